import CadreApplication
import CadreDomain

/// The page of a slate's front.
struct FrontPages: Sendable {
    let show: ShowFront
    let reference: ReferenceTables

    /// The endpoints.
    var endpoints: [Endpoint] {
        [
            .get(
                "/slates/{id}/front",
                "Sets two objectives of a slate against each other: the corners of the front, with the weights that "
                    + "give them.",
                action: .readPeople, formats: [.html, .json, .csv],
                parameters: [
                    .init("id", "The identity of the slate.", example: "slt_000009"),
                    .init(
                        "objectives",
                        "Which two: \(ShowFront.choices.joined(separator: "; ")); the first unless given.",
                        example: ShowFront.choices[1], words: ShowFront.choices
                    ),
                ],
                filters: Endpoint.Filter.of(ShowFront.columns), endsWithClient: true,
                errors: [.slateNotFound, .parameterBadValue, .frontTooLarge, .runFailed, .runDiffers, .runQueueFull],
                example: SlateExamples.front, answer: SlateAnswers.front, handler: answer
            )
        ]
    }

    private func answer(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(
            request.parameter("id"), objectives: request.value("objectives"), asOf: request.asOf,
            for: request.caller
        )
        return try await .sheet(
            detail.sheet, request, named: "\(detail.stored.slate.id)-front", rowsOf: detail.sheet.tables.first,
            besides: ["objectives"], reference
        ) { FrontModel.page(detail, request) }
    }
}
