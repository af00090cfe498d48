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
    let csvAddress: String
    let offices: TableModel?
    let nothing: EmptyState?

    /// The page.
    static func page(
        _ picture: ShowWorld.Picture, _ rows: ListPage<PlacedRow>, _ request: WebRequest, outlinesAddress: String
    ) -> Page {
        Page(
            title: picture.sheet.title, section: .staffing, scope: picture.command?.rawValue ?? "Overseas",
            answer: picture.sheet.answer, template: "world",
            model: WorldModel(picture, rows, request, outlinesAddress: outlinesAddress),
            exports: ExportRow(request, command: "cadre offices list --where overseas=yes"), reasons: reasons
        )
    }

    private static let reasons =
        [
            Definition("Dot", "An office; its area grows with its authorized positions, its colour tells its fill."),
            Definition(
                "Place",
                "The city of the office where Cadre knows its coordinates, else the capital. Offices of one city stand "
                    + "side by side, the largest in its place."
            ),
            Definition(
                "Outlines",
                "Natural Earth 1:110m, public domain, equal-area projection. They take no position on any boundary."
            ),
        ]
        + [StaffingMeasure.authorized, .vacant, .keyEmpty].map { Definition($0.title, $0.definition) }
        + [Definition("Fill", StaffingMeasure.fillDefinition)]

    private init(
        _ picture: ShowWorld.Picture, _ rows: ListPage<PlacedRow>, _ request: WebRequest, outlinesAddress: String
    ) {
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
        figures = HeadFigures(picture.sheet.figures, ["vacant", "key_empty", "fill"], request)
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
        reading = "The offices with the most vacancies: \(Self.worst(picture.offices))."
        csvAddress = FormText.address("/world.csv", request.query.filter { ["command", "as_of"].contains($0.key) })
        svg = WorldMap(Self.dots(picture.dots, request)).svg(
            outlinesAddress: outlinesAddress, title: mapTitle, description: measure + " " + reading, hasKey: false
        )
        legend =
            WorldMap.FillClass.allCases.map { Key(look: "f\($0.rawValue)", words: $0.words) }
            + [Key(look: "few", words: "hatched: fewer than three positions")]
        let table = picture.sheet.table("offices")?.holding(rows)
        offices = table.flatMap { $0.rows.isEmpty ? nil : Self.table($0, rows.query, request) }
        let isFiltered = !picture.offices.isEmpty
        nothing =
            offices == nil
            ? EmptyState(
                isFiltered ? "No office matches." : "No office stands overseas on this day.",
                hints: [
                    isFiltered
                        ? Link("Every office", request.link("/world"))
                        : Link("Show today", request.address(setting: "as_of", to: nil))
                ]
            ) : nil
    }

    private static func worst(_ rows: [OfficeRow]) -> String {
        rows.prefix(3).map { "\($0.office.name) \(Words.number($0.measures[.vacant]))" }.joined(separator: ", ")
    }

    private static func table(_ table: DataTable, _ query: ListQuery, _ request: WebRequest) -> TableModel {
        TableModel(
            table, request,
            columns: query.fields.isEmpty
                ? ["code", "vacant", "fill", "key_empty", "authorized", "post"] : query.fields, isCompact: true,
            isTitled: false, order: query.order, titles: ["post": "City", "key_empty": "Key empty"]
        )
    }

    private static func dots(_ offices: [ShowWorld.OfficeDot], _ request: WebRequest) -> [WorldMap.Dot] {
        offices.map { dot in
            WorldMap.Dot(
                dot.row.office.name, at: dot.place, authorized: dot.row.measures[.authorized],
                filled: dot.row.measures[.filled],
                address: request.link("/offices/\(FormText.encoded(dot.row.office.code))")
            )
        }
    }
}
