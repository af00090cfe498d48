import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page on projected vacancies shows.
struct ProjectedModel: Sendable {
    struct Chart: Sendable {
        let title: String
        let subtitle: String
        let svg: String
        let narrow: String
        let sentence: String
        let csvAddress: String
    }

    let filters: FilterBar
    let figures: HeadFigures
    let chart: Chart?
    let months: TableModel?
    let nothing: EmptyState?

    /// The page.
    static func page(
        _ picture: ShowProjected.Picture, _ request: WebRequest, _ reference: ReferenceTables
    ) -> Page {
        let shown: [StaffingMeasure] = [.projectedVacant, .projectedWithRelief, .projectedWithoutRelief]
        return Page(
            title: picture.sheet.title, section: .staffing, scope: StaffingFilters.scope(request),
            answer: picture.sheet.answer, notes: picture.sheet.notes, template: "projected",
            model: ProjectedModel(picture, request, reference),
            exports: ExportRow(request, command: "cadre staffing projected"),
            reasons: shown.map { Definition($0.title, $0.definition) } + [
                Definition(
                    "Month",
                    "The month in which the first day lies on which nobody holds the position, as far as is known "
                        + "today."
                ),
                Definition("Vacant now", "Positions that nobody holds on the day itself; the months leave them out."),
            ] + StaffingFilters.reasons
        )
    }

    private init(_ picture: ShowProjected.Picture, _ request: WebRequest, _ reference: ReferenceTables) {
        let sheet = picture.sheet
        let count = picture.projected.months.reduce(picture.projected.standing.count) { $0 + $1.count }
        filters = StaffingFilters.bar(request, reference)
        figures = HeadFigures(
            sheet.figures, ["projected_vacant", "projected_with_relief", "projected_without_relief"], request
        )
        chart = count == 0 ? nil : Self.chart(picture, request)
        months = count == 0 ? nil : sheet.table("months").map { TableModel($0, request, isCompact: true) }
        nothing =
            count == 0
            ? EmptyState(
                "No position that matches stands empty in the next 24 months.",
                hints: filters.hasChips ? [Link("All positions", filters.clearAddress)] : []
            ) : nil
    }

    private static func chart(_ picture: ShowProjected.Picture, _ request: WebRequest) -> Chart? {
        let months = picture.projected.months
        guard let worst = months.max(by: { $0.withoutRelief.count < $1.withoutRelief.count }) else { return nil }
        let falling = months.reduce(0) { $0 + $1.count }
        let bare = months.reduce(0) { $0 + $1.withoutRelief.count }
        let title =
            "\(Words.month(worst.days.start)) opens the most vacancies without a relief: "
            + Words.number(worst.withoutRelief.count)
        let sentence =
            "Besides the \(Words.number(picture.projected.standing.count)) that are vacant now, "
            + "\(Words.count(falling, "position")) fall\(falling == 1 ? "s" : "") vacant in the 24 months after "
            + "\(Words.day(picture.request.asOf)); for \(Words.number(bare)) of them nobody is named."
        let columns = MonthColumns(
            months.map {
                .init($0.days.start, lower: $0.withRelief.count, upper: $0.withoutRelief.count)
            },
            lower: "relief named", upper: "no relief"
        )
        return Chart(
            title: title,
            subtitle: "Positions by the month in which they fall vacant. Source: assignments in the register.",
            svg: columns.svg(title: title, description: sentence),
            narrow: columns.narrowSVG(title: title, description: sentence), sentence: sentence,
            csvAddress: FormText.address("/staffing/projected.csv", request.query.filter { !$0.value.isEmpty })
        )
    }
}
