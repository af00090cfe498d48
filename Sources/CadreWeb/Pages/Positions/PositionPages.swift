public import CadreApplication
public import CadreDomain

/// The list of positions, the page of one, and the naming and withdrawing of a relief.
public struct PositionPages: Sendable {
    let list: ListPositions
    let show: ShowPosition
    let nameRelief: NameRelief
    let withdrawRelief: WithdrawRelief
    let reference: ReferenceTables

    /// Makes the pages.
    public init(
        list: ListPositions, show: ShowPosition, nameRelief: NameRelief, withdrawRelief: WithdrawRelief,
        reference: ReferenceTables
    ) {
        self.list = list
        self.show = show
        self.nameRelief = nameRelief
        self.withdrawRelief = withdrawRelief
        self.reference = reference
    }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        let id = Endpoint.Parameter("id", "The identity or the number of the position.", example: "pos_000114")
        return [
            .get(
                "/positions", "Lists positions on a day.", action: .readRegister, formats: Format.ofLists,
                filters: Endpoint.Filter.of(PositionRow.columns), example: Self.listExample, handler: answerList
            ),
            .get(
                "/positions/{id}", "Shows one position: who held it, what it asks for, what happened to it.",
                action: .readRegister, formats: [.html, .json, .csv],
                parameters: [id, .table("incumbents, \(StripTable.name), history and others", first: "incumbents")],
                errors: [.positionNotFound, .parameterBadValue], example: Self.showExample,
                answer: RecordAnswers.position, handler: answerOne
            ),
            .post(
                "/positions/{id}/relief",
                "Names the person who comes next to a position, if the gates of a slate are met on the day of "
                    + "reporting.",
                action: .nameRelief, makes: true,
                parameters: [Endpoint.Parameter("id", "The identity of the position.", example: "pos_000114")],
                fields: [
                    .init("person", "The identity of the person.", example: "per_000031"),
                    .init("from", "The day the person reports.", example: "2027-06-15"),
                    .init(
                        "planned_end", "The first day after the planned tour; by default as long as the tour is.",
                        isRequired: false, example: "2029-06-15"
                    ),
                    .init(
                        "override_reason",
                        "Why gates that fail are overridden, in one line of at most \(SlateText.reasonLengthMax) "
                            + "characters; not every gate can be.",
                        isRequired: false, example: "Takes the language course before reporting."
                    ),
                ],
                errors: [
                    .positionNotFound, .personNotFound, .positionTaken, .personAssigned, .reliefGateFailed,
                    .parameterBadValue, .recordBreaksLaw, .idempotencyKeyReused,
                ],
                example: Self.reliefExample, handler: name
            ),
            .post(
                "/positions/{id}/relief/withdrawal",
                "Withdraws the relief named for a position; the assignment stays on record as cancelled.",
                action: .withdrawRelief, write: .versionedCommit,
                versionPlace: "It is the figure relief_version of the JSON of GET /positions/{id}.",
                parameters: [Endpoint.Parameter("id", "The identity of the position.", example: "pos_000114")],
                fields: [
                    .init(
                        "reason", "Why, in one line of at most \(SlateText.reasonLengthMax) characters.",
                        example: "The person was promised to another command."
                    )
                ],
                errors: [
                    .positionNotFound, .reliefNotNamed, .reliefDue, .reliefPublished, .parameterBadValue,
                    .idempotencyKeyReused,
                ],
                example: Self.withdrawalExample, handler: withdraw
            ),
        ]
    }

    // MARK: Handlers

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "positions") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let bar = PositionList.filters(request, reference)
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await list.page(items, for: request.caller).total
                }
            return PositionList.page(page, request, bar, hints: hints)
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(request.parameter("id"), asOf: request.asOf, for: request.caller)
        return try .record(detail.sheet.telling(detail.history), request, named: detail.row.position.id.rawValue) {
            PositionModel.page(detail, request, reference)
        }
    }

    private func name(_ request: WebRequest) async throws(Refusal) -> Reply {
        let position = try Self.position(request)
        let input = NameRelief.Input(
            position: position, person: try request.bodyPerson(), from: try request.requiredDay("from"),
            plannedEnd: try request.bodyDay("planned_end"), overrideReason: request.field("override_reason")
        )
        let assignment: ID<Assignment>
        do throws(Refusal) {
            assignment = try await nameRelief(input, key: try request.idempotencyKey(), by: request.caller)
        } catch {
            guard error.code == .reliefGateFailed, request.format == .html else { throw error }
            return try await refused(input, error, request)
        }
        return .made(
            request, at: "/positions/\(position)",
            .object([
                ("assignment", .text(assignment.rawValue)), ("position", .text(position.rawValue)),
                ("person", .text(input.person.rawValue)), ("from", .text(input.from.description)),
            ])
        )
    }

    private func withdraw(_ request: WebRequest) async throws(Refusal) -> Reply {
        let position = try Self.position(request)
        let input = WithdrawRelief.Input(
            position: position, expectedVersion: try request.expectedVersion(), reason: request.field("reason") ?? ""
        )
        let assignment = try await withdrawRelief(input, key: try request.idempotencyKey(), by: request.caller)
        return .done(
            request, at: "/positions/\(position)",
            .object([
                ("assignment", .text(assignment.rawValue)), ("position", .text(position.rawValue)),
                ("state", .text(Assignment.State.cancelled.rawValue)),
            ])
        )
    }

    private static func position(_ request: WebRequest) throws(Refusal) -> ID<Position> {
        guard let position: ID<Position> = request.id() else {
            throw Refusal(
                .positionNotFound, "There is no position (\(request.parameter("id"))).", fix: "Check the identity."
            )
        }
        return position
    }

    /// The page of the position with the gates that failed, and the way to override them.
    private func refused(
        _ input: NameRelief.Input, _ refusal: Refusal, _ request: WebRequest
    ) async throws(Refusal) -> Reply {
        let detail = try await show(input.position.rawValue, asOf: nil, for: request.caller)
        let address = "/positions/\(input.position)"
        let page = PositionModel.page(
            detail, request.reading(address), reference, refused: (input: input, refusal: refusal)
        )
        return .refused(page, at: address, for: refusal)
    }

    // MARK: Examples

    private static let listExample = JSONText.object([
        ("total", .int(148)), ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("limit", .int(50)),
        ("next", .null), ("next_url", .null),
        (
            "rows",
            .list([
                .object([
                    ("id", .text("pos_000114")), ("number", .text("M-0114")), ("title", .text("Chief, Navy Section")),
                    ("office", .text("PHL-JUSMAG")), ("country", .text("PHL")), ("grade", .text("O5")),
                    ("key_billet", .flag(true)), ("status", .text("vacant")), ("incumbent_name", .null),
                    ("incumbent", .null), ("planned_end", .null),
                ])
            ])
        ),
    ])

    private static let showExample = JSONText.object([
        ("title", .text("Chief, Navy Section")),
        (
            "answer",
            .text("Vacant since 15 May 2026, for 200 days; nobody is named, and 1 free person meets every gate.")
        ),
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)),
        (
            "figures",
            .object([
                ("id", .text("pos_000114")), ("status", .text("vacant")), ("relief_version", .null),
            ])
        ), ("incumbents", .list([])),
        (
            "free_and_qualified",
            .list([
                .object([
                    ("person", .text("per_000031")), ("name", .text("Okafor, Lena")), ("grade", .text("O5")),
                ])
            ])
        ),
        ("one_gate_short", .list([])),
    ])

    private static let withdrawalExample = JSONText.object([
        ("assignment", .text("asg_041200")), ("position", .text("pos_000114")), ("state", .text("cancelled")),
    ])

    private static let reliefExample = JSONText.object([
        ("assignment", .text("asg_041200")), ("position", .text("pos_000114")), ("person", .text("per_000031")),
        ("from", .text("2027-06-15")),
    ])
}
