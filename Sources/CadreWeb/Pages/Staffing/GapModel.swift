import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page on the staffing gap shows.
struct GapModel: Sendable {
    let filters: FilterBar
    let waterfall: Figure?
    let choice: DimensionChoice
    let fieldsChoice: [DimensionChoice.Item]
    let breakdown: TableModel?
    let breakdownTitle: String
    let notes: [String]
    let pages: Pagination?
    let whole: TableModel?
    let nothing: EmptyState?

    /// The page.
    static func page(
        _ picture: ShowStaffing.Picture, _ sheet: Sheet, _ rows: ListPage<PlacedRow>, _ request: WebRequest,
        _ reference: ReferenceTables, hints: [Link]
    ) -> Page {
        Page(
            title: "Staffing gap", section: .staffing, scope: StaffingFilters.scope(request), answer: sheet.answer,
            template: "gap",
            model: GapModel(picture, sheet, rows, request, reference, hints: hints),
            exports: ExportRow(request, command: "cadre staffing gap"),
            reasons: MeasureRows.definitions + StaffingFilters.reasons
        )
    }

    private init(
        _ picture: ShowStaffing.Picture, _ sheet: Sheet, _ rows: ListPage<PlacedRow>, _ request: WebRequest,
        _ reference: ReferenceTables, hints: [Link]
    ) {
        let table = sheet.table("staffing") ?? DataTable(name: "", title: "", columns: [], rows: [])
        let fields = picture.fields
        let isEmpty = table.rows.isEmpty
        filters = StaffingFilters.bar(request, reference)
        waterfall = isEmpty ? nil : Self.figure(picture, request)
        choice = DimensionChoice(picture.request.dimensions, request)
        fieldsChoice = [
            .init(
                label: "main figures", address: request.address(setting: "fields", to: nil),
                isCurrent: fields.names == nil
            ),
            .init(
                label: "all \(StaffingFields.all.count) figures",
                address: request.address(setting: "fields", to: Self.allFields),
                isCurrent: fields.names == StaffingFields.all
            ),
        ]
        breakdown = isEmpty ? nil : Self.breakdown(table, rows.query.order, picture.request, fields, request)
        breakdownTitle = table.title
        notes = isEmpty ? [] : sheet.notes
        pages = rows.total > rows.rows.count ? Pagination(rows, request, noun: "row") : nil
        whole = isEmpty ? nil : Self.whole(sheet, request)
        nothing = isEmpty ? EmptyState("No position matches these filters.", hints: hints) : nil
    }

    private static let allFields = StaffingFields.all.joined(separator: ",")

    private static func figure(_ picture: ShowStaffing.Picture, _ request: WebRequest) -> Figure {
        let total = picture.table.total
        let unqualified = total[.filled] - total[.qualified]
        let title =
            "\(Words.number(total[.vacant])) positions are vacant, \(Words.number(unqualified)) filled by somebody who "
            + "does not meet every requirement"
        let sentence =
            "Of \(Words.count(total[.required], "required position")), \(Words.number(total[.authorized])) are "
            + "authorized, \(Words.number(total[.filled])) filled and \(Words.number(total[.qualified])) filled by "
            + "somebody qualified."
        let name = picture.waterfallTable.name
        let counted = request.query.filter { !ownKeys.contains($0.key) && !$0.value.isEmpty }
        let chart = Waterfall(
            picture.waterfall.steps.map { $0.isLevel ? .total($0.title, $0.count) : .loss($0.title, $0.count) }
        )
        return Figure(
            title: title,
            subtitle: "Positions on \(Words.day(picture.request.asOf)), from required to qualified. "
                + "Source: positions and assignments in the register.",
            svg: chart.svg(title: title, description: sentence),
            narrow: chart.narrowSVG(title: title, description: sentence), sentence: sentence,
            table: TableModel(picture.waterfallTable, request, isTitled: false),
            csvAddress: FormText.address("/staffing/gap.csv", counted + [QueryItem("table", name)])
        )
    }

    /// The keys of the query that choose rows and figures of the table by the dimensions, not positions.
    private static let ownKeys = ["by", "fields", "sort", "limit", "page", "cursor", "table"]

    /// The table by the dimensions: each key by its name, leading to its page or to the positions that it counts.
    private static func breakdown(
        _ table: DataTable, _ order: [ListQuery.Order], _ asked: StaffingRequest, _ fields: StaffingFields,
        _ request: WebRequest
    ) -> TableModel {
        let keys = asked.dimensions.map { $0.rawValue + "_name" }
        return TableModel(
            table, request, columns: keys + (fields.names ?? StaffingFields.main), isCompact: true, order: order,
            titles: Dictionary(asked.dimensions.map { ($0.rawValue + "_name", $0.title) }) { first, _ in first }
        ) { row, name in
            guard let dimension = asked.dimensions.first(where: { $0.rawValue + "_name" == name }) else { return nil }
            let key = row[dimension.rawValue].text
            let label = row[name].text
            let isNameEnough = label == key || key == StaffingDimension.missingKey
            let text = isNameEnough ? label : "\(key) \(label)"
            return .init(text, address: address(of: key, in: dimension, request) ?? rows(of: row, request))
        }
    }

    /// The positions behind a row, by the widest of its figures that is not about days.
    private static func rows(of row: SheetRow, _ request: WebRequest) -> String? {
        StaffingMeasure.allCases.lazy.filter { PositionDay.Kind($0) == nil }
            .compactMap { row.address(of: $0.rawValue, request) }.first
    }

    private static func address(of key: String, in dimension: StaffingDimension, _ request: WebRequest) -> String? {
        guard key != StaffingDimension.missingKey else { return nil }
        switch dimension {
        case .country: return request.link("/countries/\(FormText.encoded(key))")
        case .office: return request.link("/offices/\(FormText.encoded(key))")
        case .command, .service, .grade, .func: return nil
        }
    }

    /// Every figure of all positions counted, with its definition beside it.
    private static func whole(_ sheet: Sheet, _ request: WebRequest) -> TableModel {
        // A share counts no rows: its name leads to those that it is a share of.
        let wholes = ["fill": StaffingMeasure.authorized.rawValue, "match": StaffingMeasure.filled.rawValue]
        func address(of name: String) -> String? {
            sheet.figures.first { $0.name == name }?.rows.map { request.link($0.path, $0.items) }
        }
        var table = TableModel(
            "Every figure", caption: SheetText.caption(request),
            headers: [.init("Figure"), .init("Value", isNumber: true), .init("What it counts")],
            rows: sheet.figures.map { figure in
                TableModel.Row([
                    .init(figure.title, address: address(of: wholes[figure.name] ?? figure.name)),
                    .init(SheetText.text(figure), address: address(of: figure.name), isNumber: true),
                    .init(figure.definition),
                ])
            },
            isCompact: true
        )
        table.isTitled = true
        return table
    }
}
