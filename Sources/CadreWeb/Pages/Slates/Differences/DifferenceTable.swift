import CadreApplication

/// The tables of two slates compared, as the page shows them.
enum DifferenceTable {
    /// Some rows of one of the tables; changes with their sign, people by name.
    static func model(_ table: DataTable, rows: Range<Int>, _ request: WebRequest) -> TableModel {
        let (shown, caption) = columns[table.name] ?? (table.header, "")
        return TableModel(
            table, request, columns: shown, rows: rows, caption: caption, isCompact: true,
            titles: table.name == "totals" ? ["title": "Measure"] : [:]
        ) { row, name in
            switch (name, row[name]) {
            case ("kind", .text("rule")) where table.name == "inputs":
                .init("rule", address: RuleHelp.address(of: row["record"].text))
            case ("kind", .text("limit")) where table.name == "inputs":
                .init("limit", address: RuleHelp.limitsAddress)
            case ("change", .text(let change)): .mark(mark(change))
            case ("change", .int(let value)):
                signed(Words.number(value), value, row.address(of: name, request))
            case ("change", .ranked(let text, let rank)): signed(text, rank, row.address(of: name, request))
            case ("key_billet", .flag(false)): .init("\u{2013}")
            case ("key_billet", .flag(true)): .mark(.key())
            case ("before_name", let value):
                .init(SheetText.text(value), address: row.address(of: "before_person", request))
            case ("after_name", let value):
                .init(SheetText.text(value), address: row.address(of: "after_person", request))
            default: nil
            }
        }
    }

    private static func signed(_ text: String, _ value: Int, _ address: String?) -> TableModel.Cell {
        .init((value > 0 ? "+" : "") + text, address: address, isNumber: true)
    }

    private static func mark(_ change: String) -> Mark {
        switch change {
        case "added", "placed": .good(change)
        case "removed", "unplaced": .bad(change)
        case "moved": .warn(change)
        default: .quiet(change)
        }
    }

    private static let columns: [String: ([String], String)] = [
        "totals": (["title", "before", "after", "change"], "A figure leads to the rows it counts."),
        "positions": (
            [
                "position", "title", "country", "key_billet", "change", "before_name", "after_name",
                "before_report_day", "after_report_day", "before_points", "after_points",
            ],
            "Grouped by change. A position, a name and points lead to the reasons in their slate."
        ),
        "people": (
            [
                "person", "name", "grade", "change", "before_position", "before_title", "after_position",
                "after_title", "before_points", "after_points",
            ],
            "Grouped by change. A person, a position and points lead to the reasons in their slate."
        ),
        "points": (
            ["rule", "unit", "before_units", "after_units", "before_points", "after_points", "change"],
            "Each side sums to the points of its slate. A change leads to the positions that make it up."
        ),
        "position_points": (
            ["position", "title", "rule", "before_points", "after_points", "change"],
            "The changes of a rule sum to its change in the whole slate."
        ),
        "decisions": (
            ["change", "kind", "person", "position", "reason", "decided_by"],
            "Pins and exclusions that only one of the two slates has."
        ),
        "inputs": (
            ["kind", "record", "field", "before", "after"],
            "As frozen; - stands for nothing. A record without a field is in one of the inputs only."
        ),
    ]
}
