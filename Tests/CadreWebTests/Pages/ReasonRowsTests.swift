import CadreApplication
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("The reasons of a slate as lists")
struct ReasonRowsTests {
    @Test(
        "Their JSON and CSV are chosen, sorted and cut as every list; the page, which shows all, says that it does not")
    func rows() async throws {
        let site = try await RegisterServer()
        let made = try await site.send(
            "/slates", ["from": "2027-07-01", "to": "2028-06-30"], as: "assignment_officer", key: "solve")
        let slate = try #require(try made.object["id"] as? String, "\(made.text)")
        let line = try #require(try await site.rows("/slates/\(slate).json").first)
        let position = try #require(line["position"] as? String)
        let person = try #require(line["person"] as? String)
        let addresses = [
            "explain?position=\(position)", "why?person=\(person)", "whatif?person=\(person)&position=\(position)",
            "front?objectives=fill,preference",
        ].map { "/slates/\(slate)/" + $0.replacing("?", with: ".json?") }
        for address in addresses {
            let all = try await site.object(address + "&limit=1000")
            let rows = try #require(all["rows"] as? [[String: Any]], "\(address)")
            #expect(all["total"] as? Int == rows.count, "\(address)")
            // The pair of the question stands in the slate, so nothing follows from it.
            #expect(rows.isEmpty == address.contains("whatif"), "\(address)")
            let first = try await site.object(address + "&limit=1")
            #expect((first["rows"] as? [[String: Any]])?.count == min(1, rows.count))
            if rows.count > 1 {
                let next = try await site.object(try #require(first["next_url"] as? String, "\(address)"))
                #expect(NSArray(array: next["rows"] as? [[String: Any]] ?? []) == NSArray(array: [rows[1]]))
            }
            let csv = try await site.server.ask(
                .get, address.replacing(".json", with: ".csv") + "&fields=points", .persona("planner"))
            #expect(!address.contains("explain") || csvRecords(csv.text).first == ["points"], "\(csv.text.prefix(200))")
            let page = try await site.server.ask(
                .get, address.replacing(".json", with: "") + "&limit=1", .persona("planner", .browser))
            #expect(page.status == 400 && page.text.contains("JSON or CSV"), "\(address)")
            let unknown = try await site.server.ask(.get, address + "&nonsense=1", .persona("planner"))
            #expect(unknown.status == 400)
        }
        let gates = try await site.rows(addresses[0] + "&section=gate&sort=-rule")
        let rules = gates.compactMap { $0["rule"] as? String }
        #expect(rules == rules.sorted(by: >))
        let people = try await site.rows(addresses[0] + "&person__in=\(person)")
        #expect(people.allSatisfy { $0["person"] as? String == person })
        let regrets = try await site.rows(addresses[0] + "&table=regrets&sort=points")
        let points = regrets.compactMap { $0["points"] as? Int }
        #expect(!points.isEmpty && points == points.sorted())
    }
}
