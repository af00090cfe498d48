import CadreApplication

/// What the work list of disagreements shows.
enum DisagreementList {
    /// The filters of the list.
    static func filters(_ request: WebRequest) -> FilterBar {
        FilterBar(
            request, columns: Disagreement.columns,
            shown: ["state", "noun", "field", "sources__contains", "office", "age_days__gte", "stale"]
        )
    }

    /// The page.
    static func page(
        _ page: ListPage<Disagreement>, _ request: WebRequest, _ bar: FilterBar, hints: [Link]
    ) -> Page {
        let isFiltered = bar.hasChips || request.value("q") != nil
        let table = TableModel(page, request, label: "Disagreements") { found in
            request.link("/disagreements/\(found.key)")
        } mark: { found, column in
            column.name == "state" ? mark(found.state) : nil
        } figure: { found, column in
            column.name == "name" ? found.recordAddress.map { request.link($0.path, $0.items) } : nil
        }
        let none =
            isFiltered
            ? "No disagreement matches."
            : "No two sources say different things of a field. They are compared when files are imported in their name."
        return Page(
            title: "Disagreements", section: .register, answer: answer(page), template: "list",
            model: ListModel(
                filters: page.total > 0 || isFiltered ? bar : nil, table: table,
                empty: page.total > 0 ? nil : EmptyState(none, hints: hints),
                pages: Pagination(page, request, noun: "disagreement")
            ),
            exports: ExportRow(request, command: "cadre disagreement list"),
            reasons: Disagreement.columns.map { Definition($0.title, $0.definition) } + DisagreementModel.rules
        )
    }

    private static func answer(_ page: ListPage<Disagreement>) -> String {
        guard page.total > 0 else { return "No disagreement on \(Words.day(page.asOf))." }
        let open = page.rows.count { $0.state != .decided }
        return "\(Words.count(page.total, "disagreement")); \(open == 0 ? "none" : Words.number(open)) of those shown "
            + "\(open < 2 ? "waits" : "wait") for a decision."
    }

    /// The mark of a state.
    static func mark(_ state: Disagreement.State) -> Mark {
        switch state {
        case .open: .warn(state.rawValue)
        case .reopened: .bad(state.rawValue)
        case .decided: .good(state.rawValue)
        }
    }
}
