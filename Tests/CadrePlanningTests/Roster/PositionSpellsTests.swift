import CadreDomain
import CadrePlanning
import Testing

/// Goal: the days behind the figures are the days that the figures count.
///
/// Method: over random registers, each day of the look-back is asked for by itself and compared with the spells.
@Suite("The spells of gaps and overlaps are the days that the figures count")
struct PositionSpellsTests {
    typealias Samples = RosterSamples

    @Test("They add up to the gap days and overlap days of every position", arguments: 1...6)
    func sums(seed: UInt64) {
        let roster = RandomRegister.roster(seed: seed, positions: 120)
        for asOf in [Samples.today, Samples.today.adding(days: -200), Samples.today.adding(days: 300)] {
            let day = roster.day(asOf: asOf)
            for status in day.statuses {
                #expect(day.gaps(of: status).reduce(0) { $0 + $1.dayCount } == status.gapDays)
                let overlap = day.overlaps(of: status).reduce(0) { $0 + $1.days.dayCount * ($1.incumbents.count - 1) }
                #expect(overlap == status.overlapDays)
            }
        }
    }

    @Test("Each day of a spell is one on which the position was vacant, or held by exactly these", arguments: 1...3)
    func days(seed: UInt64) {
        let roster = RandomRegister.roster(seed: seed, positions: 25)
        let day = roster.day(asOf: Samples.today)
        let past = (0..<RosterDay.lookBackDays).map { roster.day(asOf: day.lookBack.start.adding(days: $0)) }
        for status in day.statuses {
            let (gaps, overlaps) = (day.gaps(of: status), day.overlaps(of: status))
            let id = day.position(of: status).id
            for then in past {
                let found = then.status(of: id)
                #expect(gaps.contains { $0.contains(then.asOf) } == (found?.isVacant ?? false), "\(id) \(then.asOf)")
                let incumbents = found.map { $0.isAuthorized ? then.incumbents(of: $0) : [] } ?? []
                let expected = incumbents.count > 1 ? incumbents : []
                #expect((overlaps.first { $0.days.contains(then.asOf) }?.incumbents ?? []) == expected)
            }
        }
    }

    @Test("Three incumbents on one day are one stretch with all three, by start")
    func three() throws {
        let roster = Samples.roster(
            [Samples.position(1)], people: (1...3).map { Samples.person($0) },
            assignments: [
                Samples.assignment(1, person: 1, position: 1, "2024-01-01", "2027-06-01"),
                Samples.assignment(2, person: 2, position: 1, "2026-12-22", "2028-01-01"),
                Samples.assignment(3, person: 3, position: 1, "2026-12-27", "2028-01-01"),
            ])
        let day = roster.day(asOf: Samples.today)
        let status = try #require(day.statuses.first)
        let stretches = day.overlaps(of: status)
        #expect(
            stretches.map(\.days) == [
                Samples.range("2026-12-22", "2026-12-27"), Samples.range("2026-12-27", "2027-01-01"),
            ])
        #expect(stretches.map(\.incumbents) == [[0, 1], [0, 1, 2]])
        #expect(day.gaps(of: status).isEmpty)
        #expect(day.lookBack == Samples.range("2026-01-01", "2027-01-01"))
    }
}
