import CadreApplication
import CadreDomain
import CadrePlanning

/// Who is free for an empty position: those who meet every gate, and those whom one gate keeps out.
struct FreeModel: Sendable {
    let sentence: String
    let people: TableModel?
    let rest: String?
    let namings: [NamingForm]
    let hasNamings: Bool

    /// How many of those whom one gate keeps out are listed.
    private static let nearCountMax = 10
    /// How many of those who meet every gate have a form of their own.
    private static let namingCountMax = 10

    /// Makes the model.
    ///
    /// - Parameter mayName: Whether the caller is offered to name one of those who meet every gate.
    init(_ free: FreePeople, _ detail: ShowPosition.Detail, mayName: Bool, _ request: WebRequest) {
        let day = detail.row.status.asOf
        namings =
            mayName
            ? free.qualified.prefix(Self.namingCountMax).map {
                NamingForm($0, detail.row.position.id, today: detail.today, request)
            } : []
        hasNamings = !namings.isEmpty
        let qualified = free.qualified.count
        let near = free.near.count
        sentence =
            "Of \(Words.count(free.count, "person", plural: "people")) who hold no position on \(Words.day(day)) and "
            + "are "
            + "named for none, "
            + "\(qualified == 0 ? "nobody meets" : qualified == 1 ? "1 meets" : "\(Words.number(qualified)) meet") "
            + "every gate; \(near == 0 ? "nobody is" : near == 1 ? "1 is" : "\(Words.number(near)) are") one gate "
            + "short."
        let rows =
            free.qualified.map { Self.row($0, .mark(.good("meets every gate")), "\u{2013}", "\u{2013}", request) }
            + free.near.prefix(Self.nearCountMax).map {
                Self.row(
                    $0.person, .init($0.rule.identifier, mark: .bad($0.rule.identifier)), $0.facts.needed,
                    $0.facts.found, request
                )
            }
        var table = TableModel(
            "Free and qualified", caption: "The highest grade first; the gates are those of a slate.",
            headers: [.init("Person"), .init("Grade"), .init("Gates"), .init("Needed"), .init("Found")],
            rows: rows, isCompact: true
        )
        table.isTitled = true
        people = rows.isEmpty ? nil : table
        let more = near - Self.nearCountMax
        rest = more > 0 ? "\(Words.number(more)) more who are one gate short stand in the JSON of this page." : nil
    }

    private static func row(
        _ person: Person, _ gate: TableModel.Cell, _ needed: String, _ found: String, _ request: WebRequest
    ) -> TableModel.Row {
        TableModel.Row([
            .init(person.name, address: request.link("/people/\(person.id)")), .init(person.grade.description), gate,
            .init(needed), .init(found),
        ])
    }
}
