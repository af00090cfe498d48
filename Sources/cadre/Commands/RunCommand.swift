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
            Account(
                text: "\(verdict.slate): \(verdict.isSame ? "same bytes" : "DIFFERENT"), plan \(verdict.planDigest)",
                fields: [
                    ("slate", .text(verdict.slate.rawValue)), ("same", .flag(verdict.isSame)),
                    ("input_digest", .text(verdict.inputDigest)), ("plan_digest", .text(verdict.planDigest)),
                ]
            ).write(options.output)
            if !verdict.isSame { throw Finding() }
        }
    }
}

/// The journal, entry by entry.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Writes the journal, oldest first; one JSON object a line unless told otherwise."
    )
    @OptionGroup var options: DataOptions
    @Option(help: "Only entries after this index.") var after: Int64 = 0
    @Option(help: "How many entries at most.") var limit: Int?

    func validate() throws {
        guard let limit, limit < 1 else { return }
        throw ValidationError("--limit has to be 1 or more.")
    }

    func run() async throws {
        let useCases = try await options.reading().useCases
        let caller = try options.caller()
        let format = options.format.asked ?? .ndjson
        var (entries, last, left): ([JournalEntry], Int64, Int) = ([], after, limit ?? .max)
        while left > 0 {
            let count = min(left, ListEvents.limitMax)
            let batch = try await useCases.listEvents(after: last, limit: count, for: caller)
            // Lines are written as they are read; the other formats need all of them.
            if format == .ndjson {
                Terminal.write(JSONText.lines(page(batch, of: 0).objects))
            } else {
                entries += batch
            }
            guard batch.count == count, let newest = batch.last else { break }
            (last, left) = (newest.index, left - count)
        }
        let list = page(entries, of: await useCases.keeper.snapshot.journalIndex)
        switch format {
        case .ndjson: break
        case .json: Terminal.write(list.json.text + "\n")
        case .table, .csv: list.table.write(format)
        }
    }

    private func page(_ entries: [JournalEntry], of journalIndex: Int64) -> JournalPage {
        JournalPage(after: after, total: max(entries.count, Int(journalIndex - after)), entries: entries)
    }
}

/// The version of this executable.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Prints the version.")
    @OptionGroup var format: OutputOptions

    func run() {
        Account(
            text: "cadre \(BuildFacts.version)",
            fields: [("name", .text("cadre")), ("version", .text(BuildFacts.version))]
        ).write(format.output)
    }
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
