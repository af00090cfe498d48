public import CadreApplication

/// The world: every office overseas on a map, and the same offices as a table beside it.
public struct WorldPages: Sendable {
    let show: ShowWorld
    let outlinesAddress: String

    /// Makes the pages.
    ///
    /// - Parameter outlinesAddress: Where the outlines of the countries are, from ``WebServer/outlinesAddress()``.
    public init(show: ShowWorld, outlinesAddress: String) {
        self.show = show
        self.outlinesAddress = outlinesAddress
    }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        [
            .get(
                "/world", "Shows the offices overseas on a map and as a table, those with the most vacancies first.",
                action: .readRegister, formats: Format.ofLists,
                parameters: [.init("command", "Only the offices under this geographic command.", example: "EUCOM")],
                filters: Endpoint.Filter.of(ShowWorld.columns.filter { $0.name != "command" }),
                errors: [.parameterBadValue], example: Self.example, answer: RecordAnswers.world,
                handler: answer
            )
        ]
    }

    /// Answers with the offices that match; all of them, as on the map, unless one page is asked for.
    private func answer(_ request: WebRequest) async throws(Refusal) -> Reply {
        let picture = try await show(asOf: request.asOf, command: request.value("command"), for: request.caller)
        let items = request.query.filter { $0.key != "command" }
        let page = try picture.list(items, isWhole: !request.namesPage)
        if request.format == .json {
            var head = picture.sheet
            head.tables = []
            let members = page.rowMembers(request).filter { request.namesPage || $0.0 != "limit" }
            return .json(.object(head.members + members), of: ExportedRows(page))
        }
        return try await .list(page, request, named: "world") { () throws(Refusal) in
            page
        } html: { () throws(Refusal) in
            WorldModel.page(picture, page, request, outlinesAddress: outlinesAddress)
        }
    }

    private static let example = JSONText.object([
        ("title", .text("World")),
        ("answer", .text("1,020 of 7,840 overseas positions are vacant; 24 of them are key billets.")),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        ("figures", .object([("vacant", .int(1_020)), ("key_empty", .int(24)), ("fill", .text("87.0"))])),
        (
            "figure_rows",
            .object([
                ("vacant", .text("/positions?overseas=yes&as_of=2026-12-01&status=vacant")),
                (
                    "key_empty",
                    .text("/positions?overseas=yes&as_of=2026-12-01&status=vacant&key_billet=yes")
                ),
            ])
        ),
        ("total", .int(243)), ("next", .null), ("next_url", .null),
        (
            "rows",
            .list([
                .object([
                    ("code", .text("PHL-JUSMAG")), ("name", .text("JUSMAG Philippines")), ("type", .text("JUSMAG")),
                    ("country", .text("PHL")), ("country_name", .text("Philippines")), ("post", .text("Manila")),
                    ("command", .text("INDOPACOM")), ("authorized", .int(64)), ("filled", .int(55)),
                    ("vacant", .int(9)), ("qualified", .int(41)), ("key_empty", .int(1)), ("fill", .text("85.9")),
                ])
            ])
        ),
    ])
}
