import CadreApplication
import CadreDomain
import CadrePlanning

/// What the page on one candidate of a slate shows.
struct WhyModel: Sendable {
    let facts: Facts
    let tables: [TableModel]
    let changes: [String]
    let hasChanges: Bool
    let question: WhatIfForm
    let prices: [String]
    let regretsAddress: String
    let slateAddress: String

    init(_ detail: WhyPerson.Detail, _ request: WebRequest) {
        let slate = detail.stored.slate.id
        let (person, explanation) = (detail.candidate.person, detail.explanation)
        var said = [
            Facts.Fact("Person", person.id.rawValue, address: request.link("/people/\(person.id)")),
            Facts.Fact("Service and grade", "\(person.service.name), \(person.grade)"),
            Facts.Fact("Available from", detail.candidate.availableFrom.description),
            Facts.Fact("Openings that could be filled", Words.number(explanation.eligibleCount)),
        ]
        if let line = explanation.line {
            let address = request.link("/slates/\(slate)/explain", [QueryItem("position", line.position.rawValue)])
            said.append(Facts.Fact("Proposed for", line.position.rawValue, address: address))
            said.append(Facts.Fact("Reports", "\(line.reportDay.prose), planned until \(line.plannedEnd.prose)"))
        }
        facts = Facts(said)
        let captions = [
            (
                ContestTable.name, ["position", "title", "loss", "points", "chosen"],
                "Regret: the points that the whole slate loses with the person there. A position asks what would "
                    + "follow."
            ),
            (
                "missed", ["position", "title", "taken_by", "taken_name", "taken_points", "points"],
                "The ones worth most come first."
            ),
            (
                "nearest", ["position", "title", "rule", "needed", "found", "remedy", "points"],
                "Exactly one gate stands between."
            ),
            ("exclusions", ["rule", "openings"], "Each opening is counted at the first rule that excludes."),
        ]
        tables = captions.compactMap { name, shown, caption in
            guard let table = detail.sheet.table(name), !table.rows.isEmpty else { return nil }
            let rows = table.rows.indices.prefix(Self.rowCountMax)
            return TableModel(table, request, columns: shown, rows: rows, caption: caption, isCompact: true)
        }
        changes = explanation.whatWouldChange.map(PeopleNames.plain)
        hasChanges = !changes.isEmpty
        question = WhatIfForm(slate, person: person.id.rawValue)
        prices = detail.contest.sentences(.person)
        regretsAddress = request.link(
            "/slates/\(slate)/why.csv",
            [QueryItem("person", person.id.rawValue), QueryItem("table", ContestTable.name)]
        )
        slateAddress = "/slates/\(slate)"
    }

    /// The most rows of a table that the page lists; JSON holds all.
    private static let rowCountMax = 12

    /// The page.
    static func page(_ detail: WhyPerson.Detail, _ request: WebRequest) -> Page {
        let (slate, person) = (detail.stored.slate, detail.candidate.person)
        return Page(
            title: "\(person.grade) \(person.name) \u{00B7} \(person.id)", section: .assignments,
            status: detail.explanation.line == nil ? .bad("unplaced") : .good("placed"),
            scope: "\(slate.title) \u{00B7} \(slate.id)", answer: detail.sheet.answer, template: "why",
            model: WhyModel(detail, request),
            exports: ExportRow(
                request, wholeCommand: "cadre slate why \(slate.id) --person \(person.id)"
            ),
            reasons: [
                Definition("Opening", "A position that falls vacant in the window of the slate."),
                Definition(
                    "Points", "What the rules give for the pair; the sum over all lines is what a run maximises."),
            ]
        )
    }
}
