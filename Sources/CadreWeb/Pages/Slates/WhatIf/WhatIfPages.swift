import CadreApplication
import CadreDomain

/// The page that says what placing one person in one position would do to a slate.
struct WhatIfPages: Sendable {
    let ask: WhatIfSlate
    let reference: ReferenceTables

    /// The endpoints.
    var endpoints: [Endpoint] {
        [
            .get(
                "/slates/{id}/whatif",
                "Says what placing a candidate in a position would cost a slate, and who would move.",
                action: .readPeople, formats: [.html, .json, .csv],
                parameters: [
                    .init("id", "The identity of the slate.", example: "slt_000009"),
                    .init("person", "The identity of the candidate.", example: "per_000088"),
                    .init("position", "The identity or the number of the position.", example: "pos_000114"),
                ],
                filters: Endpoint.Filter.of(WhatIfSlate.columns),
                errors: [
                    .slateNotFound, .positionNotFound, .personNotFound, .parameterBadValue, .runFailed, .runDiffers,
                    .runQueueFull,
                ],
                example: SlateExamples.whatIf, answer: SlateAnswers.whatIf, handler: answer
            )
        ]
    }

    private func answer(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await ask(
            request.parameter("id"), person: try request.required("person"),
            position: try request.required("position"), asOf: request.asOf, for: request.caller
        )
        return try await .sheet(
            detail.sheet, request, named: "whatif", rowsOf: detail.sheet.tables.first,
            besides: ["person", "position"], reference
        ) { WhatIfModel.page(detail, request) }
    }
}

extension WebRequest {
    /// The value of a query key that the address must name.
    func required(_ name: String) throws(Refusal) -> String {
        guard let value = value(name) else {
            throw Refusal(
                .parameterBadValue, "The address names no \(name).", fix: "Add ?\(name)= with an identity."
            )
        }
        return value
    }
}
