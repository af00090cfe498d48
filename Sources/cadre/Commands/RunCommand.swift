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
        @Option(help: "The day to look at, YYYY-MM-DD; a run made later is not found.") var asOf: String?
        @Argument(help: "The slate that the run made.") var slate: String

        func run() async throws {
            let useCases = try await options.reading().useCases
            let verdict = try await useCases.replayRun(slate, asOf: Day.option(asOf, "as-of"), for: options.caller())
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
    @OptionGroup var list: ListOptions
    @Option(help: "Only entries after this index.") var after: Int64 = 0

    func run() async throws {
        let composition = try await options.reading()
        let caller = try options.caller()
        let format = options.format.asked ?? .ndjson
        let events = composition.useCases.listEvents
        let calendar = await composition.useCases.keeper.snapshot.calendar
        func entries(_ items: [QueryItem], isWhole: Bool) async throws(Refusal) -> JournalPage {
            try await events(
                JournalQuestion(
                    items, after: after, isNewestFirst: false, isWhole: isWhole, calendar,
                    reference: composition.reference
                ),
                for: caller
            )
        }
        // Lines are written as they are read, a page at a time, where nothing asks for all of them first.
        if format == .ndjson, try list.filter.items().allSatisfy({ $0.key == "as_of" }) {
            return try await list.forEachPage {
                try await entries($0, isWhole: false)
            } each: { page in
                Terminal.write(JSONText.lines(page.objects))
                return page.list
            }
        }
        let page = JournalPage(
            after: after,
            list: try await list.page(
                all: { try await entries($0, isWhole: true).list },
                limited: { try await entries($0, isWhole: false).list }
            )
        )
        switch format {
        case .ndjson: Terminal.write(JSONText.lines(page.objects))
        case .json: Terminal.write(page.json.text + "\n")
        case .table, .csv: page.table.write(format)
        }
    }
}

/// The version of this executable.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Prints the version and the reference tables."
    )
    @Option(help: "A data directory whose own reference tables are listed instead of those they take the place of.")
    var data: String?
    @OptionGroup var format: OutputOptions

    func run() throws {
        let tables = try ReferenceTableList(of: data)
        let version = BuildFacts.version
        switch format.output {
        case .table:
            Terminal.write("cadre \(version)\n")
            for line in tables.lines { Terminal.write("\(line.file): \(line.words)\n") }
        case .json:
            let fields = [("name", JSONText.text("cadre")), ("version", .text(version)), ("tables", tables.json)]
            Terminal.write(JSONText.object(fields).text + "\n")
        case .csv, .ndjson:
            let rows = tables.lines.map {
                TableRow([.text(version), .text($0.file), .int($0.rowCount), .text($0.origin), .text($0.digest)])
            }
            DataTable(["version", "file", "rows", "origin", "digest"], rows).write(format.output)
        }
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
