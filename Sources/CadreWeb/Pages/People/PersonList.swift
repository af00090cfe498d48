import CadreApplication
import CadreDomain

/// The list of people as a page.
enum PersonList {
    /// The facets that the form shows, in order.
    static let shownKeys = [
        "service", "kind", "grade__gte", "languages__contains", "certification__startswith", "assigned", "coded",
        "country", "command", "available_on__lte",
    ]

    /// The filters as a form.
    static func filters(_ request: WebRequest, _ reference: ReferenceTables) -> FilterBar {
        FilterBar(
            request, columns: PersonRow.columns, shown: shownKeys,
            labels: [
                "service": Service.allCases.map { ($0.rawValue, $0.name) },
                "command": reference.commands.map { ($0.code.rawValue, $0.code.rawValue) } + [("none", "none")],
            ]
        )
    }

    /// The page.
    static func page(
        _ page: ListPage<PersonRow>, _ request: WebRequest, _ bar: FilterBar, hints: [Link]
    ) -> Page {
        let table = TableModel(page, request, label: "People") { row in
            request.link("/people/\(row.person.id)")
        } mark: { row, column in
            column.name == "constraints" && row.person.constraints != [] ? .warn(constraints(row)) : nil
        } figure: { row, column in
            address(of: row, column.name, request)
        }
        let isFiltered = bar.hasChips || !bar.text.isEmpty
        let why =
            isFiltered || AccessPolicy.allows(request.caller, .readPeople)
            ? "No person matches." : "Nobody serves or will serve within your scope (\(request.caller.scope))."
        return Page(
            title: "People", section: .register, scope: scope(request), answer: answer(page, isFiltered: isFiltered),
            template: "list",
            model: ListModel(
                filters: bar, table: table, empty: page.total > 0 ? nil : EmptyState(why, hints: hints),
                pages: Pagination(page, request, noun: "person", plural: "people"),
                bulk: BulkModel.link(.person, page.total, request)
            ),
            exports: ExportRow(request, command: "cadre people list"),
            reasons: page.columns.map { Definition($0.title, $0.definition) }
        )
    }

    /// What limits a move, in words.
    static func constraints(_ row: PersonRow) -> String {
        row.person.constraints.wordList.map(PositionFacts.words).joined(separator: ", ")
    }

    private static func address(of row: PersonRow, _ column: String, _ request: WebRequest) -> String? {
        switch column {
        case "position": row.position.flatMap { request.link("/positions/\($0.id)", within: $0.validity) }
        case "next_position":
            row.nextPosition.flatMap { request.link("/positions/\($0.id)", within: $0.validity) }
        case "country": row.position.map { request.link("/countries/\($0.country)") }
        default: nil
        }
    }

    private static func answer(_ page: ListPage<PersonRow>, isFiltered: Bool) -> String {
        if page.total == 0 { return "No person matches." }
        let count = Words.count(page.total, "person", plural: "people")
        return isFiltered
            ? "\(count) match\(page.total == 1 ? "es" : "") on \(Words.day(page.asOf))."
            : "\(count) in the register on \(Words.day(page.asOf))."
    }

    private static func scope(_ request: WebRequest) -> String? {
        AccessPolicy.allows(request.caller, .readPeople) ? nil : "Your scope: \(request.caller.scope)"
    }
}
