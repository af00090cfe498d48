import Foundation
import Testing

@Suite("The command: version, help, completion and exit codes")
struct CommandLineTests {
    private static let register = Task { try await SmallRegister.directory(positionCount: 3) }

    @Test("Says its version", arguments: ["version", "--version"])
    func version(argument: String) async throws {
        let output = try await Executable.output(argument)
        #expect(output.contains(/\d+\.\d+\.\d+/))
    }

    @Test("Help names every command and the exit codes")
    func help() async throws {
        let output = try await Executable.output("help")
        let commands = [
            "demo", "serve", "import", "positions", "people", "offices", "countries", "staffing", "slate", "run",
            "solve", "events", "doctor", "completion", "version",
        ]
        for command in commands {
            // A command with another name stands with it, such as "offices, office".
            let isNamed = [" ", ", "].contains { output.contains("\n  \(command)\($0)") }
            #expect(isNamed, "help says nothing of \(command)")
        }
        #expect(output.contains("Exit codes"))
    }

    @Test("Every command has a help of its own", arguments: ["import", "positions", "staffing", "slate", "serve"])
    func helpOfOne(command: String) async throws {
        #expect(try await Executable.output(command, "--help").contains("USAGE: cadre \(command)"))
    }

    @Test("Prints completion for each shell", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) async throws {
        let script = try await Executable.output("completion", shell)
        for command in ["positions", "staffing", "doctor"] { #expect(script.contains(command)) }
    }

    @Test(
        "A command line that is not understood ends with 2",
        arguments: [
            ["nonsense"], ["positions", "list", "--nonsense"], ["completion", "tcsh"],
            ["import", "template", "horses"],
            ["serve", "--listen", "nowhere"], ["positions", "list", "--where", "status"],
            ["events", "--after", "-1"], ["demo", "--seed", "-1"],
        ]
    )
    func usage(arguments: [String]) async throws {
        let outcome = try await Executable.run(arguments + Self.dataOption(arguments, try await Self.register.value))
        #expect(outcome.status == 2, "\(outcome)")
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }

    @Test(
        "A word that is no command ends with 2, names the nearest one and all there are",
        arguments: [
            (["positoins", "list"], "cadre positoins", "Did you mean positions? There are: demo, serve,"),
            (["positions", "lst"], "cadre positions lst", "Did you mean list? There are: list, show, set."),
            (["import", "comit", "x.csv"], "cadre import comit", "Did you mean commit? There are: check, diff,"),
            (["zzz"], "cadre zzz", "There are: demo, serve,"),
        ]
    )
    func noCommand(arguments: [String], words: String, fix: String) async throws {
        let outcome = try await Executable.run(arguments)
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains("usage.bad: There is no command (\(words)).\n"), "\(outcome)")
        #expect(outcome.errors.contains(fix), "\(outcome)")
    }

    @Test(
        "An answer that cannot be written ends with 3 and says why, and notes that nobody reads end nothing",
        arguments: [["version"], ["import", "template", "people"], ["positions", "list"], ["doctor", "-o", "json"]]
    )
    func unwritable(arguments: [String]) async throws {
        let option = Self.dataOption(arguments, try await Self.register.value)
        let full = try await Executable.run(arguments + option, standardOutput: "/dev/full", standardError: nil)
        #expect(full.status == 3, "\(full)")
        #expect(full.errors.contains("Standard output cannot be written: No space left on device."), "\(full)")
        let unread = try await Executable.run(arguments + option, standardOutput: nil, standardError: "/dev/full")
        #expect(unread.status == 0 && !unread.output.isEmpty, "\(unread)")
    }

    @Test("Two dimensions are named at once or one after the other")
    func dimensions() async throws {
        let one = try await run("staffing", "gap", "--by", "country,grade", "-o", "csv")
        let each = try await run("staffing", "gap", "--by", "country", "--by", "grade", "-o", "csv")
        #expect(one.status == 0 && one.output == each.output, "\(one)\n\(each)")
        #expect(one.output.hasPrefix("country,country_name,grade,"), "\(one)")
    }

    @Test("An unknown filter ends with 2 and names the nearest field")
    func unknownFilter() async throws {
        let outcome = try await run("positions", "list", "--where", "staus=vacant")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("filter.unknown-field"))
        #expect(outcome.errors.contains("Did you mean status?"))
        #expect(outcome.output.isEmpty)
    }

    @Test(
        "A record that does not exist ends with 5",
        arguments: [
            (["positions", "show", "pos_999999"], "position.not-found"),
            (["people", "show", "per_999999"], "person.not-found"),
            (["offices", "show", "NOWHERE"], "office.not-found"),
            (["countries", "show", "QQQ"], "country.not-found"),
            (["slate", "show", "slt_999999"], "slate.not-found"),
        ]
    )
    func notFound(arguments: [String], code: String) async throws {
        let outcome = try await Executable.run(arguments + ["--data", try await Self.register.value])
        #expect(outcome.status == 5, "\(outcome)")
        #expect(outcome.errors.contains(code))
    }

    @Test("A persona who may not act ends with 4, and nothing is written")
    func notAllowed() async throws {
        let directory = try await Self.register.value
        let file = try Workspace.file("positions.csv", SmallRegister.positions(9))
        let outcome = try await Executable.run("import", "commit", file, "--as", "inspector", "--data", directory)
        #expect(outcome.status == 4, "\(outcome)")
        #expect(outcome.errors.contains("caller.not-allowed"))
        let unknown = try await run("positions", "list", "--as", "nobody")
        #expect(unknown.status == 4)
        #expect(unknown.errors.contains("caller.unknown"))
        #expect(try await SmallRegister.positionCount(directory) == 3)
    }

    @Test("A data directory without a database ends with 3")
    func noDatabase() async throws {
        let outcome = try await Executable.run("positions", "list", "--data", Workspace.freshPath("nothing"))
        #expect(outcome.status == 3, "\(outcome)")
        #expect(outcome.errors.contains("data-directory.unusable"))
    }

    @Test("A file that is not there ends with 2")
    func noFile() async throws {
        let outcome = try await run("import", "check", "/nowhere/positions.csv")
        #expect(outcome.status == 2, "\(outcome)")
        #expect(outcome.errors.contains("file.unreadable"))
    }

    private func run(_ arguments: String...) async throws -> Outcome {
        try await Executable.run(arguments + ["--data", try await Self.register.value])
    }

    private static func dataOption(_ arguments: [String], _ directory: String) -> [String] {
        ["positions", "serve", "doctor"].contains(arguments.first) ? ["--data", directory] : []
    }
}
