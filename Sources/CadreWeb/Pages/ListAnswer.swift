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
            return .csv(CSVText(columns: rows.exported, rows: rows.rows), named: name)
        case .ndjson: return .ndjson((request.namesPage ? page : try await all()).objects, named: name)
        case .json:
            return .json(
                .object(
                    [
                        ("as_of", .text(page.asOf.description)), ("journal_index", .int(Int(page.journalIndex))),
                    ] + page.rowMembers(request)))
        case .html, .svg, .eventStream, .file: return .page(try await html())
        }
    }
}

extension ListPage {
    /// The members of JSON that every list has: how many rows match, the rows of this page, and where they go on.
    ///
    /// - Parameter objects: The rows, where they are not written by their columns.
    func rowMembers(_ request: WebRequest, objects: [JSONText]? = nil) -> [(String, JSONText)] {
        let following = next.map { cursor in
            let items = request.query.filter { !["page", "cursor"].contains($0.key) && !$0.value.isEmpty }
            return FormText.address(request.path + ".json", items + [QueryItem("cursor", cursor)])
        }
        return [
            ("total", .int(total)), ("limit", .int(query.limit)), ("next", .optional(next)),
            ("next_url", .optional(following)), ("rows", .list(objects ?? self.objects)),
        ]
    }
}
