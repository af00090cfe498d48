import CadreApplication
import CadreDomain

/// The page that compares two slates.
struct DifferencePages: Sendable {
    let compare: CompareSlates

    /// The endpoints.
    var endpoints: [Endpoint] {
        [
            .get(
                "/slates/diff", "Compares two slates: positions, people, points by rule, decisions and frozen input.",
                action: .readPeople, formats: [.html, .json, .csv],
                parameters: [
                    .init("before", "The identity of the slate before.", example: "slt_000009"),
                    .init("after", "The identity of the slate after.", example: "slt_000012"),
                    .init("table", "The table shown, and the one that CSV holds: \(Self.tables).", example: "people"),
                    .init(
                        "change",
                        "What became of the rows of that table; all that differ unless given. "
                            + "Positions: \(Self.words("positions")); people: \(Self.words("people")).",
                        example: "moved"
                    ),
                    .init(
                        "listed_in", "before or after: positions or people that only that slate's input has.",
                        example: "after"
                    ),
                    .init("q", "Text that a row of the tables must hold.", example: "PHL"),
                    .init("page", "Which 50 rows the page shows, from 1; JSON and CSV hold all.", example: "2"),
                ],
                errors: [.slateNotFound, .parameterBadValue, .runFailed, .runDiffers, .runQueueFull],
                example: SlateExamples.difference, answer: SlateAnswers.difference, handler: answer
            )
        ]
    }

    private static let tables = DifferenceRows.tableNames.joined(separator: ", ")

    private static func words(_ table: String) -> String {
        DifferenceRows.changes(of: table).joined(separator: ", ")
    }

    private func answer(_ request: WebRequest) async throws(Refusal) -> Reply {
        let isPage = request.format == .html
        let slates = isPage ? try await compare.choices(asOf: request.asOf, for: request.caller) : []
        guard let before = request.value("before"), let after = request.value("after") else {
            if isPage { return .page(DifferenceChoice.page(slates, request)) }
            throw Refusal(
                .parameterBadValue, "The address does not name two slates.",
                fix: "Add ?before= and after= with their identities."
            )
        }
        let rows = DifferenceRows(
            table: request.value("table"), change: request.value("change"), listedIn: request.value("listed_in")
        )
        let number = try request.number("page", in: 1...1_000_000) ?? 1
        let detail = try await compare(
            before: before, after: after, rows: rows, asOf: request.asOf, for: request.caller
        )
        var sheet = detail.sheet.holding(request.value("q"))
        // The figures of the two slates are no rows to search.
        sheet.tables = sheet.tables.map { $0.name == "totals" ? detail.sheet.table("totals") ?? $0 : $0 }
        let count = sheet.table(rows.table)?.rows.count ?? 0
        try ListQuery.checkPage(number, limit: ListQuery.limitDefault, of: count)
        return .sheet(sheet, request, named: "\(before)-\(after)-\(rows.table)", csv: sheet.table(rows.table)) {
            DifferenceModel.page(detail, sheet, rows: rows, number: number, slates: slates, request)
        }
    }
}
