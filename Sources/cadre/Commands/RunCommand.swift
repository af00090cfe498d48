import ArgumentParser
import CadreApplication
import CadreDomain

/// Solver runs: repeating one.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Repeats solver runs.", subcommands: [Replay.self]
    )

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Repeats the run of a slate from its frozen input; ends with 1 where a byte differs."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The slate that the run made.") var slate: String

        func run() async throws {
            let useCases = try await options.reading().useCases
            let verdict = try await useCases.replayRun(slate, for: options.caller())
            let account = JSONText.object([
                ("slate", .text(verdict.slate.rawValue)), ("same", .flag(verdict.isSame)),
                ("input_digest", .text(verdict.inputDigest)), ("plan_digest", .text(verdict.planDigest)),
            ])
            Terminal.write(
                options.output == .json
                    ? account.text + "\n"
                    : "\(verdict.slate): \(verdict.isSame ? "same bytes" : "DIFFERENT"), plan \(verdict.planDigest)\n"
            )
            if !verdict.isSame { throw Finding() }
        }
    }
}

/// The journal, entry by entry.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Writes the journal, one JSON object a line."
    )
    @OptionGroup var options: DataOptions
    @Option(help: "Only entries after this index.") var after: Int64 = 0
    @Option(help: "How many entries at most.") var limit: Int?

    func run() async throws {
        let useCases = try await options.reading().useCases
        let caller = try options.caller()
        var index = after
        var left = limit ?? Int.max
        while left > 0 {
            let count = min(left, ListEvents.limitMax)
            let entries = try await useCases.listEvents(after: index, limit: count, for: caller)
            for entry in entries { Terminal.write(entry.canonicalText + "\n") }
            guard entries.count == count, let last = entries.last else { return }
            index = last.index
            left -= entries.count
        }
    }
}

/// The version of this executable.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Prints the version.")

    func run() { Terminal.write("cadre \(BuildFacts.version)\n") }
}

/// Completion scripts for shells.
struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion", abstract: "Prints a completion script for bash, zsh or fish."
    )
    @Argument(help: "bash, zsh or fish.") var shell: String

    func run() throws {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw Refusal(.usageBad, "There is no completion for (\(shell)).", fix: "Give bash, zsh or fish.")
        }
        Terminal.write(Cadre.completionScript(for: shell) + "\n")
    }
}
