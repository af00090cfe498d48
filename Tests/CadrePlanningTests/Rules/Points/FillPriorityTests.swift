import CadreDomain
import CadrePlanning
import Testing

@Suite("fill.priority")
struct FillPriorityTests {
    private static func points(country: String = "USA", isKeyBillet: Bool = false, vacantFrom: String = "2027-06-15")
        -> Int?
    {
        let opening = Opening(
            position: Sample.position(country: country, isKeyBillet: isKeyBillet), vacantFrom: Sample.day(vacantFrom),
            reportDay: Sample.day("2027-06-15"), region: nil
        )
        return Rule.fillPriority.says(of: opening, Sample.candidate()).pointCount
    }

    @Test("Filling counts four steps, overseas one more, a key billet three more")
    func steps() {
        #expect(Self.points() == 400)
        #expect(Self.points(country: "PHL") == 500)
        #expect(Self.points(country: "PHL", isKeyBillet: true) == 800)
    }

    @Test("Each 90 days empty count one step, up to three")
    func boundary() {
        #expect(Self.points(vacantFrom: "2027-03-18") == 400)
        #expect(Self.points(vacantFrom: "2027-03-17") == 500)
        #expect(Self.points(vacantFrom: "2026-09-18") == 700)
        #expect(Self.points(vacantFrom: "2020-01-01") == 700)
    }

    @Test("A vacancy that may be longer than is on record counts from there, and is said to be at least that")
    func cut() {
        func says(recordedFrom: String?) -> (Int?, String?) {
            let opening = Opening(
                position: Sample.position(country: "USA"), vacantFrom: Sample.day("2008-10-01"),
                recordedFrom: recordedFrom.map { Sample.day($0) }, reportDay: Sample.day("2027-06-15"), region: nil
            )
            let finding = Rule.fillPriority.says(of: opening, Sample.candidate())
            return (finding.pointCount, finding.reason)
        }
        #expect(says(recordedFrom: nil) == (700, "Fills the position, empty for 6,831 days"))
        #expect(says(recordedFrom: "2026-09-18") == (700, "Fills the position, empty for at least 270 days"))
        #expect(says(recordedFrom: "2027-03-17") == (500, "Fills the position, empty for at least 90 days"))
        #expect(says(recordedFrom: "2000-01-01") == (700, "Fills the position, empty for 6,831 days"))
    }

    @Test("The weight is the points of one step")
    func weight() {
        let problem = Sample.problem([Sample.opening()], [Sample.candidate()])
        let pair = Pair(problem.openings[0], problem.candidates[0], in: problem)
        #expect(Rule.fillPriority.evaluate(pair, weight: 7).pointCount == 35)
        #expect(Rule.fillPriority.evaluate(pair).reason == "Fills the position, overseas")
    }
}
