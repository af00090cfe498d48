import CadreApplication
import CadreDomain
import CadrePlanning

/// What the sheet of one country shows.
struct CountryModel: Sendable {
    let figures: HeadFigures
    let facts: Facts
    let strips: Figure?
    let positions: TableModel?
    let allPositions: Link?
    let noPosition: EmptyState?
    let offices: TableModel?
    let noOffice: EmptyState?
    let demand: TableModel?
    let demandSentence: String?
    let noDemand: EmptyState?

    /// The page.
    static func page(_ detail: ShowCountry.Detail, _ request: WebRequest) -> Page {
        let country = detail.row.country
        return Page(
            title: country.name, section: .partners, scope: scope(detail.row), answer: detail.sheet.answer,
            notes: detail.sheet.notes, template: "country", model: CountryModel(detail, request),
            exports: ExportRow(request, command: "cadre countries show \(country.code)"),
            reasons: MeasureRows.definitions + [
                Definition("Country", "\(country.source) (\(country.confidence.rawValue)).")
            ]
                + (detail.row.membership.map { [Definition("Command", "\($0.source) (\($0.confidence.rawValue)).")] }
                    ?? [])
                + [
                    Definition(
                        "Training demand",
                        "Lines, students and cost of training of foreign students as loaded from public reports; what "
                            + "a report leaves out is not counted as 0."
                    )
                ]
        )
    }

    private init(_ detail: ShowCountry.Detail, _ request: WebRequest) {
        let row = detail.row
        let code = row.country.code.rawValue
        figures = HeadFigures(
            detail.sheet.figures,
            ["authorized", "vacant", "key_empty", "qualified", "projected_without_relief", "fill"], request
        )
        facts = Self.facts(row)
        strips = PositionStrips.figure(detail.strips, request, csv: "/countries/\(code).csv")
        positions = PositionStrips.positions(detail.strips, request)
        let count = detail.strips.count + detail.omittedCount
        allPositions =
            detail.omittedCount > 0
            ? Link(
                "All \(Words.count(count, "position")); \(Words.number(detail.strips.count)) are drawn here",
                request.link("/positions", [QueryItem("country", code)])
            ) : nil
        noPosition = count == 0 ? EmptyState("No position stands in \(row.country.name) on this day.") : nil
        offices = detail.offices.isEmpty ? nil : Self.offices(detail, request)
        noOffice =
            offices == nil
            ? EmptyState(
                "No office stands in \(row.country.name) on this day.",
                hints: row.command.map {
                    [Link("Offices in \($0)", request.link("/offices", [QueryItem("command", $0.rawValue)]))]
                } ?? []
            ) : nil
        demand = detail.demand.isEmpty ? nil : TrainingDemandTable.table(detail.demand)
        demandSentence = detail.demand.isEmpty ? nil : TrainingDemandTable.sentence(detail.demand)
        noDemand =
            demand == nil
            ? EmptyState("No training events of \(row.country.name) are loaded; that is not the same as none.") : nil
    }

    private static func scope(_ row: CountryRow) -> String {
        [row.command?.rawValue, row.country.name].compactMap(\.self).joined(separator: " \u{00B7} ")
    }

    private static func facts(_ row: CountryRow) -> Facts {
        let country = row.country
        let languages = country.languages.joined(separator: ", ")
        let mark: Mark? = country.confidence == .unverified ? .quiet("unverified") : nil
        return Facts([
            .init("Codes", "\(country.code), \(country.alpha2)"),
            .init(
                "Command", row.command?.rawValue ?? "none",
                mark: row.membership?.confidence == .unverified ? .quiet("unverified") : nil
            ),
            .init("Capital", country.capital.isEmpty ? "none" : country.capital, mark: mark),
            .init("Languages besides English", languages.isEmpty ? "none needed" : languages, mark: mark),
            .init("Kind", country.kind.rawValue),
            .init("Cap on service members", country.isCapExempt ? "exempt by statute" : "applies"),
        ])
    }

    private static func offices(_ detail: ShowCountry.Detail, _ request: WebRequest) -> TableModel? {
        let types = detail.offices.compactMap(\.type).map { ($0.code, $0.confidence) }
        let confidences = Dictionary(types) { first, _ in first }
        return detail.sheet.table("offices").map { table in
            TableModel(
                table, request,
                columns: ["name", "type", "authorized", "filled", "vacant", "qualified", "key_empty", "fill"],
                isCompact: true
            ) { row, name in
                if name == "name" { return .init(row[name].text, address: row.address(of: "code", request)) }
                if name == "type" {
                    let type = row[name].text
                    return .init(type, mark: .unverified(type, confidences[type]))
                }
                guard let measure = StaffingMeasure(rawValue: name), case .int(let value) = row[name] else {
                    return nil
                }
                return .number(
                    value, address: MeasureRows.address(measure, "office", row["code"].text, on: detail.sheet.asOf)
                )
            }
        }
    }
}
