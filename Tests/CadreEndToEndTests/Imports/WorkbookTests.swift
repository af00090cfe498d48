import Foundation
import Testing

@Suite("Excel workbooks in and out")
struct WorkbookTests {
    /// Runs a command whose output is a workbook, and returns the path of the file.
    private static func workbook(_ arguments: String..., status: Int32 = 0) async throws -> String {
        let path = Workspace.freshPath("output") + ".xlsx"
        try Data().write(to: URL(filePath: path))
        let outcome = try await Executable.run(arguments + ["-o", "xlsx"], standardOutput: path, standardError: nil)
        guard outcome.status == status else { throw Unexpected("\(arguments) ended with \(outcome)") }
        return path
    }

    @Test("Lists of a demo world as workbooks are imports that change nothing", arguments: ["positions", "people"])
    func roundTrip(noun: String) async throws {
        let directory = try await DemoDirectory.shared()
        let path = try await Self.workbook(noun, "list", "--data", directory)
        let diff = try await Executable.run("import", "diff", "--kind", noun, path, "--data", directory)
        #expect(diff.status == 0, "\(diff)")
        #expect(diff.output.contains("0 new, 0 changed") && diff.output.contains("0 rejected"), "\(diff)")
    }

    @Test("The table of a check comes back as a workbook with its errors, and once mended it is taken")
    func errors() async throws {
        let directory = try await SmallRegister.directory()
        let rows = SmallRegister.people(2) + "per_9,Ann,USA,military,O77,secret,2020-01-01,\n"
        let file = try Workspace.file("people.csv", rows)
        let path = try await Self.workbook("import", "check", file, "--data", directory, status: 1)
        let again = try await Executable.run("import", "check", path, "--data", directory, "-o", "json")
        #expect(again.status == 1)
        let check = try JSONValue(again.output)[0]
        #expect(check["sheet"].text == "people.csv" && check["encoding"].text == "xlsx")
        let group = check["groups"].list.first { $0["rejected"].flag == true }
        #expect(group?["cause"].text == "grade.unknown" && group?["found"].text == "O77", "\(check)")
        #expect(group?["first_cells"].list.compactMap(\.text) == ["E4"], "\(check)")
        let table = try await Executable.run("import", "check", path, "--data", directory, "--sheet", "people.csv")
        #expect(table.output.contains("row 4 (E4): found (O77)"), "\(table)")
        let other = try await Executable.run("import", "check", path, "--data", directory, "--sheet", "Nothing")
        #expect(other.status == 2 && other.errors.contains("workbook.sheet-unknown"), "\(other)")
    }

    @Test("A look at a foreign file writes a profile, with which, once edited, the file is taken")
    func profile() async throws {
        let directory = try await SmallRegister.directory()
        let file = try Workspace.file(
            "list.csv",
            "Personnel list\n\nPersonnel Nr,Full Name,Branch,Mil/Civ,Rank,Security Clearance,Effective Date\n"
                + "per_50,Ann Sample,Army,military,O4,secret,2026-01-01\n"
        )
        let path = Workspace.freshPath("profile") + ".json"
        let sniff = try await Executable.json(
            "import", "sniff", file, "--kind", "people", "--data", directory, "--profile-out", path)
        #expect(sniff["kind"].text == "people" && sniff["header_row"].int == 3, "\(sniff)")
        #expect(sniff["missing"].list.compactMap(\.text) == ["person"])
        let repeated = try await Executable.run("import", "sniff", file, "--data", directory, "--profile-out", path)
        #expect(repeated.status == 2 && repeated.errors.contains("cannot be written"), "\(repeated)")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let edited = try Workspace.file(
            "profile.json", text.replacing("\"columns\" : {", with: "\"columns\" : {\n\"Personnel Nr\" : \"person\","))
        let first = try await Executable.run("import", "check", file, "--data", directory, "--profile", edited)
        #expect(first.status == 0, "\(first)")
        let commit = try await Executable.run("import", "commit", file, "--data", directory, "--profile", edited)
        #expect(commit.status == 0 && commit.output.contains("1 new"), "\(commit)")
    }
}
