import CadreDomain
import CadrePlanning
import Testing

@Suite("clearance.expiry-mid-tour")
struct ClearanceExpiryTests {
    private static func finding(until: String?, needed: Clearance = .secret) -> Finding {
        let opening = Sample.opening(Sample.position(clearance: needed, tour: (24, 12)), vacantFrom: "2027-06-15")
        let person = Sample.person(clearance: .secret, clearanceUntil: until)
        return Rule.clearanceExpiry.says(of: opening, Sample.candidate(person))
    }

    @Test("A clearance that expires in the tour is flagged with the day")
    func flagged() {
        #expect(
            Self.finding(until: "2028-01-01").text
                == "The clearance expires on 1 January 2028, before the tour ends on 15 June 2029."
        )
    }

    @Test("The first day after the tour is not in it, the reporting day is the gate's")
    func boundary() {
        #expect(Self.finding(until: "2029-06-15") == .clear)
        #expect(Self.finding(until: "2029-06-14").text != nil)
        #expect(Self.finding(until: "2027-06-15") == .clear)
    }

    @Test("Without an expiry, or where none is asked for, there is no flag")
    func clear() {
        #expect(Self.finding(until: nil) == .clear)
        #expect(Self.finding(until: "2028-01-01", needed: .none) == .clear)
    }
}
