import CadreApplication
import CadreDomain
import CadreLedger
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization
import Testing

@testable import CadreWeb

/// A journal in memory that wakes its listeners as the register's keeper does.
final class JournalStoreFake: JournalStore {
    private let entries = Mutex<[JournalEntry]>([])
    private let listeners = Mutex<[AsyncStream<Int64>.Continuation]>([])

    var index: Int64 { entries.withLock { Int64($0.count) } }

    func append(_ action: String, after: String? = nil) {
        append(JournalDraft(action: action, objectKind: "slate", objectID: "slt_1", before: nil, after: after))
    }

    func append(_ draft: JournalDraft) {
        let index = entries.withLock { entries in
            let entry = JournalEntry(
                index: Int64(entries.count + 1), at: Timestamp(milliseconds: 1_796_117_400_000), actor: "Dana Reyes",
                role: "planner", requestID: "r1", draft: draft
            )
            entries.append(entry)
            return entry.index
        }
        for listener in listeners.withLock({ $0 }) { listener.yield(index) }
    }

    func commits() -> AsyncStream<Int64> {
        let (stream, continuation) = AsyncStream.makeStream(of: Int64.self)
        listeners.withLock { $0.append(continuation) }
        return stream
    }

    func entries(after index: Int64, limit: Int) async throws(StoreError) -> [JournalEntry] {
        entries.withLock { Array($0.filter { $0.index > index }.prefix(limit)) }
    }

    func entries(about objectKind: String, _ objectID: String, limit: Int) async throws(StoreError) -> [JournalEntry] {
        []
    }

    func leafHashes() async throws(StoreError) -> [Digest256] { [] }
}

extension ReferenceTables {
    /// Two countries and nothing else.
    static let sample: ReferenceTables = {
        func country(_ code: String, _ alpha2: String, _ name: String) -> Country? {
            CountryCode(code).map {
                Country(
                    code: $0, alpha2: alpha2, name: name, kind: .country, capital: "", coordinates: nil, languages: [],
                    isCapExempt: false, confidence: .verified, source: "sample"
                )
            }
        }
        return ReferenceTables(
            countries: [country("PHL", "PH", "Philippines"), country("POL", "PL", "Poland")].compactMap { $0 },
            commands: [], memberships: [], gradeTitles: [:], gradeEquivalences: [], codes: [], courses: [], tours: [],
            strengthCaps: [], countryAliases: [], trainingDemand: [],
            ilrLevels: [
                ILRMeaning(level: .none, meaning: "no use", confidence: .secondary, source: "sample"),
                ILRMeaning(level: ILRLevel("0+") ?? .none, meaning: "words", confidence: .unverified, source: "sample"),
            ]
        )
    }()
}

extension Persona {
    /// One persona a role, all over the whole service.
    static let samples = Caller.Role.allCases.map {
        Persona(key: $0.rawValue, actor: "The \($0.title)", role: $0, scope: .global, summary: "Tries things.")
    }
    static let sampleVisitor = Persona(
        key: "visitor", actor: "Visitor", role: .inspector, scope: .global, summary: "Looks around."
    )
    /// Reads what is open to everybody.
    static let sampleStranger = Persona(
        key: "stranger", actor: "Stranger", role: .specialist, scope: .ownRecord(ID(prefix: "per_", sequence: 0)),
        summary: "Looks from outside."
    )
}

/// A server in memory with a fixed day, counted chance and a journal of its own.
struct SampleServer: Sendable {
    let web: WebServer
    /// What is asked: the server's own responder, unless a test puts another in its place.
    var responder: WebResponder
    let journal: JournalStoreFake
    let logged: Lines

