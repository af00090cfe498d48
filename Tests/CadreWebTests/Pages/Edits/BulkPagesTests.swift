import CadreApplication
import CadreDomain
import CadreTestSupport
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Bulk edits by HTTP")
struct BulkPagesTests {
    private static func send(
        _ site: SnapshotSite, _ path: String, _ body: [String: String], key: String = "bulk", page: Bool = false
    ) async throws -> Answer {
        try await site.send(
            path, body, as: "planner", key: key, accept: page ? "text/html" : "application/json")
    }

    @Test("A dry run writes nothing; what it previewed is committed, and nothing else")
    func previewed() async throws {
        let site = try await SnapshotSite()
        let body = ["where": "country=DEU", "set": "post=Elsewhere", "reason": "Asked."]
        let dry = try await Self.send(site, "/positions:bulk?dry_run=1&max_affected=100", body)
        #expect(dry.status == 200, "\(dry.text)")
        let object = try dry.object
        let (matched, changed) = (object["matched"] as? Int, object["changed"] as? Int)
        #expect(matched ?? 0 > 0 && matched == changed)
        #expect(await site.keeper.snapshot.journalIndex == 0)
        let token = try #require(object["preview"] as? String)
        let done = try await Self.send(
            site, "/positions:bulk?max_affected=100", body.merging(["preview": token]) { $1 }, key: "commit")
        #expect(done.status == 200, "\(done.text)")
        #expect(try done.object["change"] as? String == "chg_000001")
        let germany = await site.keeper.snapshot.register.positions.filter { $0.country.rawValue == "DEU" }
        #expect(germany.allSatisfy { $0.post == "Elsewhere" } && germany.count == matched)
        let stale = try await Self.send(
            site, "/positions:bulk", body.merging(["preview": token, "set": "post=There"]) { $1 }, key: "stale")
        #expect(stale.status == 412 && stale.text.contains("position pos_"), "\(stale.text)")
    }

    @Test("More than the limit, a filter or a value that cannot be read are refused, and the form keeps what was typed")
    func refused() async throws {
        let site = try await SnapshotSite()
        let body = ["where": "state=funded", "set": "post=<Elsewhere>", "reason": "Asked."]
        let many = try await Self.send(site, "/positions:bulk?max_affected=1", body)
        #expect(many.status == 422 && many.text.contains("bulk-edit.too-large"), "\(many.text)")
        let page = try await Self.send(site, "/positions:bulk?max_affected=1", body, key: "page", page: true)
        #expect(page.status == 422 && page.text.contains("post=&lt;Elsewhere&gt;"), "\(page.text)")
        for (index, other) in [
            ["where": "planet=Mars", "set": "post=X"], ["set": "rank=1"], ["set": "nothing"], ["set": "post=a\npost=b"],
            ["where": "%zz", "set": "post=X"], ["set": "grade_max=O99"], ["set": "post=X", "from": "never"],
        ].enumerated() {
            let answer = try await Self.send(site, "/positions:bulk?max_affected=500", other, key: "bad-\(index)")
            #expect((400..<500).contains(answer.status), "\(other): \(answer.text)")
        }
        let wrong = try await Self.send(site, "/positions:bulk?max_affected=many", body, key: "wrong")
        #expect(wrong.status == 400)
        #expect(await site.keeper.snapshot.journalIndex == 0)
    }

    @Test("The list leads those who may to the form with its filter; the form previews, then changes")
    func pages() async throws {
        let site = try await SnapshotSite()
        let list = try await site.server.ask(.get, "/positions?country=DEU", .persona("planner", .browser))
        #expect(list.text.contains("href=\"/positions/bulk?where=country%3DDEU\""), "\(list.text)")
        let other = try await site.server.ask(.get, "/positions?country=DEU", .persona("inspector", .browser))
        #expect(!other.text.contains("/positions/bulk"))
        for noun in ["positions", "people", "offices"] {
            let form = try await site.server.ask(.get, "/\(noun)/bulk", .persona("planner", .browser))
            #expect(form.status == 200 && form.text.contains("action=\"/\(noun):bulk?dry_run=1"), "\(form.text)")
        }
        let body = ["where": "country=DEU", "set": "post=Elsewhere"]
        let preview = try await Self.send(
            site, "/positions:bulk?dry_run=1&max_affected=250", body, page: true)
        #expect(preview.status == 200 && preview.text.contains("name=\"preview\""), "\(preview.text)")
        #expect(preview.text.contains("post ") && preview.text.contains("Elsewhere"))
    }
}
