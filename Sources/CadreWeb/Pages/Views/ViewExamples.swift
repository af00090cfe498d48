import CadreApplication

/// Answers about views and alerts in JSON, and examples of them for the description of the API.
enum ViewExamples {
    /// A view with all that its list says of it, and why it no longer works.
    static func json(_ row: ViewRow) -> JSONText {
        let fault = row.fault.map { JSONText.text("\($0.detail) \($0.fix)") } ?? .null
        return .object(ViewRow.columns.map { ($0.name, $0.value(row).json) } + [("fault", fault)])
    }

    private static let row: [(String, JSONText)] = [
        ("name", .text("Empty in Manila")), ("id", .text("viw_000001")), ("note", .text("For the weekly call.")),
        ("address", .text("/positions?status=vacant&country=PHL")), ("owner", .text("Dana Reyes")),
        ("shared", .flag(true)), ("works", .flag(true)), ("subscribed", .flag(true)), ("alerts", .int(1)),
        ("last_fired", .text("2026-12-01T09:30:00.000Z")), ("would_fire", .int(0)),
    ]

    static let view = JSONText.object(row + [("fault", .text(""))])

    static let deed = JSONText.object([("id", .text("viw_000001")), ("done", .text("subscribed"))])

    static let list = listed(row)

    static let alerts = listed([
        ("id", .text("alr_048113")), ("view", .text("viw_000001")), ("name", .text("Empty in Manila")),
        ("count", .int(1)), ("row_ids", .text("pos_000114")), ("first_entry", .int(48_112)),
        ("last_entry", .int(48_112)), ("day", .text("2026-12-01")), ("at", .text("2026-12-01T09:30:00.000Z")),
    ])

    private static func listed(_ row: [(String, JSONText)]) -> JSONText {
        .object([
            ("as_of", .text("2026-12-01")), ("journal_index", .int(48_113)), ("total", .int(1)), ("limit", .int(50)),
            ("next", .null), ("next_url", .null), ("rows", .list([.object(row)])),
        ])
    }
}
