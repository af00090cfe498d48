import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page of one slate shows: its figures, the next step, and one of its tables at a time.
struct SlateModel: Sendable {
    struct Tile: Sendable {
        let value: String
        let label: String
        let rowsAddress: String?
    }

    struct Tab: Sendable {
        let label: String
        let count: String
        let tabAddress: String
        let isCurrent: Bool
    }

    let stale: StaleModel?
    let again: AgainForm?
    let tiles: [Tile]
    let proof: String
    let step: SlateStep
    let tabs: [Tab]
    let list: ListModel
    let hasRows: Bool
    let csvAddress: String
    let csvLabel: String
    let question: WhatIfForm
    let run: Facts
    let compareAddress: String
    let frontAddress: String
    let keptFrom: KeptFrom?
    let history: HistoryModel

    /// The slate whose lines this one was to keep.
    struct KeptFrom: Sendable {
        let slate: String
        let address: String
    }

    init(
        _ detail: ShowSlate.Detail, table name: String, rows page: ListPage<PlacedRow>, refusal: Refusal?,
        _ request: WebRequest
    ) {
        stale = refusal.map { StaleModel($0, detail, request) }
        again = AgainForm(detail, request)
        let slate = detail.stored.slate
        tiles = Self.tiles(detail.sheet, request)
        proof = Self.proof(detail)
        step = SlateStep(detail, request)
        let kept = request.query.filter { ["q", "as_of"].contains($0.key) && !$0.value.isEmpty }
        tabs = detail.sheet.tables.filter { ShowSlate.tableNames.contains($0.name) }.map { table in
            Tab(
                label: table.title, count: Words.number(table.rows.count),
                tabAddress: FormText.address("/slates/\(slate.id)", kept + [QueryItem("table", table.name)]),
                isCurrent: table.name == name
            )
        }
        let table = detail.sheet.table(name)
        hasRows = page.total > 0
        let bar = FilterBar(
            request, columns: SlateTableModel.columns(of: name), shown: SlateTableModel.filters[name] ?? [],
            carried: ["table"]
        )
        list = ListModel(
            filters: table?.rows.isEmpty == false ? bar : nil,
            table: SlateTableModel.table(
                table?.holding(page) ?? DataTable(name: name, title: name, columns: [], rows: []), page.query, request
            ),
            empty: hasRows ? nil : Self.empty(name, detail.sheet, request),
            pages: Pagination(page, request, noun: "row")
        )
        csvAddress = FormText.address(
            "/slates/\(slate.id).csv",
            request.query.filter { !["page", "cursor", "limit"].contains($0.key) && !$0.value.isEmpty }
        )
        csvLabel = page.total == 1 ? "The row as CSV" : "All \(Words.count(page.total, "row")) as CSV"
        question = WhatIfForm(slate.id)
        run = Self.run(detail)
        history = HistoryModel(detail.history, of: "slate", request)
        keptFrom = detail.kept.map { kept in
            KeptFrom(
                slate: kept.slate.rawValue,
                address: request.link(
                    "/slates/diff",
                    [QueryItem("before", kept.slate.rawValue), QueryItem("after", slate.id.rawValue)]
                )
            )
        }
        frontAddress = request.link("/slates/\(slate.id)/front")
        compareAddress = request.link("/slates/diff", [QueryItem("after", slate.id.rawValue)])
    }

    /// The page.
    ///
    /// - Parameter refusal: Why the slate was not published, where that was asked for and lines no longer hold.
    static func page(
        _ detail: ShowSlate.Detail, table: String, rows: ListPage<PlacedRow>, refusal: Refusal? = nil,
        _ request: WebRequest
    ) -> Page {
        let slate = detail.stored.slate
        return Page(
            title: "\(slate.title) \u{00B7} \(slate.id)", section: .assignments,
            status: SlateList.mark(slate.state.word),
            scope: "Window \(slate.window.start) to \(slate.window.end.adding(days: -1))", answer: detail.sheet.answer,
            template: "slate",
            model: SlateModel(detail, table: table, rows: rows, refusal: refusal, request),
            exports: ExportRow(request, command: "cadre slate show \(slate.id)"),
            reasons: detail.sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    private static func tiles(_ sheet: Sheet, _ request: WebRequest) -> [Tile] {
        ["openings", "filled", "unfilled", "candidates", "unplaced", "total_points"].compactMap { name in
            sheet.figures.first { $0.name == name }.map { figure in
                Tile(
                    value: SheetText.text(figure), label: figure.title.lowercased(),
                    rowsAddress: figure.rows.map { request.link($0.path, $0.items) }
                )
            }
        }
    }

    private static func proof(_ detail: ShowSlate.Detail) -> String {
        let (points, bound) = (detail.plan.totalPoints, detail.plan.bound)
        if let outcome = detail.plan.kept, let kept = detail.kept, kept.points > 0 {
            let short = outcome.bound - outcome.value
            return (short == 0 ? "Proven best" : "At most \(Words.count(short, "point")) below the best")
                + " where each line kept counts \(Words.count(kept.points, "point"))"
                + (points < bound
                    ? "; a slate that keeps fewer lines brings at most \(Words.count(bound - points, "point")) more."
                    : ", and no slate brings more points.")
        }
        let limits = detail.plan.limited == nil ? "" : " that keeps to its limits"
        guard points < bound else {
            return "Proven best: no slate from this input\(limits) brings more than \(Words.number(points)) points."
        }
        return "At most \(Words.number(bound - points)) points below what any slate from this input\(limits) can bring."
    }

    private static func empty(_ name: String, _ whole: Sheet, _ request: WebRequest) -> EmptyState {
        let all = whole.table(name)?.rows.count ?? 0
        if all > 0 {
            let items = request.query.filter { ["table", "as_of"].contains($0.key) && !$0.value.isEmpty }
            return EmptyState(
                request.value("q").map { "No row holds \u{201C}\($0)\u{201D}." } ?? "No row matches.",
                hints: [Link("\(Words.count(all, "row")) without it", FormText.address(request.path, items))]
            )
        }
        switch name {
        case "unfilled": return EmptyState("Every opening is filled.")
        case "unplaced": return EmptyState("Every candidate is placed.")
        case "pins":
            return EmptyState("Nothing was decided by hand. Pin or exclude somebody where a position is explained.")
        case "overrides": return EmptyState("No pin overrides a gate.")
        case "limits":
            return EmptyState("The slate was solved without limits. Give some where a slate is solved.")
        case "limited": return EmptyState("Limits decide nothing: the best slate without them is the same.")
        default: return EmptyState("The slate has no line: nobody passes every gate of any opening.")
        }
    }

    private static func run(_ detail: ShowSlate.Detail) -> Facts {
        let (slate, run) = (detail.stored.slate, detail.stored.run)
        return Facts([
            Facts.Fact("Solved by", slate.createdBy),
            Facts.Fact("Version", String(slate.version)),
            Facts.Fact("Input frozen at", "journal index \(Words.number(Int(run.journalIndex)))"),
            Facts.Fact("Eligible pairs", Words.number(run.pairCount)),
            Facts.Fact("Input, SHA-256", run.inputDigest),
            Facts.Fact("Plan, SHA-256", run.planDigest),
        ])
    }
}
