import CadreDomain
import CadrePlanning
import Testing

@Suite("grade.band")
struct GradeBandTests {
    @Test(
        "Both ends of the band are inside, one step beyond is not",
        arguments: [
            ("O3", false), ("O4", true), ("O5", true), ("O6", false), ("W5", false),
        ])
    func band(grade: String, isAllowed: Bool) {
        let finding = Rule.gradeBand.says(of: Sample.opening(), Sample.candidate(Sample.person(grade: grade)))
        #expect(finding.isPassed == isAllowed)
    }

    @Test("Somebody below the band is told of promotion, somebody above of another position")
    func remedy() {
        let below = Rule.gradeBand.says(of: Sample.opening(), Sample.candidate(Sample.person(grade: "O3")))
        #expect(below.failure?.remedy == "A promotion to O4 by the reporting day.")
        let above = Rule.gradeBand.says(of: Sample.opening(), Sample.candidate(Sample.person(grade: "O6")))
        #expect(
            above.failure == GateFacts(needed: "grade O4-O5", found: "grade O6", remedy: "A position graded for O6."))
    }
}
