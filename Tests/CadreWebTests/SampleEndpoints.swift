import CadreApplication
import CadreDomain

@testable import CadreWeb

/// Endpoints of every kind, so that the machinery is tested before and apart from the real pages.
enum SampleEndpoints {
    struct Item: Sendable {
        let id: String
        let title: String
        let gap: Int
    }

    static let columns: [Column<Item>] = [
        Column("id", "Identity", .text, "The identity.", isDefault: true) { .text($0.id) },
        Column("title", "Title", .text, "The title.", isDefault: true) { .text($0.title) },
        Column("gap", "Gap, days", .int, "Days empty.", isDefault: true) { .int($0.gap) },
        Column("state", "State", .choice(["filled", "vacant"]), "Filled or vacant.") {
            .text($0.gap > 0 ? "vacant" : "filled")
        },
    ]

    static let items = [
        Item(id: "pos_1", title: "Chief <script>alert(1)</script>", gap: 200),
        Item(id: "pos_2", title: "\"\u{301} onmouseover=\"x", gap: 0),
        Item(id: "pos_3", title: "Clerk, navy", gap: 1_234),
    ]

    struct Broken: Error {}

    static let all: [Endpoint] = [
        .get(
            "/positions", "Lists.", action: .readRegister, formats: [.html, .json, .csv],
            filters: Endpoint.Filter.of(columns), handler: list
        ),
        .get("/positions/{id}", "Shows one.", action: .readRegister, errors: [.positionNotFound]) { request in
            .json(.object([("id", .text(request.parameter("id"))), ("as_of", .text(request.asOf.description))]))
        },
        .get("/people", "Lists people.", action: .readPeople) { _ in .json(.text("people")) },
        .get("/countries/{country}", "Shows a country.", action: .readRegister) { request in
            .json(.text(request.country.rawValue))
        },
        .get("/broken", "Fails.", action: nil, formats: [.json]) { _ in throw Broken() },
        .get("/full", "Fails on a full disk.", action: nil, formats: [.json]) { _ in
            throw StoreError.unavailable(reason: "/var/lib/secret")
        },
        .post(
            "/positions/{id}/relief", "Names a relief.", action: .nameRelief,
            fields: [
                .init("person", "The person.", example: "per_1"),
                .init("reason", "Why.", isRequired: false, example: "asked"),
            ]
        ) { request in
            .done(
                request, at: "/positions/\(request.parameter("id"))",
                .object([
                    ("person", .optional(request.field("person"))), ("actor", .text(request.caller.actor)),
                    ("digest", .optional(request.idempotency?.requestDigest)),
                    ("key", .optional(request.idempotency?.key)),
                ])
            )
        },
        .post("/slates/{id}/publish", "Publishes.", action: .publishSlate, write: .versionedCommit) {
            request throws(Refusal) in
            guard request.version == 3 else {
                throw Refusal(
                    .versionStale, "The slate is at version (3), not (\(request.version ?? -1)).", fix: "Load it.")
            }
            return .done(request, at: "/positions", .text("published"))
        },
    ]

    private static func list(_ request: WebRequest) async throws -> Reply {
        let query = try request.list(columns, reference: .sample)
        let reader = ListReader<Item>(columns: columns, identity: \.id, searched: { [$0.title] })
        let page = try reader.page(items, query, asOf: request.asOf, journalIndex: request.state.journalIndex)
        return try await Reply.list(
            page, request, named: "positions",
            all: { () async throws(Refusal) in
                reader.whole(items, query, asOf: request.asOf, journalIndex: request.state.journalIndex)
            },
            html: { () async throws(Refusal) in
                Page(
                    title: "Positions", section: .register, answer: "\(Words.count(page.total, "position")) match.",
                    template: "list",
                    model: ListModel(
                        filters: FilterBar(request, columns: columns, shown: ["state", "gap__gte"]),
                        table: TableModel(
                            page, request, label: "Positions", link: { request.link("/positions/\($0.id)") },
                            mark: { item, column in
                                column.name == "state" ? (item.gap > 0 ? .bad("vacant") : .good("filled")) : nil
                            }
                        ),
                        empty: page.rows.isEmpty
                            ? EmptyState("No position matches.", hints: [Link("All 3", "/positions")]) : nil,
                        pages: Pagination(page, request, noun: "position")
                    ),
                    exports: ExportRow(request, command: "cadre positions list"),
                    reasons: [Definition("Gap", "Days without an incumbent.")]
                )
            }
        )
    }
}
