import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("The page that compares two slates")
struct DifferencePagesTests {
    /// A slate and the draft that replaced it after somebody was excluded from a position.
    private func pair(_ site: RegisterServer) async throws -> (before: String, after: String, position: String) {
        let window = ["from": "2027-07-01", "to": "2028-06-30"]
        let made = try await site.send("/slates", window, as: "assignment_officer", key: "solve")
        let before = try #require(try made.object["id"] as? String)
        let lines = try await site.rows("/slates/\(before).json?limit=1000")
        let position = try #require(lines[0]["position"] as? String)
        let decision = [
            "kind": "exclude", "person": try #require(lines[0]["person"] as? String), "position": position,
            "reason": "Needed at home.",
        ]
        let pinned = try await site.send(
            "/slates/\(before)/pins", decision, as: "assignment_officer", key: "pin", version: 1
        )
        return (before, try #require(try pinned.object["id"] as? String), position)
    }

    @Test("Page, JSON and CSV hold the same rows, and every count on the page leads to as many of them")
    func sameRows() async throws {
        let site = try await RegisterServer()
        let (before, after, position) = try await pair(site)
        let query = "before=\(before)&after=\(after)"
        let page = try await site.page("/slates/diff?\(query)", as: "planner")
        #expect(page.status == 200 && page.text.contains("Needed at home.") == false)
        #expect(page.text.contains("cadre slate diff \(before) \(after)"))
        let json = try await site.object("/slates/diff.json?\(query)")
        let figures = try #require(json["figures"] as? [String: Any])
        for change in DifferenceRows.changes(of: "positions") {
            let csv = try await site.server.ask(.get, "/slates/diff.csv?\(query)&change=\(change)", .persona("planner"))
            #expect(csvRecords(csv.text).count - 1 == figures[change] as? Int, "\(change)")
            #expect(page.text.contains("change=\(change)"))
        }
        for table in DifferenceRows.tableNames {
            let csv = try await site.server.ask(.get, "/slates/diff.csv?\(query)&table=\(table)", .persona("planner"))
            let rows = try #require(json[table] as? [[String: Any]])
            #expect(csvRecords(csv.text).count - 1 == rows.count, "\(table)")
            let shown = try await site.page("/slates/diff?\(query)&table=\(table)", as: "planner")
            #expect(
                shown.status == 200 && shown.text.contains("/slates/diff.csv?\(query.replacing("&", with: "&amp;"))"))
        }
        let decisions = try await site.page("/slates/diff?\(query)&table=decisions", as: "planner").text
        #expect(decisions.contains("Needed at home.") && decisions.contains("added"))
        #expect(decisions.contains("/slates/\(after)/explain?position=\(position)"))
        let inputs = try await site.page("/slates/diff?\(query)&table=inputs", as: "planner").text
        #expect(inputs.contains("both slates answer the same frozen input"))
    }

    @Test("A change by rule leads to the positions that make it up")
    func rules() async throws {
        let site = try await RegisterServer()
        let (before, after, _) = try await pair(site)
        let query = "before=\(before)&after=\(after)"
        let json = try await site.object("/slates/diff.json?\(query)")
        let rules = try #require(json["points"] as? [[String: Any]])
        let page = try await site.page("/slates/diff?\(query)&table=points", as: "planner").text
        for rule in rules.dropLast() {
            let name = try #require(rule["rule"] as? String)
            #expect(page.contains("table=position_points&amp;q=\(name)"))
            let found = try await site.object("/slates/diff.json?\(query)&table=position_points&q=\(name)")
            let rows = try #require(found["position_points"] as? [[String: Any]])
            #expect(rows.reduce(0) { $0 + ($1["change"] as? Int ?? 0) } == rule["change"] as? Int, "\(name)")
        }
        let sum = rules.dropLast().reduce(0) { $0 + ($1["change"] as? Int ?? 0) }
        #expect(rules.last?["change"] as? Int == sum)
    }

    @Test("The form chooses the two: the newest and the one that it replaced, until told otherwise")
    func choice() async throws {
        let site = try await RegisterServer()
        let none = try await site.page("/slates/diff", as: "planner")
        #expect(none.status == 200 && none.text.contains("a comparison needs two"))
        let (before, after, _) = try await pair(site)
        for query in ["", "?after=\(after)", "?before=\(before)"] {
            let page = try await site.page("/slates/diff\(query)", as: "planner")
            #expect(page.status == 200 && page.text.contains("Choose two slates to compare."))
            let selected = page.text.matches(of: /<option value="(slt_\w+)" selected>/).map { String($0.1) }
            #expect(selected == [before, after], "\(query)")
        }
        let compared = try await site.page("/slates/diff?before=\(before)&after=\(after)", as: "planner").text
        #expect(compared.contains("/slates/diff?before=\(after)&amp;after=\(before)"))
        let json = try await site.server.ask(.get, "/slates/diff.json?before=\(before)", .persona("planner"))
        #expect(json.status == 400)
    }

    @Test("A slate compared with itself shows that nothing differs")
    func same() async throws {
        let site = try await RegisterServer()
        let (before, _, _) = try await pair(site)
        let page = try await site.page("/slates/diff?before=\(before)&after=\(before)", as: "planner").text
        #expect(page.contains("The two slates are the same in every line, decision and input."))
        #expect(page.contains("Both slates do the same with every position."))
        let none = try await site.page("/slates/diff?before=\(before)&after=\(before)&change=added", as: "planner").text
        #expect(none.contains("No row of this kind."))
    }

    @Test("The list, a slate and the draft that it was replaced by lead to the comparison")
    func links() async throws {
        let site = try await RegisterServer()
        let empty = try await site.page("/slates", as: "planner").text
        #expect(!empty.contains("/slates/diff"))
        let (before, after, _) = try await pair(site)
        #expect(try await site.page("/slates", as: "planner").text.contains("href=\"/slates/diff\""))
        let replaced = try await site.page("/slates/\(before)", as: "planner").text
        #expect(replaced.contains("/slates/diff?before=\(before)&amp;after=\(after)"))
        #expect(try await site.page("/slates/\(after)").text.contains("/slates/diff?after=\(after)"))
    }

    @Test("Text that rows must hold narrows the tables and leaves the figures of both slates alone")
    func text() async throws {
        let site = try await RegisterServer()
        let (before, after, _) = try await pair(site)
        let query = "before=\(before)&after=\(after)&q=nowhere-at-all"
        let json = try await site.object("/slates/diff.json?\(query)")
        #expect((json["positions"] as? [Any])?.isEmpty == true && (json["totals"] as? [Any])?.isEmpty == false)
        let page = try await site.page("/slates/diff?\(query)", as: "planner").text
        #expect(page.contains("No row holds") && page.contains("without it"))
    }
}
