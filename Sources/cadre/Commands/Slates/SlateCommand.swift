import ArgumentParser
import CadreApplication
import CadreDomain
import CadreWeb

/// Slates: solving, explaining, deciding, approving.
struct SlateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slate", abstract: "Solves, explains and publishes slates.",
        subcommands: [
            Solve.self, ListCommand<SlateRows>.self, Show.self, SlateDiff.self, SlateFrontCommand.self, Explain.self,
            Why.self,
            WhatIf.self,
            SlateAgain.self, PinPair.self,
            ExcludePair.self, Submit.self,
            Publish.self,
        ]
    )

    struct Solve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Solves the slate of a window and stores a draft.")
        @OptionGroup var options: DataOptions
        @Option(help: "The first day of the window.") var from: String
        @Option(help: "The last day of the window.") var to: String
        @Option(help: "What to call it.") var title = ""
        @Option(parsing: .unconditional, help: "Kept with the run.") var seed: UInt64 = 0
        @Option(help: "Points for one unit of a rule, such as move.cost=2; may be repeated.") var weight: [String] = []
        @Option(help: "What the whole slate keeps to; may be repeated. \(LimitReader.grammar).")
        var limit: [String] = []

        func run() async throws {
            guard let first = try Day.option(from, "from"), let last = try Day.option(to, "to") else { return }
            let useCases = try await options.writing().useCases
            let caller = try options.caller()
            let slate = try await useCases.solveSlate(
                from: first, to: last, title: title, weights: RuleWeights.weights(weight.joined(separator: ",")),
                limits: limit, seed: seed, key: options.key(), by: caller
            )
            Terminal.note("Slate \(slate) is a draft. Next: cadre slate explain \(slate) --position POSITION")
            try await SlateArgument.write(slate, useCases, for: caller, options.output)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a slate, or the rows of one of its tables; as rows its lines."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @Argument(help: "The slate.") var slate: String
        @Option(
            help: ArgumentHelp(
                "Only the rows of this table: \(ShowSlate.tableNames.joined(separator: ", ")); "
                    + "those of lines where rows are chosen otherwise."
            )
        )
        var table: String?

        func run() async throws {
            let useCases = try await options.reading().useCases
            let detail = try await useCases.showSlate(slate, asOf: list.filter.day(), for: options.caller())
            guard let name = try table ?? (list.choosesRows ? ShowSlate.tableNames[0] : nil) else {
                return detail.sheet.telling(detail.history).write(options.output)
            }
            try await list.page(
                all: { try detail.list(name, $0, isWhole: true) },
                limited: { try detail.list(name, $0, isWhole: false) }
            ).write(options.output, name: name)
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Explains why a position is filled as it is, or stays empty; as rows every reason."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @Argument(help: "The slate.") var slate: String
        @Option(help: "The position, by identity or number.") var position: String
        @Option(help: "The person to compare with.") var versus: String?
        @Option(help: "The table that rows are taken from: \(ContestTable.choices).") var table = ContestTable.ledger

        func run() async throws {
            let composition = try await options.reading()
            let detail = try await composition.useCases.explainSlate(
                slate, position: position, versus: versus, asOf: list.filter.day(), for: options.caller()
            )
            guard try !list.choosesRows else {
                let sheet = try detail.sheet.beginning(with: table)
                return try await list.rows(of: sheet, composition.reference).write(options.output, name: table)
            }
            guard options.output == .table else {
                let sheet = try options.output == .json ? detail.sheet : detail.sheet.beginning(with: table)
                return sheet.write(options.output)
            }
            Terminal.write(ExplanationText(detail).text)
        }
    }

    struct Why: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Explains why a person was placed where, or nowhere; as rows every reason."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @Argument(help: "The slate.") var slate: String
        @Option(help: "The person.") var person: String
        @Option(help: "The table that rows are taken from: \(ContestTable.choices).") var table = ContestTable.ledger

        func run() async throws {
            let composition = try await options.reading()
            var sheet = try await composition.useCases.whyPerson(
                slate, person: person, asOf: list.filter.day(), for: options.caller()
            ).sheet
            guard try !list.choosesRows else {
                let sheet = try sheet.beginning(with: table)
                return try await list.rows(of: sheet, composition.reference).write(options.output, name: table)
            }
            switch options.output {
            case .table: sheet.tables.removeAll { $0.name == ContestTable.ledger }
            case .csv, .ndjson, .xlsx: sheet = try sheet.beginning(with: table)
            case .json: break
            }
            sheet.write(options.output)
        }
    }

    struct WhatIf: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "whatif",
            abstract: "Says what placing a person in a position would cost, and who would move; changes nothing."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @Argument(help: "The slate.") var slate: String
        @Option(help: "The pair, as person=position.") var force: String

        func run() async throws {
            let parts = force.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw Refusal(.usageBad, "The pair (\(force)) cannot be read.", fix: "Write it as person=position.")
            }
            let composition = try await options.reading()
            let sheet = try await composition.useCases.whatIfSlate(
                slate, person: parts[0], position: parts[1], asOf: list.filter.day(), for: options.caller()
            ).sheet
            guard try list.choosesRows else { return sheet.write(options.output) }
            try await list.rows(of: sheet, composition.reference).write(options.output, name: "consequences")
        }
    }

    struct PinPair: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pin", abstract: "Gives a person a position and solves again."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var decision: DecisionOptions

        func run() async throws { try await decision.run(.pin, options) }
    }

    struct ExcludePair: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "exclude", abstract: "Keeps a person from a position and solves again."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var decision: DecisionOptions

        func run() async throws { try await decision.run(.exclude, options) }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Submits a draft for approval.")
        @OptionGroup var options: DataOptions
        @Argument(help: "The slate.") var slate: String
        @Option(help: "The version that you read.") var expectedVersion: Int

        func run() async throws {
            let useCases = try await options.writing().useCases
            let version = try await useCases.submitSlate(
                SlateArgument.id(slate), expectedVersion: expectedVersion, key: options.key(), by: options.caller()
            )
            SlateArgument.account(of: slate, "submitted", version: version).write(options.output)
        }
    }

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publishes a submitted slate; only somebody other than its submitter can."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The slate.") var slate: String
        @Option(help: "The version that you read.") var expectedVersion: Int

        func run() async throws {
            let useCases = try await options.writing().useCases
            let version = try await useCases.publishSlate(
                SlateArgument.id(slate), expectedVersion: expectedVersion, key: options.key(), by: options.caller()
            )
            SlateArgument.account(of: slate, "published", version: version).write(options.output)
        }
    }
}

