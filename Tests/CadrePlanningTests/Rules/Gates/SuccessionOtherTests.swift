import CadreDomain
import CadrePlanning
import Testing

@Suite("succession.other-person")
struct SuccessionOtherTests {
    private static func says(position: Int, station: Station?) -> Finding {
        let opening = Sample.opening(Sample.position(position))
        return Rule.successionOther.says(of: opening, Sample.candidate(station: station))
    }

    @Test("Nobody relieves himself or herself in the position held now or last")
    func forbidden() {
        let finding = Self.says(position: 7, station: Sample.station(position: 7))
        #expect(finding.failure?.found == "holds the position or held it last")
        #expect(finding.failure?.remedy == "None for this person: a longer stay is an extension, not a relief.")
    }

    @Test("Another position of the same office is open to the person")
    func boundary() {
        #expect(Self.says(position: 8, station: Sample.station(position: 7)).isPassed)
    }

    @Test("Somebody who never served in a known position may have any")
    func allowed() {
        #expect(Self.says(position: 7, station: nil).isPassed)
    }

    @Test("A position stays empty rather than go back to its incumbent, and a pin says what it overrides")
    func planned() throws {
        let opening = Sample.opening(Sample.position(7))
        let incumbent = Sample.candidate(station: Sample.station(position: 7))
        let plan = try SlatePlanner.plan(Sample.problem([opening], [incumbent]))
        #expect(plan.lines.isEmpty)
        #expect(plan.unfilled.first?.exclusions.map(\.rule) == ["succession.other-person"])
        #expect(plan.unplaced.first?.exclusions.map(\.rule) == ["succession.other-person"])
        let pinned = Sample.problem([opening], [incumbent], pins: [Sample.pin(person: 1, position: 7)])
        #expect(try SlatePlanner.plan(pinned).overrides.map(\.rule) == ["succession.other-person"])
    }
}
