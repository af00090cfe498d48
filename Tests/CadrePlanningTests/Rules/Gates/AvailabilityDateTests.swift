import CadreDomain
import CadrePlanning
import Testing

@Suite("availability.date")
struct AvailabilityDateTests {
    private static func finding(_ availableFrom: String, leaving: String? = nil) -> Finding {
        let validity = DayRange(clamping: Sample.always.start, leaving.map { Sample.day($0) } ?? .endless)
        let candidate = Sample.candidate(Sample.person(validity: validity), availableFrom: availableFrom)
        return Rule.availabilityDate.says(of: Sample.opening(vacantFrom: "2027-06-15"), candidate)
    }

    @Test("Sixty days after the report day is tolerated, sixty-one is not")
    func boundary() {
        #expect(Self.finding("2027-01-01").isPassed)
        #expect(Self.finding("2027-08-14").isPassed)
        #expect(
            Self.finding("2027-08-15").failure
                == GateFacts(
                    needed: "available by 2027-08-14", found: "available from 2027-08-15",
                    remedy: "A release by 2027-08-14, 1 day earlier than planned."
                )
        )
    }

    @Test("Somebody who leaves the workforce by the reporting day cannot be placed")
    func leaves() {
        #expect(Self.finding("2027-01-01", leaving: "2027-06-16").isPassed)
        #expect(
            Self.finding("2027-01-01", leaving: "2027-06-15").failure?.found == "leaves the workforce on 2027-06-15")
    }

    @Test("Somebody whose record has not begun joins later, and does not leave")
    func joins() {
        let person = Sample.person(validity: DayRange(clamping: Sample.day("2027-07-01"), .endless))
        let finding = Rule.availabilityDate.says(of: Sample.opening(vacantFrom: "2027-06-15"), Sample.candidate(person))
        #expect(finding.failure?.found == "joins the workforce on 2027-07-01")
        #expect(finding.failure?.remedy == "A record in the workforce from 2027-06-15 on.")
    }

    @Test("A late arrival moves the reporting day and the end of the tour")
    func reportingDay() {
        let opening = Sample.opening(vacantFrom: "2027-06-15")
        let late = Sample.candidate(availableFrom: "2027-07-01")
        let pair = Pair(opening, late, in: Sample.problem([opening], [late]))
        #expect(pair.reportingDay == Sample.day("2027-07-01"))
        #expect(pair.plannedEnd == Sample.day("2030-07-01"))
    }
}
