import CadreApplication
import CadreDomain
import HTTPTypes
import Hummingbird
import NIOCore

/// The list of runs, the page of one, its progress as a stream, and the button that stops it.
struct RunPages: Sendable {
    let list: ListRuns
    let show: ShowRun
    let stop: StopRun

    private static let id = Endpoint.Parameter("id", "The identity of the run.", example: "run_000009")

    var endpoints: [Endpoint] {
        [
            .get(
                "/runs", "Lists runs of the solver, newest first.", action: .readRegister, formats: Format.ofLists,
                filters: Endpoint.Filter.of(DatedRun.columns), example: RunExamples.list, handler: answerList
            ),
            .get(
                "/runs/{id}", "Shows one run: how far it has come, and what it found; in CSV its row of the list.",
                action: .readPeople,
                formats: [.html, .json, .csv], parameters: [Self.id], errors: [.runNotFound], example: RunExamples.run,
                answer: RecordAnswers.run, handler: answerOne
            ),
            .get(
                "/runs/{id}/events",
                "Streams how far a run has come until it ends; the same as JSON, as it stands, for those who poll.",
                action: .readPeople, formats: [.eventStream, .json], parameters: [Self.id], errors: [.runNotFound],
                example: RunExamples.run, answer: RecordAnswers.run, handler: answerEvents
            ),
            .post(
                "/runs/{id}/stop",
                "Stops a run: one under way keeps the best slate found so far, one that waits is not begun.",
                action: .solveSlate, parameters: [Self.id], errors: [.runNotFound], example: RunExamples.stopped,
                handler: answerStop
            ),
        ]
    }

    private func answerList(_ request: WebRequest) async throws(Refusal) -> Reply {
        let page = try await list.page(request.query, for: request.caller)
        return try await .list(page, request, named: "runs") { () async throws(Refusal) in
            try await list.all(request.query, for: request.caller)
        } html: { () async throws(Refusal) in
            let bar = RunList.filters(request)
            let hints =
                page.total > 0
                ? []
                : try await Relaxation.hints(request, bar) { (items) async throws(Refusal) in
                    try await list.page(items, for: request.caller).total
                }
            return RunList.page(page, request, bar, hints: hints)
        }
    }

    private func answerOne(_ request: WebRequest) async throws(Refusal) -> Reply {
        let detail = try await show(request.parameter("id"), asOf: request.asOf, for: request.caller)
        if request.format == .csv {
            let sheet = detail.sheet
            return .csv(
                CSVText(columns: DatedRun.columns, rows: [detail.dated]), named: "run",
                of: ExportedRows(asOf: sheet.asOf, journalIndex: sheet.journalIndex, count: 1)
            )
        }
        return .sheet(detail.sheet, request, named: "run") { RunModel.page(detail, request) }
    }

    private func answerStop(_ request: WebRequest) async throws(Refusal) -> Reply {
        let run = try await stop(request.parameter("id"), key: try request.idempotencyKey(), by: request.caller)
        return .done(
            request, at: "/runs/\(run.id)",
            .object([
                ("id", .text(run.id.rawValue)), ("state", .text(run.state.word)),
                ("stopped_by", .optional(run.stopper)),
            ])
        )
    }

    // MARK: Events

    /// Writes how far the run has come, again whenever that changes, and says when it has ended.
    private func answerEvents(_ request: WebRequest) async throws -> Reply {
        let (key, caller, show) = (request.parameter("id"), request.caller, show)
        // Asked before the first byte, so that a client of a run that is not there is told so.
        let known = try await show(key, asOf: request.asOf, for: caller)
        guard request.format == .eventStream, let feed = request.feed else { return .json(known.sheet.json) }
        let news = try await show.news(key, for: caller)
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
            try await feed.forEachWake(or: news) {
                let detail = try await show(key, for: caller)
                let isOver = !detail.run.isOpen
                try await writer.write(ByteBuffer(string: Self.event(detail, isOver: isOver)))
                // A search takes many steps a second, and nobody reads so fast.
                if !isOver { try? await Task.sleep(for: Self.pause) }
                return !isOver
            }
            try await writer.finish(nil)
        }
        return .stream(
            body, contentType: Format.eventStream.contentType,
            headers: [.cacheControl: "no-store", .make("X-Accel-Buffering"): "no", .vary: "Accept"]
        )
    }

    private static let pause = Duration.milliseconds(250)

    /// What is known of the run as an event: `progress`, and `end` as the last.
    private static func event(_ detail: ShowRun.Detail, isOver: Bool) -> String {
        "event: \(isOver ? "end" : "progress")\ndata: \(detail.sheet.json.text)\n\n"
    }
}
