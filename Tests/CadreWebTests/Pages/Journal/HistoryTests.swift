import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Histories on pages")
struct HistoryTests {
    private static let relief =
        "named <a href=\"/people/per_000008\">=Okafor (per_000008)</a> as relief for "
        + "<a href=\"/positions/pos_000002\">Programs officer (pos_000002)</a>, to report on 1 June 2027."

    @Test("A position, its office and the person named tell of a relief in the same sentence, by name with links")
    func relief() async throws {
        let site = try await SnapshotSite()
        let body = ["person": "per_000008", "from": "2027-06-01"]
        let answer = try await site.send("/positions/pos_000002/relief", body, as: "assignment_officer", key: "relief")
        try #require(answer.status == 201, "\(answer.text)")
        for path in ["/positions/pos_000002", "/people/per_000008", "/offices/ODC-PHL"] {
            let text = site.text(of: try await site.page(path, as: "planner"))
            let history = try #require(text.components(separatedBy: "id=\"history\"").last)
            #expect(history.contains(Self.relief), "\(path): \(history)")
            #expect(history.contains("<a href=\"/journal?index=1\">entry 1</a>"), "\(path)")
        }
        let other = site.text(of: try await site.page("/people/per_000007", as: "planner"))
        #expect(other.contains("The journal has no entry that is about or names this person"))
    }

    @Test("A slate tells its steps, newest first, and whom a decision by hand was about")
    func slate() async throws {
        let site = try await SnapshotSite()
        let (first, second) = try await site.exclude()
        let page = site.text(of: try await site.page("/slates/\(second)", as: "planner"))
        let person = #/excluded <a href="/people/(per_[0-9]+)">[^<]* \((per_[0-9]+)\)</a> from/#
        let sentence = try #require(page.firstMatch(of: person))
        #expect(sentence.output.1 == sentence.output.2)
        #expect(page.contains(#/from <a href="/positions/pos_[0-9]+">[^<]+ \(pos_[0-9]+\)</a>; slate/#))
        let superseded = site.text(of: try await site.page("/slates/\(first)", as: "planner"))
        let history = try #require(superseded.components(separatedBy: "id=\"history\"").last)
        let replaced = try #require(history.range(of: "replaced slate"))
        let solved = try #require(history.range(of: "solved slate"))
        #expect(replaced.lowerBound < solved.lowerBound)
    }

    @Test("A position, its person and their JSON tell of an exclusion by hand; what it excluded from leads to it")
    func exclusion() async throws {
        let site = try await SnapshotSite()
        let (_, second) = try await site.exclude()
        let stored = try await site.store.slate(try #require(ID(second)))
        let pin = try #require(stored?.pins.first)
        let said = "Excluded [^\"]* from [^\"]*; slate \(second) holds the new solution"
        for path in ["/positions/\(pin.position)", "/people/\(pin.person)"] {
            let page = site.text(of: try await site.page(path, as: "planner"))
            #expect(page.contains("; slate <a href=\"/slates/\(second)\">"), "\(path)")
            let json = try await site.server.ask(.get, path + ".json", .persona("planner"))
            let history = try #require(try json.object["history"] as? [[String: Any]])
            let told = history.compactMap { $0["what"] as? String }
            #expect(told.contains { $0.range(of: said, options: .regularExpression) != nil }, "\(path): \(told)")
        }
    }

    @Test("What a decision by hand excluded leads to the decisions of the slate")
    func excluded() async throws {
        let site = try await SnapshotSite()
        let (slate, person, position) = try await site.excluded()
        for (path, words) in [
            ("explain?position=\(position)", "excluded by hand"), ("why?person=\(person)", "slate.exclusion"),
        ] {
            let page = site.text(of: try await site.page("/slates/\(slate)/\(path)", as: "planner"))
            #expect(page.contains("<a href=\"/slates/\(slate)?table=pins\">\(words)</a>"), "\(path)")
        }
    }

    @Test("The way from a position to the slate that proposes somebody keeps looking at the day")
    func proposalOnDay() async throws {
        let site = try await SnapshotSite()
        let slate = try await site.solve()
        let stored = try await site.store.slate(try #require(ID(slate)))
        let line = try #require(stored?.run.lines.first)
        let day = "2027-01-01"
        let page = site.text(of: try await site.page("/positions/\(line.position)?as_of=\(day)", as: "planner"))
        let address = "/slates/\(slate)/explain?position=\(line.position)&amp;as_of=\(day)"
        #expect(page.contains("href=\"\(address)\""))
        #expect(!page.contains(#/href="[^"]*\?[^"]*\?/#))
    }

    @Test("The page of the journal and its CSV name people and positions")
    func journal() async throws {
        let site = try await SnapshotSite()
        let body = ["person": "per_000008", "from": "2027-06-01"]
        _ = try await site.send("/positions/pos_000002/relief", body, as: "assignment_officer", key: "relief")
        let entries = try await site.store.entries(after: 0, limit: 10)
        let snapshot = await site.keeper.snapshot
        let server = try SampleServer(
            names: { RecordNames(of: snapshot, for: $0) }, offices: { RecordOffices(of: snapshot) })
        for entry in entries { server.journal.append(entry.draft) }
        let csv = csvRecords(try await server.ask(.get, "/journal.csv", .persona("planner")).text)
        #expect(csv[0].last == "what")
        #expect(
            csv[1].last
                == "Named =Okafor (per_000008) as relief for Programs officer (pos_000002), to report on 1 June 2027.")
        for query in ["office=ODC-PHL", "position=pos_000002", "person=per_000008"] {
            let listed = try await server.ask(.get, "/journal?\(query)", .persona("planner"))
            #expect(try listed.object["total"] as? Int == 1, "\(query): \(listed.text)")
        }
        #expect(try await server.ask(.get, "/journal?office=ODC-DEU", .persona("planner")).object["total"] as? Int == 0)
        let page = try await server.ask(.get, "/journal", .persona("planner", .browser)).text
        #expect(page.contains("N" + Self.relief.dropFirst()))
        #expect(page.contains("<a href=\"/positions/pos_000002\">Programs officer (pos_000002)</a></td>"))
    }
}
