import CadreDomain
import CadrePlanning
import Testing

@Suite("overlap.days")
struct OverlapDaysTests {
    private func points(
        _ candidate: Candidate, position: Position = Sample.position(), overlapFrom: String? = "2027-06-01"
    ) -> Int? {
        Rule.overlapDays.says(of: Sample.opening(position, overlapFrom: overlapFrom), candidate).pointCount
    }

    @Test(
        "Each day beside the incumbent counts, up to the days wanted",
        arguments: [
            ("2027-01-01", 14), ("2027-06-01", 14), ("2027-06-02", 13), ("2027-06-14", 1), ("2027-06-15", 0),
            ("2027-07-01", 0),
        ])
    func days(availableFrom: String, points: Int) {
        #expect(self.points(Sample.candidate(availableFrom: availableFrom)) == points)
    }

    @Test("Where nobody overlaps there are no points")
    func nobody() {
        #expect(points(Sample.candidate(), overlapFrom: nil) == 0)
    }

    @Test("Who overlaps reports, and begins the tour, that much earlier")
    func reporting() {
        let opening = Sample.opening(overlapFrom: "2027-06-01")
        let candidate = Sample.candidate(availableFrom: "2027-06-04")
        let pair = Pair(opening, candidate, in: Sample.problem([opening], [candidate]))
        #expect(pair.reportingDay == Sample.day("2027-06-04"))
        #expect(pair.plannedEnd == Sample.day("2030-06-04"))
        #expect(Rule.gapDaysAvoided.evaluate(pair).reason == "Reports before the report day")
        #expect(Rule.overlapDays.evaluate(pair).reason == "Overlaps the incumbent by 11 days")
    }

    @Test("Who is not ready on the earlier day reports on the report day")
    func readiness() {
        let certified = Sample.position(scCode: "SC1C2")
        func holder(earned: String) -> Candidate {
            Sample.candidate(
                Sample.person(), [(.certification(scheme: "SC-2.0", level: 2, area: "C"), earned, nil)]
            )
        }
        #expect(points(holder(earned: "2026-01-01"), position: certified) == 14)
        #expect(points(holder(earned: "2027-06-10"), position: certified) == 0)
        let speaking = Sample.position(languages: [("fra", "2", true)])
        func speaker(tested: String) -> Candidate {
            Sample.candidate(
                Sample.person(), [(.language(code: "fra", result: Sample.profile("2")), tested, nil)]
            )
        }
        #expect(points(speaker(tested: "2026-01-01"), position: speaking) == 14)
        #expect(points(speaker(tested: "2027-06-10"), position: speaking) == 0)
        #expect(points(Sample.candidate(), position: speaking) == 0)
        let cleared = Sample.position(clearance: .secret)
        #expect(points(Sample.candidate(Sample.person(clearance: .secret)), position: cleared) == 14)
        #expect(points(Sample.candidate(), position: cleared) == 0)
        let later = DayRange(clamping: Sample.day("2027-06-10"), .endless)
        #expect(points(Sample.candidate(Sample.person(validity: later))) == 0)
    }
}
