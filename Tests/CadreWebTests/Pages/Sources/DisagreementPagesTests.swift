import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Sources and disagreements over HTTP")
struct DisagreementPagesTests {
    private static let path = "/disagreements/person-per_000002-grade"
    private static let decision = ["source": "office-list", "reason": "Read the order."]

    @Test("A decision names the version that was read, is written, and shows on the page, in the list and in CSV")
    func decided() async throws {
        let site = try await SnapshotSite()
        try await site.disagree()
        let read = try await site.server.ask(.get, Self.path + ".json", .persona("planner")).object
        let version = try #require((read["figures"] as? [String: Any])?["version"] as? Int)
        let stale = try await site.send(Self.path, Self.decision, as: "planner", key: "stale", version: version - 1)
        #expect(stale.status == 412)
        let other = try await site.send(Self.path, Self.decision, as: "inspector", key: "other", version: version)
        #expect(other.status == 403)
        let done = try await site.send(Self.path, Self.decision, as: "planner", key: "done", version: version)
        #expect(done.status == 200, "\(done.text)")
        #expect(try done.object["value"] as? String == "O6")
        let list = try await site.server.ask(
            .get, "/disagreements.csv?fields=id,state,stands,decided_by", .persona("planner"))
        #expect(list.text.contains("person-per_000002-grade,decided,O6,"))
        let person = try await site.server.ask(.get, "/people/per_000002.csv?table=sources", .persona("planner"))
        #expect(person.text.contains("grade,,O6,office-list,"), "\(person.text)")
    }

    @Test("A source is made and changed with a form or JSON, and a form's empty box of trust takes all of it away")
    func sources() async throws {
        let site = try await SnapshotSite()
        try await site.disagree()
        let again = try await site.send("/sources", ["code": "HR"], as: "planner", key: "again")
        #expect(again.status == 409)
        let bad = try await site.send("/sources/hr", ["cadence_days": "soon"], as: "planner", key: "bad")
        #expect(bad.status == 400)
        let kept = try await site.send("/sources/hr", ["cadence_days": "7"], as: "planner", key: "kept")
        #expect(kept.status == 200)
        let trust = "/sources/hr.csv?table=trust"
        #expect(try await site.server.ask(.get, trust, .persona("planner")).text.contains("person,*,1,"))
        _ = try await site.send(
            "/sources/hr", ["cadence_days": "7", "trust": ""], as: "planner", key: "form", accept: "text/html")
        #expect(try await site.server.ask(.get, trust, .persona("planner")).text.contains("person") == false)
        #expect(try await site.server.ask(.get, "/sources/nobody", .browser).status == 404)
    }
}
