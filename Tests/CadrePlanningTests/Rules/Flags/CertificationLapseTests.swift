import CadreDomain
import CadrePlanning
import Testing

@Suite("certification.lapse-mid-tour")
struct CertificationLapseTests {
    private static func finding(until: String?) -> Finding {
        let kind = Qualification.Kind.certification(scheme: "SC-2.0", level: 2, area: "C")
        let candidate = Sample.candidate(Sample.person(), [(kind, earned: "2025-03-01", goodUntil: until)])
        let opening = Sample.opening(Sample.position(scCode: "SC1C2", tour: (24, 12)), vacantFrom: "2027-06-15")
        return Rule.certificationLapse.says(of: opening, candidate)
    }

    @Test("A certification that lapses in the tour is flagged with the day")
    func flagged() {
        #expect(
            Self.finding(until: "2028-02-01").text
                == "The certification level 2 in area C (SC-2.0) lapses on 1 February 2028, "
                + "before the tour ends on 15 June 2029."
        )
    }

    @Test("Good to the end of the tour is good enough, a day less is not")
    func boundary() {
        #expect(Self.finding(until: "2029-06-15") == .clear)
        #expect(Self.finding(until: "2029-06-14").text != nil)
    }

    @Test("One that never lapses, or has lapsed before, is not flagged")
    func clear() {
        #expect(Self.finding(until: nil) == .clear)
        #expect(Self.finding(until: "2027-06-15") == .clear)
        #expect(Rule.certificationLapse.says(of: Sample.opening(), Sample.candidate()) == .clear)
    }
}
