import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page of the world shows.
struct WorldModel: Sendable {
    struct Scope: Sendable {
        let label: String
        let address: String
        let isCurrent: Bool
    }

    struct Key: Sendable {
        let look: String
        let words: String
    }

    let scopes: [Scope]
    let figures: HeadFigures
    let mapTitle: String
    let measure: String
    let svg: String
    let legend: [Key]
    let reading: String
    let countries: TableModel?
    let nothing: EmptyState?

    /// The page.
    static func page(_ picture: ShowWorld.Picture, _ request: WebRequest, outlinesAddress: String) -> Page {
        Page(
            title: picture.sheet.title, section: .staffing, scope: picture.command?.rawValue ?? "Overseas",
            answer: picture.sheet.answer, template: "world",
            model: WorldModel(picture, request, outlinesAddress: outlinesAddress),
            exports: ExportRow(request, command: "cadre countries list"), reasons: reasons
        )
    }

    private static let reasons =
        [
            Definition("Dot", "An office; its area grows with its authorized positions, its colour tells its fill."),
            Definition(
                "Place",
                "The capital or the seat of the embassy. Offices in one place stand in a ring around it."
            ),
            Definition(
                "Outlines",
                "Natural Earth 1:110m, public domain, equal-area projection. They take no position on any boundary."
            ),
        ]
        + [StaffingMeasure.authorized, .vacant, .keyEmpty].map { Definition($0.title, $0.definition) }
        + [Definition("Fill", StaffingMeasure.fillDefinition)]

    private init(_ picture: ShowWorld.Picture, _ request: WebRequest, outlinesAddress: String) {
        scopes =
            [
                Scope(
                    label: "World", address: request.address(setting: "command", to: nil),
                    isCurrent: picture.command == nil
                )
            ]
            + picture.commands.map {
                Scope(
                    label: $0.rawValue, address: request.address(setting: "command", to: $0.rawValue),
                    isCurrent: $0 == picture.command
                )
            }
        let total = picture.total
        figures = HeadFigures(
            Self.figures(total), ["vacant", "key_empty", "fill"], request,
            rows: { Self.rows($0, picture, on: request.asOf) }
        )
        let low = picture.dots.filter { dot in
            let fill = WorldMap.FillClass(
                filled: dot.row.measures[.filled], authorized: dot.row.measures[.authorized]
            )
            return fill == .lowest || fill == .low
        }
        mapTitle =
            "\(Words.number(low.count)) of \(Words.count(picture.dots.count, "office")) "
            + "\(low.count == 1 ? "is" : "are") filled below 85 %"
        measure =
            "A dot an office, its area by authorized positions, its colour by fill, on \(Words.day(request.asOf)). "
            + "Source: positions and assignments in the register."
        reading = "The countries with the most vacancies: \(Self.worst(picture.countries))."
        svg = WorldMap(Self.dots(picture.dots, request)).svg(
            outlinesAddress: outlinesAddress, title: mapTitle, description: measure + " " + reading, hasKey: false
        )
        legend =
            WorldMap.FillClass.allCases.map { Key(look: "f\($0.rawValue)", words: $0.words) }
            + [Key(look: "few", words: "hatched: fewer than three positions")]
        let table = picture.sheet.table("countries")
        countries = table.flatMap { $0.rows.isEmpty ? nil : Self.table($0, request) }
        nothing =
            countries == nil
            ? EmptyState(
                "No office and no position stands overseas on this day.",
                hints: [Link("Show today", request.address(setting: "as_of", to: nil))]
            ) : nil
    }

    private static func figures(_ total: StaffingMeasures) -> [CadreApplication.Figure] {
        [StaffingMeasure.vacant, .keyEmpty].map {
            .init(name: $0.rawValue, title: $0.title, value: .int(total[$0]), definition: $0.definition, rows: nil)
        } + [
            .init(
                name: "fill", title: "Fill", value: share(total.fill), definition: StaffingMeasure.fillDefinition,
                rows: nil
            )
        ]
    }

    private static func share(_ ratio: Ratio) -> CadreApplication.Cell {
        ratio.permille.map { .ranked("\($0 / 10).\($0 % 10)", rank: $0) } ?? .missing
    }

    /// The positions of all countries shown that a measure counts.
    private static func rows(_ measure: StaffingMeasure, _ picture: ShowWorld.Picture, on day: Day) -> String {
        guard picture.command != nil else { return MeasureRows.address(measure, "overseas", "yes", on: day) }
        let countries = picture.countries.map(\.country.code.rawValue).joined(separator: ",")
        return MeasureRows.address(measure, "country__in", countries, on: day)
    }

    private static func worst(_ rows: [CountryRow]) -> String {
        rows.prefix(3).map { "\($0.country.name) \(Words.number($0.measures[.vacant]))" }.joined(separator: ", ")
    }

    private static func table(_ table: DataTable, _ request: WebRequest) -> TableModel {
        TableModel(
            table, request, columns: ["name", "vacant", "key_empty", "authorized", "fill"], isCompact: true,
            isTitled: false,
            titles: ["name": "Country", "key_empty": "Key empty"]
        ) { row, name in
            guard name == "name" else { return nil }
            return .init(row["name"].text, address: row.address(of: "country", request))
        }
    }

    /// The dots; offices in one place stand side by side around it, so that none hides another.
    private static func dots(_ offices: [ShowWorld.OfficeDot], _ request: WebRequest) -> [WorldMap.Dot] {
        let groups = Dictionary(grouping: offices) { "\($0.place.latitude) \($0.place.longitude)" }
        return groups.keys.sorted().flatMap { key -> [WorldMap.Dot] in
            let group = (groups[key] ?? []).sorted { $0.row.office.code < $1.row.office.code }
            return group.enumerated().map { index, dot in
                WorldMap.Dot(
                    dot.row.office.name, at: beside(dot.place, index: index),
                    authorized: dot.row.measures[.authorized], filled: dot.row.measures[.filled],
                    address: request.link("/offices/\(FormText.encoded(dot.row.office.code))")
                )
            }
        }
    }

    private static func beside(_ place: Coordinates, index: Int) -> Coordinates {
        guard index > 0 else { return place }
        let steps = [(0.0, 1.0), (0.87, 0.5), (0.87, -0.5), (0.0, -1.0), (-0.87, -0.5), (-0.87, 0.5)]
        let step = steps[(index - 1) % steps.count]
        let reach = 2.6 * Double((index - 1) / steps.count + 1)
        return Coordinates(latitude: place.latitude + step.0 * reach, longitude: place.longitude + step.1 * reach)
            ?? place
    }
}
