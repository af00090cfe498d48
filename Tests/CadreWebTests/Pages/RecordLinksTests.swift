import CadreApplication
import CadreDomain
import CadreTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import CadreWeb

/// Goal: a page of a past or later day leads to no record that is not there.
///
/// Method: people and positions whose records begin late or end early hold positions and are named for them; every link
/// to a record from every page of theirs is followed.
@Suite("Links to records on other days")
struct RecordLinksTests {
    private func site() async throws -> StaffedServer {
        try await StaffedServer(
            Register(
                offices: [.sample(1)],
                positions: [
                    .sample(1), .sample(2, validity: SampleDay.range("2026-01-01")),
                    .sample(3, validity: SampleDay.range("2020-01-01", "2025-01-01")), .sample(4),
                ],
                people: [
                    .sample(1), .sample(2, validity: SampleDay.range("2025-06-01")),
                    .sample(3, validity: SampleDay.range("2019-01-01", "2024-07-01")),
                    .sample(4, validity: SampleDay.range("2027-07-01")),
                ],
                assignments: [
                    .sample(1, person: 3, from: "2022-01-01", plannedEnd: "2024-06-01", actualEnd: "2024-06-01"),
                    .sample(2, person: 2, from: "2025-07-01", plannedEnd: "2027-09-01"),
                    .sample(3, person: 4, from: "2027-09-01", plannedEnd: "2029-09-01"),
                    .sample(4, position: 3, from: "2022-01-01", plannedEnd: "2024-12-01", actualEnd: "2024-12-01"),
                    .sample(5, position: 2, from: "2026-02-01", plannedEnd: "2027-10-01"),
                    .sample(6, position: 4, from: "2027-10-01", plannedEnd: "2029-10-01"),
                ]),
            reference: try await SampleService().keeper.snapshot.reference
        )
    }

    @Test(
        "Every link from the pages of an office, a country, positions and people leads to a page on any day",
        arguments: ["2022-02-01", "2023-06-01", "2025-01-01", "2026-06-01", "2027-06-15", "2027-09-15", "2028-06-01"]
    )
    func links(day: String) async throws {
        let site = try await site()
        var followed: [String: Int] = [:]
        let records = (1...4).flatMap { ["/positions/pos_00000\($0)", "/people/per_00000\($0)"] }
        let lists = ["/positions?fields=id,incumbent_name,relief_name", "/people?fields=id,position,next_position"]
        for path in records + lists + ["/offices/ODC-1", "/countries/PHL"] {
            let address = path + (path.contains("?") ? "&" : "?") + "as_of=" + day
            let page = try await site.server.ask(.get, address, .persona("planner", .browser))
            if page.status == 404, records.contains(path) { continue }
            try #require(page.status == 200, "\(address)")
            for match in page.text.matches(of: /href="(\/(?:people|positions|offices|countries)\/[^".#]+)"/) {
                let link = String(match.output.1).replacing("&amp;", with: "&")
                // The way back to today, which every page has, is the page's own address.
                if link == path { continue }
                if followed[link] == nil {
                    followed[link] = try await site.server.ask(.get, link, .persona("planner", .browser)).status
                }
                #expect(followed[link] == 200, "\(address) leads to \(link)")
            }
        }
        #expect(followed.count > 5)
    }

    @Test("A link leads to the first day of a record that begins later, and to the last of one that has ended")
    func nearest() async throws {
        let site = try await site()
        let early = try await site.page("/positions/N1?as_of=2023-06-01").text
        #expect(
            early.contains("/people/per_000002?as_of=2025-06-01")
                && early.contains("/people/per_000003?as_of=2023-06-01"))
        let now = try await site.page("/positions/N1").text
        #expect(now.contains("\"/people/per_000002\"") && now.contains("/people/per_000003?as_of=2024-06-30"))
        #expect(now.contains("/people/per_000004?as_of=2027-07-01"))
    }
}
