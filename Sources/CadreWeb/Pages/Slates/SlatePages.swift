public import CadreApplication
public import CadreDomain
import HTTPTypes

/// The list of slates, the page of one, its reasons, and every step from the run to publication.
public struct SlatePages: Sendable {
    let list: ListSlates
    let show: ShowSlate
    let explain: ExplainSlate
    let why: WhyPerson
    let solve: SolveSlate
    let pin: PinSlate
    let submit: SubmitSlate
    let publish: PublishSlate
    let reference: ReferenceTables

    /// Makes the pages.
    public init(
        list: ListSlates, show: ShowSlate, explain: ExplainSlate, why: WhyPerson, solve: SolveSlate, pin: PinSlate,
        submit: SubmitSlate, publish: PublishSlate, reference: ReferenceTables
    ) {
        self.list = list
        self.show = show
        self.explain = explain
        self.why = why
        self.solve = solve
        self.pin = pin
        self.submit = submit
        self.publish = publish
        self.reference = reference
    }

    /// The endpoints.
    public var endpoints: [Endpoint] { reads + writes }

    private static let id = Endpoint.Parameter("id", "The identity of the slate.", example: "slt_000009")

    private static let versionPlace = "It is the ETag of GET /slates/{id}, and the figure version of its JSON."

    private static let table = Endpoint.Parameter(
        "table", "The table that CSV holds: ledger, the reasons, or \(ContestTable.name), all choices by regret.",
        example: ContestTable.name, words: [ContestTable.ledger, ContestTable.name]
    )

    private var reads: [Endpoint] {
        [
            .get(
                "/slates", "Lists slates, newest first.", action: .readRegister, formats: Format.ofLists,
                filters: Endpoint.Filter.of(DatedSlate.columns), example: SlateExamples.list, handler: answerList
            ),
            .get(
                "/slates/{id}",
                "Shows one slate: its figures, and the rows of one of its tables. ETag is its version, for If-Match.",
                action: .readPeople, formats: Format.ofLists,
                parameters: [
                    Self.id,
                    .init(
                        "table", "The table whose rows are shown, which are filtered by its own columns: \(words).",
                        example: "unfilled", words: ShowSlate.tableNames
                    ),
                ],
                filters: SlateTableModel.allFilters,
                errors: [.slateNotFound, .parameterBadValue] + Self.runErrors, example: SlateExamples.slate,
                answer: SlateAnswers.slate, handler: answerOne
            ),
            .get(
                "/slates/{id}/explain", "Explains a position of a slate, compared with a person. \(reasons)",
                action: .readPeople, formats: [.html, .json, .csv],
                parameters: [
                    Self.id,
                    .init("position", "The identity or the number of the position.", example: "pos_000114"),
                    .init("versus", "The identity of a person to compare with.", example: "per_000088"),
                    Self.table,
                ],
                filters: Self.reasonFilters,
                errors: [.slateNotFound, .positionNotFound, .personNotFound, .parameterBadValue] + Self.runErrors,
                example: SlateExamples.explanation, answer: SlateAnswers.explanation, handler: answerExplain
            ),
            .get(
                "/slates/{id}/why", "Explains where a slate places a candidate, or why nowhere. \(reasons)",
                action: .readPeople, formats: [.html, .json, .csv],
                parameters: [
                    Self.id, .init("person", "The identity of the candidate.", example: "per_000088"), Self.table,
                ],
                filters: Self.reasonFilters,
                errors: [.slateNotFound, .personNotFound, .parameterBadValue] + Self.runErrors,
                example: SlateExamples.person, answer: SlateAnswers.person, handler: answerWhy
            ),
        ]
    }

