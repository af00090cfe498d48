import CadreApplication
import CadreDomain

/// The list of sources, the page of one, and the forms that make and change them.
struct SourcePages: Sendable {
    let list: ListSources
    let show: ShowSource
    let write: WriteSource

    private static let id = Endpoint.Parameter("id", "The code of the source.", example: "service-manpower")

    private static let fields: [Endpoint.Field] = [
        .init("name", "What it is called.", isRequired: false, example: "Manpower file of the services"),
        .init("owner", "The organization that keeps it.", isRequired: false, example: "Services"),
        .init("steward", "Who answers for it.", isRequired: false, example: "Manpower desk"),
        .init(
            "cadence_days", "How many days lie between two deliveries at most.", isRequired: false, example: "30",
            isNumber: true
        ),
        .init(
            "trust", "All rows of trust, one a line, in place of those before: \(SourceText.grammar).",
            isRequired: false, example: "person.grade=1@2027-01-01", isList: true
        ),
    ]

    var endpoints: [Endpoint] {
        [
            .get(
                "/sources", "Lists the sources of the register.", action: .readRegister, formats: Format.ofLists,
                filters: Endpoint.Filter.of(ListedSource.columns), example: SourceExamples.list, handler: answerList
            ),
            .get(
                "/sources/{id}", "Shows one source: who keeps it, how far it is trusted, what it has delivered.",
                action: .readRegister, formats: [.html, .json, .csv],
                parameters: [Self.id, .table("trust, delivery_list", first: "trust")],
                errors: [.sourceNotFound, .parameterBadValue], example: SourceExamples.source,
                answer: SourceExamples.sourceAnswer, handler: answerOne
            ),
            .post(
                "/sources", "Makes a source.", action: .manageSources, makes: true,
                fields: [.init("code", "Letters, digits and hyphens.", example: "service-manpower")] + Self.fields,
                errors: [.sourceExists, .parameterBadValue, .idempotencyKeyReused], example: SourceExamples.written,
                handler: make
            ),
            .post(
                "/sources/{id}", "Changes a source; what is not given stays as it is.", action: .manageSources,
                parameters: [Self.id], fields: Self.fields,
                errors: [.sourceNotFound, .parameterBadValue, .idempotencyKeyReused], example: SourceExamples.written,
                handler: change
            ),
        ]
    }

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "sources") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            SourceList.page(page, request, SourceList.filters(request))
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(request.parameter("id"), for: request.caller)
        return try .record(detail.sheet, request, named: detail.row.source.id.rawValue) {
            SourceModel.page(detail, request)
        }
    }

    private func make(_ request: WebRequest) async throws(Refusal) -> Reply {
        let input = try Self.input(request, code: request.field("code") ?? "")
        let id = try await write.make(input, key: try request.idempotencyKey(), by: request.caller)
        return .made(request, at: "/sources/\(id)", .object([("id", .text(id.rawValue))]))
    }

    private func change(_ request: WebRequest) async throws(Refusal) -> Reply {
        let input = try Self.input(request, code: request.parameter("id"))
        let id = try await write.change(input, key: try request.idempotencyKey(), by: request.caller)
        return .done(request, at: "/sources/\(id)", .object([("id", .text(id.rawValue))]))
    }

    private static func input(_ request: WebRequest, code: String) throws(Refusal) -> WriteSource.Input {
        var cadence: Int?
        if let text = request.field("cadence_days") {
            guard let number = Int(text) else {
                throw Refusal(
                    .parameterBadValue, "The field cadence_days (\(text)) is no whole number.",
                    fix: "Give a number of days."
                )
            }
            cadence = number
        }
        return WriteSource.Input(
            code: code, name: request.field("name"), owner: request.field("owner"), steward: request.field("steward"),
            cadenceDays: cadence,
            // A box that was emptied takes all rows of trust away; one that was not sent leaves them.
            trusts: request.fields["trust"].map { text in
                text.split { $0.isNewline || $0 == "," }.map { String($0.filter { !$0.isWhitespace }) }
                    .filter { !$0.isEmpty }
            }
        )
    }
}
