import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import CadreWeb

/// All pages over a small register in memory, on a fixed day, with chance that counts: the same text every time.
struct SnapshotSite {
    let server: SampleServer
    let store: CadreTestSupport.MemoryStore
    let keeper: RegisterKeeper
    private let shown = LastPage()

    /// Makes the site over a register; over the one of the snapshots where none is given.
    init(_ register: Register? = nil) async throws {
        let reference = try await SnapshotRegister.reference()
        store = CadreTestSupport.MemoryStore(try register ?? SnapshotRegister.make())
        let service = try await SampleService(store, reference: reference)
        keeper = service.keeper
        let endpoints = try Pages.endpoints(reference: reference, useCases: service.useCases)
        var server = try SampleServer(endpoints: endpoints, reference: reference, today: SampleDay.today)
        let own = server.web.responder
        server.responder = WebResponder(
            site: own.site, table: EndpointTable(own.table.endpoints.map { [shown] in shown.watching($0) }),
            gate: own.gate, renderer: own.renderer, logger: own.logger
        )
        self.server = server
    }

    /// The page that an address answers with, before it is put into the layout.
    func page(_ path: String, as persona: String? = nil) async throws -> Page {
        let answer = try await server.ask(.get, path, persona.map { .persona($0, .browser) } ?? .browser)
        try #require(answer.status == 200, "\(path): \(answer.text)")
        return try #require(shown.last)
    }

    /// The page that was answered with last.
    var lastPage: Page? { shown.last }

    /// The address of the last page as JSON; nil where there was none.
    var lastAsJSON: String? {
        shown.lastAddress.map { address in
            FormText.address((address.path == "/" ? "/desk" : address.path) + ".json", address.query)
        }
    }

    /// The page that a change is refused with.
    func refusal(
        _ path: String, _ body: [String: String], as persona: String, key: String, version: Int? = nil
    ) async throws -> Page {
        let answer = try await send(path, body, as: persona, key: key, version: version, accept: "text/html")
        try #require((400..<500).contains(answer.status), "\(path): \(answer.text)")
        return try #require(shown.last)
    }

