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
        let lines = try #require(try await site.object("/slates/\(slate).json")["lines"] as? [[String: Any]])
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

    @Test("Points that are no number of the range are refused", arguments: ["x", "-1", "10001"])
    func refused(points: String) async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let answer = try await site.send(
            "/slates/\(slate)/again", ["keep_points": points], as: "planner", key: "again")
        #expect(answer.status == 400 && answer.text.contains("from 0 to 10000"))
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
        let value = try await site.object("/slates/\(draft).json")
        #expect((value["overrides"] as? [[String: Any]])?.first?["rule"] as? String == "grade.band")
        _ = try await site.send(
            "/slates/\(draft)/submission", [:], as: "assignment_officer", key: "submit", version: 1)
        let approval = try await site.page("/slates/\(draft)", as: "planner").text
        #expect(approval.contains("Pins override 1 gate: grade.band of \(RegisterSample.position(91))."))
    }
}
