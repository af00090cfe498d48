import CadreApplication
import Hummingbird
import NIOCore

/// The journal as a stream of events, as JSON, and as a page.
struct EventPages: Sendable {
    let site: Site
    let feed: EventFeed

    var endpoints: [Endpoint] {
        let after = Endpoint.Parameter(
            "after", "The index of the last entry already known; 0 for the beginning.", example: "48112"
        )
        let limit = Endpoint.Parameter(
            "limit", "The most entries of a JSON answer, 1 to \(WebLimits.eventCountMax).", example: "100"
        )
        return [
            .get(
                "/events", "Streams the journal; the same entries as JSON for those who poll.", action: .readJournal,
                formats: [.eventStream, .json], parameters: [after, limit], example: Self.example, handler: events
            ),
            .get(
                "/journal", "Shows the newest entries of the journal.", action: .readJournal,
                formats: [.html, .json, .csv],
                parameters: [after, limit], example: Self.example, handler: journal
            ),
        ]
    }

    private func events(_ request: WebRequest) async throws -> Reply {
        if request.format == .eventStream { return try stream(request) }
        let after = try request.number("after", in: 0...Int.max) ?? request.lastEventID.map(Int.init) ?? 0
        return .json(Self.json(try await entries(after: Int64(after), request), after: Int64(after)))
    }

    private func entries(after: Int64, _ request: WebRequest) async throws(Refusal) -> [JournalEntry] {
        let limit = try request.number("limit", in: 1...WebLimits.eventCountMax) ?? WebLimits.eventBatchCount
        return try await ListEvents(journal: site.journal)(after: after, limit: limit, for: request.caller)
    }

    // MARK: Stream

    /// Writes every entry after the one that the client knows, then each new one as it is committed.
    private func stream(_ request: WebRequest) throws(Refusal) -> Reply {
        let named = try request.number("after", in: 0...Int.max).map(Int64.init)
        let start = request.lastEventID ?? named ?? request.state.journalIndex
        let (feed, list, caller) = (feed, ListEvents(journal: site.journal), request.caller)
        let body = ResponseBody { writer in
            var last = start
            try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
            try await feed.forEachWake {
                var isSilent = true
                while true {
                    let batch = try await list(after: last, limit: WebLimits.eventBatchCount, for: caller)
                    guard let newest = batch.last else { break }
                    try await writer.write(ByteBuffer(string: batch.map(Self.event).joined()))
                    last = newest.index
                    isSilent = false
                }
                if isSilent { try await writer.write(ByteBuffer(string: Self.beat(last))) }
            }
            try await writer.finish(nil)
        }
        return .stream(
            body, contentType: Format.eventStream.contentType,
            headers: [.cacheControl: "no-store", .make("X-Accel-Buffering"): "no", .vary: "Accept"]
        )
    }

    /// One entry as an event; its identity is its index, so a client that comes back goes on after it.
    static func event(_ entry: JournalEntry) -> String {
        "id: \(entry.index)\ndata: \(entry.canonicalText)\n\n"
    }

    /// A sign of life: a comment for proxies, and an event of its own for pages, which do not see comments.
    private static func beat(_ index: Int64) -> String {
        ": still here\nevent: beat\ndata: {\"index\":\(index)}\n\n"
    }

    private static func json(_ entries: [JournalEntry], after: Int64) -> JSONText {
        .object([
            ("after", .int(Int(after))), ("last", .int(Int(entries.last?.index ?? after))),
            ("rows", .list(entries.map { .raw($0.canonicalText) })),
        ])
    }

    private static let example = JSONText.object([
        ("after", .int(48_111)), ("last", .int(48_112)),
        (
            "rows",
            .list([
                .object([
                    ("index", .int(48_112)), ("at", .text("2026-12-01T09:30:00.000Z")), ("actor", .text("Dana Reyes")),
                    ("role", .text("assignment_officer")), ("request_id", .text("5f1c0a9e27b34d68")),
                    ("action", .text("slate.submitted")), ("object_kind", .text("slate")),
                    ("object_id", .text("slt_000010")), ("before", .null), ("after", .null),
                ])
            ])
        ),
    ])

    // MARK: Page

    private func journal(_ request: WebRequest) async throws -> Reply {
        let newest = max(0, request.state.journalIndex - Int64(ListQuery.limitDefault))
        let after = Int64(try request.number("after", in: 0...Int.max) ?? Int(newest))
        let entries = try await entries(after: after, request)
        switch request.format {
        case .json: return .json(Self.json(entries, after: after))
        case .csv:
            let header = ["index", "at", "actor", "role", "action", "object_kind", "object_id", "request_id"]
            return .csv(CSVText(header: header, rows: entries.map(Self.fields)), named: "journal")
        case .html, .svg, .eventStream, .file: return .page(Self.page(entries, after: after, request))
        }
    }

    private static func fields(_ entry: JournalEntry) -> [Cell] {
        [.int(Int(entry.index))]
            + [
                entry.at.description, entry.actor, entry.role, entry.draft.action, entry.draft.objectKind,
                entry.draft.objectID, entry.requestID,
            ].map(Cell.text)
    }

    private static func page(_ entries: [JournalEntry], after: Int64, _ request: WebRequest) -> Page {
        let rows = entries.reversed().map { entry in
            let said = JournalSentence(entry)
            return TableModel.Row([
                .init(said.index, isNumber: true), .init(said.moment), .init(entry.actor), .init(said.deed),
                .init(said.objectName, address: said.objectAddress.map { request.link($0) }),
                .init(entry.draft.action),
            ])
        }
        let table = TableModel(
            "Journal", caption: "Newest first; every entry is a leaf of the journal's tree.",
            headers: [
                .init("Index", isNumber: true), .init("When"), .init("Who"), .init("What"), .init("On"),
                .init("Action"),
            ],
            rows: rows
        )
        let older = max(0, after - Int64(ListQuery.limitDefault))
        let hints = [Link("Start from the first entry", "/journal?after=0")]
        let empty = entries.isEmpty ? EmptyState("No entry stands after \(after).", hints: hints) : nil
        let model = JournalModel(
            list: ListModel(table: table, empty: empty), olderAddress: after > 0 ? "/journal?after=\(older)" : nil,
            newestAddress: entries.last.map { $0.index < request.state.journalIndex } == true ? "/journal" : nil
        )
        return Page(
            title: "Journal", section: .oversight,
            answer: "\(Words.count(Int(request.state.journalIndex), "change")) on record.",
            template: "journal", model: model,
            exports: ExportRow(request, command: "cadre events"),
            reasons: [
                Definition(
                    "Journal",
                    "Every change with who made it, when, and what it was before and after, in the order of commits."
                )
            ]
        )
    }
}

/// What the journal's page shows.
private struct JournalModel: Sendable {
    let list: ListModel
    let olderAddress: String?
    let newestAddress: String?
}
