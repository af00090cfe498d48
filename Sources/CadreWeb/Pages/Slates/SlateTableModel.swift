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
        "overrides": (
            ["position", "name", "rule", "needed", "found", "reason", "decided_by"],
            "Gates that a pin overrides with its reason; the entry of the relief says so when the slate is published."
        ),
        "limits": (
            ["limit", "title", "needed", "found", "price", "price_max", "exact"],
            "Points lost: what the best slate without the one limit brings more, all others kept."
        ),
        "limited": (
            ["position", "title", "name", "points", "name_without", "points_without", "difference", "limits"],
            "What the best slate without any limit does otherwise. A position leads to the reasons."
        ),
    ]
}
