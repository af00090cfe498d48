import CadreApplication
import CadreDomain

/// What the page of two slates compared shows: counts, both slates in figures, and one table of differences at a time.
struct DifferenceModel: Sendable {
    struct Tab: Sendable {
        let label: String
        let count: String
        let tabAddress: String
        let isCurrent: Bool
    }

    /// The rows of a table to choose from, by what became of them.
    struct Kind: Sendable {
        let label: String
        let count: String?
        let kindAddress: String
        let isCurrent: Bool
    }

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let choice: DifferenceChoice
    let head: HeadFigures
    let totals: TableModel?
    let tabs: [Tab]
    let hasTabs = true
    let kinds: [Kind]
    let hasKinds: Bool
    let hasSearch: Bool
    let hidden: [Hidden]
    let text: String
    let table: TableModel?
    let empty: EmptyState?
    let pages: Pagination?
    let csvAddress: String
    let csvLabel: String

    init(
        _ detail: CompareSlates.Detail, _ sheet: Sheet, rows asked: DifferenceRows, number: Int, slates: [Slate],
        _ request: WebRequest
    ) {
        let shown = sheet.table(asked.table)
        let rows = shown?.rows ?? []
        let limit = ListQuery.limitDefault
        let number = min(number, max(1, (rows.count + limit - 1) / limit))
        let cut = min((number - 1) * limit, rows.count)..<min(number * limit, rows.count)
        choice = DifferenceChoice(slates, request)
        head = HeadFigures(
            sheet.figures, ["added", "removed", "moved", "people_placed", "people_unplaced", "people_moved"], request
        )
        totals = sheet.table("totals").map { DifferenceTable.model($0, rows: $0.rows.indices, request) }
        tabs = DifferenceRows.tableNames.compactMap { name in
            sheet.table(name).map { table in
                Tab(
                    label: table.title, count: Words.number(table.rows.count - (name == "points" ? 1 : 0)),
                    tabAddress: Self.address(request, QueryItem("table", name)), isCurrent: name == asked.table
                )
            }
        }
        kinds = Self.kinds(asked, sheet, request)
        hasKinds = !kinds.isEmpty
        hasSearch = detail.sheet.table(asked.table)?.rows.isEmpty == false
        let kept = ["before", "after", "table", "change", "listed_in"]
        hidden = request.query.filter { kept.contains($0.key) }.map { Hidden(name: $0.key, value: $0.value) }
        text = request.value("q") ?? ""
        table = rows.isEmpty ? nil : shown.map { DifferenceTable.model($0, rows: cut, request) }
        empty = rows.isEmpty ? Self.empty(asked, detail.sheet, request) : nil
        pages = rows.isEmpty ? nil : Pagination(cut, of: rows.count, limit: limit, request, noun: "row")
        let items = request.query.filter { $0.key != "page" && !$0.value.isEmpty }
        csvAddress = FormText.address("/slates/diff.csv", items)
        csvLabel = rows.count == 1 ? "The row as CSV" : "All \(Words.count(rows.count, "row")) as CSV"
    }

    /// The page.
    static func page(
        _ detail: CompareSlates.Detail, _ sheet: Sheet, rows: DifferenceRows, number: Int, slates: [Slate],
        _ request: WebRequest
    ) -> Page {
        let (before, after) = (detail.before.slate, detail.after.slate)
        let options =
            (rows.table == DifferenceRows.tableNames[0] ? "" : " --table \(rows.table)")
            + (rows.change.map { " --change \($0)" } ?? "") + (rows.listedIn.map { " --listed-in \($0)" } ?? "")
        return Page(
            title: sheet.title, section: .assignments, scope: "\(before.id) \u{2192} \(after.id)",
            answer: sheet.answer, template: "slate-diff",
            model: DifferenceModel(detail, sheet, rows: rows, number: number, slates: slates, request),
            exports: ExportRow(request, wholeCommand: "cadre slate diff \(before.id) \(after.id)\(options)"),
            reasons: sheet.figures.map { Definition($0.title, $0.definition) }
        )
    }

    /// The address of other rows of the same two slates.
    private static func address(_ request: WebRequest, _ items: QueryItem...) -> String {
        let pair = request.query.filter { ["before", "after", "as_of"].contains($0.key) && !$0.value.isEmpty }
        return FormText.address("/slates/diff", pair + items)
    }

    private static func kinds(_ asked: DifferenceRows, _ sheet: Sheet, _ request: WebRequest) -> [Kind] {
        let changes = DifferenceRows.changes(of: asked.table)
        guard !changes.isEmpty else { return [] }
        let prefix = asked.table == "people" ? "people_" : ""
        func count(_ name: String) -> String? {
            sheet.figures.first { $0.name == name }.map { SheetText.text($0) }
        }
        let table = QueryItem("table", asked.table)
        let all = Kind(
            label: "all that differ", count: nil, kindAddress: address(request, table),
            isCurrent: asked.change == nil && asked.listedIn == nil
        )
        let byChange = changes.map { change in
            Kind(
                label: change, count: count(prefix + change),
                kindAddress: address(request, table, QueryItem("change", change)), isCurrent: asked.change == change
            )
        }
        let bySlate = ["before", "after"].map { side in
            Kind(
                label: "listed only \(side)", count: count("\(asked.table)_only_\(side)"),
                kindAddress: address(request, table, QueryItem("listed_in", side)), isCurrent: asked.listedIn == side
            )
        }
        return [all] + byChange + bySlate
    }

    private static func empty(_ asked: DifferenceRows, _ whole: Sheet, _ request: WebRequest) -> EmptyState {
        let all = whole.table(asked.table)?.rows.count ?? 0
        if let text = request.value("q"), all > 0 {
            return EmptyState(
                "No row holds \u{201C}\(text)\u{201D}.",
                hints: [Link("\(Words.count(all, "row")) without it", request.address(setting: "q", to: nil))]
            )
        }
        if asked.change != nil || asked.listedIn != nil {
            return EmptyState(
                "No row of this kind.",
                hints: [Link("All that differ", address(request, QueryItem("table", asked.table)))]
            )
        }
        switch asked.table {
        case "positions": return EmptyState("Both slates do the same with every position.")
        case "people": return EmptyState("Both slates do the same with every person.")
        case "position_points": return EmptyState("Every position brings the same points by every rule.")
        case "decisions": return EmptyState("Both slates respect the same decisions.")
        default: return EmptyState("Apart from decisions, both slates answer the same frozen input.")
        }
    }
}
