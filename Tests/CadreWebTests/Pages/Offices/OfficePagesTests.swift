import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreApplication
@testable import CadreWeb

@Suite("Offices with those above and below them, and what of them no source confirms")
struct OfficePagesTests {
    private static let marked =
        "<span class=\"mark quiet\"><span aria-hidden=\"true\">\u{2013}</span> unverified</span>"

    /// Two offices below a headquarters; the type of the two, the command of Germany and the scheme are unverified.
    private func site() async throws -> StaffedServer {
        let tables = try await SampleService().keeper.snapshot.reference
        let types = CodeTable(
            name: .officeTypes,
            entries: [
                .init(code: "HQ", name: "Headquarters", confidence: .verified, source: "sample"),
                .init(code: "ODC", name: "Office of Cooperation", confidence: .unverified, source: "hearsay"),
            ])
        let reference = ReferenceTables(
            countries: tables.countries, commands: tables.commands,
            memberships: tables.memberships.map {
                CommandMembership(
                    country: $0.country, command: $0.command, days: $0.days,
                    confidence: $0.country.rawValue == "DEU" ? .unverified : .verified, source: "sample"
                )
            },
            gradeTitles: tables.gradeTitles, gradeEquivalences: [], codes: Array(tables.codes.values) + [types],
            courses: [], tours: tables.tours, strengthCaps: [], countryAliases: [], trainingDemand: [],
            certificationSchemes: [
                CertificationScheme(
                    name: "SC-2.0", days: SampleDay.always, confidence: .unverified, source: "an assumption"
                )
            ]
        )
        var head = Office.sample(1, code: "HQ", country: "USA", command: nil)
        head.type = "HQ"
        let certified = Qualification.sample(1, kind: .certification(scheme: "SC-2.0", level: 2, area: "C"))
        return try await StaffedServer(
            Register(
                offices: [
                    head, .sample(2, code: "ODC-DEU", country: "DEU", command: "EUCOM", parent: 1),
                    .sample(3, code: "ODC-PHL", parent: 1),
                ],
                positions: [
                    .sample(1, office: 2, country: "DEU", command: "EUCOM"), .sample(2, office: 3),
                ],
                people: [.sample(1)], qualifications: [certified]
            ),
            reference: reference
        )
    }

    private func fact(_ term: String, _ page: String) throws -> Substring {
        let start = try #require(page.firstRange(of: "<dt>\(term)</dt>"))
        let rest = page[start.upperBound...]
        return rest[..<(rest.firstRange(of: "</dd>")?.lowerBound ?? rest.endIndex)]
    }

    @Test("The office above one and how many are below it stand on its page with links, in lists, JSON and CSV")
    func parents() async throws {
        let site = try await site()
        let below = try await site.page("/offices/ODC-DEU").text
        #expect(try fact("Parent", below).contains("<a href=\"/offices/HQ\">HQ, Office 1</a>"))
        #expect(try fact("Offices below", below).contains("none"))
        let above = try await site.page("/offices/hq").text
        #expect(try fact("Parent", above).contains("none"))
        #expect(try fact("Offices below", above).contains("parent=HQ"))
        for code in ["HQ", "hq"] { #expect(try await site.total("/offices?parent=\(code)") == 2) }
        #expect(try await site.total("/offices?parent__isnull=1") == 1)
        let object = try await site.server.ask(.get, "/offices/HQ.json", .json).object
        let figures = try #require(object["figures"] as? [String: Any])
        #expect(figures["children"] as? Int == 2 && figures["parent"] as? String == nil)
        let rowsBehind = try #require(object["figure_rows"] as? [String: Any])
        #expect((rowsBehind["children"] as? String)?.hasPrefix("/offices?parent=HQ") == true)
        let rows = try #require(
            try await site.server.ask(.get, "/offices.json", .json).object["rows"] as? [[String: Any]])
        #expect(rows.map { $0["parent"] as? String } == [nil, "HQ", "HQ"])
        #expect(rows.map { $0["children"] as? Int } == [2, 0, 0])
        let csv = csvRecords(try await site.server.ask(.get, "/offices.csv?fields=code,parent,children").text)
        let children = [["ODC-DEU", "HQ", "0"], ["ODC-PHL", "HQ", "0"]]
        #expect(csv == [["code", "parent", "children"], ["HQ", "", "2"]] + children)
        let list = try await site.page("/offices").text
        let links = list.components(separatedBy: "<a href=\"/offices/HQ\">HQ</a>").count - 1
        #expect(links == 3, "its own row and two parents")
    }

    @Test("Filters take the code of an office in letters of either case, also that of its own list")
    func cases() async throws {
        let site = try await site()
        for path in ["/offices?code=odc-deu", "/positions?office=odc-deu"] {
            #expect(try await site.total(path) == 1, "\(path)")
        }
        #expect(try await site.page("/offices?code=ODC-DEX").text.contains("Did you mean ODC-DEU?"))
    }

    @Test("A type that no source confirms is marked on the page, in both lists of offices and in JSON")
    func types() async throws {
        let site = try await site()
        for (path, word) in [("ODC-DEU", "unverified"), ("HQ", "verified")] {
            let page = try await site.page("/offices/\(path)").text
            #expect(try fact("Type", page).contains(Self.marked) == (word == "unverified"), "\(path)")
            let object = try await site.server.ask(.get, "/offices/\(path).json", .json).object
            #expect((object["figures"] as? [String: Any])?["type_confidence"] as? String == word)
        }
        #expect(try await site.page("/offices/ODC-DEU").text.contains("hearsay (unverified)."))
        let list = try await site.page("/offices").text
        #expect(list.components(separatedBy: "ODC " + Self.marked + "</td>").count == 3)
        #expect(list.components(separatedBy: Self.marked).count == 3)
        #expect(try await site.page("/countries/PHL").text.contains("ODC " + Self.marked + "</td>"))
        #expect(try await site.total("/offices?type_confidence=unverified") == 2)
    }

    @Test("A command that a country is not surely under is marked in the list of countries, and in JSON")
    func commands() async throws {
        let site = try await site()
        let list = try await site.page("/countries").text
        #expect(list.components(separatedBy: Self.marked).count == 2 && list.contains("EUCOM " + Self.marked + "</td>"))
        let rows = try #require(
            try await site.server.ask(.get, "/countries.json?fields=country,command_confidence,confidence", .json)
                .object["rows"] as? [[String: Any]])
        #expect(rows.map { $0["command_confidence"] as? String } == ["unverified", "verified", "verified"])
        #expect(rows.map { $0["confidence"] as? String } == ["verified", "verified", "verified"])
    }

    @Test("A scheme of certification that no source confirms is marked on a person's page, in the list and in JSON")
    func schemes() async throws {
        let site = try await site()
        let page = try await site.server.ask(.get, "/people/per_000001", .persona("planner", .browser)).text
        #expect(try fact("Certification, good now", page).contains("</span> scheme unverified</span>"))
        #expect(page.contains("SC-2.0 " + Self.marked + "</"))
        #expect(page.contains("an assumption (unverified)."))
        let list = try await site.server.ask(.get, "/people", .persona("planner", .browser)).text
        #expect(list.contains("2 C " + Self.marked + "</td>"))
        let object = try await site.server.ask(.get, "/people/per_000001.json", .persona("planner", .json)).object
        #expect((object["figures"] as? [String: Any])?["certification_confidence"] as? String == "unverified")
        let held = try #require(object["qualifications"] as? [[String: Any]])
        #expect(held.map { $0["scheme_confidence"] as? String } == ["unverified"])
    }
}