    private var writes: [Endpoint] {
        [
            .post(
                "/slates", "Solves the slate of a window and stores it as a draft.", action: .solveSlate, makes: true,
                asksRun: true,
                fields: [
                    .init("from", "The first day of the window.", example: "2027-01-01"),
                    .init("to", "The last day of the window.", example: "2027-12-31"),
                    .init(
                        "title",
                        "What the slate is called: one line of at most \(SlateText.titleLengthMax) characters.",
                        isRequired: false, example: "Summer 2027"
                    ),
                    .init(
                        "weights",
                        "Points for one unit by rule, where they are to differ from the rule's own: rule=points, apart "
                            + "by commas or one a line.",
                        isRequired: false, example: "fill.priority=3, move.cost=1", takesNumbers: true
                    ),
                    .init(
                        "limits", "What the whole slate keeps to, one a line or as a list: \(LimitReader.grammar).",
                        isRequired: false, example: "min-fill=EUCOM:60%", isList: true
                    ),
                ],
                errors: [
                    .windowBad, .parameterBadValue, .limitInvalid, .limitInfeasible, .runFailed, .runStopped,
                    .runQueueFull,
                ],
                example: SlateExamples.made, handler: answerSolve
            ),
            .post(
                "/slates/{id}/pins", "Pins or excludes a pair on a draft and solves it again as a new draft.",
                action: .pinSlate, write: .versionedCommit, versionPlace: Self.versionPlace, makes: true, asksRun: true,
                parameters: [Self.id],
                fields: [
                    .init("kind", "pin to force the pair, exclude to forbid it.", example: "pin"),
                    .init("person", "The identity of the candidate.", example: "per_000088"),
                    .init("position", "The identity of the position.", example: "pos_000114"),
                    .init(
                        "reason", "Why, in one line of at most \(SlateText.reasonLengthMax) characters.",
                        example: "Needed for the frigate programme."
                    ),
                ],
                errors: [
                    .slateNotFound, .personNotFound, .positionNotFound, .parameterBadValue, .pinImpossible,
                    .pinGateFailed, .limitInfeasible, .slateWrongState, .runStopped,
                ] + Self.runErrors,
                example: SlateExamples.made, handler: answerPin
            ),
            .post(
                "/slates/{id}/submission", "Submits a draft for approval.", action: .submitSlate,
                write: .versionedCommit, versionPlace: Self.versionPlace, parameters: [Self.id],
                errors: [.slateNotFound, .slateWrongState], example: SlateExamples.step,
                handler: answerSubmit
            ),
            .post(
                "/slates/{id}/publication", "Publishes a submitted slate; every line becomes a named relief.",
                action: .publishSlate, write: .versionedCommit, versionPlace: Self.versionPlace, parameters: [Self.id],
                errors: [
                    .slateNotFound, .slateWrongState, .slateSamePerson, .positionTaken,
                ] + Self.runErrors,
                example: SlateExamples.step, handler: answerPublish
            ),
        ]
    }

    /// What may go wrong where the run of a slate is repeated or a new one is made.
    private static let runErrors: [ErrorCode] = [.runFailed, .runDiffers, .runQueueFull]

    private var reasons: String {
        "CSV holds every reason, a row each, in the columns "
            + "\(ReasonLedger.columns.map(\.name).joined(separator: ", "))."
    }

    private var words: String { ShowSlate.tableNames.joined(separator: ", ") }

