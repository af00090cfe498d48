import CadreApplication
import CadreDomain
import CadrePlanning

/// A few figures set large, each leading to the rows it counts, for the partial `head-figures`.
struct HeadFigures: Sendable {
    struct Item: Sendable {
        let value: String
        let title: String
        let definition: String
        let address: String?
    }

    let items: [Item]

    /// Takes the named figures of a sheet, in that order.
    ///
    /// - Parameters:
    ///   - figures: The figures.
    ///   - names: Which to show.
    ///   - request: Who asked; links keep looking at the same day.
    init(_ figures: [CadreApplication.Figure], _ names: [String], _ request: WebRequest) {
        items = names.compactMap { name in
            guard let figure = figures.first(where: { $0.name == name }) else { return nil }
            return Item(
                value: SheetText.text(figure), title: Self.titles[name] ?? figure.title, definition: figure.definition,
                address: figure.rows.map { request.link($0.path, $0.items) }
            )
        }
    }

    private static let titles = [
        "fill": "Fill: filled of authorized", "match": "Match: qualified of filled",
        "projected_without_relief": "Empty within 24 months, no relief", "projected_vacant": "Empty within 24 months",
    ]
}

/// Addresses of the rows that a figure counts: positions, or days of positions.
enum MeasureRows {
    /// The rows of a country or an office that a measure counts on a day.
    static func address(_ measure: StaffingMeasure, _ key: String, _ value: String, on day: Day) -> String {
        address(measure, [QueryItem(key, value)], on: day)
    }

    /// The rows under these filters that a measure counts on a day.
    static func address(_ measure: StaffingMeasure, _ filters: [QueryItem], on day: Day) -> String {
        measure.rows(under: filters, on: day).text
    }

    /// Every measure with what it means, and both shares.
    static let definitions: [Definition] =
        StaffingMeasure.allCases.map { Definition($0.title, $0.definition) } + [
            Definition("Fill", StaffingMeasure.fillDefinition), Definition("Match", StaffingMeasure.matchDefinition),
        ]
}
