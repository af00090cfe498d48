import Foundation
import Testing

@Suite("Import from files: check, diff, commit")
struct ImportTests {
    @Test(
        "The template of each kind is a file that can be checked",
        arguments: ["offices", "positions", "people", "qualifications", "assignments"]
    )
    func template(kind: String) async throws {
        let template = try await Executable.output("import", "template", kind)
        let file = try Workspace.file("\(kind).csv", template)
        let account = try await Executable.json("import", "check", file)[0]
        #expect(account["kind"].text == kind)
        #expect(account["rows"].int == 1)
        #expect(account["rejected"].int == 0, "\(account)")
    }

    @Test("New, changed and same rows are told apart, and the same file twice is no change")
    func roundTrip() async throws {
        let directory = try await SmallRegister.directory(positionCount: 4)
        let rows = [
            SmallRegister.position(1), SmallRegister.position(2, title: "Chief"), SmallRegister.position(3),
            SmallRegister.position(4), SmallRegister.position(5),
        ]
        let text = SmallRegister.positionHeader + "\n" + rows.joined(separator: "\n") + "\n"
        let file = try Workspace.file("positions.csv", text)

        let diff = try await Executable.run("import", "diff", file, "--data", directory, "-o", "json")
        #expect(diff.status == 1, "a difference is a finding: \(diff)")
        expect(try JSONValue(diff.output)[0], new: 1, changed: 1, same: 3)
        #expect(try await SmallRegister.positionCount(directory) == 4)

        let journal = try await Executable.output("events", "--data", directory).csvRows.count
        expect(try await Executable.json("import", "commit", file, "--data", directory)[0], new: 1, changed: 1, same: 3)
        #expect(try await SmallRegister.positionCount(directory) == 5)
        let grown = try await Executable.output("events", "--data", directory).csvRows.count
        #expect(grown == journal + 3, "one entry for the file and one for each change")

        let again = try await Executable.json("import", "commit", file, "--data", directory)[0]
        expect(again, new: 0, changed: 0, same: 5)
        #expect(try await Executable.output("events", "--data", directory).csvRows.count == grown)
        let none = try await Executable.run("import", "diff", file, "--data", directory)
        #expect(none.status == 0, "\(none)")
        let titles = try await Executable.json(
            "positions", "list", "--data", directory, "--where", "title=Chief", "--fields", "number"
        )
        #expect(titles["rows"].list.compactMap { $0["number"].text } == [SmallRegister.number(2)])
    }

