public import CadreApplication
import CadreDomain

/// The alerts that wait for somebody.
public struct AlertPages: Sendable {
    let views: ViewUseCases

    /// Makes the pages.
    public init(views: ViewUseCases) { self.views = views }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        [
            .get(
                "/alerts", "Lists the alerts that wait for you: rows that newly match views you are told of.",
                action: .readRegister, formats: Format.ofLists, filters: Endpoint.Filter.of(AlertRow.columns),
                example: ViewExamples.alerts, handler: answer
            ),
            .post(
                "/alerts/{id}/acknowledgement", "Notes that you have seen an alert; the journal keeps it.",
                action: .subscribeView,
                parameters: [Endpoint.Parameter("id", "The identity of the alert.", example: "alr_048113")],
                errors: [.alertNotFound], example: ViewExamples.deed, handler: acknowledge
            ),
        ]
    }

    private func answer(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await views.listAlerts.page(request.query, for: request.keeper)
        return try await .list(page, request, named: "alerts") { () async throws(Refusal) in
            try await views.listAlerts.all(request.query, for: request.keeper)
        } html: { () throws(Refusal) in
            AlertModel.page(page, request)
        }
    }

    private func acknowledge(_ request: WebRequest) async throws(Refusal) -> Reply {
        let id = request.parameter("id")
        try await views.acknowledge(id, key: try request.idempotencyKey(), by: request.caller)
        return .done(request, at: "/alerts", .object([("id", .text(id)), ("done", .text("acknowledged"))]))
    }
}

/// What the page of alerts shows.
struct AlertModel: Sendable {
    /// What brought the rows.
    struct Cause: Sendable {
        let sentence: String
        let address: String?
    }

    /// One alert.
    struct Alert: Sendable {
        let id: String
        let name: String
        let viewAddress: String
        let count: String
        let cause: Cause
        let rows: [Link]
        let more: String?
        let action: String
        let form: FormFields
    }

    /// How many rows of an alert the page names; its files have every one.
    static let rowCountMax = 20

    let empty: EmptyState?
    let alerts: [Alert]
    let pages: Pagination?

    /// The page.
    static func page(_ page: ListPage<AlertRow>, _ request: WebRequest) -> Page {
        let count =
            page.total == 0
            ? "No alert waits" : Words.count(page.total, "alert") + (page.total == 1 ? " waits" : " wait")
        return Page(
            title: "Alerts", section: .desk, answer: "\(count) for you.", template: "alerts",
            model: AlertModel(
                empty: page.total > 0
                    ? nil
                    : EmptyState(
                        "Nothing newly matches a view that you are told of.",
                        hints: [Link("Saved views", request.link("/views"))]
                    ),
                alerts: page.rows.map { alert($0, request) },
                pages: page.total > 0 ? Pagination(page, request, noun: "alert") : nil
            ),
            exports: ExportRow(request, command: "cadre view alerts"),
            reasons: [
                Definition(
                    "Alert",
                    "Rows that match a view and did not match it at the look before, with what brought them. It waits "
                        + "until you acknowledge it; the journal keeps it."
                )
            ]
        )
    }

    private static func alert(_ row: AlertRow, _ request: WebRequest) -> Alert {
        let alert = row.alert
        let found = "on \(Words.day(alert.day)); found at \(Words.moment(alert.at))"
        let cause = alert.entries.map { entries in
            let first = Words.number(Int(entries.lowerBound))
            return entries.count == 1
                ? "Brought by entry \(first) of the journal \(found)."
                : "Brought by entries \(first) to \(Words.number(Int(entries.upperBound))) of the journal \(found)."
        }
        let rest = row.addresses.count - rowCountMax
        let action = "/alerts/\(alert.id)/acknowledgement"
        return Alert(
            id: alert.id.rawValue, name: row.view.name, viewAddress: request.link("/views/\(alert.key.view)"),
            count: Words.count(alert.rows.count, "new row"),
            cause: Cause(
                sentence: cause ?? "Brought by the day and not by a change, \(found).",
                address: row.entries.map { request.link($0.path, $0.items) }
            ),
            rows: row.addresses.prefix(rowCountMax).map { item in
                Link(JournalSentence.named(item.row, row.names), request.link(item.address.path))
            },
            more: rest > 0 ? "And \(Words.number(rest)) more, which CSV and JSON name." : nil,
            action: action, form: request.formFields(for: action)
        )
    }
}