/// What `slates` lists write.
enum SlateRows: ListedRows {
    static let abstract = "Lists slates that match, newest first."
    static let name = "slates"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<DatedSlate> {
        isWhole
            ? try await useCases.listSlates.all(items, for: caller)
            : try await useCases.listSlates.page(items, for: caller)
    }
}

/// A slate named on the command line.
enum SlateArgument {
    /// Reads its identity.
    static func id(_ text: String) throws(Refusal) -> ID<Slate> {
        guard let id = ID<Slate>(text) else {
            throw Refusal(.slateNotFound, "There is no slate (\(text)).", fix: "Look at (cadre slate list).")
        }
        return id
    }

    /// What a step has made of a slate.
    static func account(of slate: String, _ state: String, version: Int) -> Account {
        Account(
            text: "\(state), version \(version)",
            fields: [("id", .text(slate)), ("state", .text(state)), ("version", .int(version))]
        )
    }

    /// Writes a draft just made: for people its identity and its answer.
    static func write(
        _ slate: ID<Slate>, _ useCases: UseCases, for caller: Caller, _ format: OutputFormat
    ) async throws {
        // What else waits for a worker is left to the next process that has the time.
        await useCases.runs.worker.close()
        let sheet = try await useCases.showSlate(slate.rawValue, for: caller).sheet
        if format == .table {
            Terminal.write("\(slate)\n\(sheet.answer)\n")
        } else {
            sheet.write(format)
        }
    }
}

/// The options of a decision on a pair.
struct DecisionOptions: ParsableArguments {
    @Argument(help: "The slate.") var slate: String
    @Argument(help: "The pair, as position=person.") var pair: String
    @Option(help: "Why, in a sentence.") var reason: String
    @Option(help: "The version that you read.") var expectedVersion: Int = 1

    func run(_ kind: Pin.Kind, _ options: DataOptions) async throws {
        let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let position = ID<Position>(parts[0]), let person = ID<Person>(parts[1]) else {
            throw Refusal(.usageBad, "The pair (\(pair)) cannot be read.", fix: "Write it as position=person.")
        }
        let useCases = try await options.writing().useCases
        let input = PinSlate.Input(
            slate: try SlateArgument.id(slate), expectedVersion: expectedVersion, kind: kind, person: person,
            position: position, reason: reason
        )
        let draft = try await useCases.pinSlate(input, key: options.key(), by: options.caller())
        try await SlateArgument.write(draft, useCases, for: options.caller(), options.output)
    }
}
