import CadreDomain
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Figures that no public source confirms are marked where they are shown")
struct UnverifiedFiguresTests {
    private static let marked = "</span> unverified</span>"

    @Test(
        "A tour that is the table's is as sure as its row, on the page, in lists and in JSON; another tour is its own",
        arguments: [("XAA", "unverified"), ("XAB", nil), ("XAC", "verified")]
    )
    func tours(country: String, word: String?) async throws {
        let site = try await StaffedServer(try StaffedSample())
        let path = "/positions.json?country=\(country)&fields=id,tour_months,tour_confidence"
        let rows = try #require(try await site.server.ask(.get, path, .json).object["rows"] as? [[String: Any]])
        #expect(!rows.isEmpty && rows.allSatisfy { $0["tour_confidence"] as? String == word })
        let id = try #require(rows.first?["id"] as? String)
        let figures = try await site.server.ask(.get, "/positions/\(id).json", .json).object["figures"]
        #expect((figures as? [String: Any])?["tour_confidence"] as? String == word)
        let page = try await site.page("/positions/\(id)").text
        let tour = try #require(page.firstRange(of: "36 months accompanied, 24 months unaccompanied"))
        let start = try #require(page[..<tour.lowerBound].range(of: "<dt>Tour</dt>", options: .backwards))
        let rest = page[start.upperBound...]
        let fact = rest[..<(rest.firstRange(of: "</dd>")?.lowerBound ?? rest.endIndex)]
        #expect(fact.contains(Self.marked) == (word == "unverified"), "\(fact)")
        #expect(page.contains("guess (unverified).") == (word == "unverified"))
        #expect(try await site.total("/positions?country=XAA&tour_confidence=unverified") == 14)
    }

    @Test("Capital and languages of a country whose row is unverified are marked", arguments: ["XAB", "XAC"])
    func countries(code: String) async throws {
        let site = try await StaffedServer(try StaffedSample())
        let page = try await site.page("/countries/\(code)").text
        #expect(page.components(separatedBy: Self.marked).count == (code == "XAC" ? 3 : 1))
    }
}
