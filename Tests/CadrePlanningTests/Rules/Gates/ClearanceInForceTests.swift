import CadreDomain
import CadrePlanning
import Testing

@Suite("clearance.in-force")
struct ClearanceInForceTests {
    private let opening = Sample.opening(Sample.position(clearance: .secret), vacantFrom: "2027-06-15")

    @Test("A clearance at the level or above that does not expire is enough")
    func allowed() {
        let person = Sample.person(clearance: .topSecret)
        #expect(Rule.clearanceInForce.says(of: opening, Sample.candidate(person)).isPassed)
    }

    @Test("A lower clearance is not enough, and the level needed is named")
    func forbidden() {
        let person = Sample.person(clearance: .confidential)
        let finding = Rule.clearanceInForce.says(of: opening, Sample.candidate(person))
        #expect(finding.failure?.remedy == "A clearance at secret granted by 15 June 2027.")
    }

    @Test("The day of expiry is the first on which the clearance no longer counts")
    func boundary() {
        let lapsed = Sample.person(clearance: .secret, clearanceUntil: "2027-06-15")
        let finding = Rule.clearanceInForce.says(of: opening, Sample.candidate(lapsed))
        #expect(finding.failure?.remedy == "A renewed clearance in force on 15 June 2027.")
        let good = Sample.person(clearance: .secret, clearanceUntil: "2027-06-16")
        #expect(Rule.clearanceInForce.says(of: opening, Sample.candidate(good)).isPassed)
    }

    @Test("A late arrival is judged on the day of arrival")
    func lateArrival() {
        let person = Sample.person(clearance: .secret, clearanceUntil: "2027-07-01")
        let late = Sample.candidate(person, availableFrom: "2027-07-10")
        #expect(Rule.clearanceInForce.says(of: opening, late).failure != nil)
    }

    @Test("Who is not on record on the reporting day fails for that, not for want of a clearance")
    func offRecord() {
        for validity in [
            DayRange(clamping: Sample.always.start, Sample.day("2027-06-15")),
            DayRange(clamping: Sample.day("2027-06-16"), .endless),
        ] {
            for (clearance, opening) in [(Clearance.secret, opening), (.none, Sample.opening())] {
                let candidate = Sample.candidate(Sample.person(clearance: clearance, validity: validity))
                #expect(Rule.clearanceInForce.says(of: opening, candidate).isPassed)
                #expect(Rule.availabilityDate.says(of: opening, candidate).failure != nil)
            }
        }
    }

    @Test("A position that asks for none is open to everybody")
    func nothingAsked() {
        #expect(Rule.clearanceInForce.says(of: Sample.opening(), Sample.candidate()).isPassed)
    }
}
