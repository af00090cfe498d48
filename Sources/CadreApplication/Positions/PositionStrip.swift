import CadreDomain
import CadrePlanning

/// A position with everybody who held, holds or is named for it, as one row of a strip timeline.
public struct PositionStrip: Sendable {
    /// The position on the day.
    public let row: PositionRow
    /// The tenures, oldest first.
    public let tenures: [Tenure]
    /// The stretches on which it is authorized and nobody holds it, as far as is on record.
    public let gaps: [PositionGap]
    /// Who holds it when, gaps and overlaps, in the order in which they are drawn.
    public let segments: [StripSegment]

    init(_ row: PositionRow, in snapshot: RegisterSnapshot) {
        self.row = row
        let known = snapshot.tenures(of: row.position.id, on: row.status.asOf)
        tenures = row.arePeopleWithheld ? known.map { $0.withholdingPerson() } : known
        gaps = snapshot.gaps(of: row.position.id, tenures)
        segments = StripSegment.all(tenures, gaps: gaps, on: row.status.asOf)
    }
}

/// The positions of an office or a country, key billets first: as strips, as far as they are drawn, and as a table.
struct DrawnPositions {
    /// The most positions that one page draws as strips.
    static let stripCountMax = 40

    let strips: [PositionStrip]
    let omittedCount: Int
    /// Every position as a row.
    let positions: DataTable

    /// Every stretch of the strips as a row.
    var table: DataTable { StripTable.table(strips.map { ($0.row.position, $0.segments) }) }

    init(snapshot: RegisterSnapshot, positions: [PositionRow]) {
        let ordered = positions.sorted {
            ($0.position.isKeyBillet ? 0 : 1, $0.office?.code ?? "", $0.position.number)
                < ($1.position.isKeyBillet ? 0 : 1, $1.office?.code ?? "", $1.position.number)
        }
        strips = ordered.prefix(Self.stripCountMax).map { PositionStrip($0, in: snapshot) }
        omittedCount = ordered.count - strips.count
        let columns = PositionRow.columns.filter {
            [
                "id", "number", "title", "grade", "key_billet", "status", "incumbent_name", "incumbent",
                "planned_end", "relief_name", "relief_person", "relief_from", "vacant_days", "gap_days", "overlap_days",
            ].contains($0.name)
        }
        self.positions = DataTable(
            name: "positions", title: "Positions",
            columns: columns.map(TableColumn.init),
            rows: ordered.map { row in
                TableRow(columns.map { $0.value(row) }, links: [0: Address("/positions/\(row.position.id)")])
            }
        )
    }
}
