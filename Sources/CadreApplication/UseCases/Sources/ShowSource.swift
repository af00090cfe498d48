import CadreDomain

/// Shows one source: who keeps it, how far it is trusted, and what it has delivered.
public struct ShowSource: Sendable {
    let keeper: RegisterKeeper

    /// What the page shows.
    public struct Detail: Sendable {
        /// The line of the list.
        public let row: ListedSource
        /// Whether the caller may change it.
        public let mayChange: Bool
        /// The figures and tables as every edge writes them.
        public let sheet: Sheet
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Reads a source by code.
    public func callAsFunction(_ code: String, for caller: Caller) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let source = try snapshot.sources.named(code)
        guard let row = ListedSource.all(snapshot).first(where: { $0.source.id == source?.id }) else {
            throw Refusal(.sourceNotFound, "There is no source (\(code)).", fix: "Look at the list of sources.")
        }
        return Detail(
            row: row, mayChange: AccessPolicy.allows(caller, .manageSources),
            sheet: Sheet(
                title: row.source.name, answer: Self.answer(row), asOf: snapshot.today,
                journalIndex: snapshot.journalIndex,
                figures: ListedSource.columns.map { column in
                    Figure(column, of: row, rows: column.name == "open_disagreements" ? row.openAddress : nil)
                },
                tables: [Self.trust(row.source), Self.deliveries(of: row.source, snapshot, for: caller)]
            )
        )
    }

    private static func answer(_ row: ListedSource) -> String {
        let owner = "\(row.source.owner) keeps it; \(row.source.steward) answers for it."
        guard let last = row.lastOn, let due = row.dueOn else { return "It has delivered nothing yet. \(owner)" }
        let next = row.isOverdue ? "the next delivery was due on \(due.prose)" : "the next is due by \(due.prose)"
        return "It speaks of \(Grouped.count(row.recordCount, "record")), last on \(last.prose); \(next). \(owner)"
    }

    private static func trust(_ source: Source) -> DataTable {
        DataTable(
            name: "trust", title: "Trust",
            columns: [
                TableColumn("noun", "Noun", "What the records are."),
                TableColumn("field", "Field", "The field; * for every field without a row of its own."),
                TableColumn("rank", "Rank", "The place among sources; 1 is trusted most.", isNumber: true),
                TableColumn("from", "From", "The first day on which it holds.", kind: .day),
            ],
            rows: source.trusts.sorted { ($0.noun, $0.field ?? "", $0.from) < ($1.noun, $1.field ?? "", $1.from) }
                .map { trust in
                    let field = trust.field.map { [QueryItem("field", $0)] } ?? []
                    let items = [
                        QueryItem("noun", trust.noun.rawValue), QueryItem("sources__contains", source.id.rawValue),
                    ]
                    return TableRow(
                        [.text(trust.noun.rawValue), .text(trust.field ?? "*"), .int(trust.rank), .day(trust.from)],
                        links: [0: Address("/disagreements", items + field)]
                    )
                }
        )
    }

    private static func deliveries(
        of source: Source, _ snapshot: RegisterSnapshot, for caller: Caller
    ) -> DataTable {
        let readsJournal = AccessPolicy.allows(caller, .readJournal)
        return DataTable(
            name: "delivery_list", title: "Deliveries, newest first",
            columns: [
                TableColumn("index", "Journal index", "The journal entry of the delivery.", isNumber: true),
                TableColumn("at", "At", "When, in Coordinated Universal Time.", kind: .moment),
                TableColumn("files", "Files", "The names of the files."),
                TableColumn("rows", "Rows", "How many rows were read and not rejected.", isNumber: true),
            ],
            rows: snapshot.sources.deliveries.filter { $0.source == source.id }.reversed().map {
                TableRow(
                    [.int(Int($0.index)), .text($0.at.description), .text($0.files), .int($0.rowCount)],
                    links: readsJournal
                        ? [0: Address("/journal", [QueryItem("index", String($0.index))])] : [:]
                )
            }
        )
    }
}
