import Foundation
import Testing

@Suite("What is refused makes nothing: no directory, no database")
struct NothingMadeTests {
    private static let solve = ["slate", "solve", "--from", "2027-01-01", "--to", "2027-12-31"]
    private static let version = ["--expected-version", "1"]

    /// Refuses a command in a directory that is not there, with this status and word, and looks that it still is not.
    private func refuse(_ arguments: [String], _ status: Int32, _ word: String) async throws {
        let directory = Workspace.freshPath("never")
        let outcome = try await Executable.run(arguments + ["--data", directory])
        #expect(outcome.status == status && outcome.output.isEmpty, "\(arguments): \(outcome)")
        #expect(outcome.errors.contains(word), "\(arguments): \(outcome)")
        #expect(!FileManager.default.fileExists(atPath: directory), "\(arguments)")
    }

    @Test("An import whose file cannot be read, or whose caller may not")
    func imports() async throws {
        let good = try Workspace.file("offices.csv", SmallRegister.offices)
        let page = try Workspace.file("page.csv", "<html><body>Not found</body></html>\n")
        let lines = try Workspace.file("events.tsv", TrainingLines.text(["2003_2004\tAfrica\tAngola\tP\tC"]))
        try await refuse(["import", "commit", "/nowhere.csv"], 2, "it does not exist")
        try await refuse(["import", "commit", good, "/nowhere.csv"], 2, "it does not exist")
        try await refuse(["import", "commit", page], 2, "(page.csv)")
        try await refuse(["import", "training-events", "/nowhere.tsv"], 2, "it does not exist")
        try await refuse(["import", "training-events", lines, "--counts", "/nowhere.tsv"], 2, "it does not exist")
        for file in [["import", "commit", good], ["import", "training-events", lines]] {
            try await refuse(file + ["--as", "inspector"], 4, "caller.not-allowed")
            try await refuse(file + ["--as", "nobody"], 4, "caller.unknown")
            try await refuse(file + ["--key", "a b"], 2, "idempotency-key.missing")
        }
    }

    @Test("A directory without a name")
    func nameless() async throws {
        let good = try Workspace.file("offices.csv", SmallRegister.offices)
        for command in [["import", "commit", good], ["demo", "--no-serve"], ["positions", "list"]] {
            let outcome = try await Executable.run(command + ["--data", ""])
            #expect(outcome.status == 3 && outcome.errors.contains("cannot be used: Its name is empty."), "\(outcome)")
        }
    }

    @Test("A demo that could not be served where it is told to")
    func demo() async throws {
        try await refuse(["demo", "--listen", "nowhere"], 2, "Write it as host:port")
        try await refuse(["demo", "--connections-per-address", "0"], 2, "Give a number from 1 to")
    }

    @Test("A demo, and every other start, with a table of office types that is wrong")
    func tables() async throws {
        let directory = Workspace.freshPath("tables")
        let folder = directory + "/reference"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "iso3,office_type,confidence,source\nPHL,EMBASSY,verified,Ours\n"
            .write(toFile: folder + "/country_office_types.csv", atomically: false, encoding: .utf8)
        for command in [["demo", "--no-serve"], ["serve", "--listen", "127.0.0.1:0"], ["positions", "list"]] {
            let outcome = try await Executable.run(command + ["--data", directory])
            #expect(outcome.status == 3, "\(command): \(outcome)")
            #expect(
                outcome.errors.contains(
                    "country_office_types.csv, row 2, column office_type: found \"EMBASSY\", allowed: a code of"),
                "\(command): \(outcome)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["reference"], "\(command)")
        }
    }

    @Test(
        "A change to a register that is not there",
        arguments: [
            solve, ["slate", "again", "slt_1"], ["slate", "submit", "slt_1"] + version,
            ["slate", "publish", "slt_1"] + version, ["run", "stop", "run_1"],
            ["slate", "pin", "slt_1", "pos_1=per_1", "--reason", "x"],
            ["slate", "exclude", "slt_1", "pos_1=per_1", "--reason", "x"],
        ]
    )
    func changes(command: [String]) async throws {
        try await refuse(command, 3, "There is no database in the data directory")
    }

    @Test(
        "A file where a directory is expected is said to be none",
        arguments: [
            solve, ["positions", "list"], ["doctor"], ["demo", "--no-serve"], ["serve", "--listen", "127.0.0.1:0"],
        ]
    )
    func file(command: [String]) async throws {
        let file = try Workspace.file("world", "not a directory")
        let outcome = try await Executable.run(command + ["--data", file])
        #expect(outcome.status == 3 && outcome.errors.contains("cannot be used: It is no directory."), "\(outcome)")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "not a directory")
    }
}
