import ArgumentParser
import CadreApplication
import CadreDomain

/// The options of commands that choose among records.
struct FilterOptions: ParsableArguments {
    @Option(name: .customLong("where"), help: "A filter as in addresses, such as status=vacant; may be repeated.")
    var filters: [String] = []

    @Option(help: "Text that the identity, number, title or name must hold.")
    var search: String?

    @Option(help: "The day to look at, YYYY-MM-DD.")
    var asOf: String?

    /// The day to look at; nil for today.
    func day() throws -> Day? {
        try Day.option(items().last { $0.key == "as_of" }?.value, "as-of")
    }

    /// The options as the query of an address.
    func items() throws -> [QueryItem] {
        var items = try filters.map { text in
            guard let sign = text.firstIndex(of: "=") else {
                throw Refusal(
                    .usageBad, "The filter (\(text)) has no equals sign.", fix: "Write it as field=value."
                )
            }
            let field = String(text[..<sign])
            guard field == "q" || field == "as_of" || !ListQuery.reservedKeys.contains(field) else {
                throw Refusal(
                    .usageBad, "The filter (\(text)) names no field.", fix: "Use --sort, --fields, --limit or --cursor."
                )
            }
            guard field != Address.momentKey else {
                throw Refusal(
                    .usageBad, "The filter (\(text)) is the moment in an address.",
                    fix: "Use --at, or for the column an operator: --where at__gte=2026-12-01."
                )
            }
            return QueryItem(field, String(text[text.index(after: sign)...]))
        }
        if let search { items.append(QueryItem("q", search)) }
        if let asOf { items.append(QueryItem("as_of", asOf)) }
        return items
    }
}

/// The options of commands that list rows.
struct ListOptions: ParsableArguments {
    @OptionGroup var filter: FilterOptions

    @Option(parsing: .unconditional, help: "Fields to order by, such as -gap_days,country.")
    var sort: String?

    @Option(help: "The columns to write, separated by commas.")
    var fields: String?

    @Option(help: "How many rows at most; every row unless given.")
    var limit: Int?

    @Option(help: "Where to go on: the value of next of the rows before, which JSON has.")
    var cursor: String?

    @Option(help: "How many of the rows that match to draw at random; takes --seed.")
    var sample: Int?

    @Option(help: "What the draw begins with: the same seed draws the same rows again.")
    var seed: Int?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit has to be 1 or more.") }
    }

    /// Whether rows are chosen, and not only the day that is looked at.
    var choosesRows: Bool {
        get throws {
            try [sort, fields, cursor].contains { $0 != nil } || [limit, sample, seed].contains { $0 != nil }
                || filter.items().contains { $0.key != "as_of" }
        }
    }

    /// The rows asked for: every row, or as many as the limit says from the start or after the cursor.
    ///
    /// - Parameters:
    ///   - all: Lists every row of a query.
    ///   - limited: Lists one page of it, which holds at most ``CadreApplication/ListQuery/limitMax`` rows.
    func page<Row>(
        all: ([QueryItem]) async throws -> ListPage<Row>, limited: ([QueryItem]) async throws -> ListPage<Row>
    ) async throws -> ListPage<Row> {
        guard limit != nil || cursor != nil else { return try await all(items()) }
        var whole: ListPage<Row>?
        try await forEachPage(limited) { page in
            whole = whole?.followed(by: page) ?? page
            return page
        }
        if let whole { return whole }
        return try await all(items())
    }

    /// Goes through the rows asked for, a page at a time.
    func forEachPage<Page, Row>(
        _ list: ([QueryItem]) async throws -> Page, each: (Page) throws -> ListPage<Row>
    ) async throws {
        let items = try items()
        var (left, next) = (limit ?? .max, cursor)
        repeat {
            let size = QueryItem("limit", String(min(left, ListQuery.limitMax)))
            let page = try each(try await list(items + [size] + (next.map { [QueryItem("cursor", $0)] } ?? [])))
            (left, next) = (left - page.rows.count, page.next)
        } while left > 0 && next != nil
    }

    /// The rows asked for of the first table of a sheet.
    func rows(of sheet: Sheet, _ reference: ReferenceTables) async throws -> ListPage<PlacedRow> {
        let table = sheet.tables.first ?? DataTable(name: "", title: "", columns: [], rows: [])
        func list(_ items: [QueryItem], isWhole: Bool) throws(Refusal) -> ListPage<PlacedRow> {
            try table.list(
                items, isWhole: isWhole, asOf: sheet.asOf, journalIndex: sheet.journalIndex, reference: reference
            )
        }
        return try await page(all: { try list($0, isWhole: true) }, limited: { try list($0, isWhole: false) })
    }

    /// The options as the query of an address, without limit and cursor.
    private func items() throws -> [QueryItem] {
        var items = try filter.items()
        if let sort { items.append(QueryItem("sort", sort)) }
        if let fields { items.append(QueryItem("fields", fields)) }
        return items + sampleItems
    }

    /// The sample as the query of an address.
    var sampleItems: [QueryItem] {
        [(RowSample.sizeKey, sample), (RowSample.seedKey, seed)].compactMap { key, value in
            value.map { QueryItem(key, String($0)) }
        }
    }
}
