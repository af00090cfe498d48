import CadreApplication
import CadreDomain
import CadreTestSupport
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Pages of saved views and alerts")
struct ViewPagesTests {
    let site: SnapshotSite

    init() async throws { site = try await SnapshotSite() }

    private func ask(_ path: String, _ persona: String? = "planner") async throws -> Answer {
        try await site.server.ask(.get, path, persona.map { .persona($0, .browser) } ?? .browser)
    }

    @Test("The form under a list saves exactly that list; opening the view leads to it")
    func saved() async throws {
        let page = try await ask("/positions?status=vacant&sort=-number&page=1").text
        #expect(page.contains("name=\"address\" value=\"/positions?status=vacant&amp;sort=-number\""))
        #expect(page.contains("<form class=\"deed\" method=\"post\" action=\"/views\">"))
        let view = ["address": "/positions?status=vacant&sort=-number", "name": "Empty"]
        let saved = try await site.send("/views", view, as: "planner", key: "a")
        #expect(saved.status == 201 && saved.headers[.location] == "/views/viw_000001/about")
        let opened = try await ask("/views/viw_000001")
        #expect(opened.status == 303 && opened.headers[.location] == "/positions?status=vacant&sort=-number")
        #expect(try await ask("/views/viw_000001", "assignment_officer").status == 404)
        #expect(try await ask("/views/viw_000001", nil).status == 404)
        let visited = try await ask("/positions", nil).text
        #expect(!visited.contains("Save this view") && visited.contains("Draw a sample"))
    }

    @Test("A view that no longer works says why on its page, with status 200")
    func broken() async throws {
        try await site.write(.views(.view(.broken)))
        let page = try await ask("/views/viw_000009")
        #expect(page.status == 200 && page.text.contains("no field (colour)") && page.text.contains("Delete view"))
        #expect(try await site.server.ask(.get, "/views/viw_000009.json", .persona("planner")).status == 200)
    }

    @Test("An alert stands on the desk and on its page with its rows and what brought them, until it is acknowledged")
    func alerted() async throws {
        try await site.alert()
        #expect(try await ask("/").text.contains("<a href=\"/alerts\">1 alert of your views waits for you</a>"))
        #expect(try await !ask("/", "assignment_officer").text.contains("of your views"))
        #expect(try await !ask("/", nil).text.contains("of your views"))
        let page = try await ask("/alerts").text
        #expect(page.contains("/positions/pos_000901") && page.contains("/journal?index__gte="))
        let json = try await site.server.ask(.get, "/alerts.json", .persona("planner")).object
        let row = try #require((json["rows"] as? [[String: Any]])?.first)
        let id = try #require(row["id"] as? String)
        #expect(row["row_ids"] as? String == "pos_000901" && row["count"] as? Int == 1)
        let other = try await site.send(
            "/alerts/\(id)/acknowledgement", [:], as: "assignment_officer", key: "b")
        #expect(other.status == 404)
        let done = try await site.send("/alerts/\(id)/acknowledgement", [:], as: "planner", key: "c")
        #expect(done.status == 200)
        #expect(try await !ask("/").text.contains("of your views"))
    }

    @Test("Only its keeper changes a view, and a form that leaves a field empty empties it")
    func changed() async throws {
        try await site.alert()
        let input = ["name": "Liaisons", "shared": "yes"]
        #expect(try await site.send("/views/viw_000001", input, as: "assignment_officer", key: "d").status == 403)
        let kept = try await site.send("/views/viw_000001", input, as: "planner", key: "e").object
        #expect(kept["name"] as? String == "Liaisons" && kept["note"] as? String == "For the call.")
        let emptied = try await site.send(
            "/views/viw_000001", ["note": "", "shared": "no"], as: "planner", key: "f"
        ).object
        #expect(emptied["note"] == nil || emptied["note"] is String == false)
        #expect(emptied["name"] as? String == "Liaisons" && emptied["shared"] as? Bool == false)
        let odd = try await site.send("/views/viw_000001", ["shared": "maybe"], as: "planner", key: "g")
        #expect(odd.status == 400)
        #expect(try await site.send("/views/viw_000001/deletion", [:], as: "planner", key: "h").status == 200)
        #expect(try await ask("/views/viw_000001").status == 404)
        #expect(try await ask("/alerts").text.contains("No alert waits for you."))
    }
}
