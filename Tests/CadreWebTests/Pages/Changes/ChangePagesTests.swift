import CadreApplication
import CadreDomain
import CadreTestSupport
import HTTPTypes
import Testing

@testable import CadreWeb

extension SnapshotSite {
    /// Commits an import that renames one person and adds another; returns its change set.
    func imported(_ name: String = "Renamed, Anna") async throws -> String {
        let people = await keeper.snapshot.register.people
        var changed = try #require(people.first)
        changed.name = name
        let rows = [changed, Person.sample(99, name: "New, Nora")].enumerated().map { index, person in
            IncomingRow(row: index + 2, id: person.id, key: person.id.rawValue, reference: nil) { _, _ in person }
        }
        let file = IncomingFile(
            name: "people.csv", digest: "digest of \(name)", kind: "people", rowCount: rows.count, encoding: "utf-8",
            rows: .people(rows), problems: [], rejectedRowCount: 0
        )
        let outcome = try await CommitImport(keeper: keeper)(
            [file], isPartialAllowed: false, by: .sample(role: .planner)
        )
        guard case .taken(let diffs) = outcome else { throw Refusal(.internalFailure, "repeated", fix: "") }
        return try #require(diffs.first?.change).rawValue
    }
}

@Suite("Change sets by HTTP")
struct ChangePagesTests {
    private static func fields(_ text: String) -> [String: String] {
        Dictionary(
            text.matches(of: /name="([a-z_]+)" value="([^"]*)"/).map { (String($0.output.1), String($0.output.2)) }
        ) { first, _ in first }
    }

    @Test("The list and the page say what was changed, and a revert by a program is a change set with an address")
    func reverted() async throws {
        let site = try await SnapshotSite()
        let before = await site.keeper.snapshot.register
        let change = try await site.imported()
        let list = try await site.server.ask(.get, "/changes.json?kind=import", .persona("planner"))
        #expect(try list.object["total"] as? Int == 1, "\(list.text)")
        let shown = try await site.server.ask(.get, "/changes/\(change).json", .persona("planner"))
        #expect(try shown.object["answer"] as? String == "It changed 2 people (1 new, 1 changed).", "\(shown.text)")
        let csv = try await site.server.ask(.get, "/changes/\(change).csv?table=counts", .persona("planner"))
        #expect(csv.text.contains("person,1,1,0"), "\(csv.text)")
        let done = try await site.send(
            "/changes/\(change)/revert", ["reason": "Tried out."], as: "planner", key: "revert")
        #expect(done.status == 201, "\(done.text)")
        let address = try #require(done.headers[.location])
        #expect(try await site.server.ask(.get, address, .persona("planner", .browser)).status == 200)
        #expect(await site.keeper.snapshot.register == before)
        let again = try await site.send(
            "/changes/\(change)/revert", ["reason": "Tried out."], as: "planner", key: "again")
        #expect(again.status == 409 && again.text.contains("change.reverted"), "\(again.text)")
    }

    @Test("Where later changes stand against it, the page comes back with the reason typed and each record named")
    func overtaken() async throws {
        let site = try await SnapshotSite()
        let first = try await site.imported("One, Anna")
        let second = try await site.imported("Two, Anna")
        let answer = try await site.send(
            "/changes/\(first)/revert", ["reason": "Of last year."], as: "planner", key: "revert", accept: "text/html")
        #expect(answer.status == 409)
        #expect(answer.text.contains("Not reverted") && answer.text.contains(second), "\(answer.text)")
        #expect(answer.text.contains("value=\"Of last year.\""))
    }

    @Test("The form is offered to those who may, and says who may to others")
    func permission() async throws {
        let site = try await SnapshotSite()
        let change = try await site.imported()
        let form = "action=\"/changes/\(change)/revert\""
        let planner = try await site.server.ask(.get, "/changes/\(change)", .persona("planner", .browser))
        #expect(planner.text.contains(form))
        let inspector = try await site.server.ask(.get, "/changes/\(change)", .persona("inspector", .browser))
        #expect(!inspector.text.contains(form) && inspector.text.contains("may revert this"))
        let sent = try await site.send("/changes/\(change)/revert", ["reason": "No."], as: "inspector", key: "no")
        #expect(sent.status == 403)
        let missing = try await site.server.ask(.get, "/changes/chg_999999", .persona("planner", .browser))
        #expect(missing.status == 404)
    }
}
