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
        let facts = Self.finding("2027-08-15").failure
        #expect(facts?.needed == "available by 14 August 2027" && facts?.found == "available from 15 August 2027")
        #expect(facts?.remedy == "A release by 14 August 2027, 1 day earlier than planned.")
        #expect(facts?.isRecordMissing == false)
    }

    @Test("Somebody who leaves the workforce by the reporting day cannot be placed")
    func leaves() {
        #expect(Self.finding("2027-01-01", leaving: "2027-06-16").isPassed)
        let facts = Self.finding("2027-01-01", leaving: "2027-06-15").failure
        #expect(facts?.found == "leaves the workforce on 15 June 2027" && facts?.isRecordMissing == true)
        #expect(facts?.remedy == "A stay in the workforce beyond 15 June 2027.")
    }

    @Test("Who has left when free is released before, or stays; the days after those tolerated are waived beside")
    func leavesLate() {
        #expect(
            Self.finding("2027-07-10", leaving: "2027-07-01").failure?.remedy
                == "A stay in the workforce beyond 10 July 2027, or a release by 30 June 2027, 10 days earlier than "
                + "planned.")
        let late = Self.finding("2027-09-10", leaving: "2027-09-01").failure
        #expect(late?.found == "available from 10 September 2027, and leaves the workforce on 1 September 2027")
        #expect(
            late?.remedy
                == "A stay in the workforce beyond 10 September 2027 and a waiver of the days after 14 August 2027, or "
                + "a release by 14 August 2027, 27 days earlier than planned.")
    }

    @Test("A release that would have had to come before today is not named")
    func past() {
        let opening = Sample.opening(vacantFrom: "2026-08-01")
        let facts = Rule.availabilityDate.says(of: opening, Sample.candidate(availableFrom: "2027-02-01")).failure
        #expect(facts?.needed == "available by 30 September 2026" && facts?.remedy.isEmpty == true)
    }

    @Test("Somebody whose record has not begun joins later, and does not leave")
    func joins() {
        let person = Sample.person(validity: DayRange(clamping: Sample.day("2027-07-01"), .endless))
        let finding = Rule.availabilityDate.says(of: Sample.opening(vacantFrom: "2027-06-15"), Sample.candidate(person))
        #expect(finding.failure?.found == "joins the workforce on 1 July 2027")
        #expect(finding.failure?.remedy == "A record in the workforce from 15 June 2027 on.")
    }

    @Test("Nobody reports to a position that has ended by then, and the last day on record is named")
    func positionEnds() {
        func finding(_ availableFrom: String, ending end: String) -> Finding {
            let position = Sample.position(validity: DayRange(clamping: Sample.always.start, Sample.day(end)))
            return Rule.availabilityDate.says(
                of: Sample.opening(position, vacantFrom: "2027-06-15"), Sample.candidate(availableFrom: availableFrom))
        }
        #expect(finding("2027-06-30", ending: "2027-07-01").isPassed)
        let facts = finding("2027-07-03", ending: "2027-07-01").failure
        #expect(facts?.needed == "available by 30 June 2027" && facts?.isRecordMissing == true)
        #expect(facts?.found == "available from 3 July 2027, and the position is on record until 1 July 2027")
        #expect(
            facts?.remedy
                == "A position on record on 3 July 2027, or a release by 30 June 2027, 3 days earlier than planned.")
        #expect(finding("2027-05-01", ending: "2027-06-01").failure?.remedy == "A position on record on 15 June 2027.")
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
