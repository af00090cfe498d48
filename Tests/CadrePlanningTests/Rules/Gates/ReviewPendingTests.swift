import CadreDomain
import CadrePlanning
import Testing

@Suite("review.pending")
struct ReviewPendingTests {
    private static let pending = Sample.candidate(Sample.person(constraints: [.reviewPending]))

    @Test("Nobody moves overseas while a review is pending")
    func forbidden() {
        let finding = Rule.reviewPending.says(of: Sample.opening(), Self.pending)
        #expect(finding.failure?.found == "a review is pending")
        #expect(finding.failure?.remedy == "The review closed with a release for overseas duty.")
    }

    @Test("At home a pending review blocks nothing")
    func boundary() {
        let home = Sample.opening(Sample.position(country: "USA"))
        #expect(Rule.reviewPending.says(of: home, Self.pending).isPassed)
    }

    @Test("Other constraints do not block")
    func allowed() {
        let other = Sample.person(constraints: [.coLocation, .stabilized, .unaccompaniedOnly])
        #expect(Rule.reviewPending.says(of: Sample.opening(), Sample.candidate(other)).isPassed)
    }
}
