import CadreApplication
import CadreDomain
import CadreLedger
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Exports say where their rows come from")
struct ExportEvidenceTests {
    let server: SampleServer

    init() async throws { server = try await StaffedServer(try StaffedSample()).server }

    private func ask(_ path: String, _ method: HTTPRequest.Method = .get) async throws -> Answer {
        let answer = try await server.ask(method, path, .persona("planner"))
        try #require(answer.status == 200, "\(path): \(answer.text)")
        return answer
    }

    private static func header(_ name: String) -> HTTPField.Name { .make(name) }

    @Test(
        "The headers tell it of every file of rows, and the digest is that of the plain file",
        arguments: [
            "/positions.csv", "/positions.ndjson", "/people.csv?sample=2&seed=4", "/offices.json?limit=1&sort=-code",
            "/desk.csv",
            "/staffing/gap.csv?table=waterfall", "/staffing/gap.json", "/world.json",
            "/positions/pos_000001.csv?table=strip", "/journal.csv", "/staffing/gap-days.csv?sample=3&seed=1",
            "/staffing/projected.ndjson",
        ]
    )
    func headers(path: String) async throws {
        let plain = try await ask(path)
        #expect(plain.headers[Self.header("Cadre-Sha256")] == Digest256(of: plain.bytes).description)
        let digest = Data(Digest256(of: plain.bytes).bytes).base64EncodedString()
        #expect(plain.headers[Self.header("Repr-Digest")] == "sha-256=:\(digest):")
        let query = try #require(plain.headers[Self.header("Cadre-Query")])
        #expect(try await ask(query).bytes == plain.bytes, "\(query)")
        let join = path.contains("?") ? "&" : "?"
        let whole = try await ask(path + join + "evidence=1")
        #expect(whole.headers[Self.header("Cadre-Sha256")] == plain.headers[Self.header("Cadre-Sha256")])
        let inside = Data(Digest256(of: whole.bytes).bytes).base64EncodedString()
        #expect(whole.headers[Self.header("Repr-Digest")] == "sha-256=:\(inside):")
        #expect(whole.bytes.count > plain.bytes.count && whole.text.contains(Digest256(of: plain.bytes).description))
        if path.contains("json") {
            let object = whole.text.contains("ndjson") ? whole.text.split(separator: "\n").last ?? "" : whole.text[...]
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(object.utf8)) }
        } else {
            #expect(whole.bytes.starts(with: plain.bytes))
        }
        #expect(try await ask(path + join + "evidence=0").bytes == plain.bytes)
        let head = try await ask(path, .head)
        #expect(head.headers[Self.header("Cadre-Sha256")] == plain.headers[Self.header("Cadre-Sha256")])
    }

    @Test("What is no export takes no evidence")
    func refused() async throws {
        for path in ["/positions?evidence=1", "/positions.csv?evidence=yes", "/errors.json?evidence=1"] {
            let answer = try await server.ask(.get, path, .persona("planner", .browser))
            #expect(answer.status == 400, "\(path)")
        }
        let page = try await server.ask(.get, "/positions", .persona("planner", .browser))
        #expect(page.headers[Self.header("Cadre-Query")] == nil && page.headers[Self.header("Repr-Digest")] == nil)
    }

    @Test("A sample says so in its answer, its chip and its files; the links of the page ask for the evidence")
    func sample() async throws {
        let page = try await server.ask(.get, "/positions?sample=2&seed=7", .persona("planner", .browser))
        #expect(page.text.contains("drawn with seed 7, on ") && page.text.contains("Sample: 2 with seed 7"))
        #expect(page.text.contains("/positions.csv?sample=2&amp;seed=7&amp;evidence=1"))
        let json = try await ask("/positions.json?sample=2&seed=7&sort=-id")
        #expect(try json.object["total"] as? Int == 2)
        let sample = try #require(try json.object["sample"] as? [String: Int])
        #expect(sample["size"] == 2 && sample["seed"] == 7 && sample["of"] ?? 0 > 2)
        let csv = try await ask("/positions.csv?sample=2&seed=7&sort=-id&fields=id")
        let rows = try #require(try json.object["rows"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        #expect(csvRecords(csv.text).dropFirst().map { $0[0] } == rows)
        let days = try await ask("/staffing/gap-days.json?sample=3&seed=1&sort=-day")
        let whole = try await ask("/staffing/gap-days.csv?fields=id,day")
        let known = Set(csvRecords(whole.text).map { $0.joined(separator: " ") })
        let drawn = try #require(try days.object["rows"] as? [[String: Any]])
            .map { "\($0["id"] ?? "") \($0["day"] ?? "")" }
        #expect(drawn.count == 3 && Set(drawn).count == 3 && known.isSuperset(of: drawn))
    }

    @Test("The same bytes come without a server, and an address that gives no rows is refused")
    func exported() async throws {
        let caller = Caller(actor: "a", role: .planner, scope: .global, requestID: "r")
        let served = try await ask("/countries.csv?command=none")
        for address in ["/countries?command=none", "http://127.0.0.1:8080/countries.json?command=none&evidence=1"] {
            let file = try await server.web.export(address, as: "csv", for: caller)
            #expect(file.bytes == served.bytes)
            #expect(file.evidence.query == served.headers[Self.header("Cadre-Query")])
            #expect(file.withEvidence("csv") == file.bytes + file.evidence.csvLines)
        }
        for address in ["/nothing", "/errors", "/positions?colour=red", "/events"] {
            await #expect(throws: Refusal.self, "\(address)") {
                try await server.web.export(address, as: "csv", for: caller)
            }
        }
    }
}
