public import CadreApplication
import CadreDomain

extension Reply {
    /// Answers a list in the format asked for; what is exported is what is shown.
    ///
    /// - Parameters:
    ///   - page: The page of the list.
    ///   - request: What was asked.
    ///   - name: The file name of a download, such as `positions`.
    ///   - all: The list without its cut into pages, for CSV and NDJSON that name no page.
    ///   - html: Makes the page for people.
    public static func list<Row>(
        _ page: ListPage<Row>, _ request: WebRequest, named name: String,
        all: () async throws(Refusal) -> ListPage<Row>, html: () async throws(Refusal) -> Page
    ) async throws(Refusal) -> Reply {
        switch request.format {
        case .csv:
            let rows = request.namesPage ? page : try await all()
            return .csv(CSVText(columns: rows.exported, rows: rows.rows), named: name, of: ExportedRows(rows))
        case .ndjson:
            let rows = request.namesPage ? page : try await all()
            return .ndjson(rows.objects, named: name, of: ExportedRows(rows))
        case .xlsx:
            let rows = request.namesPage ? page : try await all()
            return .workbook(TableWorkbook(rows, named: name), named: name, of: ExportedRows(rows))
        case .json:
            return .json(
                .object(
                    [
                        ("as_of", .text(page.asOf.description)), ("journal_index", .int(Int(page.journalIndex))),
                    ] + page.noteMembers + page.rowMembers(request)), of: ExportedRows(page))
        case .html, .svg, .eventStream, .file:
            var shown = try await html()
            shown.notes += page.shownNotes
            shown.sample(page)
            // What is one's own stands on the desk; no sample is drawn of it.
            if shown.section != .desk { shown.tools = ListTools(request) }
            return .page(shown)
        }
    }
}

extension Page {
    /// Says in the answer that the list is a sample, where it is one.
    mutating func sample<Row>(_ page: ListPage<Row>) {
        if let sample = page.sampleSentence { answer = "A sample of \(sample), on \(Words.day(page.asOf))." }
    }
}

extension Reply {
    /// Answers a sheet; or, where the address chooses rows as a list does, the rows of one of its tables.
    ///
    /// - Parameters:
    ///   - sheet: The sheet; files of rows export its first table.
    ///   - request: What was asked.
    ///   - name: The file name of a download.
    ///   - table: The table whose rows are chosen.
    ///   - own: The parameters of the address, which choose no rows.
    ///   - reference: Tells which countries there are, and how grades compare.
    ///   - html: Makes the page for people, which shows every row.
    static func sheet(
        _ sheet: Sheet, _ request: WebRequest, named name: String, rowsOf table: DataTable?, besides own: [String],
        _ reference: ReferenceTables, html: () -> Page
    ) async throws(Refusal) -> Reply {
        let items = request.query.filter { !own.contains($0.key) && !$0.value.isEmpty }
        guard let table, let first = items.first(where: { $0.key != "as_of" }) else {
            return .sheet(sheet, request, named: name, html: html)
        }
        guard request.format != .html else {
            throw Refusal(
                .parameterBadValue, "This page shows every row: it does not take (\(first.key)).",
                fix: "Take it away, or ask for JSON or CSV, which do."
            )
        }
        func rows(isWhole: Bool) throws(Refusal) -> ListPage<PlacedRow> {
            try table.list(
                items, isWhole: isWhole, asOf: sheet.asOf, journalIndex: sheet.journalIndex, reference: reference
            )
        }
        return try await .list(try rows(isWhole: false), request, named: name) { () throws(Refusal) in
            try rows(isWhole: true)
        } html: { () throws(Refusal) in
            html()
        }
    }
}

extension Endpoint.Filter {
    /// The filters of the rows of tables; columns of one name mean the same in all.
    static func of(_ tables: [TableColumn]...) -> [Endpoint.Filter] {
        var seen: Set<String> = []
        return tables.flatMap { DataTable(name: "", title: "", columns: $0, rows: []).listColumns }
            .filter { seen.insert($0.name).inserted }.map { Endpoint.Filter($0) }
    }
}

extension ListPage {
    /// The members of JSON that every list has: how many rows match, the rows of this page, and where they go on.
    ///
    /// - Parameter objects: The rows, where they are not written by their columns.
    func rowMembers(_ request: WebRequest, objects: [JSONText]? = nil) -> [(String, JSONText)] {
        let following = next.map { cursor in
            let items = request.query.filter { !["page", "cursor"].contains($0.key) }
            let path = request.path + ".json"
            return Address.canonical(path, items + [QueryItem("cursor", cursor)], on: asOf).text
        }
        let place: [(String, JSONText)] = [
            ("total", .int(total)), ("limit", .int(query.limit)), ("next", .optional(next)),
            ("next_url", .optional(following)),
        ]
        return place + sampleMembers + [("rows", .list(objects ?? self.objects))]
    }
}
