import CadreApplication
import HTTPTypes

/// Whether the server lives and whether it is ready, for those who watch it.
struct HealthPages: Sendable {
    let site: Site

    var endpoints: [Endpoint] {
        let example = JSONText.object([
            ("status", .text("ready")), ("journal_index", .int(48_112)), ("warnings", .list([])),
        ])
        return [
            .get(
                "/healthz", "Answers 200 as soon as requests are answered, with what is not as it should be.",
                action: nil, formats: [.json],
                example: .object([("status", .text("alive")), ("warnings", .list([]))])
            ) { _ in
                let warnings = JSONText.list(await site.warnings().map(JSONText.text))
                return Reply.json(.object([("status", .text("alive")), ("warnings", warnings)]))
                    .setting(.cacheControl, to: "no-store")
            },
            .get(
                "/readyz", "Answers 200 while all is well, 503 with the warnings otherwise.", action: nil,
                formats: [.json], otherStatuses: [503: "Not ready, with the warnings."], example: example
            ) { request in
                let warnings = await site.warnings()
                let body = JSONText.object([
                    ("status", .text(warnings.isEmpty ? "ready" : "not ready")),
                    ("journal_index", .int(Int(request.state.journalIndex))),
                    ("warnings", .list(warnings.map(JSONText.text))),
                ])
                return Reply.json(body, status: warnings.isEmpty ? .ok : .serviceUnavailable)
                    .setting(.cacheControl, to: "no-store")
            },
        ]
    }
}
