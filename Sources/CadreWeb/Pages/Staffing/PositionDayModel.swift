import CadreApplication
import CadreDomain
import CadrePlanning

/// What a page of gap days or overlap days shows: the days as a list, and the way to the positions with their sums.
struct PositionDayModel: Sendable {
    let filters: FilterBar
    let sums: Link?
    let table: TableModel?
    let empty: EmptyState?
    let pages: Pagination?

    /// The filters of the staffing pages and the days between which to look.
    static func filters(_ kind: PositionDay.Kind, _ request: WebRequest, _ reference: ReferenceTables) -> FilterBar {
        StaffingFilters.bar(request, reference, columns: PositionDay.columns(kind), also: ["day__gte", "day__lte"])
    }

    /// The page.
    static func page(
        _ kind: PositionDay.Kind, _ page: ListPage<PositionDay>, _ request: WebRequest, _ bar: FilterBar,
        hints: [Link]
    ) -> Page {
        let measure = kind.measure
        let count = page.total == 0 ? "No \(kind.noun)" : Words.count(page.total, kind.noun)
        return Page(
            title: measure.title, section: .staffing, scope: StaffingFilters.scope(request),
            answer: "\(count) in the \(RosterDay.lookBackDays) days before \(Words.day(page.asOf)).",
            template: "position-days", model: PositionDayModel(kind, page, request, bar, hints: hints),
            exports: ExportRow(request, command: "cadre staffing \(kind.rawValue)-days"),
            reasons: [Definition(measure.title, measure.definition)]
                + page.columns.map { Definition($0.title, $0.definition) } + StaffingFilters.reasons
        )
    }

    private init(
        _ kind: PositionDay.Kind, _ page: ListPage<PositionDay>, _ request: WebRequest, _ bar: FilterBar,
        hints: [Link]
    ) {
        let positions = kind.positions(of: page.query)
        filters = bar
        empty = page.total > 0 ? nil : EmptyState("No \(kind.noun) matches.", hints: hints)
        sums =
            page.total == 0
            ? nil
            : Link(
                "The positions, with how many \(kind.noun)s each has in the whole \(RosterDay.lookBackDays) days",
                request.link(positions.path, positions.items)
            )
        table =
            page.total == 0
            ? nil
            : TableModel(page, request, label: kind.measure.title) { row in
                FormText.address("/positions/\(row.row.position.id)", [QueryItem("as_of", row.day.description)])
            } figure: { row, column in
                column.name == "id" ? request.link("/positions/\(row.row.position.id)") : nil
            }
        pages = page.total == 0 ? nil : Pagination(page, request, noun: kind.noun)
    }
}
