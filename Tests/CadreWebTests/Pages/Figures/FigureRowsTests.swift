import CadreApplication
import CadrePlanning
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("The rows behind figures in JSON")
struct FigureRowsTests {
    /// Addresses that the large figures of a page lead to.
    private static func heads(_ html: String) -> [String] {
        html.matches(of: /<strong><a href="([^"]+)">/).map { String($0.output.1).replacing("&amp;", with: "&") }
    }

    @Test(
        "An office and a country name the rows of every figure that counts some, as their pages do",
        arguments: ["/offices/ODC-XAB", "/countries/XAA"], ["", "?as_of=2026-10-01"]
    )
    func staffing(path: String, day: String) async throws {
        let site = try await StaffedServer(try StaffedSample())
        let json = try await site.server.ask(.get, path + ".json" + day, .json).object
        let rows = try #require(json["figure_rows"] as? [String: String])
        let figures = try #require(json["figures"] as? [String: Any])
        #expect(Set(rows.keys).isSuperset(of: StaffingMeasure.allCases.map(\.rawValue)), "\(rows.keys.sorted())")
        for (name, address) in rows {
            #expect(try await site.total(address) == figures[name] as? Int, "\(name): \(address)")
        }
        let heads = Self.heads(try await site.page(path + day).text)
        #expect(heads.count == 5 && heads.allSatisfy(rows.values.contains), "\(heads)")
    }

    @Test("A slate names the rows of what it fills, leaves empty and leaves unplaced, as its page does")
    func slate() async throws {
        let site = try await RegisterServer()
        let made = try await site.send(
            "/slates", ["from": "2027-07-01", "to": "2028-06-30"], as: "assignment_officer", key: "solve")
        let slate = try #require(try made.object["id"] as? String)
        let json = try await site.object("/slates/\(slate).json")
        let rows = try #require(json["figure_rows"] as? [String: String])
        let figures = try #require(json["figures"] as? [String: Any])
        #expect(rows.keys.sorted() == ["filled", "limits", "unfilled", "unplaced"])
        for (name, address) in rows {
            let parts = address.split(separator: "?", maxSplits: 1)
            let total = try await site.object("\(parts[0]).json?\(parts[1])")["total"] as? Int
            #expect(total == figures[name] as? Int, "\(name): \(address)")
        }
        let heads = Self.heads(try await site.page("/slates/\(slate)", as: "planner").text)
        #expect(heads == ["filled", "unfilled", "unplaced"].compactMap { rows[$0] })
    }
}
