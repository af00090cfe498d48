import CadreApplication
import CadreDomain
import CadreTestSupport
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Edits by HTTP")
struct EditPagesTests {
    private static func patch(
        _ site: SnapshotSite, _ path: String, _ body: String, version: Int? = 0, key: String = "edit",
        as persona: String = "planner"
    ) async throws -> Answer {
        var headers = HTTPFields.persona(persona)
        headers[.idempotencyKey] = key
        headers[.contentType] = "application/json"
        if let version { headers[.ifMatch] = "\"\(version)\"" }
        return try await site.server.ask(.patch, path, headers, body: body)
    }

    private static func form(
        _ site: SnapshotSite, _ body: [String: String], version: Int = 0, key: String = "edit"
    ) async throws -> Answer {
        try await site.send(
            "/positions/pos_000001/edit", body, as: "planner", key: key, version: version, accept: "text/html")
    }

    @Test("A program changes the fields that it names, from the version that it read")
    func patched() async throws {
        let site = try await SnapshotSite()
        let answer = try await Self.patch(site, "/positions/pos_000001.json", "{\"post\": \"Elsewhere\"}")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try answer.object["change"] as? String == "chg_000001")
        #expect(answer.headers[.location] == "/changes/chg_000001")
        #expect(await site.keeper.snapshot.register.positions.first?.post == "Elsewhere")
        let person = try await Self.patch(
            site, "/people/per_000001", "{\"name\": \"Else, Ann\"}", version: 2, key: "person")
        #expect(person.status == 200, "\(person.text)")
    }

    @Test("An office becomes another from a day on")
    func office() async throws {
        let reference = ReferenceTables.sampleWithOfficeTypes
        let service = try await SampleService(Register(offices: [.sample(1)]), reference: reference)
        let server = try SampleServer(
            endpoints: try Pages.endpoints(reference: reference, useCases: service.useCases), reference: reference,
            today: SampleDay.today
        )
        var headers = HTTPFields.persona("planner")
        headers[.idempotencyKey] = "office"
        headers[.ifMatch] = "\"0\""
        let body = "{\"name\": \"Elsewhere\", \"from\": \"2027-01-01\"}"
        let answer = try await server.ask(.patch, "/offices/odc-1", headers, body: body)
        #expect(answer.status == 200 && answer.text.contains("from 2027-01-01: name"), "\(answer.text)")
        #expect(await service.keeper.snapshot.register.offices.map(\.name).last == "Elsewhere")
    }

    @Test("A field that somebody else changed since is 412 with the three values; without a version it is 428")
    func stale() async throws {
        let site = try await SnapshotSite()
        let path = "/positions/pos_000001.json"
        _ = try await Self.patch(site, path, "{\"post\": \"Theirs\"}")
        let answer = try await Self.patch(site, path, "{\"post\": \"Yours\"}", key: "yours")
        #expect(answer.status == 412 && answer.text.contains("theirs (Theirs), yours (Yours)"), "\(answer.text)")
        let merged = try await Self.patch(site, path, "{\"title\": \"Yours\"}", key: "merged")
        #expect(merged.status == 200 && merged.text.contains("\"merged\":[\"post\"]"), "\(merged.text)")
        #expect(try await Self.patch(site, path, "{}", version: nil, key: "none").status == 428)
        #expect(try await Self.patch(site, path, "{}", key: "no", as: "inspector").status == 403)
    }

    @Test("A value that cannot be taken is 422 by field; the form comes back with everything typed")
    func rejected() async throws {
        let site = try await SnapshotSite()
        let answer = try await Self.patch(site, "/positions/pos_000001", "{\"grade_max\": \"O99\"}")
        #expect(answer.status == 422 && answer.text.contains("\"pointer\":\"grade_max\""), "\(answer.text)")
        let typed = ["title": "Typed <title>", "grade_max": "O99", "reason": "Typed reason"]
        let page = try await Self.form(site, typed)
        #expect(page.status == 422)
        for text in [
            "value=\"Typed &lt;title&gt;\"", "value=\"O99\"", "value=\"Typed reason\"", "href=\"#f-grade_max\"",
            "id=\"f-grade_max\"", "aria-invalid=\"true\"",
        ] {
            #expect(page.text.contains(text), "\(text) is not in \(page.text)")
        }
        #expect(await site.keeper.snapshot.journalIndex == 0)
    }

    @Test("The form of a stale version shows was, theirs and yours, and what is chosen goes through")
    func chosen() async throws {
        let site = try await SnapshotSite()
        _ = try await Self.patch(site, "/positions/pos_000001", "{\"post\": \"Theirs\", \"title\": \"Theirs\"}")
        let page = try await Self.form(site, ["post": "Yours", "sc_code": "SC1C3"], key: "yours")
        #expect(page.status == 412)
        #expect(page.text.contains("value=\"Theirs\" required") && page.text.contains("value=\"Yours\""))
        #expect(page.text.contains("name=\"version\" value=\"2\""), "\(page.text)")
        let done = try await Self.form(site, ["post": "Yours", "sc_code": "SC1C3"], version: 2, key: "chosen")
        #expect(done.status == 303 && done.headers[.location] == "/changes/chg_000003", "\(done.text)")
        let position = try #require(await site.keeper.snapshot.register.positions.first)
        #expect(position.post == "Yours" && position.title == "Theirs" && position.scCode == SCCode("SC1C3"))
    }

    @Test("Every record has its form for those who may edit it, and a link to it", arguments: EditedNoun.allCases)
    func forms(noun: EditedNoun) async throws {
        let site = try await SnapshotSite()
        let path =
            switch noun {
            case .position: "/positions/pos_000001"
            case .person: "/people/per_000001"
            case .office: "/offices/ODC-DEU"
            }
        let record = try await site.server.ask(.get, path, .persona("planner", .browser))
        #expect(record.text.contains("href=\"\(path)/edit\""))
        let form = try await site.server.ask(.get, path + "/edit", .persona("planner", .browser))
        #expect(form.status == 200 && form.text.contains("action=\"\(path)/edit\""))
        let inspector = try await site.server.ask(.get, path + "/edit", .persona("inspector", .browser))
        #expect(inspector.status == 403)
        let other = try await site.server.ask(.get, path, .persona("inspector", .browser))
        #expect(!other.text.contains("href=\"\(path)/edit\""))
    }
}
