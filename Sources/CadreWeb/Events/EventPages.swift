import CadreApplication
import Hummingbird
import NIOCore

/// The journal as a stream of events, as JSON, and as a page.
struct EventPages: Sendable {
    let site: Site
    let feed: EventFeed

    var endpoints: [Endpoint] {
        let after = Endpoint.Parameter(
            "after",
            "The index of the last entry already known; 0 for the beginning. Beyond the journal's end it is refused.",
            example: "48112"
        )
        let limit = Endpoint.Parameter(
            "limit", "The most entries of an answer, 1 to \(WebLimits.eventCountMax).", example: "100"
        )
        return [
            .get(
                "/events",
                "Streams the journal, after the entry that the header Last-Event-ID or the parameter after names; the same "
                    + "entries as JSON for those who poll.",
                action: .readJournal, formats: [.eventStream, .json], parameters: [after, limit],
                errors: [.journalIndexUnknown], example: Self.example, handler: events
            ),
            .get(
                "/journal", "Shows the entries of the journal, newest first; CSV and NDJSON hold all of them.",
                action: .readJournal, formats: Format.ofLists,
                parameters: [after, limit], errors: [.journalIndexUnknown], example: Self.example, handler: journal
            ),
        ]
    }

    private func events(_ request: WebRequest) async throws -> Reply {
        if request.format == .eventStream { return try await stream(request) }
        let after = try request.number("after", in: 0...Int.max) ?? request.lastEventID.map(Int.init) ?? 0
        let entries = try await entries(after: Int64(after), request)
        return .json(Self.list(entries, after: Int64(after), of: Int64(after), request).json)
    }

    private func entries(after: Int64, _ request: WebRequest) async throws(Refusal) -> [JournalEntry] {
        let limit = try request.number("limit", in: 1...WebLimits.eventCountMax) ?? WebLimits.eventBatchCount
        return try await ListEvents(journal: site.journal)(after: after, limit: limit, for: request.caller)
    }

    // MARK: Stream

    /// Writes every entry after the one that the client knows, then each new one as it is committed.
    private func stream(_ request: WebRequest) async throws(Refusal) -> Reply {
        let named = try request.number("after", in: 0...Int.max).map(Int64.init)
        let start = request.lastEventID ?? named ?? request.state.journalIndex
        let (feed, list, caller) = (feed, ListEvents(journal: site.journal), request.caller)
        // Asked before the first byte, so that a client of another journal is told so and not left to wait.
        _ = try await list(after: start, limit: 1, for: caller)
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

    /// A sign of life: a comment for proxies, and an event of its own for pages, which do not see comments; with the index
    /// known, from which a client goes on that comes back before the first entry.
    private static func beat(_ index: Int64) -> String {
        ": still here\nid: \(index)\nevent: beat\ndata: {\"index\":\(index)}\n\n"
    }

    /// The entries with how many there are after the index asked for.
    private static func list(
        _ entries: [JournalEntry], after: Int64, of start: Int64, _ request: WebRequest
    ) -> JournalPage {
        let total = max(entries.count, Int(request.state.journalIndex - start))
        return JournalPage(after: after, total: total, entries: entries)
    }

    private static let example = JSONText.object([
        ("total", .int(1)), ("after", .int(48_111)), ("last", .int(48_112)),
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
        let limit = try request.number("limit", in: 1...WebLimits.eventCountMax)
        let named = try request.number("after", in: 0...Int.max).map(Int64.init)
        let isFile = request.format == .csv || request.format == .ndjson
        let newest = max(0, request.state.journalIndex - Int64(limit ?? ListQuery.limitDefault))
        let after = named ?? (isFile && limit == nil ? 0 : newest)
        let entries =
            isFile && limit == nil
            ? try await ListEvents(journal: site.journal).all(after: after, for: request.caller)
            : try await entries(after: after, request)
        let list = Self.list(entries.reversed(), after: after, of: named ?? 0, request)
        switch request.format {
        case .json: return .json(list.json)
        case .csv: return .csv(CSVText(header: list.table.header, rows: list.table.rows.map(\.cells)), named: "journal")
        case .ndjson: return .ndjson(list.objects, named: "journal")
        case .html, .svg, .eventStream, .file: return .page(Self.page(entries, after: after, request))
        }
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
            exports: ExportRow(
                request, wholeCommand: "cadre events" + (request.value("after").map { " --after \($0)" } ?? "")
            ),
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
