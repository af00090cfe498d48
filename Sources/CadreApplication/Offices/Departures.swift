import CadreDomain
import CadrePlanning

/// Who leaves the positions of an office next: every incumbent whose planned end comes within 24 months.
public struct Departures: Sendable {
    /// How many months ahead are looked at.
    public static let monthsAhead = 24

    /// The positions, those who leave soonest first.
    public let positions: [PositionRow]
    /// Where every one of them is listed.
    public let rows: Address

    /// Picks them from all positions of an office.
    init(from positions: [PositionRow], office: String, on day: Day) {
        let last = day.adding(months: Self.monthsAhead).adding(days: -1)
        self.positions = positions.filter { $0.status.plannedEnd.map { $0 <= last } == true }.sorted {
            ($0.status.plannedEnd ?? .endless, $0.position.id) < ($1.status.plannedEnd ?? .endless, $1.position.id)
        }
        rows = Address(
            "/positions",
            [
                QueryItem("office", office), QueryItem("planned_end__lte", last.description),
                QueryItem("sort", "planned_end"), QueryItem("as_of", day.description),
            ]
        )
    }

    /// The positions as a table.
    var table: DataTable {
        let names = [
            "planned_end", "incumbent_name", "incumbent", "id", "title", "relief_name", "relief_person", "relief_from",
        ]
        let columns = names.compactMap { name in PositionRow.columns.first { $0.name == name } }
        return DataTable(
            name: "departures", title: "Who leaves next", columns: columns.map(TableColumn.init),
            rows: positions.map { row in
                TableRow(columns.map { $0.value(row) }, links: [3: Address("/positions/\(row.position.id)")])
            }
        )
    }
}
