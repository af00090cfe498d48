import CadreApplication
import CadreDomain
import CadrePlanning

/// The list of countries as a page.
enum CountryList {
    static func page(
        _ page: ListPage<CountryRow>, _ request: WebRequest, _ bar: FilterBar, hints: [Link]
    ) -> Page {
        let table = TableModel(page, request, label: "Countries") { row in
            request.link("/countries/\(row.country.code)")
        } figure: { row, column in
            row.rows(behind: column.name, on: page.asOf)?.text
        }
        let vacant = page.rows.reduce(0) { $0 + $1.measures[.vacant] }
        let shown = page.rows.count == page.total ? "" : " The \(Words.number(page.rows.count)) on this page have "
        let answer =
            page.total == 0
            ? "No country matches."
            : "\(Words.count(page.total, "country", plural: "countries")) with an office or a position"
                + (shown.isEmpty
                    ? ", and \(Words.count(vacant, "vacancy", plural: "vacancies")) in "
                        + "\(page.total == 1 ? "it" : "them")."
                    : ".\(shown)\(Words.count(vacant, "vacancy", plural: "vacancies")).")
        return Page(
            title: "Countries", section: .partners, scope: request.value("command"), answer: answer, template: "list",
            model: ListModel(
                filters: bar, table: table,
                empty: page.total > 0 ? nil : EmptyState("No country matches.", hints: hints),
                pages: Pagination(page, request, noun: "country", plural: "countries")
            ),
            exports: ExportRow(request, command: "cadre countries list"),
            reasons: page.columns.map { Definition($0.title, $0.definition) }
        )
    }
}
