import CadreApplication

/// What the list of runs shows.
enum RunList {
    /// The filters of the list.
    static func filters(_ request: WebRequest) -> FilterBar {
        FilterBar(request, columns: DatedRun.columns, shown: ["state", "kind", "asked_on__gte", "asked_by"])
    }

    /// The page.
    static func page(_ page: ListPage<DatedRun>, _ request: WebRequest, _ bar: FilterBar, hints: [Link]) -> Page {
        let isFiltered = bar.hasChips || request.value("q") != nil
        let table = TableModel(page, request, label: "Runs") { run in
            request.link("/runs/\(run.run.id)")
        } mark: { run, column in
            column.name == "state" ? mark(run.run.state) : nil
        } figure: { run, column in
            switch column.name {
            case "slate": run.run.slate.map { request.link("/slates/\($0)") }
            case "base": run.run.base.map { request.link("/slates/\($0.slate)") }
            default: nil
            }
        }
        let nothing =
            isFiltered
            ? "No run matches."
            : "No run is on record. One is kept from the moment when a slate is asked for; slates that were solved "
                + "before runs were kept have none."
        let hasRows = page.total > 0
        let open = page.rows.count { $0.run.isOpen }
        return Page(
            title: "Runs", section: .assignments,
            answer: hasRows
                ? "\(Words.count(page.total, "run")); \(open == 0 ? "none" : Words.number(open)) of those shown "
                    + "\(open < 2 ? "waits or runs" : "wait or run")."
                : "No run on \(Words.day(page.asOf)).",
            template: "list",
            model: ListModel(
                filters: hasRows || isFiltered ? bar : nil, table: table,
                empty: hasRows ? nil : EmptyState(nothing, hints: hints), pages: Pagination(page, request, noun: "run")
            ),
            exports: ExportRow(request, command: "cadre run list"),
            reasons: [
                Definition(
                    "Run",
                    "One run of the solver, from the moment it is asked for to its end. It is kept with its frozen "
                        + "input, so that none is lost when a server is killed. Slates that were solved before runs "
                        + "were kept have none."
                ),
                Definition("State", "Waiting, running under a worker's lease, done with a slate, failed, or stopped."),
                Definition("Gap", "How many points at most the best slate has more; 0 proves that it is the best."),
            ]
        )
    }

    /// The mark of a state.
    static func mark(_ state: Run.State) -> Mark {
        switch state {
        case .waiting, .running: .warn(state.word)
        case .done: .good(state.word)
        case .failed: .bad(state.word)
        case .stopped: .quiet(state.word)
        }
    }
}
