import CadreApplication

/// The tables of a slate as pages show them.
enum SlateTableModel {
    /// Some rows of one of the tables, with the identity of a person left out where the name stands.
    static func table(_ table: DataTable, rows: Range<Int>, _ request: WebRequest) -> TableModel {
        let (shown, caption) = columns[table.name] ?? (table.header, "")
        return TableModel(table, request, columns: shown, rows: rows, caption: caption, isCompact: true) { row, name in
            switch (name, row[name]) {
            case ("key_billet", .flag(true)): .mark(.key())
            case ("key_billet", .flag(false)), ("pinned", .flag(false)): .init("\u{2013}")
            case ("pinned", .flag(true)): .mark(.warn("pinned"))
            case ("name", let value) where table.name == "lines":
                .init(value.text, address: row.address(of: "person", request))
            default: nil
            }
        }
    }

    /// A table in the order of the page: of lines and of what stays empty, key billets first, then overseas, then the rest, each by position.
    static func ordered(_ table: DataTable) -> DataTable {
        guard ["lines", "unfilled"].contains(table.name) else { return table }
        func urgency(_ row: TableRow) -> Int {
            let row = SheetRow(table: table, row: row)
            if case .flag(true) = row["key_billet"] { return 0 }
            return row["country"].text == "USA" ? 2 : 1
        }
        let ranked = table.rows.enumerated().map { (urgency: urgency($1), place: $0, row: $1) }
        return DataTable(
            name: table.name, title: table.title, columns: table.columns,
            rows: ranked.sorted { ($0.urgency, $0.place) < ($1.urgency, $1.place) }.map(\.row)
        )
    }

    private static let columns: [String: ([String], String)] = [
        "lines": (
            [
                "position", "title", "country", "key_billet", "name", "grade", "report_day", "planned_end", "points",
                "pinned",
            ],
            "Key billets first, then overseas. A position leads to the reasons."
        ),
        "unfilled": (
            ["position", "title", "country", "key_billet", "report_day", "eligible", "reason"],
            "Key billets first, then overseas. A position leads to the reasons."
        ),
        "unplaced": (
            ["person", "name", "grade", "available_from", "eligible", "reason"], "A person leads to the reasons."
        ),
        "pins": (["kind", "person", "position", "reason", "decided_by"], "In the order of decision."),
    ]
}
