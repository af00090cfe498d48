import CadreDomain
import CadrePlanning
import Testing

@Suite("service.match")
struct ServiceMatchTests {
    @Test("A soldier may have an Army position, and a civilian a civilian one of any service")
    func allowed() {
        #expect(Rule.serviceMatch.says(of: Sample.opening(), Sample.candidate()).isPassed)
        let civilian = Sample.person(service: .defenseWide, kind: .civilian, grade: "GS13")
        let position = Sample.position(service: nil, kind: .civilian, grades: ("GS13", "GS14"))
        #expect(Rule.serviceMatch.says(of: Sample.opening(position), Sample.candidate(civilian)).isPassed)
    }

    @Test("A sailor may not have an Army position, and is told what would change that")
    func forbidden() throws {
        let sailor = Sample.candidate(Sample.person(service: .navy))
        let failure = try #require(Rule.serviceMatch.says(of: Sample.opening(), sailor).failure)
        #expect(failure.needed == "military, Army")
        #expect(failure.found == "military, Navy")
        #expect(failure.remedy == "The position would have to be recoded for military Navy.")
    }

    @Test("A position open to any service is still closed to the other kind")
    func boundary() {
        let opening = Sample.opening(Sample.position(service: nil))
        let civilian = Sample.candidate(Sample.person(kind: .civilian, grade: "GS13"))
        #expect(Rule.serviceMatch.says(of: opening, civilian).failure != nil)
        #expect(Rule.serviceMatch.says(of: opening, Sample.candidate(Sample.person(service: .navy))).isPassed)
    }
}
