import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

@Suite("Stretches of a strip")
struct StripSegmentsTests {
    /// What the page of a position draws on ``SampleDay/today``, 1 November 2026.
    private func segments(_ assignments: [Assignment]) async throws -> [Strip.Segment] {
        let people = [Person.sample(1, name: "Reyes"), .sample(2, name: "Ito")]
        let service = try await SampleService(
            Register(offices: [.sample(1)], positions: [.sample(1)], people: people, assignments: assignments)
        )
        let detail = try await service.useCases.showPosition("N1", asOf: nil, for: .sample())
        return StripSegments.ofPosition(detail.segments, on: SampleDay.today)
    }

    @Test(
        "The name of who holds the position stands on the solid bar, unless that is shorter than 90 days",
        arguments: [("2026-08-03", true), ("2026-08-04", false), ("2025-07-01", true)]
    )
    func label(from: String, isSolid: Bool) async throws {
        let segments = try await segments([.sample(1, from: from, plannedEnd: "2030-01-01")])
        let named = try #require(segments.first { $0.label == "Reyes" })
        #expect(named.kind == (isSolid ? .incumbent : .projected))
        #expect(segments.count { $0.label != nil } == 1)
    }

    @Test("Gaps and overlaps across today are cut there, so that each label counts past or future days")
    func cut() async throws {
        let held = try await segments([
            .sample(1, from: "2022-01-01"), .sample(2, person: 2, from: "2026-10-22", plannedEnd: "2028-11-01"),
        ])
        #expect(
            held.filter { $0.kind == .overlap }.map(\.days)
                == [SampleDay.range("2026-10-22", "2026-11-01"), SampleDay.range("2026-11-01", "2027-07-01")])
        let empty = try await segments([
            .sample(1, from: "2022-01-01", plannedEnd: "2026-10-01", actualEnd: "2026-10-01"),
            .sample(2, person: 2, from: "2026-12-01", plannedEnd: "2029-11-01"),
        ])
        #expect(empty.filter { $0.kind == .gap && !$0.days.isOpen }.map(\.days.dayCount) == [31, 30])
    }

    @Test("A relief is drawn after the gap before it, in which its arrow stands")
    func arrow() async throws {
        let drawn = try await segments([
            .sample(1, from: "2022-01-01", plannedEnd: "2027-01-01"),
            .sample(2, person: 2, from: "2027-06-01", plannedEnd: "2029-11-01"),
        ])
        let gap = try #require(drawn.firstIndex { $0.kind == .gap && !$0.days.isOpen })
        let relief = try #require(drawn.firstIndex { $0.kind == .relief })
        #expect(drawn[gap].days.end == drawn[relief].days.start && gap < relief)
        let svg = Strip(
            days: SampleDay.range("2025-01-01", "2029-01-01"), today: SampleDay.today, rows: [.init("", drawn)]
        ).svg(title: "T", description: "D")
        let hatch = try #require(svg.range(of: "data-kind=\"gap\"", options: .backwards))
        let arrow = try #require(svg.range(of: "marker-end=\"url(#strip-a)\" data-kind=\"relief\""))
        #expect(hatch.upperBound < arrow.lowerBound)
    }

    @Test("The line of the day is named today on today, and by the day on every other, as the sentence is")
    func dayWord() async throws {
        let site = try await site()
        for path in ["/positions/N2", "/people/per_000002", "/offices/ODC-1"] {
            let page = try await site.server.ask(.get, path, .persona("planner", .browser)).text
            #expect(page.matches(of: /text-anchor="middle">today</).count == 2, "\(path)")
            let other = try await site.server.ask(.get, path + "?as_of=2027-08-20", .persona("planner", .browser)).text
            #expect(other.matches(of: /text-anchor="middle">20 August 2027</).count == 2, "\(path)")
            #expect(!other.contains(">today</text>") && !other.contains("twice today"), "\(path)")
        }
        let office = try await site.page("/offices/ODC-1?as_of=2027-08-20").text
        #expect(office.contains("1 position is held twice on 20 August 2027."))
    }

    /// Nobody was ever in position 1; position 2 had two incumbents and has a relief.
    ///
    /// Who left is on record from 2 December 2021 on; today is 15 June 2027.
    private func site() async throws -> StaffedServer {
        try await StaffedServer(
            Register(
                offices: [.sample(1)], positions: [.sample(1), .sample(2), .sample(3)],
                people: (1...4).map { .sample($0) },
                assignments: [
                    .sample(1, position: 2, from: "2022-01-01", plannedEnd: "2022-06-07", actualEnd: "2022-06-07"),
                    .sample(2, person: 2, position: 2, from: "2022-07-04", plannedEnd: "2027-09-01"),
                    .sample(3, person: 3, position: 2, from: "2027-08-15", plannedEnd: "2030-08-15"),
                    .sample(
                        4, person: 4, position: 3, from: "2019-12-01", plannedEnd: "2021-12-02", actualEnd: "2021-12-02"
                    ),
                ]),
            reference: try await SampleService().keeper.snapshot.reference
        )
    }

    @Test("Gaps are counted and marked whole, though they begin before the years that are drawn")
    func whole() async throws {
        let site = try await site()
        let vacant = try await site.page("/positions/N1").text
        #expect(vacant.contains("<h2>1 gap so far, at least 2,021 days in all</h2>"))
        #expect(vacant.contains("gap, 2 December 2021 to 14 June 2027, at least 2,021 days"))
        #expect(vacant.contains("\u{2265} 2,021 d") && vacant.contains("gap, 15 June 2027, no end in sight"))
        #expect(vacant.contains("Who left before 2 December 2021 is not on record, so the first gap may be longer."))
        let held = try await site.page("/positions/N2").text
        #expect(held.contains("<h2>2 gaps so far, at least 57 days in all; falls empty on 15 August 2030</h2>"))
        #expect(held.contains("On record and planned: 3 assignments, 3 gaps, 1 overlap of 17 days."))
        let early = try await site.page("/positions/N2?as_of=2020-01-01").text
        #expect(early.contains("<h2>Gaps are on record from 2 December 2021 on</h2>"))
    }

    @Test(
        "The table, the JSON and the CSV beside a strip have a row for each stretch that is drawn",
        arguments: ["/positions/N1", "/positions/N2", "/people/per_000002", "/offices/ODC-1", "/countries/PHL"]
    )
    func numbers(path: String) async throws {
        let site = try await site()
        let page = try await site.server.ask(.get, path, .persona("planner", .browser)).text
        let object = try await site.server.ask(.get, path + ".json", .persona("planner", .json)).object
        let rows = try #require(object["strip"] as? [[String: Any]])
        let told = rows.map { "\($0["segment"] ?? "") \(($0["days"] as? Int).map(String.init) ?? "open")" }
        let drawing = try #require(page.firstRange(of: "<div class=\"slim\">")).lowerBound
        let drawn = page[..<drawing].matches(of: /data-kind="([a-z]+)" data-days="([0-9a-z]+)"/)
            .map { "\($0.1) \($0.2)" }
        #expect(!drawn.isEmpty && drawn.allSatisfy { told.contains($0) }, "\(drawn) \(told)")
        let start = try #require(page.firstRange(of: "<summary>The same numbers as a table</summary>")).upperBound
        let end = try #require(page[start...].firstRange(of: "</details>")).lowerBound
        // The table of a sheet of many positions has the months drawn; that of one record has all of it.
        let isSheet = path.hasPrefix("/offices/") || path.hasPrefix("/countries/")
        #expect(page[start..<end].matches(of: /<tr><th scope="row"/).count == (isSheet ? drawn.count : rows.count))
        let address = try #require(page.firstMatch(of: /<a href="([^"]+)">Numbers as CSV<\/a>/)).1
        let csv = csvRecords(try await site.server.ask(.get, String(address), .persona("planner")).text)
        #expect(csv.first == StripTable.columns.map(\.name))
        #expect(csv.dropFirst().map { "\($0[2]) \($0[7].isEmpty ? "open" : $0[7])" } == told)
    }

    @Test("CSV of a record holds the table asked for; a table that it does not have is refused with those it has")
    func tables() async throws {
        let site = try await site()
        let main = csvRecords(try await site.server.ask(.get, "/positions/N2.csv", .persona("planner")).text)
        #expect(main.first?.first == "assignment")
        let other = try await site.server.ask(.get, "/offices/ODC-1.csv?table=departures", .persona("planner"))
        #expect(csvRecords(other.text).first?.first == "planned_end")
        let refused = try await site.server.ask(.get, "/positions/N2.csv?table=strips", .persona("planner", .json))
        #expect(refused.status == 400 && refused.text.contains("incumbents, "), "\(refused.text)")
    }
}
