import Foundation
import Testing

/// 0 to 6 are tested where their reasons are; here are the others, and what is said of all of them.
@Suite("Exit codes: time over, partly done, interrupted, and their help")
struct ExitCodeTests {
    private static func document(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test("The help and the documentation say the same of exit codes and formats")
    func documented() async throws {
        let document = try Self.document("docs/commands.md")
        for (topic, least) in [("exit-codes", 10), ("formats", 5)] {
            let help = try await Executable.output("help", topic)
            let lines = help.matches(of: /(?m)^  (\S+)  +(.+)$/).map { "\($0.output.1) | \($0.output.2) |" }
            #expect(lines.count == least)
            for line in lines {
                #expect(
                    document.contains("| \(line)")
                        || document.contains("| `\(line.replacing(" | ", with: "` | ", maxReplacements: 1))"), "\(line)"
                )
            }
        }
    }

    @Test("Help knows topics and commands, and refuses the rest", arguments: ["filters", "env", "slate", "positions"])
    func topics(topic: String) async throws {
        let word = ["filters": "__gte", "env": "CADRE_LOG_LEVEL"][topic] ?? "USAGE: cadre \(topic)"
        #expect(try await Executable.output("help", topic).contains(word.replacing("__", with: "")))
        let unknown = try await Executable.run("help", topic + "x")
        #expect(unknown.status == 2 && unknown.errors.contains("Did you mean \(topic)?"), "\(unknown)")
    }

    @Test("A search whose time is over without an answer ends with 7")
    func timeout() async throws {
        let arguments = ["solve", try Workspace.instance, "--constraints", try Workspace.constraints]
        let none = try await Executable.run(arguments + ["--seconds", "0.000000001"])
        #expect(none.status == 7 && none.output.isEmpty && none.errors.contains("Stopped"), "\(none)")
        let enough = try await Executable.run(arguments + ["--seconds", "60"])
        #expect(enough.status == 0, "\(enough)")
    }

    @Test("Files of which one cannot be taken end with 1 and nothing is there; with the good rows taken with 8")
    func someFiles() async throws {
        let directory = try await SmallRegister.directory(positionCount: 1)
        let bad = try Workspace.file(
            "bad.csv", SmallRegister.positionHeader + "\n" + SmallRegister.position(9, gradeMax: "X") + "\n")
        let good = try Workspace.file("good.csv", SmallRegister.positions(2))
        let outcome = try await Executable.run("import", "commit", good, bad, good, "--data", directory, "-o", "json")
        #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains("import.rows-rejected") && outcome.errors.contains("Nothing was written"))
        #expect(try await SmallRegister.positionCount(directory) == 1)
        let nothing = try await Executable.run("import", "commit", bad, "--skip-rejected", "--data", directory)
        #expect(nothing.status == 1, "\(nothing)")
        let some = try await Executable.run("import", "commit", bad, good, "--skip-rejected", "--data", directory)
        #expect(some.status == 8, "\(some)")
        #expect(try await SmallRegister.positionCount(directory) == 2)
    }

    @Test(
        "Training events of which a line is rejected end with 8; with none taken 1; an unknown country is no rejection")
    func someLines() async throws {
        let line = "2003_2004\tAfrica\tangola\tIMET, FY03\tSeminar"
        for (lines, status, loaded, rejected) in [
            ([line], 0, 1, 0), ([line.replacing("angola", with: "Atlantis")], 0, 1, 0), ([line, "x"], 8, 1, 1),
            (["x"], 1, 0, 1),
        ] as [([String], Int32, Int, Int)] {
            let file = try Workspace.file("events.tsv", TrainingLines.text(lines))
            let outcome = try await Executable.run(
                "import", "training-events", file, "--data", Workspace.freshPath("events"), "-o", "json"
            )
            #expect(outcome.status == status, "\(outcome)")
            let account = try JSONValue(outcome.output)
            #expect(account["loaded"].int == loaded && account["rejected"].int == rejected, "\(account)")
        }
    }

    @Test("Control-C ends a long command with 130, and what it wrote is sound")
    func interrupted() async throws {
        let path = Workspace.freshPath("interrupted")
        let command = try RunningCommand(
            ["demo", "--data", path, "--no-serve"], interruptedAt: "Making the demo world")
        let outcome = try await command.outcome()
        #expect(outcome.status == 130, "\(outcome)")
        #expect(try await Executable.json("doctor", "--data", path)["sound"].flag == true)
    }
}
