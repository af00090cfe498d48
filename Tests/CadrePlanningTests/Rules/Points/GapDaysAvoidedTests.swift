import CadreDomain
import CadrePlanning
import Testing

@Suite("gap.days-avoided")
struct GapDaysAvoidedTests {
    @Test(
        "Each day before the latest arrival counts",
        arguments: [
            ("2027-01-01", 120), ("2027-06-15", 120), ("2027-06-16", 118), ("2027-08-13", 2), ("2027-08-14", 0),
            ("2027-12-01", 0),
        ])
    func days(availableFrom: String, points: Int) {
        let opening = Sample.opening(vacantFrom: "2027-06-15")
        let finding = Rule.gapDaysAvoided.says(of: opening, Sample.candidate(availableFrom: availableFrom))
        #expect(finding.pointCount == points)
    }

    @Test("The reason says how late")
    func reason() {
        let opening = Sample.opening(vacantFrom: "2027-06-15")
        let late = Rule.gapDaysAvoided.says(of: opening, Sample.candidate(availableFrom: "2027-06-16"))
        #expect(late.reason == "Reports 1 day after the report day")
    }
}
