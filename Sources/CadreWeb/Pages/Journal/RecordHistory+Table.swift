public import CadreApplication

extension RecordHistory {
    /// The entries as a table, with what was done in words, as the journal's own CSV has it.
    var toldTable: DataTable {
        DataTable(
            name: table.name, title: table.title,
            columns: table.columns + [TableColumn("what", "What", "What was done, as a sentence without its subject.")],
            rows: zip(table.rows, entries).map { row, entry in
                TableRow(row.cells + [.text(JournalSentence(entry, names: names).deedText)], links: row.links)
            }
        )
    }
}

extension Sheet {
    /// The sheet whose history says what was done in words: what every edge writes.
    public func telling(_ history: RecordHistory) -> Sheet {
        var sheet = self
        sheet.tables = tables.map { $0.name == history.table.name ? history.toldTable : $0 }
        return sheet
    }
}
