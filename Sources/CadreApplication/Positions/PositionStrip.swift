public import CadreDomain
import CadrePlanning

/// A position with everybody who held, holds or is named for it, as one row of a strip timeline.
public struct PositionStrip: Sendable {
    /// The position on the day.
    public let row: PositionRow
    /// The tenures, oldest first.
    public let tenures: [Tenure]
    /// The stretches of the window on which it is authorized and nobody holds it.
    public let gaps: [DayRange]
}

/// The strips of an office or a country, and the same as a table.
struct StripTable {
    /// The most positions that one page draws as strips.
    static let stripCountMax = 60
    /// How many months back and ahead strips show.
    static let monthsBack = 24
    static let monthsAhead = 24

    let strips: [PositionStrip]
    let omittedCount: Int
    let table: DataTable

    init(snapshot: RegisterSnapshot, positions: [PositionRow]) {
        let ordered = positions.sorted {
            ($0.position.isKeyBillet ? 0 : 1, $0.office?.code ?? "", $0.position.number)
                < ($1.position.isKeyBillet ? 0 : 1, $1.office?.code ?? "", $1.position.number)
        }
        strips = ordered.prefix(Self.stripCountMax).map { row in
            let known = snapshot.tenures(of: row.position.id)
            let tenures = row.arePeopleWithheld ? known.map { $0.withholdingPerson() } : known
            let day = row.status.asOf
            let window = DayRange(
                clamping: day.adding(months: -Self.monthsBack), day.adding(months: Self.monthsAhead)
            )
            return PositionStrip(
                row: row, tenures: tenures, gaps: snapshot.gaps(of: row.position.id, in: window, tenures)
            )
        }
        omittedCount = ordered.count - strips.count
        let columns = PositionRow.columns.filter {
            [
                "id", "number", "title", "grade", "key_billet", "status", "incumbent_name", "incumbent",
                "planned_end", "relief_name", "relief_person", "relief_from", "vacant_days", "gap_days", "overlap_days",
            ].contains($0.name)
        }
        table = DataTable(
            name: "positions", title: "Positions",
            columns: columns.map(TableColumn.init),
            rows: ordered.map { row in
                TableRow(columns.map { $0.value(row) }, links: [0: Address("/positions/\(row.position.id)")])
            }
        )
    }
}
