import CadreApplication
import CadreDomain
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
        return [
            .get(
                "/events",
                "Streams the journal, after the entry that the header Last-Event-ID or the parameter after names; the "
                    + "same entries as JSON, oldest first, for those who poll. A stream has every entry and no end: it "
                    + "takes no filter and no day.",
                action: .readJournal, formats: [.eventStream, .json], parameters: [after],
                filters: Endpoint.Filter.of(JournalEntry.columns), errors: [.journalIndexUnknown],
                example: Self.example, answer: Self.answer, handler: events
            ),
            .get(
                "/journal",
                "Lists the entries of the journal up to and including a day, newest first; CSV and NDJSON hold all of "
                    + "them.",
                action: .readJournal, formats: Format.ofLists, parameters: [after],
                filters: Endpoint.Filter.of(JournalEntry.columns), errors: [.journalIndexUnknown],
                example: Self.example, answer: Self.answer, handler: journal
            ),
        ]
    }

    private func events(_ request: WebRequest) async throws -> Reply {
        if request.format == .eventStream { return try await stream(request) }
        let after = try request.number("after", in: 0...Int.max) ?? request.lastEventID.map(Int.init) ?? 0
        let batch = request.value("limit") == nil ? [QueryItem("limit", String(WebLimits.eventBatchCount))] : []
        let page = try await list(request, adding: batch, after: Int64(after), isNewestFirst: false)
        return .json(Self.json(page, request))
    }

    private func list(
        _ request: WebRequest, adding items: [QueryItem] = [], after: Int64, isNewestFirst: Bool, isWhole: Bool = false
    ) async throws(Refusal) -> JournalPage {
        let calendar = JournalCalendar(
            today: request.state.today, isFixed: request.state.isDemo, lastIndex: request.state.journalIndex
        )
        return try await ListEvents(journal: site.journal)(
            JournalQuestion(
                request.query.filter { $0.key != "after" } + items, after: after, isNewestFirst: isNewestFirst,
                isWhole: isWhole, calendar, offices: await site.offices(), reference: site.reference
            ),
            for: request.caller
        )
    }

    private static func json(_ page: JournalPage, _ request: WebRequest) -> JSONText {
        .object(
            [
                ("as_of", .text(page.list.asOf.description)), ("journal_index", .int(Int(page.list.journalIndex))),
                ("after", .int(Int(page.after))), ("last", .int(Int(page.last))),
            ] + page.list.rowMembers(request, objects: page.objects))
    }

    // MARK: Stream

    /// Writes every entry after the one that the client knows, then each new one as it is committed.
    private func stream(_ request: WebRequest) async throws(Refusal) -> Reply {
        if let key = request.query.first(where: { $0.key != "after" && !$0.value.isEmpty })?.key {
            throw Refusal(
                .parameterBadValue, "A stream of events does not take (\(key)): it has every entry and goes on.",
                fix: "Take the key away, or ask for JSON."
            )
        }
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

    /// A sign of life: a comment for proxies, and an event of its own for pages, which do not see comments; with the
    /// index known, from which a client goes on that comes back before the first entry.
    private static func beat(_ index: Int64) -> String {
        ": still here\nid: \(index)\nevent: beat\ndata: {\"index\":\(index)}\n\n"
    }

    /// What was before and after is an object, or a text where fields are named.
    private static let answer = AnswerShape.ofList(
        AnswerShape.members(JournalEntry.columns).map { ["before", "after"].contains($0.0) ? ($0.0, .null) : $0 },
        besides: AnswerShape.members(numbers: "after last")
    )

    private static let example = JSONText.object([
        ("as_of", .text("2026-12-01")), ("journal_index", .int(48_112)), ("after", .int(48_111)),
        ("last", .int(48_112)), ("total", .int(1)), ("limit", .int(50)), ("next", .null), ("next_url", .null),
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
        let after = try request.number("after", in: 0...Int.max).map(Int64.init) ?? 0
        let isFile = [.csv, .ndjson, .xlsx].contains(request.format)
        let page = try await list(
            request, after: after, isNewestFirst: true, isWhole: isFile && !request.namesPage
        )
        switch request.format {
        case .json: return .json(Self.json(page, request), of: ExportedRows(page.list))
        case .csv:
            let text = page.csv(names: await site.names(request.caller))
            return .csv(text, named: "journal", of: ExportedRows(page.list))
        case .ndjson: return .ndjson(page.objects, named: "journal", of: ExportedRows(page.list))
        case .xlsx:
            let workbook = TableWorkbook(page.list, named: "journal")
            return .workbook(workbook, named: "journal", of: ExportedRows(page.list))
        case .html, .svg, .eventStream, .file:
            var shown = Self.page(page, request, await site.names(request.caller))
            shown.sample(page.list)
            shown.tools = ListTools(request)
            return .page(shown)
        }
    }

    private static func page(_ page: JournalPage, _ request: WebRequest, _ names: RecordNames) -> Page {
        let rows = page.list.rows.map { entry in
            let said = JournalSentence(entry, names: names)
            let own = request.link("/journal", [QueryItem("index", String(entry.index))])
            return TableModel.Row([
                .init(said.index, address: own, isNumber: true), .init(said.moment), .init(entry.actor),
                .init(said.deedText, parts: said.deed.linked(request)),
                .init(said.objectName, address: said.objectAddress.map { request.link($0) }),
                .init(entry.draft.action),
            ])
        }
        let order = page.list.query.order.first
        func head(_ field: String, _ title: String, isNumber: Bool = false) -> TableModel.Header {
            let sorted = order?.field == field ? order : nil
            return TableModel.Header(
                title, isNumber: isNumber, definition: JournalEntry.columns.first { $0.name == field }?.definition,
                sortAddress: request.address(setting: "sort", to: sorted?.isDescending == false ? "-" + field : field),
                isDescending: sorted?.isDescending
            )
        }
        let table = TableModel(
            "Journal", caption: "Every entry is a leaf of the journal's tree.",
            headers: [
                head("index", "Index", isNumber: true), head("at", "When"), head("actor", "Who"), .init("What"),
                head("object_id", "On"), head("action", "Action"),
            ],
            rows: rows
        )
        let bar = FilterBar(
            request, columns: JournalEntry.columns,
            shown: ["action", "actor", "object_kind", "object_id", "position", "person", "office"], carried: ["after"]
        )
        let isWhole = page.after == 0 && !bar.hasChips && request.value("q") == nil
        let day = Words.day(page.list.asOf)
        let empty = EmptyState(
            isWhole ? "No change is on record by \(day)." : "No entry matches.",
            hints: isWhole ? [] : [Link("Every entry", request.link("/journal"))]
        )
        let count = Words.count(page.list.total, "change")
        let verb = page.list.total == 1 ? "matches" : "match"
        return Page(
            title: "Journal", section: .oversight,
            answer: isWhole ? "\(count) on record on \(day)." : "\(count) \(verb) on \(day).",
            template: "list",
            model: ListModel(
                filters: bar, table: table, empty: page.list.total > 0 ? nil : empty,
                pages: Pagination(page.list, request, noun: "entry", plural: "entries")
            ),
            exports: ExportRow(
                request, command: "cadre events" + (request.value("sort") == nil ? " --sort -index" : "")
            ),
            reasons: [
                Definition(
                    "Journal",
                    "Every change with who made it, when, and what it was before and after, in the order of commits."
                ),
                Definition(
                    "Day of an entry",
                    "The day that was today when it was written: that of its time, or of a demo world its own today."
                ),
            ]
        )
    }
}