    init(
        endpoints: [Endpoint] = [], reference: ReferenceTables = .sample, takesPersonaHeader: Bool = true,
        personas: [Persona] = Persona.samples, visitor: Persona = .sampleVisitor, warnings: [String] = [],
        heartbeat: Duration = .seconds(3_600),
        today: Day = Day(year: 2027, month: 6, day: 15) ?? .first,
        names: @escaping @Sendable (Caller) async -> RecordNames = { _ in .none },
        offices: @escaping @Sendable () async -> RecordOffices = { .none },
        gzip: (@Sendable ([UInt8]) -> [UInt8])? = nil
    ) throws {
        let journal = JournalStoreFake()
        let chance = Chance()
        let lines = Lines()
        @Sendable func mix(_ bytes: [UInt8], _ seed: String) -> [UInt8] {
            Array(ContentTag.text(of: Array(seed.utf8) + bytes).utf8)
        }
        let site = Site(
            reference: reference, personas: personas, visitor: visitor,
            takesPersonaHeader: takesPersonaHeader,
            state: {
                SiteState(
                    today: today, journalIndex: journal.index, updated: Timestamp(milliseconds: 1_796_117_400_000),
                    isDemo: true
                )
            },
            journal: journal, names: names, offices: offices, commits: { journal.commits() }, warnings: { warnings },
            now: { Timestamp(startOf: today) }, sign: { mix($0, "secret") }, hash: { mix($0, "") },
            randomBytes: { [UInt8](repeating: chance.next(), count: $0) },
            // Long enough for a machine that does much else.
            runWaitSecondsMax: 3_600, version: "0.0.1",
            workbook: { Array("PK \($0.table.rows.count) rows, about \($0.about.map(\.name))".utf8) }, gzip: gzip
        )
        let logger = Logger(label: "test") { _ in LineLog(lines: lines) }
        web = try WebServer(site: site, endpoints: endpoints, logger: logger, heartbeat: heartbeat)
        responder = web.responder
        self.journal = journal
        logged = lines
    }

    /// Asks the responder that production runs.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: String = ""
    ) async throws -> Answer {
        let response = try await respond(method, path, headers, body: body)
        let parts = Lines()
        try await response.body.write(Collector { part in parts.add(String(buffer: part)) })
        let bytes = Array(parts.all.joined().utf8)
        let answer = Answer(status: response.status.code, headers: response.headers, bytes: bytes)
        if answer.status >= 400 {
            #expect(!answer.text.contains(/\.\.<|Optional\(/), "\(method) \(path): a refusal speaks Swift")
        }
        return answer
    }

    /// The response before its body is written.
    func respond(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: String = ""
    ) async throws -> Response {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "127.0.0.1", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        return try await responder.respond(to: request, context: WebContext())
    }

    /// Signs in through the form and returns the headers that a browser then sends.
    func session(_ persona: String) async throws -> HTTPFields {
        let form = try await ask(.get, "/sign-in", .browser)
        let token = try #require(form.hidden("form_token", before: "/sign-in"))
        let answer = try await ask(.post, "/sign-in", .form, body: "persona=\(persona)&form_token=\(token)")
        let cookie = try #require(answer.headers[.setCookie]?.split(separator: ";").first)
        var headers = HTTPFields.form
        headers[.cookie] = String(cookie)
        return headers
    }
}

/// What came back.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var object: [String: Any] {
        get throws { try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]) }
    }

    /// The value of a hidden field in the first form that posts to the address.
    func hidden(_ name: String, before action: String) -> String? {
        guard let form = text.range(of: "action=\"\(action)\""),
            let field = text[form.upperBound...].range(of: "name=\"\(name)\" value=\"")
        else { return nil }
        return String(text[field.upperBound...].prefix { $0 != "\"" })
    }
}

extension HTTPFields {
    static let browser: HTTPFields = [.accept: "text/html,application/xhtml+xml,*/*;q=0.8"]
    static let json: HTTPFields = [.accept: "application/json", .contentType: "application/json"]
    static let form: HTTPFields = [
        .accept: "text/html", .contentType: "application/x-www-form-urlencoded",
    ]

    static func persona(_ key: String, _ base: HTTPFields = .json) -> HTTPFields {
        var headers = base
        headers[.authorization] = "Persona \(key)"
        headers[.idempotencyKey] = "key-\(key)"
        return headers
    }
}

/// Hands every written piece on.
struct Collector: ResponseBodyWriter {
    let take: @Sendable (ByteBuffer) -> Void

    init(_ take: @escaping @Sendable (ByteBuffer) -> Void) { self.take = take }

    mutating func write(_ buffer: ByteBuffer) async throws { take(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Chance that is none: it counts.
final class Chance: Sendable {
    private let value = Mutex<UInt8>(0)

    func next() -> UInt8 {
        value.withLock { value in
            value &+= 1
            return value
        }
    }
}

/// The lines that were logged.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// A log in memory.
struct LineLog: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    init(lines: Lines) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let values = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        lines.add("\(event.level) \(event.message) \(values.joined(separator: " "))")
    }
}
