public import CadreDomain

/// A row of a finished table with its place there, by which it is known.
public struct PlacedRow: Sendable {
    /// The place, from 0.
    public let place: Int
    /// The row.
    public let row: TableRow
}

extension DataTable {
    /// The columns of the table as those of a list.
    public var listColumns: [Column<PlacedRow>] {
        columns.enumerated().map { index, column in
            Column(column.name, column.title, column.kind, column.definition, isDefault: true) { $0.row.cells[index] }
        }
    }

    /// Filters, orders and cuts the rows of the table; in its own order unless another is asked for.
    private var reader: ListReader<PlacedRow> {
        ListReader(
            columns: listColumns,
            identity: { row in
                let place = String(row.place)
                return String(repeating: "0", count: max(0, Self.placeDigitCount - place.utf8.count)) + place
            },
            searched: { $0.row.cells.map(\.text) }
        )
    }

    private static let placeDigitCount = 9

    /// The rows that match a query of a list: one page of them, or every one.
    ///
    /// - Parameters:
    ///   - items: The query; its fields are the columns of the table.
    ///   - isWhole: Whether the page and its limit are passed over.
    ///   - asOf: The day that the table looks at.
    ///   - journalIndex: The journal index that it was read at.
    ///   - reference: Tells which countries there are, and how grades compare.
    public func list(
        _ items: [QueryItem], isWhole: Bool, asOf: Day, journalIndex: Int64, reference: ReferenceTables
    ) throws(Refusal) -> ListPage<PlacedRow> {
        let reader = reader
        let query = try ListQuery(items, columns: reader.columns, reference: reference)
        let placed = rows.enumerated().map { PlacedRow(place: $0, row: $1) }
        let grades = reference.gradeScale(on: asOf)
        return isWhole
            ? reader.whole(placed, query, asOf: asOf, journalIndex: journalIndex, grades: grades)
            : try reader.page(placed, query, asOf: asOf, journalIndex: journalIndex, grades: grades)
    }

    /// The table with only the rows of a list made of it.
    public func holding(_ page: ListPage<PlacedRow>) -> DataTable {
        DataTable(name: name, title: title, columns: columns, rows: page.rows.map(\.row))
    }
}
