import CadreApplication

extension TableModel {
    /// The table of where the fields of a record come from; nil where no source speaks of it.
    static func provenance(of sheet: Sheet, _ request: WebRequest) -> TableModel? {
        guard let table = sheet.table(Provenance.tableName), !table.rows.isEmpty else { return nil }
        let hasOther = table.rows.contains { $0.cells[1] != .missing }
        return TableModel(
            table, request, columns: table.header.filter { hasOther || $0 != "record" },
            caption: "What others say otherwise leads to the disagreement.", isCompact: true
        )
    }
}
