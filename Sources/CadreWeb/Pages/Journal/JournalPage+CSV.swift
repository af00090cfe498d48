public import CadreApplication

extension JournalPage {
    /// The entries as comma-separated values: the columns of the list, and what was done in words unless fields are
    /// asked for.
    ///
    /// - Parameter names: What the records are called that the words speak of.
    public func csv(names: RecordNames) -> CSVText {
        let table = table
        guard list.query.fields.isEmpty else {
            return CSVText(header: table.header, rows: table.rows.map(\.cells))
        }
        return CSVText(
            header: table.header + ["what"],
            rows: zip(table.rows, list.rows).map { $0.cells + [.text(JournalSentence($1, names: names).deedText)] }
        )
    }
}