    /// Sends a change as a program does.
    func send(
        _ path: String, _ body: [String: String], as persona: String, key: String, version: Int? = nil,
        accept: String = "application/json"
    ) async throws -> Answer {
        var headers = HTTPFields.persona(persona)
        headers[.accept] = accept
        headers[.idempotencyKey] = key
        if let version { headers[.ifMatch] = "\"\(version)\"" }
        let text = JSONText.object(body.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }).text
        return try await server.ask(.post, path, headers, body: text)
    }

    /// Solves the slate of a year and returns its identity.
    func solve(limits: String? = nil) async throws -> String {
        var body = ["from": "2027-01-01", "to": "2027-12-31"]
        body["limits"] = limits
        let answer = try await send("/slates", body, as: "assignment_officer", key: "solve-\(limits ?? "")")
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(try answer.object["id"] as? String)
    }

    /// Asks for the slate of a year where no worker does the run.
    func ask() async throws {
        let idle = try await SampleService(store, reference: try await SnapshotRegister.reference(), worker: "idle")
        await idle.useCases.runs.worker.close()
        _ = try await idle.useCases.solveSlate(
            from: SampleDay.day("2027-01-01"), to: SampleDay.day("2027-12-31"), within: .zero,
            key: IdempotencyKey("ask", of: "The Planner", requestDigest: "ask"), by: .sample(role: .planner)
        )
    }

    /// Solves the slate of a year, submits it for approval, and returns its identity.
    func submit() async throws -> String {
        let slate = try await solve()
        let answer = try await send(
            "/slates/\(slate)/submission", [:], as: "assignment_officer", key: "submit", version: 1)
        try #require(answer.status == 200, "\(answer.text)")
        return slate
    }

    /// Solves the slate of a year twice, the second time without its first line; returns both identities.
    func exclude() async throws -> (first: String, second: String) {
        let slate = try await solve()
        let stored = try await store.slate(try #require(ID(slate)))
        let line = try #require(stored?.run.lines.first)
        let decision = [
            "kind": "exclude", "person": line.person.rawValue, "position": line.position.rawValue,
            "reason": "Needed at home.",
        ]
        let answer = try await send(
            "/slates/\(slate)/pins", decision, as: "assignment_officer", key: "exclude", version: 1)
        try #require(answer.status == 201, "\(answer.text)")
        return (slate, try #require(try answer.object["id"] as? String))
    }

    /// Excludes from the slate of a year everybody who is proposed for its first position, until it stays empty;
    /// returns the last decision with the slate that holds it.
    func excluded() async throws -> (slate: String, person: ID<Person>, position: ID<Position>) {
        var slate = try await solve()
        let first = try await store.slate(try #require(ID(slate)))
        let position = try #require(first?.run.lines.first).position
        var person: ID<Person>?
        while let line = try await store.slate(try #require(ID(slate)))?.run.lines
            .first(where: { $0.position == position })
        {
            let decision = [
                "kind": "exclude", "person": line.person.rawValue, "position": position.rawValue,
                "reason": "Needed at home.",
            ]
            let answer = try await send(
                "/slates/\(slate)/pins", decision, as: "assignment_officer", key: "exclude-\(line.person)", version: 1)
            try #require(answer.status == 201, "\(answer.text)")
            slate = try #require(try answer.object["id"] as? String)
            person = line.person
        }
        return (slate, try #require(person), position)
    }

    /// Loads one line of training.
    func loadDemand() async throws {
        let event = TrainingEvent(
            report: "2019_2020", row: 2, region: "Europe", partner: "Germany", country: CountryCode("DEU"),
            program: "FMS", course: "Staff course", fiscalYear: FiscalYear(2019), start: nil, end: nil, quantity: 12,
            costCents: 1_234_567, location: "", givingUnit: "", studentUnit: ""
        )
        let commit = Commit(
            caller: .sample(), at: SampleService.now, changes: [],
            entries: [
                JournalDraft(action: "training.loaded", objectKind: "file", objectID: "a", before: nil, after: nil)
            ], result: "{}"
        )
        _ = try await store.loadTrainingEvents(file: "a", digest: "d", commit: commit) { sink in
            try sink.write([event])
            return "{}"
        }
    }

    /// A page as text: what stands in its head, then what its template makes of its model.
    func text(of page: Page) -> String {
        let facts = [
            ("template", page.template), ("title", page.title), ("status", page.status?.word), ("scope", page.scope),
            ("answer", page.answer),
        ]
        let head = facts.compactMap { name, value in value.map { "\(name): \($0)\n" } }
        let body = server.web.responder.renderer.rendered(page.model, page.template)
        return Self.masked(Self.outlined(head.joined() + "\n" + body))
    }

    /// The text with the inside of every large drawing left out, which the tests of drawings look at.
    private static func outlined(_ text: String) -> String {
        text.replacing(/(<svg[^>]*>)(.*?)<\/svg>/.dotMatchesNewlines()) { match in
            let byteCount = match.output.2.utf8.count
            return byteCount < 500 ? match.output.0 : "\(match.output.1)(\(byteCount) bytes)</svg>"
        }
    }

    /// The text with everything replaced that is made of digests or of chance.
    static func masked(_ text: String) -> String {
        text.replacing(/[0-9a-f]{16,}/) { _ in "<hex>" }.replacing("\r", with: "\u{240D}")
    }
}

/// The last page that a handler answered with.
final class LastPage: Sendable {
    private let page = Mutex<Page?>(nil)
    private let address = Mutex<(path: String, query: [QueryItem])?>(nil)

    var last: Page? { page.withLock { $0 } }
    /// The path and the query of the last page, without its form.
    var lastAddress: (path: String, query: [QueryItem])? { address.withLock { $0 } }

    /// The endpoint, whose pages are kept here.
    func watching(_ endpoint: Endpoint) -> Endpoint {
        var watched = endpoint
        watched.handler = { [self] request in
            let reply = try await endpoint.handler(request)
            if case .page(let answered) = reply.body {
                page.withLock { $0 = answered }
                address.withLock { $0 = (request.path, request.query) }
            }
            return reply
        }
        return watched
    }
}
