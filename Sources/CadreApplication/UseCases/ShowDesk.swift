public import CadreDomain
import CadrePlanning

/// What needs the caller today.
public struct ShowDesk: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// How many key billets and slates a page and a terminal show of those that the sheet lists.
    public static let listCountMax = 10

    /// Reads the desk for the caller's scope.
    public func callAsFunction(asOf: Day?, for caller: Caller) async throws(Refusal) -> Sheet {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let request = try StaffingRequest(
            Self.scope(caller.scope) + [QueryItem("as_of", (asOf ?? snapshot.today).description)], snapshot: snapshot
        )
        let rows = request.rows(of: snapshot.view(on: request.asOf), for: caller)
        let counted = Set(rows.map(\.status.positionIndex))
        let day = snapshot.view(on: request.asOf).rosterDay
        let total = StaffingCube(day: day) { counted.contains($0.positionIndex) }.total
        let waiting = try await archive.heads(on: request.asOf, snapshot.calendar).map(\.head)
            .filter { ["draft", "submitted"].contains($0.slate.state.word) }
        return Sheet(
            title: "Desk",
            answer: "\(Grouped.count(total[.keyEmpty], "key billet")) \(total[.keyEmpty] == 1 ? "is" : "are") empty; "
                + "\(Grouped.count(total[.projectedWithoutRelief], "position")) will stand empty within 24 months "
                + "with nobody named.",
            asOf: request.asOf, journalIndex: snapshot.journalIndex,
            figures: StaffingFigures.figures(total, request: request) + [Self.alerts(snapshot, caller)],
            tables: [Self.keyBillets(rows), Self.slates(waiting)],
            notes: snapshot.cautions(on: request.asOf)
        )
    }

    /// How many alerts wait for the caller.
    private static func alerts(_ snapshot: RegisterSnapshot, _ caller: Caller) -> Figure {
        Figure(
            name: alertsFigure, title: "Alerts", value: .int(snapshot.views.alerts(of: caller.actor).count),
            definition: "Alerts of saved views that wait for you: rows that newly match.", rows: Address("/alerts")
        )
    }

    /// The name of the figure that counts alerts.
    public static let alertsFigure = "alerts"

    private static func scope(_ scope: Caller.Scope) -> [QueryItem] {
        switch scope {
        case .global, .ownRecord: []
        case .command(let command): [QueryItem("command", command.rawValue)]
        case .country(let country): [QueryItem("country", country.rawValue)]
        }
    }

    private static func keyBillets(_ rows: [PositionRow]) -> DataTable {
        // What no money pays for cannot be filled yet, however long it stands empty.
        let empty = rows.filter { StaffingMeasure.keyEmpty.includes($0.status) && $0.position.state == .funded }
            .sorted { ($1.vacantDays, $0.position.id) < ($0.vacantDays, $1.position.id) }
        let names = ["id", "title", "office", "country", "grade", "vacant_since", "vacant_days", "relief"]
        let columns = names.compactMap { name in PositionRow.columns.first { $0.name == name } }
        return DataTable(
            name: "key_billets", title: "Funded key billets empty longest",
            columns: columns.map(TableColumn.init),
            rows: empty.map { row in
                TableRow(columns.map { $0.value(row) }, links: [0: Address("/positions/\(row.position.id)")])
            }
        )
    }

    private static func slates(_ waiting: [SlateHead]) -> DataTable {
        DataTable(
            name: "slates", title: "Slates that wait for a decision",
            columns: [
                TableColumn("id", "Slate"), TableColumn("title", "Title"), TableColumn("state", "State"),
                TableColumn("filled", "Filled", isNumber: true), TableColumn("openings", "Openings", isNumber: true),
            ],
            rows: waiting.map { head in
                TableRow(
                    [
                        .text(head.slate.id.rawValue), .text(head.slate.title), .text(head.slate.state.word),
                        .int(head.filledCount), .int(head.openingCount),
                    ],
                    links: [0: Address("/slates/\(head.slate.id)")]
                )
            }
        )
    }
}
