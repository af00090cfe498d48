import CadrePlanning

/// Which figures a staffing table shows: those of `fields`, or else the main ones on a page and every one in a file.
public struct StaffingFields: Sendable {
    /// The figures asked for; nil where the request names none.
    public let names: [String]?
    /// The rest of the query.
    let items: [QueryItem]

    /// The figures of a page that was asked for none.
    public static let main = [
        "authorized", "filled", "vacant", "qualified", "key_empty", "past_planned_end", "projected_without_relief",
        "fill", "match",
    ]
    /// Every figure.
    public static let all = StaffingMeasure.allCases.map(\.rawValue) + ["fill", "match"]

    /// Reads `fields` strictly.
    init(_ asked: [QueryItem]) throws(Refusal) {
        items = asked.filter { $0.key != "fields" }
        guard let value = asked.first(where: { $0.key == "fields" && !$0.value.isEmpty })?.value else {
            names = nil
            return
        }
        let words = value.split(separator: ",").map(String.init)
        for word in words where !Self.all.contains(word) {
            throw Refusal(
                .filterUnknownField, "The table has no figure (\(word)), named in fields.",
                fix: (Nearest.word(to: word, among: Self.all).map { "Did you mean \($0)? " } ?? "")
                    + "Its figures: \(Self.all.joined(separator: ", "))."
            )
        }
        names = words
    }

    /// The sheet with only the figures asked for in its table.
    func chosen(_ sheet: Sheet) -> Sheet {
        guard let names else { return sheet }
        var sheet = sheet
        sheet.tables = sheet.tables.map { table in
            table.name == "staffing" ? Self.cut(table, to: names) : table
        }
        return sheet
    }

    /// The table with only the figures asked for.
    public func chosen(_ table: DataTable) -> DataTable { names.map { Self.cut(table, to: $0) } ?? table }

    private static func cut(_ table: DataTable, to names: [String]) -> DataTable {
        let keys = table.header.filter { !all.contains($0) }
        let kept = (keys + names).compactMap { name in table.columns.firstIndex { $0.name == name } }
        return DataTable(
            name: table.name, title: table.title, columns: kept.map { table.columns[$0] },
            rows: table.rows.map { row in
                let links = kept.enumerated().compactMap { place, index in row.links[index].map { (place, $0) } }
                return TableRow(kept.map { row.cells[$0] }, links: Dictionary(uniqueKeysWithValues: links))
            }
        )
    }
}
