import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("The page of help")
struct HelpTests {
    @Test("It stands in the bar of every page, leads to pages that are there and to examples that are taken")
    func links() async throws {
        let service = try await SampleService(Register.random(seed: 7))
        let server = try SampleServer(
            endpoints: try Pages.endpoints(reference: .sample, useCases: service.useCases), visitor: .sampleStranger
        )
        #expect(try await server.ask(.get, "/errors", .browser).text.contains("<a class=\"help\" href=\"/help\">"))
        let page = try await server.ask(.get, "/help", .browser)
        #expect(page.status == 200)
        for place in HelpText.pages {
            #expect(page.text.contains("href=\"\(place.address)\""), "\(place.address)")
            #expect(try await server.ask(.get, place.address, .persona("planner", .browser)).status == 200)
        }
        for example in HelpText.examples where !example.contains("command=") {
            let answer = try await server.ask(.get, example, .persona("planner", .browser))
            #expect(answer.status == 200, "\(example): \(answer.text.prefix(300))")
        }
        for line in HelpText.operators + HelpText.formats + HelpText.keys {
            guard let address = line.address else { continue }
            let answer = try await server.ask(.get, address, .persona("planner", .browser))
            #expect(answer.status == 200, "\(address): \(answer.text.prefix(300))")
        }
        for rule in Rules.all {
            let address = try #require(RuleHelp.address(of: rule.identifier))
            #expect(address.hasPrefix("/help#") && page.text.contains("id=\"\(rule.identifier)\""), "\(address)")
        }
        #expect(page.text.contains("id=\"limits\""))
        #expect(try await server.ask(.get, "/help.json").object.keys.contains("exit_codes"))
    }

    @Test("Exit codes are those of docs/commands.md, and keys those of the script")
    func sameWords() throws {
        let root = Fixtures.root.deletingLastPathComponent()
        let commands = try String(contentsOf: root.appending(path: "docs/commands.md"), encoding: .utf8)
        let rows = commands.matches(of: /\n\| ([0-9]+) \| ([^|]+) \|/).map { "\($0.output.1) \($0.output.2)" }
        #expect(rows == HelpText.exitCodes.map { "\($0.word) \($0.meaning)" })
        let script = try String(
            contentsOf: root.appending(path: "Sources/CadreWeb/Static/cadre.js"), encoding: .utf8)
        let places = script.matches(of: /([a-z]): \["\/[a-z\/]*", "([A-Za-z]+)"\]/).map {
            "g \($0.output.1) \($0.output.2)"
        }
        let keys = HelpText.keys.map { "\($0.word) \($0.meaning)" }
        #expect(places.count > 5 && places.allSatisfy(keys.contains), "\(places)")
        let deeds = script.matches(of: /\["(.)", "[a-z ]+"\]/).map { String($0.output.1) }
        #expect(Set(deeds).isSubset(of: HelpText.keys.map(\.word)) && deeds.count > 5)
    }
}
