import CadreApplication
import CadreDomain

/// Solves the window of a slate again on the register of now.
struct AgainPages: Sendable {
    let solve: SolveSlateAgain

    /// The endpoints.
    var endpoints: [Endpoint] {
        [
            .post(
                "/slates/{id}/again",
                "Solves the window of a slate again on the register of now and keeps as many lines as it can.",
                action: .solveSlate, makes: true, asksRun: true,
                parameters: [.init("id", "The identity of the slate.", example: "slt_000009")],
                fields: [
                    .init(
                        "keep_points",
                        "What keeping a line is worth, from 0 to "
                            + "\(Grouped.text(SolveSlateAgain.keepPointsMax)) points; 0 unless "
                            + "given: lines kept then decide only between slates of the same points.",
                        isRequired: false, example: "20", isNumber: true
                    ),
                    .init(
                        "weights",
                        "Points for one unit by rule, where they are to differ from those of this slate: rule=points, "
                            + "apart by commas.",
                        isRequired: false, example: "fill.priority=3, move.cost=1", takesNumbers: true
                    ),
                    .init(
                        "limits",
                        "What the new slate keeps to as well as to the limits of this one, one a line or as a list: "
                            + "\(LimitReader.againGrammar), the most people who get another place than in this slate, "
                            + "or any limit of a new slate.",
                        isRequired: false, example: "touch=5", isList: true
                    ),
                ],
                errors: [
                    .slateNotFound, .windowBad, .parameterBadValue, .limitInvalid, .limitInfeasible, .runFailed,
                    .runStopped,
                    .runDiffers, .runQueueFull,
                ],
                example: SlateExamples.again, handler: answer
            )
        ]
    }

    private func answer(_ request: WebRequest) async throws(Refusal) -> Reply {
        guard let id: ID<Slate> = request.id() else {
            throw Refusal(
                .slateNotFound, "There is no slate (\(request.parameter("id"))).", fix: "Look at the list of slates."
            )
        }
        let answer = try await solve(
            id, keepPoints: try Self.keepPoints(request),
            weights: try RuleWeights.weights(request.field("weights") ?? ""),
            limits: LimitReader.lines(request.field("limits") ?? ""), within: request.preference.wait,
            key: try request.idempotencyKey(), by: request.caller
        )
        switch answer {
        case .made(let made): return .made(request, slate: made.slate, made.json)
        case .open(let run): return .accepted(request, run)
        }
    }

    private static func keepPoints(_ request: WebRequest) throws(Refusal) -> Int {
        guard let text = request.field("keep_points") else { return 0 }
        guard let points = Int(text) else {
            throw Refusal(
                .parameterBadValue, "The value of keep_points (\(text)) is no whole number.",
                fix: "Give a whole number from 0 to \(Grouped.text(SolveSlateAgain.keepPointsMax))."
            )
        }
        return points
    }
}

/// The form that solves the window of a slate again.
struct AgainForm: Sendable {
    let form: FormFields
    let action: String
    let pointsMax = SolveSlateAgain.keepPointsMax
    let grammar = LimitReader.grammar

    /// Makes the form; nil for who may not solve.
    init?(_ detail: ShowSlate.Detail, _ request: WebRequest) {
        guard request.persona != nil, detail.may.contains(.solveSlate) else { return nil }
        action = "/slates/\(detail.stored.slate.id)/again"
        form = request.formFields(for: action)
    }
}
