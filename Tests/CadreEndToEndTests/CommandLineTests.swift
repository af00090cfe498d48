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
        for command in commands { #expect(output.contains("\n  \(command) "), "help says nothing of \(command)") }
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
        ]
    )
    func usage(arguments: [String]) async throws {
        let outcome = try await Executable.run(arguments + Self.dataOption(arguments, try await Self.register.value))
        #expect(outcome.status == 2, "\(outcome)")
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
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
        ["positions", "serve"].contains(arguments.first) ? ["--data", directory] : []
    }
}