    // MARK: Reads

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "slates") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let bar = SlateList.filters(request)
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await list.page(items, for: request.caller).total
                }
            let drafts = try await list.all(request.query, for: request.caller).rows.count {
                $0.head.slate.state == .draft
            }
            return SlateList.page(page, request, bar, drafts: drafts, hints: hints)
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let name = request.value("table") ?? ShowSlate.tableNames[0]
        let items = request.query.filter { $0.key != "table" }
        let detail = try await show(request.parameter("id"), asOf: request.asOf, for: request.caller)
        let page = try detail.list(name, items, isWhole: false)
        let slate = detail.stored.slate
        let reply: Reply
        if request.format == .json {
            reply = .json(Self.json(detail, page, request))
        } else {
            reply = try await .list(page, request, named: "\(slate.id)-\(name)") { () throws(Refusal) in
                try detail.list(name, items, isWhole: true)
            } html: { () throws(Refusal) in
                SlateModel.page(detail, table: name, rows: page, request)
            }
        }
        return reply.setting(.eTag, to: "\"\(slate.version)\"")
    }

    /// The head of the slate with the addresses of its tables, and a page of the rows of one.
    private static func json(
        _ detail: ShowSlate.Detail, _ page: ListPage<PlacedRow>, _ request: WebRequest
    ) -> JSONText {
        let slate = detail.stored.slate.id
        let tables = detail.sheet.tables.filter { ShowSlate.tableNames.contains($0.name) }.map { table in
            JSONText.object([
                ("name", .text(table.name)), ("title", .text(table.title)), ("total", .int(table.rows.count)),
                ("address", .text(request.link("/slates/\(slate).json", [QueryItem("table", table.name)]))),
            ])
        }
        var head = detail.sheet
        head.tables = []
        return .object(
            head.members + [
                ("history", .list(detail.history.toldTable.objects)), ("tables", .list(tables)),
                ("table", .text(request.value("table") ?? ShowSlate.tableNames[0])),
            ] + page.rowMembers(request)
        )
    }

    private func answerExplain(_ request: WebRequest) async throws(Refusal) -> Reply {
        let position = try request.required("position")
        let detail = try await explain(
            request.parameter("id"), position: position, versus: request.value("versus"), asOf: request.asOf,
            for: request.caller
        )
        return try await reasons(of: detail.sheet, request, named: "explanation", own: ["position", "versus"]) {
            ExplanationModel.page(detail, request)
        }
    }

    private func answerWhy(_ request: WebRequest) async throws(Refusal) -> Reply {
        let person = try request.required("person")
        let detail = try await why(
            request.parameter("id"), person: person, asOf: request.asOf, for: request.caller
        )
        return try await reasons(of: detail.sheet, request, named: "why", own: ["person"]) {
            WhyModel.page(detail, request)
        }
    }

    /// The sheet, for CSV with the table asked for in front; or the rows of that table that the address chooses.
    private func reasons(
        of sheet: Sheet, _ request: WebRequest, named name: String, own: [String], html: () -> Page
    ) async throws(Refusal) -> Reply {
        let ordered = try sheet.beginning(with: request.value("table") ?? ContestTable.ledger)
        return try await .sheet(
            request.format == .csv ? ordered : sheet, request, named: name, rowsOf: ordered.tables.first,
            besides: own + ["table"], reference, html: html
        )
    }

    /// The filters of the reasons, and of all choices.
    private static let reasonFilters = Endpoint.Filter.of(ReasonLedger.columns, ContestTable.columns)

    // MARK: Writes

    private func answerSolve(_ request: WebRequest) async throws(Refusal) -> Reply {
        let answer = try await solve(
            from: try request.requiredDay("from"), to: try request.requiredDay("to"),
            title: request.field("title") ?? "", weights: try RuleWeights.weights(request.field("weights") ?? ""),
            limits: LimitReader.lines(request.field("limits") ?? ""), within: request.preference.wait,
            key: try request.idempotencyKey(), by: request.caller
        )
        return Self.answered(request, answer)
    }

    private func answerPin(_ request: WebRequest) async throws(Refusal) -> Reply {
        guard let kind = request.field("kind").flatMap(Pin.Kind.init) else {
            throw Refusal(
                .parameterBadValue, "The kind (\(request.field("kind") ?? "")) is not one.",
                fix: "Give one of: \(Pin.Kind.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        guard let position = request.field("position").flatMap({ ID<Position>($0) }) else {
            throw Refusal(
                .positionNotFound, "There is no position (\(request.field("position") ?? "")).",
                fix: "Give the identity, such as pos_000114."
            )
        }
        let input = PinSlate.Input(
            slate: try slate(request), expectedVersion: try request.expectedVersion(), kind: kind,
            person: try request.bodyPerson(), position: position, reason: request.field("reason") ?? ""
        )
        let answer = try await pin(
            input, within: request.preference.wait, key: try request.idempotencyKey(), by: request.caller
        )
        return Self.answered(request, answer)
    }

    private func answerSubmit(_ request: WebRequest) async throws(Refusal) -> Reply {
        let id = try slate(request)
        let version = try await submit(
            id, expectedVersion: try request.expectedVersion(), key: try request.idempotencyKey(), by: request.caller
        )
        return Self.stepped(request, id, "submitted", version)
    }

    private func answerPublish(_ request: WebRequest) async throws(Refusal) -> Reply {
        let id = try slate(request)
        do throws(Refusal) {
            let version = try await publish(
                id, expectedVersion: try request.expectedVersion(), key: try request.idempotencyKey(),
                by: request.caller
            )
            return Self.stepped(request, id, "published", version)
        } catch {
            guard error.code == .positionTaken, request.format == .html else { throw error }
            return try await stale(id, error, request)
        }
    }

    /// The page of the slate with the lines that no longer hold.
    private func stale(_ id: ID<Slate>, _ refusal: Refusal, _ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(id.rawValue, for: request.caller)
        let address = "/slates/\(id)"
        let name = ShowSlate.tableNames[0]
        let page = SlateModel.page(
            detail, table: name, rows: try detail.list(name, [], isWhole: false), refusal: refusal,
            request.reading(address)
        )
        return .refused(page, at: address, for: refusal)
    }

    private func slate(_ request: WebRequest) throws(Refusal) -> ID<Slate> {
        guard let id: ID<Slate> = request.id() else {
            throw Refusal(
                .slateNotFound, "There is no slate (\(request.parameter("id"))).", fix: "Look at the list of slates."
            )
        }
        return id
    }

    private static func answered(_ request: WebRequest, _ answer: RunAnswer) -> Reply {
        switch answer {
        case .made(let slate): .made(request, slate: slate)
        case .open(let run): .accepted(request, run)
        }
    }

    private static func stepped(_ request: WebRequest, _ id: ID<Slate>, _ state: String, _ version: Int) -> Reply {
        .done(
            request, at: "/slates/\(id)",
            .object([("id", .text(id.rawValue)), ("state", .text(state)), ("version", .int(version))])
        )
    }
}
