import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

/// Goal: the description names every member of every answer, with its type.
///
/// Method: the address of every page of the snapshots is read as JSON, and those that have no page or more than it
/// shows; each answer is held against the schema of its address.
@Suite("Answers are what the description says")
struct AnswerSchemaTests {
    /// Addresses that a site is asked besides those of its pages.
    private static let more = [
        "/desk.json", "/healthz", "/readyz", "/errors.json", "/errors/slate.not-found.json", "/sign-in.json",
        "/help.json",
        "/events.json", "/journal.json?fields=index,before,after", "/world.json?limit=1", "/people.json",
        "/offices.json",
        "/countries.json", "/runs.json", "/staffing/gap.json?by=command,func&limit=1", "/staffing/overlap-days.json",
        "/staffing/gap.json?by=country", "/positions/pos_000006.json", "/runs/run_000001.json",
        "/runs/run_000001/events.json", "/changes.json",
    ]

    /// Addresses of one slate, which `{slate}` stands for.
    private static let ofSlates =
        [
            "/slates/diff.json?before={slate}&after={slate}",
            "/slates/diff.json?before={slate}&after={slate}&table=inputs",
            "/slates/{slate}/explain.json?position=pos_000001&table=regrets&limit=2",
            "/slates/{slate}/explain.json?position=pos_000001&limit=2",
            "/slates/{slate}/whatif.json?person=per_000005&position=pos_000001&limit=1",
            "/slates/{slate}/why.json?person=per_000008&table=regrets&limit=1",
            "/slates/{slate}/front.json?objectives=fill,fairness", "/slates/{slate}/front.json?limit=1",
        ] + ShowSlate.tableNames.map { "/slates/{slate}.json?table=\($0)" }

    private static func schemas(_ server: SampleServer) async throws -> [String: AnswerSchema] {
        let document = try await server.ask(.get, "/openapi.json").object
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        return paths.compactMapValues { operations in
            let responses = operations["get"]?["responses"] as? [String: [String: Any]]
            let content = responses?["200"]?["content"] as? [String: [String: Any]]
            return (content?["application/json"]?["schema"] as? [String: Any]).map { AnswerSchema(schema: $0) }
        }
    }

    @Test("Every answer holds only members that its schema declares, of the type it declares")
    func declared() async throws {
        var read: Set<String> = []
        var faults: Set<String> = []
        var schemas: [String: AnswerSchema] = [:]
        func check(_ address: String, _ site: SnapshotSite, mayBeRefused: Bool = false) async throws {
            let path = String(address.prefix { $0 != "?" }).replacing(".json", with: "")
            // A page that refuses a change stands at an address that only takes changes.
            guard case .found(let found, _, _) = site.server.web.responder.table.match(method: "GET", path: path) else {
                return
            }
            let answer = try await site.server.ask(.get, address, .persona("planner"))
            // A page may be one that refuses what it was asked.
            if mayBeRefused, answer.status != 200 { return }
            try #require(answer.status == 200, "\(address): \(answer.text.prefix(300))")
            let endpoint = found.path
            read.insert(endpoint)
            faults.formUnion(try #require(schemas[endpoint]).faults(try answer.object).map { "\(endpoint) \($0)" })
        }
        for example in PageCase.all {
            let site = try await SnapshotSite(example.isEmpty ? Register() : nil)
            if schemas.isEmpty { schemas = try await Self.schemas(site.server) }
            _ = try await example.page(site)
            if let address = site.lastAsJSON { try await check(address, site, mayBeRefused: true) }
        }
        let site = try await SnapshotSite()
        site.server.journal.append("slate.solved", after: "{}")
        let slates = [try await site.solve(), try await site.solve(limits: "move-budget=100000000")]
        for address in Self.more { try await check(address, site) }
        for slate in slates {
            for address in Self.ofSlates { try await check(address.replacing("{slate}", with: slate), site) }
        }
        #expect(faults.isEmpty, "\(faults.sorted().joined(separator: "\n"))")
        #expect(Set(schemas.keys).subtracting(read).sorted() == ["/openapi.json"])
    }

    @Test("A schema names the members of its example, each with its type")
    func examples() async throws {
        let server = try await SnapshotSite().server
        let schemas = try await Self.schemas(server)
        for endpoint in server.web.responder.table.endpoints where endpoint.method == .get {
            guard let example = endpoint.example, let schema = schemas[endpoint.path] else { continue }
            let value = try JSONSerialization.jsonObject(with: Data(example.text.utf8), options: .fragmentsAllowed)
            #expect(schema.faults(value) == [], "\(endpoint.path)")
        }
    }

    @Test("What is undeclared, missing or of another type is found")
    func faults() {
        let number: [String: Any] = ["type": ["number", "null"]]
        let rows: [String: Any] = ["type": "array", "items": ["type": "object", "properties": ["a": number]]]
        let schema = AnswerSchema(schema: ["type": "object", "properties": ["rows": rows], "required": ["rows"]])
        #expect(schema.faults(["rows": [["a": 1], ["a": NSNull()]]]) == [])
        #expect(schema.faults(["rows": [["a": "1"]]]).count == 1)
        #expect(schema.faults(["rows": [["b": 1]]]) == ["/rows[]/b: undeclared"])
        #expect(schema.faults([String: Any]()) == ["/rows: missing"])
    }

    @Test("A field says what JSON may give it as, and is taken so")
    func fields() async throws {
        let site = try await SnapshotSite()
        let document = try await site.server.ask(.get, "/openapi.json").object
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        func types(_ path: String, _ field: String, _ kind: String = "application/json") -> [String]? {
            let content =
                (paths[path]?["post"]?["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]]
            let schema = content?[kind]?["schema"] as? [String: Any]
            let member = (schema?["properties"] as? [String: [String: Any]])?[field]
            return member?["type"] as? [String] ?? (member?["type"] as? String).map { [$0] }
        }
        #expect(types("/slates", "limits") == ["string", "array", "null"])
        #expect(types("/slates/{id}/again", "limits") == ["string", "array", "null"])
        #expect(types("/slates/{id}/again", "keep_points") == ["string", "number", "null"])
        #expect(types("/slates", "from") == ["string"])
        #expect(types("/slates", "limits", "application/x-www-form-urlencoded") == ["string"])
        let slate = try await site.solve()
        let body = #"{"limits": ["touch=5"], "keep_points": 20, "weights": null}"#
        var headers = HTTPFields.persona("assignment_officer")
        headers[.idempotencyKey] = "again"
        let answer = try await site.server.ask(.post, "/slates/\(slate)/again", headers, body: body)
        #expect(answer.status == 201, "\(answer.text)")
    }
}
