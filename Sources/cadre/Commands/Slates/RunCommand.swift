import ArgumentParser
import CadreApplication
import CadreDomain
import CadreWeb

/// Solver runs: listing, showing, stopping and repeating them.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Lists, shows, stops and repeats solver runs.",
        subcommands: [ListCommand<RunRows>.self, Show.self, Stop.self, Replay.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows how far a run has come and what it found; as rows the line of the list."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "The day to look at, YYYY-MM-DD; a run asked for later is not found.") var asOf: String?
        @Argument(help: "The run.") var run: String

        func run() async throws {
            let useCases = try await options.reading().useCases
            let caller = try options.caller()
            let detail = try await useCases.showRun(run, asOf: Day.option(asOf, "as-of"), for: caller)
            guard [.csv, .ndjson, .xlsx].contains(options.output) else { return detail.sheet.write(options.output) }
            let items = [QueryItem("id", run)] + (asOf.map { [QueryItem("as_of", $0)] } ?? [])
            try await useCases.listRuns.all(items, for: caller).write(options.output, name: "runs")
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stops a run that no server is doing: it is not begun again, or ends with the best it has."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The run.") var run: String

        func run() async throws {
            let useCases = try await options.writing().useCases
            let stopped = try await useCases.stopRun(run, key: options.key(), by: options.caller())
            Account(
                text: "\(stopped.id): \(stopped.state.word)" + (stopped.isOpen ? ", ends when it is begun again" : ""),
                fields: [
                    ("id", .text(stopped.id.rawValue)), ("state", .text(stopped.state.word)),
                    ("stopped_by", .optional(stopped.stopper)),
                ]
            ).write(options.output)
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Repeats a run from its frozen input; ends with 1 where a byte differs."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "The day to look at, YYYY-MM-DD; a run made later is not found.") var asOf: String?
        @Argument(help: "The run, or the slate that it made.") var slate: String

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

/// What `runs` lists write.
enum RunRows: ListedRows {
    static let abstract = "Lists runs that match, newest first."
    static let name = "runs"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<DatedRun> {
        isWhole
            ? try await useCases.listRuns.all(items, for: caller)
            : try await useCases.listRuns.page(items, for: caller)
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
    @Option(parsing: .unconditional, help: "Only entries after this index.") var after: Int64 = 0

    func validate() throws {
        if after < 0 { throw ValidationError("--after has to be 0 or more.") }
    }

    func run() async throws {
        let composition = try await options.reading()
        let caller = try options.caller()
        let format = options.format.asked ?? .ndjson
        let events = composition.useCases.listEvents
        let snapshot = await composition.useCases.keeper.snapshot
        let calendar = snapshot.calendar
        func entries(_ items: [QueryItem], isWhole: Bool) async throws(Refusal) -> JournalPage {
            try await events(
                JournalQuestion(
                    items, after: after, isNewestFirst: false, isWhole: isWhole, calendar,
                    offices: RecordOffices(of: snapshot), reference: composition.reference
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
        case .table: page.table.write(format)
        case .xlsx: page.list.write(format, name: "journal")
        case .csv: Terminal.write(page.csv(names: RecordNames(of: snapshot, for: caller)).bytes)
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
        case .csv, .ndjson, .xlsx:
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
