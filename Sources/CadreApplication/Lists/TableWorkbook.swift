import CadreDomain

/// A finished table on its way into an Excel workbook, with what to know of it, which stands on a second sheet.
public struct TableWorkbook: Sendable {
    /// The table.
    public let table: DataTable
    /// Names and values that say what the table is; without any there is no second sheet.
    public let about: [(name: String, value: String)]

    private init(_ table: DataTable, about: [(name: String, value: String)]) {
        self.table = table
        self.about = about
    }

    /// The same workbook with further names and values on its second sheet; those that it has already are replaced.
    public func telling(_ pairs: [(name: String, value: String)]) -> TableWorkbook {
        let names = Set(pairs.map(\.name))
        return TableWorkbook(table, about: pairs + about.filter { !names.contains($0.name) })
    }

    /// Makes the workbook of a table alone.
    public init(_ table: DataTable) {
        self.table = table
        about = []
    }

    /// Makes the workbook of the rows of a list, with every column that programs get.
    public init<Row>(_ page: ListPage<Row>, named name: String) {
        let columns = page.exported
        table = DataTable(
            name: name, title: name, columns: columns.map(TableColumn.init),
            rows: page.rows.map { row in TableRow(columns.map { $0.value(row) }) }
        )
        about =
            [
                ("rows", String(page.rows.count)), ("rows that match", String(page.total)),
                ("as of", page.asOf.description), ("journal index", String(page.journalIndex)),
            ] + page.notes.map { ("note", $0) }
    }

    /// Makes the workbook of a table of a sheet.
    public init(_ table: DataTable, of sheet: Sheet) {
        self.table = table
        about =
            [
                ("title", sheet.title), ("answer", sheet.answer), ("as of", sheet.asOf.description),
                ("journal index", String(sheet.journalIndex)),
            ] + sheet.notes.map { ("note", $0) }
    }
}
