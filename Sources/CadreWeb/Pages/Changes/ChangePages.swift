import CadreApplication
import CadreDomain

/// The list of change sets, the page of one, and the button that reverts it.
struct ChangePages: Sendable {
    let list: ListChanges
    let show: ShowChange
    let revert: RevertChange

    private static let id = Endpoint.Parameter("id", "The identity of the change set.", example: "chg_000012")

    var endpoints: [Endpoint] {
        [
            .get(
                "/changes", "Lists change sets, newest first: what each import, edit and revert changed.",
                action: .readJournal, formats: Format.ofLists, filters: Endpoint.Filter.of(ChangeRow.columns),
                example: ChangeExamples.list, handler: answerList
            ),
            .get(
                "/changes/{id}", "Shows what a change set changed, record by record.", action: .readJournal,
                formats: [.html, .json, .csv], parameters: [Self.id, .table("records or counts", first: "records")],
                errors: [.changeNotFound, .parameterBadValue], example: ChangeExamples.change,
                answer: RecordAnswers.change, handler: answerOne
            ),
            .post(
                "/changes/{id}/revert",
                "Reverts a change set: every record that it changed becomes what it was before, as a change set of its "
                    + "own.",
                action: .revertChange, makes: true, parameters: [Self.id],
                fields: [
                    .init(
                        "reason", "Why, in one line of at most \(SlateText.reasonLengthMax) characters.",
                        example: "The file was of last year."
                    )
                ],
                errors: [
                    .changeNotFound, .changeReverted, .changeOvertaken, .recordBreaksLaw, .parameterBadValue,
                    .idempotencyKeyReused,
                ],
                example: ChangeExamples.reverted, handler: answerRevert
            ),
        ]
    }

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "changes") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let bar = ChangeList.filters(request)
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await list.page(items, for: request.caller).total
                }
            return ChangeList.page(page, request, bar, hints: hints)
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(request.parameter("id"), asOf: request.asOf, for: request.caller)
        return try .record(detail.sheet, request, named: detail.row.set.id.rawValue) {
            ChangeModel.page(detail, request)
        }
    }

    private func answerRevert(_ request: WebRequest) async throws(Refusal) -> Reply {
        let id = request.parameter("id")
        let made: ID<ChangeSet>
        do throws(Refusal) {
            made = try await revert(
                id, reason: request.field("reason") ?? "", key: try request.idempotencyKey(), by: request.caller
            )
        } catch {
            let isShown = [.changeOvertaken, .recordBreaksLaw, .changeReverted].contains(error.code)
            guard isShown, request.format == .html else { throw error }
            let address = "/changes/\(id)"
            let detail = try await show(id, for: request.caller)
            let page = ChangeModel.page(
                detail, refused: error, reason: request.field("reason"), request.reading(address)
            )
            return .refused(page, at: address, for: error)
        }
        return .made(
            request, at: "/changes/\(made)",
            .object([("id", .text(made.rawValue)), ("reverts", .text(id))])
        )
    }
}
