import Foundation
import Testing

@Suite("Exports that a third party checks and makes again")
struct ExportTests {
    private func export(_ address: String, _ name: String, _ world: String) async throws -> String {
        let path = try Workspace.file(name, "old")
        let outcome = try await Executable.run("export", address, "--to", path, "--data", world)
        try #require(outcome.status == 0, "\(outcome)")
        return path
    }

    @Test(
        "A file verifies offline and comes out again to the byte",
        arguments: [
            ("/positions?status=vacant&sample=60&seed=7", "vacant.csv"), ("/people?country=DEU", "people.ndjson"),
            ("/positions?q=chief&limit=30", "chiefs.json"), ("/offices/JUSMAG-PHL?table=strip", "strip.csv"),
            ("/staffing/gap?by=command,func", "gap.csv"), ("/staffing/gap?status=vacant&country=PHL", "gap.json"),
            ("/countries/PH?table=positions", "country.csv"),
        ]
    )
    func reproduced(address: String, name: String) async throws {
        let world = try await DemoDirectory.shared()
        let file = try await export(address, name, world)
        let alone = try await Executable.json("export", "verify", file)
        #expect(alone["digest_holds"].flag == true && alone["repetition"] == alone["none"])
        let again = try await Executable.json("export", "verify", file, "--data", world)
        #expect(again["repetition"].text == "same", "\(again)")
        var bytes = Array(try Data(contentsOf: URL(filePath: file)))
        bytes[bytes.count / 4] ^= 1
        try Data(bytes).write(to: URL(filePath: file))
        let changed = try await Executable.run("export", "verify", file, "--data", world)
        #expect(changed.status == 1 && changed.output.contains("does not hold"), "\(changed)")
    }

    @Test("A command with --evidence writes the file of its address, and the importer passes over the evidence")
    func commands() async throws {
        let world = try await DemoDirectory.shared()
        for format in ["csv", "ndjson"] {
            let listed = try await Executable.output(
                "positions", "list", "--where", "country=PHL", "--data", world, "-o", format, "--evidence")
            let file = try Workspace.file("positions." + format, listed)
            let again = try await Executable.json("export", "verify", file, "--data", world)
            #expect(again["repetition"].text == "same", "\(again)")
        }
        let whole = try await export("/positions", "positions.csv", world)
        let diff = try await Executable.run("import", "diff", "--kind", "positions", whole, "--data", world)
        #expect(diff.status == 0, "\(diff)")
        for arguments in [["-o", "json"], [], ["-o", "csv", "--limit", "3"]] {
            let refused = try await Executable.run(["people", "list", "--data", world, "--evidence"] + arguments)
            #expect(refused.status == 2 && refused.output.isEmpty, "\(arguments): \(refused)")
        }
    }

    @Test(
        "Every list takes --evidence, and what it writes comes out again",
        arguments: [
            "people list", "offices list", "countries list", "slate list", "run list", "change list", "source list",
            "disagreement list", "view list", "view alerts", "attest list", "attest findings", "quality faults",
            "staffing gap-days", "staffing overlap-days",
        ]
    )
    func everyList(command: String) async throws {
        let world = try await DemoDirectory.shared()
        let sample = ["--sample", "20", "--seed", "3"]
        let words = command.split(separator: " ").map(String.init) + sample
        let listed = try await Executable.run(words + ["--data", world, "-o", "csv", "--evidence"])
        try #require(listed.status == 0, "\(listed)")
        let file = try Workspace.file("list.csv", listed.output)
        let again = try await Executable.json("export", "verify", file, "--data", world)
        #expect(again["repetition"].text == "same", "\(again)")
    }

    @Test("Where the journal has gone on, the rows are made as they were; where it does not reach so far, it says so")
    func past() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3)
        let file = try await export("/positions", "positions.csv", directory)
        let edit = [
            "positions", "set", SmallRegister.number(1), "post=Davao", "--reason", "Moved.", "--data", directory,
        ]
        #expect(try await Executable.run(edit).status == 0)
        let then = try await Executable.json("export", "verify", file, "--data", directory)
        #expect(then["repetition"].text == "same", "\(then)")
        let now = try await export("/positions", "now.csv", directory)
        let other = try await SmallRegister.directory(positionCount: 3)
        let short = try await Executable.run("export", "verify", now, "--data", other)
        #expect(short.status == 8 && short.output.contains("no such entry"), "\(short)")
    }

    @Test("A file without evidence and a folder that is not there end with 2")
    func others() async throws {
        let directory = try await SmallRegister.directory(positionCount: 3)
        let plain = try Workspace.file("plain.csv", SmallRegister.positions(2))
        #expect(try await Executable.run("export", "verify", plain).status == 2)
        let nowhere = Workspace.freshPath("nowhere") + "/positions.csv"
        let unwritten = try await Executable.run("export", "/positions", "--to", nowhere, "--data", directory)
        #expect(unwritten.status == 2, "\(unwritten)")
        #expect(try await Executable.run("export", "/positions", "--to", "a.pdf", "--data", directory).status == 2)
    }

    @Test("Hostile texts are neutralised in the file and come back as they were")
    func hostile() async throws {
        let titles = [
            "=cmd|' /C calc'!A0", "+1", "-2", "@SUM(1)", "'=x", "''-x", "\" =x\"", "\u{FF1D}1", "# cadre-export: 1",
            "'t Hooft",
        ]
        let rows = titles.enumerated().map { index, title in
            let guarded = ["=", "+", "-", "@"].contains { title.hasPrefix($0) } ? "'" + title : title
            return SmallRegister.position(index + 1, title: "\"" + guarded.replacing("\"", with: "\"\"") + "\"")
        }
        let directory = try await SmallRegister.directory()
        let text = SmallRegister.positionHeader + "\n" + rows.joined(separator: "\n") + "\n"
        let first = try Workspace.file("positions.csv", text)
        _ = try await Executable.output("import", "commit", first, "--data", directory)
        let file = try await export("/positions", "listed.csv", directory)
        let csv = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
        #expect(!csv.contains(/[,\n"](=|\+|-|@|\x{FF1D})[^,]*[A-Za-z(]/), "\(csv)")
        let diff = try await Executable.run("import", "diff", "--kind", "positions", file, "--data", directory)
        #expect(diff.status == 0, "\(diff) \(csv)")
        let padded = csv.replacing("# cadre-export: 1\r\n", with: "# cadre-export: 1,,,,\r\n")
        let edited = try Workspace.file("edited.csv", padded)
        let same = try await Executable.run("import", "diff", "--kind", "positions", edited, "--data", directory)
        #expect(same.status == 0, "\(same)")
    }
}
