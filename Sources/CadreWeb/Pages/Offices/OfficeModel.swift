import CadreApplication
import CadreDomain
import CadrePlanning

/// What the sheet of one office shows.
struct OfficeModel: Sendable {
    let figures: HeadFigures
    let facts: Facts
    let strips: Figure?
    let positions: TableModel?
    let allPositions: Link?
    let noPosition: EmptyState?
    let leaving: TableModel?
    let allLeaving: Link?
    let nobodyLeaves: EmptyState?
    let cap: Cap?
    let history: HistoryModel
    let provenance: TableModel?

    /// How the cap on service members stands.
    struct Cap: Sendable {
        let sentence: String
        let positions: TableModel
        let all: Link
    }

    /// The page.
    static func page(_ detail: ShowOffice.Detail, _ request: WebRequest) -> Page {
        let office = detail.row.office
        return Page(
            title: "\(office.name) \u{00B7} \(office.code)", section: .partners,
            scope: [office.command?.rawValue, detail.row.countryName].compactMap(\.self)
                .joined(separator: " \u{00B7} "),
            answer: detail.sheet.answer, notes: detail.sheet.notes, template: "office",
            model: OfficeModel(detail, request),
            exports: ExportRow(request, command: "cadre offices show \(office.code)"),
            reasons: MeasureRows.definitions
                + (detail.row.type.map { [Definition("Type", "\($0.source) (\($0.confidence.rawValue)).")] } ?? [])
        )
    }

    private init(_ detail: ShowOffice.Detail, _ request: WebRequest) {
        let office = detail.row.office
        figures = HeadFigures(
            detail.sheet.figures,
            ["authorized", "vacant", "key_empty", "qualified", "projected_without_relief", "fill"], request
        )
        facts = Facts([
            .init("Country", detail.row.countryName, address: request.link("/countries/\(office.country)")),
            .init("Post", office.post.isEmpty ? "not reported" : office.post),
            .init(
                "Type", [office.type, detail.row.type?.name].compactMap(\.self).joined(separator: ", "),
                mark: detail.row.type?.confidence == .unverified ? .quiet("unverified") : nil
            ),
            .init("Command", office.command?.rawValue ?? "none"),
            .init(
                "Parent", detail.row.parent.map { "\($0.code), \($0.name)" } ?? "none",
                address: OfficeList.address(ofParentOf: detail.row, request)
            ),
            .init(
                "Offices below", detail.row.childCount == 0 ? "none" : Words.number(detail.row.childCount),
                address: detail.row.childCount == 0
                    ? nil : detail.row.rows(behind: "children").map { request.link($0.path, $0.items) }
            ),
        ])
        strips = PositionStrips.figure(
            detail.strips, request, csv: "/offices/\(FormText.encoded(office.code)).csv"
        )
        positions = PositionStrips.positions(detail.strips, request)
        let count = detail.strips.count + detail.omittedCount
        allPositions =
            detail.omittedCount > 0
            ? Link(
                "All \(Words.count(count, "position")); \(Words.number(detail.strips.count)) are drawn here",
                request.link("/positions", [QueryItem("office", office.code)])
            ) : nil
        noPosition = count == 0 ? EmptyState("The office has no position on this day.") : nil
        leaving = PositionStrips.leaving(detail.departures, request)
        let leavingCount = detail.departures.positions.count
        allLeaving =
            leavingCount > PositionStrips.leavingCountMax
            ? Link(
                "All \(Words.number(leavingCount)) who leave within \(Departures.monthsAhead) months",
                request.link(detail.departures.rows.path, detail.departures.rows.items)
            ) : nil
        history = HistoryModel(detail.history, of: "office", request)
        provenance = .provenance(of: detail.sheet, request)
        cap = detail.seats.map { Self.cap($0, request) }
        nobodyLeaves =
            leaving == nil
            ? EmptyState(
                "Nobody who is there has a planned end in the next 24 months.",
                hints: count == 0
                    ? []
                    : [
                        Link(
                            Words.count(count, "position") + " of the office",
                            request.link("/positions", [QueryItem("office", office.code)])
                        )
                    ]
            ) : nil
    }

    private static func cap(_ seats: SeatsUnderCap, _ request: WebRequest) -> Cap {
        let positions = TableModel(
            "Positions that count toward the cap", caption: SheetText.caption(request),
            headers: [.init("Number"), .init("Position"), .init("Incumbent"), .init("Planned end"), .init("Status")],
            rows: seats.positions.map { row in
                TableModel.Row([
                    .init(row.position.number, address: request.link("/positions/\(row.position.id)")),
                    .init(row.position.title), PositionStrips.incumbent(row, request),
                    .init(row.status.plannedEnd?.description ?? "\u{2013}"), .mark(PositionList.status(row)),
                ])
            },
            isCompact: true
        )
        return Cap(
            sentence: seats.sentence, positions: positions,
            all: Link(
                "\(Words.count(seats.positions.count, "position")) in \(seats.country.name) that count toward the cap",
                request.link(seats.rows.path, seats.rows.items)
            )
        )
    }
}
