import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Pages that solve a window again")
struct AgainPagesTests {
    private func solve(_ site: RegisterServer, key: String = "solve") async throws -> String {
        let made = try await site.send(
            "/slates", ["from": "2027-07-01", "to": "2028-06-30"], as: "assignment_officer", key: key)
        return try #require(try made.object["id"] as? String, "\(made.text)")
    }

    @Test("The answer says how many lines stay, move, leave and come, and where the two slates are compared")
    func again() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let made = try await site.send(
            "/slates/\(slate)/again", ["keep_points": "20"], as: "assignment_officer", key: "again")
        #expect(made.status == 201, "\(made.text)")
        let answer = try made.object
        let next = try #require(answer["id"] as? String)
        let lines = try await site.rows("/slates/\(slate).json?limit=1000")
        #expect(answer["stay"] as? Int == lines.count && answer["before"] as? String == slate)
        for word in ["move", "leave", "come"] { #expect(answer[word] as? Int == 0, "\(word)") }
        #expect(answer["difference"] as? String == "/slates/diff?before=\(slate)&after=\(next)")
        let figures = try #require(try await site.object("/slates/\(next).json")["figures"] as? [String: Any])
        #expect(figures["kept_from"] as? String == slate && figures["lines_kept"] as? Int == lines.count)
        #expect(figures["keep_points"] as? Int == 20)
        let page = try await site.page("/slates/\(next)", as: "assignment_officer").text
        #expect(page.contains("Of \(lines.count) lines of \(slate) \(lines.count) stay"))
        #expect(page.contains("What differs from \(slate)</a>") && page.contains("before=\(slate)"))
        #expect(page.contains("Proven best where each line kept counts 20 points"))
        #expect(page.contains("action=\"/slates/\(next)/again\"") && page.contains("name=\"keep_points\""))
        #expect(!(try await site.page("/slates/\(next)", as: "office_chief").text.contains("/again\"")))
    }

    @Test("Limits are added in the form and in JSON: nobody more than allowed is touched, and the new slate says so")
    func touched() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let made = try await site.send(
            "/slates/\(slate)/again", ["limits": "touch=0\nmove-budget=9000000"], as: "assignment_officer", key: "again"
        )
        #expect(made.status == 201, "\(made.text)")
        let next = try #require(try made.object["id"] as? String)
        let limits = try await site.rows("/slates/\(next).json?table=limits")
        #expect(limits.compactMap { $0["limit_text"] as? String } == ["move-budget=9000000.00", "touch=0"])
        #expect(limits.last?["found"] as? String == "0 people: come 0, leave 0, move 0")
        let page = try await site.page("/slates/\(next)", as: "assignment_officer").text
        #expect(page.contains("name=\"limits\"") && page.contains("at most 5 people get another place"))
        let refused = try await site.send(
            "/slates", ["from": "2027-07-01", "to": "2028-06-30", "limits": "touch=0"], as: "assignment_officer",
            key: "new")
        #expect(refused.status == 422 && refused.text.contains("limit.invalid"), "\(refused.status)")
    }

    @Test("The page of an empty position says what waivers would bring, or that nothing helps")
    func waivers() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let unfilled = try await site.rows("/slates/\(slate).json?table=unfilled")
        let position = try #require(unfilled.first?["position"] as? String)
        let page = try await site.page("/slates/\(slate)/explain?position=\(position)", as: "planner").text
        let object = try await site.object("/slates/\(slate)/explain.json?position=\(position)")
        let rows = try #require(object["waivers"] as? [[String: Any]])
        #expect(page.contains("What waivers would bring"))
        #expect(rows.contains { ($0["gain"] as? Int ?? 0) > 0 } != page.contains("Nothing helps: "))
        let figures = try #require(object["figures"] as? [String: Any])
        #expect(figures["waivers"] is String)
    }

    @Test("Points that are no number of the range are refused", arguments: ["x", "-1", "10001"])
    func refused(points: String) async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let answer = try await site.send(
            "/slates/\(slate)/again", ["keep_points": points], as: "planner", key: "again")
        #expect(answer.status == 400 && answer.text.contains("from 0 to 10,000"))
    }

    @Test(
        "A pin that fails a gate which nobody may waive is refused, and one that a reason overrides stands on the page")
    func pins() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        func pin(_ person: Int) async throws -> Answer {
            try await site.send(
                "/slates/\(slate)/pins",
                [
                    "kind": "pin", "person": RegisterSample.person(person).rawValue,
                    "position": RegisterSample.position(91).rawValue, "reason": "The ambassador asks.",
                ], as: "assignment_officer", key: "pin\(person)", version: 1)
        }
        // The position is for the Army; person 93 is of the Navy.
        let refused = try await pin(93)
        #expect(refused.status == 422)
        #expect(try refused.object["code"] as? String == "pin.gate-failed")
        let errors = try #require(try refused.object["errors"] as? [[String: String]])
        #expect(errors.first?["pointer"] == "service.match" && errors.first?["detail"]?.hasPrefix("Needed: ") == true)
        let made = try await pin(RegisterSample.tooJunior)
        let draft = try #require(try made.object["id"] as? String, "\(made.text)")
        let page = try await site.page("/slates/\(draft)?table=overrides").text
        #expect(page.contains("grade.band") && page.contains("The ambassador asks."))
        let value = try await site.rows("/slates/\(draft).json?table=overrides")
        #expect(value.first?["rule"] as? String == "grade.band")
        _ = try await site.send(
            "/slates/\(draft)/submission", [:], as: "assignment_officer", key: "submit", version: 1)
        let approval = try await site.page("/slates/\(draft)", as: "planner").text
        #expect(approval.contains("Pins override 1 gate: grade.band of \(RegisterSample.position(91))."))
    }
}
