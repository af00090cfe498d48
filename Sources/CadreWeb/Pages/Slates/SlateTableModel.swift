import CadreApplication

/// The tables of a slate as pages show them.
enum SlateTableModel {
    /// The rows shown of one of the tables, with the identity of a person left out where the name stands.
    static func table(_ table: DataTable, _ query: ListQuery, _ request: WebRequest) -> TableModel {
        let (shown, caption) = columns[table.name] ?? (table.header, "")
        return TableModel(
            table, request, columns: query.fields.isEmpty ? shown : query.fields, caption: caption, isCompact: true,
            order: query.order
        ) { row, name in
            switch (name, row[name]) {
            case ("key_billet", .flag(true)): .mark(.key())
            case ("key_billet", .flag(false)), ("pinned", .flag(false)): .init("\u{2013}")
            case ("pinned", .flag(true)): .mark(.warn("pinned"))
            case ("limit_text", let value): .init(value.text, address: RuleHelp.limitsAddress)
            case ("name", let value) where table.name == "lines" && value != .missing:
                .init(value.text, address: row.address(of: "person", request))
            default: nil
            }
        }
    }

    /// The columns of a table as those of a list.
    static func columns(of name: String) -> [Column<PlacedRow>] {
        let columns = ShowSlate.tableColumns.first { $0.name == name }?.columns ?? []
        return DataTable(name: name, title: name, columns: columns, rows: []).listColumns
    }

    /// The filters of any of the tables; columns of one name mean the same in all.
    static var allFilters: [Endpoint.Filter] {
        var seen: Set<String> = []
        return ShowSlate.tableNames.flatMap { columns(of: $0) }.filter { seen.insert($0.name).inserted }
            .map { Endpoint.Filter($0) }
    }

    /// The filters that the page of a table offers.
    static let filters = [
        "lines": ["country", "key_billet", "grade__gte", "report_day__lte", "points__gte", "pinned"],
        "unfilled": ["country", "key_billet", "report_day__lte", "eligible__gte"],
        "unplaced": ["grade__gte", "available_from__lte", "eligible__gte"], "pins": ["kind"], "overrides": ["rule"],
        "limits": ["kind", "price__gte"], "limited": ["difference__lte"],
    ]

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
            ["limit_text", "title", "needed", "found", "price", "price_max", "exact"],
            "Points lost: what the best slate without the one limit brings more, all others kept; below 0 where a "
                + "limit shares out the seats under a cap better than the gate, which serves them without it."
        ),
        "limited": (
            ["position", "title", "name", "points", "name_without", "points_without", "difference", "limits"],
            "What the best slate without any limit does otherwise. A position leads to the reasons."
        ),
    ]
}
