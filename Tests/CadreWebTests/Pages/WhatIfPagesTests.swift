import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("What-if pages")
struct WhatIfPagesTests {
    private func solve(_ site: RegisterServer) async throws -> String {
        let window = ["from": "2027-07-01", "to": "2028-06-30"]
        let made = try await site.send("/slates", window, as: "assignment_officer", key: "solve")
        return try #require(try made.object["id"] as? String)
    }

    @Test("Page, JSON and CSV say the same; explaining lists every candidate by regret and links to the question")
    func sameNumbers() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let lines = try await site.rows("/slates/\(slate).json?limit=1000")
        var asked = 0
        for line in lines.prefix(8) {
            let position = try #require(line["position"] as? String)
            let address = "/slates/\(slate)/explain"
            let explained = try await site.object("\(address).json?position=\(position)")
            let regrets = try #require(explained["regrets"] as? [[String: Any]])
            let csv = try await site.page("\(address).csv?position=\(position)&table=regrets", as: "planner").text
            #expect(csv.hasPrefix("person,name,loss,points,chosen,placed_at"))
            #expect(csv.split(whereSeparator: \.isNewline).count == regrets.count + 1)
            let page = try await site.page("\(address)?position=\(position)", as: "planner").text
            #expect(page.contains("Who else, and at what price") && page.contains("explain.csv?position=\(position)"))
            for elsewhere in regrets.prefix(12).compactMap({ $0["placed_at"] as? String }) where elsewhere != position {
                #expect(page.contains("explain?position=\(elsewhere)\">\(elsewhere)</a></td></tr>"))
            }
            for regret in regrets.prefix(4) {
                let person = try #require(regret["person"] as? String)
                let question = "/slates/\(slate)/whatif?person=\(person)&position=\(position)"
                #expect(page.contains(question.replacingOccurrences(of: "&", with: "&amp;")))
                let answer = try await site.object(
                    "/slates/\(slate)/whatif.json?person=\(person)&position=\(position)")
                let figures = try #require(answer["figures"] as? [String: Any])
                #expect(figures["loss"] as? Int == regret["loss"] as? Int)
                let moves = try #require(answer["consequences"] as? [[String: Any]])
                #expect(moves.reduce(0) { $0 + ($1["points_change"] as? Int ?? 0) } == -(figures["loss"] as? Int ?? 1))
                let asking = try await site.page(question, as: "planner")
                #expect(asking.status == 200)
                #expect(asking.text.contains("cadre slate whatif \(slate) --force \(person)=\(position)"))
                #expect(asking.text.contains("value=\"\(person)\"") && asking.text.contains("value=\"\(position)\""))
                #expect(asking.text.contains("Who would move") == !moves.isEmpty)
                asked += moves.isEmpty ? 0 : 1
            }
        }
        #expect(asked > 5)
    }

    @Test("The slate and its explanations ask the question in a form; half a question is refused with what to add")
    func form() async throws {
        let site = try await RegisterServer()
        let slate = try await solve(site)
        let line = try #require(
            try await site.rows("/slates/\(slate).json").first)
        let (person, position) = ("\(line["person"] ?? "")", "\(line["position"] ?? "")")
        let pages = ["", "/explain?position=\(position)", "/why?person=\(person)"]
        for page in pages {
            let text = try await site.page("/slates/\(slate)\(page)", as: "planner").text
            #expect(!page.contains("why") || text.contains("why.csv?person=\(person)&amp;table=regrets"))
            #expect(text.contains("action=\"/slates/\(slate)/whatif\""), "\(page)")
        }
        let half = try await site.page("/slates/\(slate)/whatif?person=\(person)", as: "planner")
        #expect(half.status == 400 && half.text.contains("?position="))
        let table = try await site.page("/slates/\(slate)/why?person=\(person)&table=lines", as: "planner")
        #expect(table.status == 400)
    }
}
