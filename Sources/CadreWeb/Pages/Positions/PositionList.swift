import CadreApplication
import CadreDomain
import CadrePlanning

/// The list of positions as a page.
enum PositionList {
    /// The facets that the form shows, in order.
    static let shownKeys = [
        "status", "command", "country", "key_billet", "qualified", "relief", "service", "grade__gte", "func",
        "vacant_on__lte",
    ]

    /// The filters as a form.
    static func filters(_ request: WebRequest, _ reference: ReferenceTables) -> FilterBar {
        let commands = reference.commands.map { ($0.code.rawValue, $0.code.rawValue) } + [("none", "none")]
        let services =
            [("any", "any service")] + Service.allCases.map { ($0.rawValue, $0.name) }
        let areas = (reference.codes[.functionalAreas]?.entries ?? []).map { ($0.code, "\($0.code) \($0.name)") }
        return FilterBar(
            request, columns: PositionRow.columns, shown: shownKeys,
            labels: [
                "status": [("filled", "filled"), ("vacant", "vacant"), ("not_authorized", "not authorized")],
                "command": commands, "service": services, "func": areas + [("none", "not coded")],
            ]
        )
    }

    /// The page.
    static func page(
        _ page: ListPage<PositionRow>, _ request: WebRequest, _ bar: FilterBar, hints: [Link]
    ) -> Page {
        let table = TableModel(page, request, label: "Positions") { row in
            request.link("/positions/\(row.position.id)")
        } mark: { row, column in
            mark(row, column.name)
        } figure: { row, column in
            address(of: row, column.name, request)
        }
        let empty = page.total > 0 ? nil : EmptyState("No position matches.", hints: hints)
        return Page(
            title: "Positions", section: .register, scope: scope(request),
            answer: answer(page, isFiltered: bar.hasChips || !bar.text.isEmpty), template: "list",
            model: ListModel(
                filters: bar, table: table, empty: empty, pages: Pagination(page, request, noun: "position"),
                bulk: BulkModel.link(.position, page.total, request)
            ),
            exports: ExportRow(request, command: "cadre positions list"),
            reasons: page.columns.map { Definition($0.title, $0.definition) }
        )
    }

    /// The mark of a position on a day.
    static func status(_ row: PositionRow) -> Mark {
        switch row.statusWord {
        case "vacant": .bad("vacant")
        case "filled": row.status.isQualified ? .good("filled") : .warn("filled, not qualified")
        default: .quiet("not authorized")
        }
    }

    private static func mark(_ row: PositionRow, _ column: String) -> Mark? {
        switch column {
        case "status": status(row)
        case "key_billet": row.position.isKeyBillet ? .key() : nil
        default: nil
        }
    }

    /// Where the value of a column leads: a person to the record, an office and a country to their sheets.
    private static func address(of row: PositionRow, _ column: String, _ request: WebRequest) -> String? {
        switch column {
        case "incumbent_name", "incumbent":
            row.incumbents.count == 1 ? row.incumbents.first.flatMap { request.link(to: $0) } : nil
        case "relief_name", "relief_person": row.relief?.person.flatMap { request.link(to: $0) }
        case "office": row.office.map { request.link("/offices/\(FormText.encoded($0.code))") }
        case "country": request.link("/countries/\(row.position.country)")
        default: nil
        }
    }

    private static func answer(_ page: ListPage<PositionRow>, isFiltered: Bool) -> String {
        if page.total == 0 { return "No position matches." }
        let count = Words.count(page.total, "position")
        return isFiltered
            ? "\(count) match\(page.total == 1 ? "es" : "") on \(Words.day(page.asOf))."
            : "\(count) in the register on \(Words.day(page.asOf))."
    }

    private static func scope(_ request: WebRequest) -> String? {
        let places = request.query.filter { ["command", "country"].contains($0.key) && !$0.value.isEmpty }
        return places.isEmpty ? nil : places.map(\.value).joined(separator: ", ")
    }
}
