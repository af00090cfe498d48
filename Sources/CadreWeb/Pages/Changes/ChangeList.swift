import CadreApplication

/// What the list of change sets shows.
enum ChangeList {
    /// The filters of the list.
    static func filters(_ request: WebRequest) -> FilterBar {
        FilterBar(request, columns: ChangeRow.columns, shown: ["kind", "state", "made_on__gte", "actor"])
    }

    /// The page.
    static func page(_ page: ListPage<ChangeRow>, _ request: WebRequest, _ bar: FilterBar, hints: [Link]) -> Page {
        let isFiltered = bar.hasChips || request.value("q") != nil
        let table = TableModel(page, request, label: "Change sets") { row in
            request.link("/changes/\(row.set.id)")
        } mark: { row, column in
            column.name == "state" ? mark(row) : nil
        } figure: { row, column in
            switch column.name {
            case "reverts": row.set.reverts.map { request.link("/changes/\($0)") }
            case "reverted_by": row.revertedBy.map { request.link("/changes/\($0)") }
            default: nil
            }
        }
        let nothing =
            isFiltered
            ? "No change set matches."
            : "No change set is on record. Every import, edit and revert makes one; the demo world itself is none."
        let hasRows = page.total > 0
        return Page(
            title: "Changes", section: .oversight,
            answer: hasRows
                ? "\(Words.count(page.total, "change set")), each with what it changed and a way to revert it."
                : "No change set on \(Words.day(page.asOf)).",
            template: "list",
            model: ListModel(
                filters: hasRows || isFiltered ? bar : nil, table: table,
                empty: hasRows ? nil : EmptyState(nothing, hints: hints),
                pages: Pagination(page, request, noun: "change set")
            ),
            exports: ExportRow(request, command: "cadre change list"),
            reasons: [
                Definition(
                    "Change set",
                    "What one decision changed in the register: a committed import, an edit, a bulk edit, or a revert. "
                        + "Its items are entries of the journal."
                ),
                Definition(
                    "Revert",
                    "Every record that the change set changed becomes exactly what it was before. It is refused where "
                        + "a record was changed again since, or where a law would be broken."
                ),
            ]
        )
    }

    /// The mark of a state.
    static func mark(_ row: ChangeRow) -> Mark { row.revertedBy == nil ? .good(row.state) : .quiet(row.state) }
}
