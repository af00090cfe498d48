import ArgumentParser
import CadreApplication
import CadreDomain
import CadreWeb

/// Saved views: lists with their filters under a name, and alerts of rows that newly match.
struct ViewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view", abstract: "Saves and opens views, and tells of rows that newly match them.",
        subcommands: [
            ListCommand<ViewRows>.self, Show.self, Open.self, Save.self, Change.self, Delete.self, Subscribe.self,
            Unsubscribe.self,
            ListCommand<AlertRows>.self, Acknowledge.self,
        ]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what a view is, when it last fired, and what would fire now."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The identity or the name.") var view: String

        func run() async throws {
            let row = try await options.reading().useCases.views.list.one(view, for: options.caller())
            ViewCommand.account(row).write(options.output)
        }
    }

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the rows of a view: exactly those of its address."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The identity or the name.") var view: String

        func run() async throws {
            let composition = try await options.reading()
            let caller = try options.caller()
            let row = try await composition.useCases.views.list.one(view, for: caller)
            if let fault = row.fault { throw fault }
            Terminal.note("\(row.view.name): \(row.view.address)")
            guard options.output == .table else {
                let server = try ExportCommand.server(composition)
                let ending = options.output.rawValue
                return Terminal.write(try await server.export(row.view.address, as: ending, for: caller).bytes)
            }
            try await Self.write(row.view, composition.useCases, caller)
        }

        /// Writes the rows for people.
        private static func write(_ view: SavedView, _ useCases: UseCases, _ caller: Caller) async throws {
            let (list, items) = try view.question()
            let rows: any ListedRows.Type =
                switch list {
                case .positions: PositionRows.self
                case .people: PeopleRows.self
                case .offices: OfficeRows.self
                case .countries: CountryRows.self
                case .slates: SlateRows.self
                case .runs: RunRows.self
                case .gapDays: GapDayRows.self
                case .overlapDays: OverlapDayRows.self
                case .journal: JournalRows.self
                }
            try await rows.writeTable(items, useCases, for: caller)
        }
    }

    struct Save: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Saves the address of a list as a view.")
        @OptionGroup var options: DataOptions
        @Option(help: "What the view is called.") var name: String
        @Option(help: "What it is for.") var note = ""
        @Flag(help: "Let others see it, too.") var shared = false
        @Argument(help: "The address, such as '/positions?status=vacant'.") var address: String

        func run() async throws {
            let views = try await options.writing().useCases.views
            let caller = try options.caller()
            let input = SaveView.Input(address: address, name: name, note: note, isShared: shared)
            let id = try await views.save(input, key: options.key(), by: caller)
            ViewCommand.account(try await views.list.one(id.rawValue, for: caller)).write(options.output)
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Renames a view, describes it, or shares it.")
        @OptionGroup var options: DataOptions
        @Option(help: "What it is called from now on.") var name: String?
        @Option(help: "What it is for.") var note: String?
        @Flag(inversion: .prefixedNo, help: "Whether others see it.") var shared: Bool?
        @Argument(help: "The identity or the name.") var view: String

        func run() async throws {
            let views = try await options.writing().useCases.views
            let caller = try options.caller()
            let id = try await views.list.one(view, for: caller).view.id.rawValue
            let input = ChangeView.Input(name: name, note: note, isShared: shared)
            _ = try await views.change(id, input, key: options.key(), by: caller)
            ViewCommand.account(try await views.list.one(id, for: caller)).write(options.output)
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Deletes a view of your own.")
        @OptionGroup var options: DataOptions
        @Argument(help: "The identity or the name.") var view: String

        func run() async throws {
            try await ViewCommand.act(options, on: view, "deleted") { views, id, key, caller in
                try await views.delete(id, key: key, by: caller)
            }
        }
    }

    struct Subscribe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tells you when rows newly match a view.")
        @OptionGroup var options: DataOptions
        @Argument(help: "The identity or the name.") var view: String

        func run() async throws {
            try await ViewCommand.act(options, on: view, "subscribed") { views, id, key, caller in
                try await views.subscribe(id, key: key, by: caller)
            }
        }
    }

    struct Unsubscribe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tells you of a view no longer.")
        @OptionGroup var options: DataOptions
        @Argument(help: "The identity or the name.") var view: String

        func run() async throws {
            try await ViewCommand.act(options, on: view, "unsubscribed") { views, id, key, caller in
                try await views.subscribe.end(id, key: key, by: caller)
            }
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Notes that you have seen alerts: those named, or all that wait for you."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The identities of the alerts.") var alerts: [String] = []

        func run() async throws {
            let views = try await options.writing().useCases.views
            let caller = try options.caller()
            let waiting = try await views.listAlerts.all([], for: caller).rows.map(\.alert.id.rawValue)
            let named = alerts.isEmpty ? waiting : alerts
            for alert in named { try await views.acknowledge(alert, key: options.key(), by: caller) }
            Account(
                text: "\(Grouped.count(named.count, "alert")) acknowledged",
                fields: [("acknowledged", .int(named.count))]
            ).write(options.output)
        }
    }

    /// Does something with a view that its identity or its name tells.
    private static func act(
        _ options: DataOptions, on view: String, _ deed: String,
        _ body: (ViewUseCases, String, IdempotencyKey, Caller) async throws -> Void
    ) async throws {
        let views = try await options.writing().useCases.views
        let caller = try options.caller()
        let id = try await views.list.one(view, for: caller).view.id.rawValue
        try await body(views, id, options.key(), caller)
        done(id, deed).write(options.output)
    }

    private static func done(_ id: String, _ deed: String) -> Account {
        Account(text: "\(id): \(deed)", fields: [("id", .text(id)), ("done", .text(deed))])
    }

    /// All that is said of a view.
    private static func account(_ row: ViewRow) -> Account {
        let told = row.subscription.map { known in
            "told of new rows; last fired \(known.firedAt?.description ?? "never"), "
                + "would fire now \(row.wouldFire.map(String.init) ?? "nothing: it cannot be looked at")"
        }
        let fault = row.fault.map { "no longer works: \($0.detail) \($0.fix)" }
        let head = "\(row.view.id): \(row.view.name) (\(row.view.isShared ? "shared" : "private"), \(row.view.owner))"
        let note = row.view.note.isEmpty ? nil : row.view.note
        return Account(
            text: [head, row.view.address, note, told, fault].compactMap(\.self).joined(separator: "\n"),
            fields: ViewRow.columns.map { ($0.name, $0.value(row)) }
                + [("fault", .optional(row.fault.map { "\($0.detail) \($0.fix)" }))]
        )
    }
}

/// What `views` lists write.
enum ViewRows: ListedRows {
    static let abstract = "Lists the views that you see."
    static let name = "views"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<ViewRow> {
        isWhole
            ? try await useCases.views.list.all(items, for: caller)
            : try await useCases.views.list.page(items, for: caller)
    }
}

/// What lists of alerts write.
enum AlertRows: ListedRows {
    static let commandName = "alerts"
    static let abstract = "Lists the alerts that wait for you."
    static let name = "alerts"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<AlertRow> {
        isWhole
            ? try await useCases.views.listAlerts.all(items, for: caller)
            : try await useCases.views.listAlerts.page(items, for: caller)
    }
}

/// What views of the journal write, newest first.
private enum JournalRows: ListedRows {
    static let abstract = "Lists the journal."
    static let name = "journal"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<JournalEntry> {
        let snapshot = await useCases.keeper.snapshot
        let question = JournalQuestion(
            items, isNewestFirst: true, isWhole: isWhole, snapshot.calendar,
            offices: RecordOffices(of: snapshot), reference: snapshot.reference
        )
        return try await useCases.listEvents(question, for: caller).list
    }
}
