import CadreDomain
import CadrePlanning
import Testing

@Suite("certification.reachable")
struct CertificationReachableTests {
    private static let opening = Sample.opening(Sample.position(scCode: "SC1C2"), vacantFrom: "2027-06-15")

    private static func certified(
        _ level: Int, area: Character = "C", until: String? = nil, availableFrom: String = "2027-06-15"
    ) -> Candidate {
        let kind = Qualification.Kind.certification(scheme: "SC-2.0", level: level, area: area)
        return Sample.candidate(
            Sample.person(), [(kind, earned: "2025-03-01", goodUntil: until)], availableFrom: availableFrom)
    }

    private static func isAllowed(_ candidate: Candidate, for opening: Opening = opening) -> Bool {
        Rule.certificationReachable.says(of: opening, candidate).isPassed
    }

    @Test("The level or a higher one in the area is enough, in another area it is not")
    func held() {
        #expect(Self.isAllowed(Self.certified(2)))
        #expect(Self.isAllowed(Self.certified(3)))
        #expect(!Self.isAllowed(Self.certified(2, area: "D", availableFrom: "2027-01-01")))
    }

    @Test("One level below is enough with 49 days for the course, and not with 48")
    func boundary() {
        #expect(Self.isAllowed(Self.certified(1, availableFrom: "2027-04-27")))
        let short = Rule.certificationReachable.says(of: Self.opening, Self.certified(1, availableFrom: "2027-04-28"))
        #expect(short.failure?.found == "one level below, with 48 days free for a course of 49")
        #expect(
            short.failure?.remedy
                == "The certification earned by 15 June 2027, or a release by 27 April 2027, "
                + "1 day earlier than planned."
        )
    }

    @Test("Two levels below is not enough, however long the time")
    func forbidden() {
        let opening = Sample.opening(Sample.position(scCode: "SC1C3"), vacantFrom: "2027-06-15")
        let finding = Rule.certificationReachable.says(of: opening, Self.certified(1, availableFrom: "2027-01-01"))
        #expect(finding.failure?.remedy == "Certification level 2 first, then 49 days for the course before reporting.")
    }

    @Test("The first level needs none below it, and days before today do not count")
    func firstLevel() {
        let opening = Sample.opening(Sample.position(scCode: "SC1C1"), vacantFrom: "2027-06-15")
        #expect(Self.isAllowed(Sample.candidate(availableFrom: "2027-04-27"), for: opening))
        let soon = Sample.opening(Sample.position(scCode: "SC1C1"), vacantFrom: "2026-12-19")
        #expect(!Self.isAllowed(Sample.candidate(availableFrom: "2025-01-01"), for: soon))
        let later = Sample.opening(Sample.position(scCode: "SC1C1"), vacantFrom: "2026-12-20")
        #expect(Self.isAllowed(Sample.candidate(availableFrom: "2025-01-01"), for: later))
    }

    @Test("What is needed names the scheme that counts on the reporting day")
    func scheme() {
        let finding = Rule.certificationReachable.says(of: Self.opening, Sample.candidate())
        #expect(finding.failure?.needed == "certification level 2 in area C (SC-2.0) by 15 June 2027")
    }

    @Test("A lapsed certification counts neither for its level nor for the one above")
    func lapsed() {
        #expect(!Self.isAllowed(Self.certified(2, until: "2027-06-15")))
        #expect(!Self.isAllowed(Self.certified(1, until: "2027-01-01", availableFrom: "2027-02-01")))
    }

    @Test("A position that is not coded, or coded at level 0, asks for nothing")
    func nothingAsked() {
        #expect(Self.isAllowed(Sample.candidate(), for: Sample.opening()))
        #expect(Self.isAllowed(Sample.candidate(), for: Sample.opening(Sample.position(scCode: "SC1C0"))))
    }
}
