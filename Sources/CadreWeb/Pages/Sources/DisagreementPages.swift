import CadreApplication
import CadreDomain

/// The work list of disagreements, the page of one, and the form that decides it.
struct DisagreementPages: Sendable {
    let list: ListDisagreements
    let show: ShowDisagreement
    let decide: DecideDisagreement

    private static let id = Endpoint.Parameter(
        "id", "Noun, record and field, apart by hyphens.", example: "person-per_000031-grade"
    )

    var endpoints: [Endpoint] {
        [
            .get(
                "/disagreements", "Lists the fields of which sources say different things on a day.",
                action: .readRegister, formats: Format.ofLists, filters: Endpoint.Filter.of(Disagreement.columns),
                example: SourceExamples.disagreements, handler: answerList
            ),
            .get(
                "/disagreements/{id}", "Shows one disagreement: what each source says, and what the rules propose.",
                action: .readRegister, formats: [.html, .json, .csv],
                parameters: [Self.id, .table("claims", first: "claims")],
                errors: [.disagreementNotFound, .parameterBadValue], example: SourceExamples.disagreement,
                answer: SourceExamples.disagreementAnswer, handler: answerOne
            ),
            .post(
                "/disagreements/{id}",
                "Decides which source's value stands, and writes it; it stands until a source says something new.",
                action: .decideDisagreement, write: .versionedCommit,
                versionPlace: "It is the figure version of the JSON of GET /disagreements/{id}.",
                parameters: [Self.id],
                fields: [
                    .init("source", "The code of the source whose value is to stand.", example: "service-manpower"),
                    .init(
                        "reason", "Why, in one line of at most \(SlateText.reasonLengthMax) characters.",
                        example: "The promotion order was read."
                    ),
                ],
                errors: [.disagreementNotFound, .recordBreaksLaw, .parameterBadValue, .idempotencyKeyReused],
                example: SourceExamples.decided, handler: answerDecision
            ),
        ]
    }

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "disagreements") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let bar = DisagreementList.filters(request)
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await list.page(items, for: request.caller).total
                }
            return DisagreementList.page(page, request, bar, hints: hints)
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(request.parameter("id"), asOf: request.asOf, for: request.caller)
        return try .record(detail.sheet, request, named: "disagreement") { DisagreementModel.page(detail, request) }
    }

    private func answerDecision(_ request: WebRequest) async throws(Refusal) -> Reply {
        let input = DecideDisagreement.Input(
            disagreement: request.parameter("id"), source: request.field("source") ?? "",
            expectedVersion: try request.expectedVersion(), reason: request.field("reason") ?? ""
        )
        let value = try await decide(input, key: try request.idempotencyKey(), by: request.caller)
        let field = FieldKey(input.disagreement)?.field ?? ""
        return .done(
            request, at: "/disagreements/\(input.disagreement)",
            .object([("id", .text(input.disagreement)), ("field", .text(field)), ("value", .text(value))])
        )
    }
}
