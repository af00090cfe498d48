import CadreApplication
import CadreDomain

/// The list of offices as a page.
enum OfficeList {
    static func page(
        _ page: ListPage<OfficeRow>, _ request: WebRequest, _ bar: FilterBar, hints: [Link]
    ) -> Page {
        let table = TableModel(page, request, label: "Offices") { row in
            request.link("/offices/\(FormText.encoded(row.office.code))")
        } figure: { row, column in
            address(of: row, column.name, request)
        }
        let scope = ["command", "country"].compactMap { request.value($0) }
        return Page(
            title: "Offices", section: .partners, scope: scope.isEmpty ? nil : scope.joined(separator: ", "),
            answer: answer(page, isFiltered: bar.hasChips || request.value("q") != nil), template: "list",
            model: ListModel(
                filters: bar, table: table,
                empty: page.total > 0 ? nil : EmptyState("No office matches.", hints: hints),
                pages: Pagination(page, request, noun: "office"),
                bulk: BulkModel.link(.office, page.total, request)
            ),
            exports: ExportRow(request, command: "cadre offices list"),
            reasons: page.columns.map { Definition($0.title, $0.definition) }
        )
    }

    private static func answer(_ page: ListPage<OfficeRow>, isFiltered: Bool) -> String {
        guard page.total > 0 else { return "No office matches." }
        let count = Words.count(page.total, "office")
        return isFiltered
            ? "\(count) match\(page.total == 1 ? "es" : "") on \(Words.day(page.asOf))."
            : "\(count) on \(Words.day(page.asOf))."
    }

    /// Where a figure of an office leads: to the rows that it counts; a country and a parent lead to their sheets.
    private static func address(of row: OfficeRow, _ column: String, _ request: WebRequest) -> String? {
        if column == "country" { return request.link("/countries/\(row.office.country)") }
        if column == "parent" { return address(ofParentOf: row, request) }
        return row.rows(behind: column)?.text
    }

    /// The page of the office above one; nil where there is none that is on record on the day.
    static func address(ofParentOf row: OfficeRow, _ request: WebRequest) -> String? {
        row.parent.map { request.link("/offices/\(FormText.encoded($0.code))") }
    }
}
