import CadreApplication
import CadreDomain
import CadreTestSupport
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
        return StripSegments.ofPosition(detail.tenures, gaps: detail.gaps, on: SampleDay.today)
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
        #expect(empty.filter { $0.kind == .gap }.map(\.days.dayCount) == [31, 30])
    }
}
