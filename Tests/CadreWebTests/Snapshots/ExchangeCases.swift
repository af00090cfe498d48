import CadreApplication
import CadreTestSupport
import HTTPTypes
import Testing

@testable import CadreWeb

/// One request and its answer to be kept as text.
struct ExchangeCase: Sendable {
    let name: String
    let request: HTTPRequest
    let body: String
    /// What is done before, such as naming a relief that a second one then meets.
    let before: @Sendable (SnapshotSite) async throws -> Void

    init(
        _ name: String, _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, body: String = "",
        before: @escaping @Sendable (SnapshotSite) async throws -> Void = { _ in }
    ) {
        self.name = name
        self.body = body
        self.before = before
        request = HTTPRequest(method: method, scheme: nil, authority: nil, path: path, headerFields: headers)
    }

    /// A read.
    init(_ name: String, _ path: String, _ headers: HTTPFields) { self.init(name, .get, path, headers) }

    /// The exchange as text: the request as it is sent, a blank line, and all of the answer.
    func text() async throws -> String {
        let site = try await SnapshotSite()
        try await before(site)
        var headers = request.headerFields
        if headers[.ifNoneMatch] != nil {
            headers[.ifNoneMatch] = try await site.server.ask(.get, request.path ?? "/", headers).headers[.eTag]
        }
        let answer = try await site.server.ask(request.method, request.path ?? "/", headers, body: body)
        let question = ["\(request.method) \(request.path ?? "/")"] + Self.lines(headers) + Self.shown(body)
        let reply = ["", "\(answer.status)"] + Self.lines(answer.headers) + Self.shown(answer.text)
        return SnapshotSite.masked((question + reply).joined(separator: "\n") + "\n")
    }

    /// Headers that every answer carries alike, and one that only repeats how long the body is.
    private static let leftOut: Set<String> = {
        var headers: HTTPFields = [:]
        SecurityHeaders.set(on: &headers)
        return Set(headers.map(\.name.canonicalName) + ["content-length"])
    }()

    /// A body behind a blank line; of one that is only long, its length.
    private static func shown(_ body: String) -> [String] {
        if body.isEmpty { return [] }
        let isPadding = body.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
        return ["", isPadding ? "(\(body.utf8.count) spaces)" : body.hasSuffix("\n") ? String(body.dropLast()) : body]
    }

    private static func lines(_ headers: HTTPFields) -> [String] {
        headers.filter { !leftOut.contains($0.name.canonicalName) }.map { "\($0.name.rawName): \($0.value)" }.sorted()
    }

    /// One exchange for each kind of answer.
    static let all: [ExchangeCase] = reads + conditions + changes + refusals

    private static let reads: [ExchangeCase] = [
        ExchangeCase("page", "/offices/ODC-JPN", .browser),
        ExchangeCase("list-json", "/positions?fields=id,title&limit=2", [.accept: "application/json"]),
        ExchangeCase("list-csv", "/people.csv?fields=id,name&limit=8", .persona("planner", [.accept: "*/*"])),
        ExchangeCase("list-ndjson", "/positions.ndjson?fields=id,title&status=vacant", [.accept: "*/*"]),
        ExchangeCase("detail-json", "/offices/ODC-JPN.json", [.accept: "*/*"]),
        ExchangeCase("not-acceptable", "/countries/ZMB", [.accept: "application/xml"]),
        ExchangeCase("ready", "/healthz", [:]),
    ]

    private static let conditions: [ExchangeCase] = [
        ExchangeCase("head", .head, "/offices.json", [.accept: "*/*"]),
        ExchangeCase(
            "not-modified", "/offices.json", [.accept: "*/*", .ifNoneMatch: "the tag of an answer before"]),
        ExchangeCase("redirect-country", "/countries/ph?as_of=2027-01-01", .browser),
    ]

    private static let relief = #"{"person": "per_000008", "from": "2027-01-04"}"#

    private static let changes: [ExchangeCase] = [
        ExchangeCase(
            "created-json", .post, "/positions/pos_000001/relief", .persona("assignment_officer"), body: relief),
        ExchangeCase(
            "form-see-other", .post, "/positions/pos_000001/relief",
            .persona("assignment_officer").accepting("text/html"),
            body: relief),
        ExchangeCase(
            "repeated", .post, "/positions/pos_000001/relief", .persona("assignment_officer"), body: relief
        ) { site in
            _ = try await site.server.ask(
                .post, "/positions/pos_000001/relief", .persona("assignment_officer"), body: relief)
        },
    ]

    private static let refusals: [ExchangeCase] = [
        ExchangeCase("400-unknown-filter", "/positions.json?staus=vacant", [.accept: "*/*"]),
        ExchangeCase(
            "401-nobody", .post, "/positions/pos_000001/relief", [.contentType: "application/json"], body: relief),
        ExchangeCase("403-role", .post, "/positions/pos_000001/relief", .persona("inspector"), body: relief),
        ExchangeCase("404-nothing-there", "/nowhere", .json),
        ExchangeCase("404-page", "/positions/pos_000099", .browser),
        ExchangeCase("405-method", .delete, "/positions", .json),
        ExchangeCase(
            "409-position-taken", .post, "/positions/pos_000001/relief", .persona("assignment_officer"),
            body: #"{"person": "per_000007", "from": "2027-01-04"}"#
        ) { site in
            let other = ["person": "per_000008", "from": "2027-01-04"]
            _ = try await site.send("/positions/pos_000001/relief", other, as: "planner", key: "first")
        },
        ExchangeCase(
            "412-stale", .post, "/slates/slt_000002/submission", .persona("assignment_officer").matching("\"7\"")
        ) { _ = try await $0.solve() },
        ExchangeCase(
            "413-too-large", .post, "/positions/pos_000001/relief", .persona("assignment_officer"),
            body: String(repeating: " ", count: WebLimits.formBodyByteCountMax + 1)
        ),
        ExchangeCase(
            "422-gates", .post, "/positions/pos_000001/relief", .persona("assignment_officer"),
            body: #"{"person": "per_000009", "from": "2027-01-04"}"#
        ),
        ExchangeCase("428-version-missing", .post, "/slates/slt_000002/submission", .persona("assignment_officer")) {
            _ = try await $0.solve()
        },
        ExchangeCase(
            "503-disk-full", .post, "/positions/pos_000001/relief", .persona("assignment_officer"), body: relief
        ) { $0.store.failCommits(with: .unavailable(reason: "the disk is full")) },
    ]
}

extension HTTPFields {
    /// The headers with another answer asked for.
    fileprivate func accepting(_ type: String) -> HTTPFields { setting(.accept, to: type) }

    /// The headers of a change made from a version.
    fileprivate func matching(_ tag: String) -> HTTPFields { setting(.ifMatch, to: tag) }

    private func setting(_ name: HTTPField.Name, to value: String) -> HTTPFields {
        var headers = self
        headers[name] = value
        return headers
    }
}
