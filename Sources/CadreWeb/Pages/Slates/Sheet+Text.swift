import CadreApplication

extension Sheet {
    /// The sheet with only the rows that hold the text, letters of either case; the sheet itself for nil.
    func holding(_ text: String?) -> Sheet {
        guard let needle = text?.lowercased() else { return self }
        var sheet = self
        sheet.tables = tables.map { table in
            DataTable(
                name: table.name, title: table.title, columns: table.columns,
                rows: table.rows.filter { row in
                    row.cells.contains { $0.text.lowercased().contains(needle) }
                }
            )
        }
        return sheet
    }
}
