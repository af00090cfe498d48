public import CadreApplication
import CadreDomain

/// Saved views: the list, opening one, and what is done with one.
public struct ViewPages: Sendable {
    let views: ViewUseCases

    /// Makes the pages.
    public init(views: ViewUseCases) { self.views = views }

    /// The endpoints.
    public var endpoints: [Endpoint] {
        let id = Endpoint.Parameter("id", "The identity of the view.", example: "viw_000001")
        let name = Endpoint.Field(
            "name", "What the view is called, at most \(SavedView.nameLengthMax) characters.",
            example: "Empty in Manila"
        )
        let note = Endpoint.Field(
            "note", "What it is for, in one line.", isRequired: false, example: "For the weekly call."
        )
        let shared = Endpoint.Field(
            "shared", "Whether others see it, yes or no; no where it is left out.", isRequired: false, example: "yes"
        )
        return [
            .get(
                "/views", "Lists the saved views that you see: your own, and those that others share.",
                action: .readRegister, formats: Format.ofLists, filters: Endpoint.Filter.of(ViewRow.columns),
                example: ViewExamples.list, handler: answerList
            ),
            .get(
                "/views/{id}",
                "Opens a view: people are sent on to its list; programs get what it is. One that no longer works says "
                    + "why.",
                action: .readRegister, parameters: [id], errors: [.viewNotFound], example: ViewExamples.view,
                answer: ViewExamples.view, handler: open
            ),
            .get(
                "/views/{id}/about", "Shows what a view is, who is told of it, and what its keeper may do.",
                action: .readRegister, parameters: [id], errors: [.viewNotFound], example: ViewExamples.view,
                answer: ViewExamples.view, handler: about
            ),
            .post(
                "/views", "Saves a list with its filters under a name.", action: .saveView, makes: true,
                fields: [
                    .init(
                        "address", "The address of the list with its filters.", example: "/positions?status=vacant"
                    ), name, note, shared,
                ],
                errors: [
                    .parameterBadValue, .filterUnknownField, .filterUnknownOperator, .filterBadValue, .viewTooMany,
                ],
                example: ViewExamples.view, handler: save
            ),
            .post(
                "/views/{id}", "Renames a view, changes its note, and shares it or no longer.", action: .saveView,
                parameters: [id],
                fields: [
                    .init("name", name.summary, isRequired: false, example: name.example), note,
                    .init("shared", "Whether others see it, yes or no.", isRequired: false, example: "yes"),
                ],
                errors: [.viewNotFound, .parameterBadValue], example: ViewExamples.view, handler: change
            ),
            .post(
                "/views/{id}/deletion", "Deletes a view; whoever is told of it is told no longer.", action: .saveView,
                parameters: [id], errors: [.viewNotFound], example: ViewExamples.deed, handler: delete
            ),
            .post(
                "/views/{id}/subscription", "Tells you when rows newly match a view.", action: .subscribeView,
                parameters: [id], errors: [.viewNotFound, .parameterBadValue, .viewTooMany],
                example: ViewExamples.deed, handler: subscribe
            ),
            .post(
                "/views/{id}/subscription/end", "Tells you of a view no longer.", action: .subscribeView,
                parameters: [id], errors: [.viewNotFound], example: ViewExamples.deed, handler: end
            ),
        ]
    }

    // MARK: Handlers

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await views.list.page(request.query, for: request.keeper)
        return try await .list(page, request, named: "views") { () async throws(Refusal) in
            try await views.list.all(request.query, for: request.keeper)
        } html: { () throws(Refusal) in
            ViewModel.list(page, request)
        }
    }

    private func open(_ request: WebRequest) async throws(Refusal) -> Reply {
        let row = try await views.list.one(request.parameter("id"), for: request.keeper)
        guard request.format == .html else { return .json(ViewExamples.json(row)) }
        guard row.fault == nil else { return .page(ViewModel.page(row, request)) }
        return .seeOther(request.link(row.view.address))
    }

    private func about(_ request: WebRequest) async throws(Refusal) -> Reply {
        let row = try await views.list.one(request.parameter("id"), for: request.keeper)
        guard request.format == .html else { return .json(ViewExamples.json(row)) }
        return .page(ViewModel.page(row, request))
    }

    private func save(_ request: WebRequest) async throws(Refusal) -> Reply {
        let input = SaveView.Input(
            address: request.field("address") ?? "", name: request.field("name") ?? "",
            note: request.field("note") ?? "", isShared: try Self.flag(request, "shared") ?? false
        )
        let id = try await views.save(input, key: try request.idempotencyKey(), by: request.caller)
        let row = try await views.list.one(id.rawValue, for: request.caller)
        return .made(request, at: "/views/\(id)/about", ViewExamples.json(row))
    }

    private func change(_ request: WebRequest) async throws(Refusal) -> Reply {
        let id = request.parameter("id")
        // A form sends every field; a program those that change.
        let note = request.fields["note"]
        let input = ChangeView.Input(
            name: request.field("name"), note: note, isShared: try Self.flag(request, "shared")
        )
        _ = try await views.change(id, input, key: try request.idempotencyKey(), by: request.caller)
        let row = try await views.list.one(id, for: request.caller)
        return .done(request, at: "/views/\(id)/about", ViewExamples.json(row))
    }

    private func delete(_ request: WebRequest) async throws(Refusal) -> Reply {
        let id = request.parameter("id")
        try await views.delete(id, key: try request.idempotencyKey(), by: request.caller)
        return .done(request, at: "/views", .object([("id", .text(id)), ("done", .text("deleted"))]))
    }

    private func subscribe(_ request: WebRequest) async throws(Refusal) -> Reply {
        let id = request.parameter("id")
        try await views.subscribe(id, key: try request.idempotencyKey(), by: request.caller)
        return .done(request, at: "/views/\(id)/about", .object([("id", .text(id)), ("done", .text("subscribed"))]))
    }

    private func end(_ request: WebRequest) async throws(Refusal) -> Reply {
        let id = request.parameter("id")
        try await views.subscribe.end(id, key: try request.idempotencyKey(), by: request.caller)
        return .done(request, at: "/views/\(id)/about", .object([("id", .text(id)), ("done", .text("unsubscribed"))]))
    }

    private static func flag(_ request: WebRequest, _ name: String) throws(Refusal) -> Bool? {
        switch request.field(name) {
        case nil: return nil
        case "yes": return true
        case "no": return false
        case let text?:
            throw Refusal(
                .parameterBadValue, "The field \(name) (\(text)) is neither yes nor no.", fix: "Give yes or no."
            )
        }
    }
}

extension WebRequest {
    /// Whose views are shown: those of nobody where nobody chose a persona, so that only shared ones are.
    var keeper: Caller {
        isVisit
            ? Caller(
                actor: "", role: caller.role, scope: caller.scope, requestID: caller.requestID, visitor: caller.visitor
            ) : caller
    }
}