    @Test("Under a key of one's own the same files are answered as the first time, though others came since")
    func key() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        func commit(_ title: String, _ more: String...) async throws -> Outcome {
            let text = SmallRegister.positionHeader + "\n" + SmallRegister.position(1, title: title) + "\n"
            let file = try Workspace.file("positions-\(title).csv", text)
            return try await Executable.run(["import", "commit", file, "--data", directory] + more)
        }
        let first = try await commit("Chief", "--key", "k-1", "-o", "json")
        #expect(first.status == 0, "\(first)")
        #expect(try await commit("Deputy").status == 0)
        let again = try await commit("Chief", "--key", "k-1", "-o", "json")
        #expect(again.output == first.output && again.status == 0)
        #expect(again.errors.contains("nothing was written"))
        #expect(try await commit("Chief", "--key", "k-1").output.contains("1 changed"))
        #expect(try await commit("Clerk", "--key", "k-1").errors.contains("idempotency-key.reused"))
        let titles = try await Executable.json("positions", "list", "--data", directory, "--fields", "title")
        #expect(titles["rows"].list.compactMap { $0["title"].text } == ["Deputy"])
        #expect(try await commit("Chief").output.contains("1 changed"), "without a key it puts the title right")
    }

    @Test("A bad row ends with 1, names file, row and column, and nothing of the file is written")
    func badRow() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        let rows = [SmallRegister.position(7), SmallRegister.position(8, gradeMax: "O77"), SmallRegister.position(9)]
        let text = SmallRegister.positionHeader + "\n" + rows.joined(separator: "\n") + "\n"
        let file = try Workspace.file("bad-positions.csv", text)

        let check = try await Executable.run("import", "check", file, "-o", "json")
        #expect(check.status == 1, "\(check)")
        let problem = try JSONValue(check.output)[0]["problems"][0]
        #expect(problem["file"].text == "bad-positions.csv")
        #expect(problem["row"].int == 3)
        #expect(problem["column"].text == "grade_max")
        #expect(problem["found"].text == "O77")
        #expect(problem["cause"].text == "grade.unknown")

        let words = try await Executable.run("import", "check", file)
        #expect(words.status == 1)
        #expect(words.output.contains("bad-positions.csv") && words.output.contains("grade_max"), "\(words)")

        let commit = try await Executable.run("import", "commit", file, "--data", directory)
        #expect(commit.status == 1, "\(commit)")
        #expect(commit.errors.contains("import.rows-rejected") && commit.errors.contains("row 3"))
        #expect(commit.errors.contains("bad-positions.csv") && commit.errors.contains("grade_max"))
        #expect(try await SmallRegister.positionCount(directory) == 1)
    }

    @Test("The good rows of a file are taken where that was asked for")
    func partial() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        let rows = [SmallRegister.position(7), SmallRegister.position(8, gradeMax: "O77")]
        let text = SmallRegister.positionHeader + "\n" + rows.joined(separator: "\n") + "\n"
        let file = try Workspace.file("positions.csv", text)
        let outcome = try await Executable.run("import", "commit", file, "--skip-rejected", "--data", directory)
        #expect(outcome.status == 8, "\(outcome)")
        #expect(try await SmallRegister.positionCount(directory) == 2)
    }

    @Test("Of a file that is not there, that is all that is said; an unreadable one makes no data directory")
    func nothingMade() async throws {
        let missing = try await Executable.run("import", "check", "/nowhere/positions.csv", "--data", "/nowhere/data")
        #expect(missing.status == 2 && !missing.errors.contains("/nowhere/data"), "\(missing)")
        let file = try Workspace.file("events.tsv", "no\tsuch\tcolumns\n1\t2\t3\n")
        let directory = Workspace.freshPath("never-made")
        let training = try await Executable.run("import", "training-events", file, "--data", directory)
        #expect(training.status == 2, "\(training)")
        #expect(!FileManager.default.fileExists(atPath: directory))
    }

    @Test("Latin-1 files are read, and the encoding is said")
    func encoding() async throws {
        let folder = Workspace.freshPath("latin")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let text = SmallRegister.positionHeader + "\n" + SmallRegister.position(1, title: "Attaché") + "\n"
        try text.data(using: .isoLatin1)?.write(to: URL(filePath: folder + "/positions.csv"))
        let directory = try await SmallRegister.directory()
        let account = try await Executable.json("import", "commit", folder + "/positions.csv", "--data", directory)[0]
        #expect(account["encoding"].text != "utf-8")
        let list = try await Executable.json("positions", "list", "--data", directory)
        #expect(list["rows"][0]["title"].text == "Attaché")
    }

    @Test("A pipe, a workbook and UTF-16 text are refused by name, with the exit status of a bad file")
    func unreadable() async throws {
        let pipe = Workspace.freshPath("pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        let folder = Workspace.freshPath("unreadable")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let (wide, workbook) = (folder + "/wide.csv", folder + "/book.xlsx")
        try SmallRegister.offices.data(using: .utf16)?.write(to: URL(filePath: wide))
        try Data([0x50, 0x4B, 3, 4] + Array("[Content_Types].xml".utf8)).write(to: URL(filePath: workbook))
        for (path, words) in [(pipe, "a pipe"), (wide, "UTF-16"), (workbook, "an Excel workbook (.xlsx)")] {
            let check = try await Executable.run("import", "check", path)
            #expect(check.status == 2 && check.errors.contains(words), "\(check)")
        }
    }

    @Test("Problems beyond those listed are counted in the table, the JSON and the CSV")
    func leftOut() async throws {
        let rows = (1...10_007).map { SmallRegister.position($0, gradeMax: "Q\($0)") }
        let text = SmallRegister.positionHeader + "\n" + rows.joined(separator: "\n") + "\n"
        let file = try Workspace.file("positions.csv", text)
        let table = try await Executable.run("import", "check", file)
        #expect(table.output.hasSuffix("  and 7 more problems left out; 10000 are listed. " + Self.leftOutFix + "\n"))
        let account = try JSONValue(try await Executable.run("import", "check", file, "-o", "json").output)[0]
        #expect(account["problems"].list.count == 10_000)
        #expect(account["problems_left_out"].int == 7)
        #expect(account["rejected"].int == 10_007)
        let lines = try await Executable.run("import", "check", file, "-o", "csv").output
        #expect(
            lines.hasSuffix("\r\npositions.csv,,,problems.left-out,7 more,10000 listed,\"\(Self.leftOutFix)\",,,\r\n"))
    }

    private static let leftOutFix = "Correct the rows listed, and check the file again."

    @Test("A header that cannot be used is a finding although there is no row to reject")
    func brokenHeader() async throws {
        let file = try Workspace.file("offices.csv", "code,name\n")
        let check = try await Executable.run("import", "check", file, "--kind", "offices")
        #expect(check.status == 1 && check.output.contains("column.missing"), "\(check)")
    }

    @Test("Offices in a circle are refused, and nothing of the file is written")
    func circle() async throws {
        let directory = try await SmallRegister.directory()
        let header = "code,name,type,country,parent,valid_from"
        let file = try Workspace.file(
            "circle.csv", "\(header)\nA,Top,ODC,PHL,B,2020-01-01\nB,Middle,ODC,PHL,A,2020-01-01\n"
        )
        let commit = try await Executable.run("import", "commit", file, "--data", directory)
        #expect(commit.status == 1 && commit.errors.contains("parent.cycle: found (A > B > A)"), "\(commit)")
        #expect(try await Executable.json("offices", "list", "--data", directory)["total"].int == 1)
    }

    private func expect(
        _ account: JSONValue, new: Int, changed: Int, same: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(account["new"].int == new, sourceLocation: sourceLocation)
        #expect(account["changed"].int == changed, sourceLocation: sourceLocation)
        #expect(account["same"].int == same, sourceLocation: sourceLocation)
        #expect(account["rejected"].int == 0, sourceLocation: sourceLocation)
    }
}
