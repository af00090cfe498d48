import CadreDomain
import CadrePlanning
import Testing

@Suite("tour.cut-by-record")
struct TourCutByRecordTests {
    private static func range(_ start: String, _ end: String?) -> DayRange {
        DayRange(clamping: Sample.day(start), end.map { Sample.day($0) } ?? .endless)
    }

    private func pair(person: [DayRange], position: DayRange = Sample.always) -> Pair {
        let opening = Sample.opening(Sample.position(validity: position))
        let candidate = Sample.candidate(
            Sample.person(validity: person[0]), later: person.dropFirst().map { Sample.person(validity: $0) }
        )
        return Pair(opening, candidate, in: Sample.problem([opening], [candidate]))
    }

    @Test("A person whose record ends in the tour is planned until then, and flagged")
    func person() {
        let pair = pair(person: [Self.range("2010-01-01", "2028-05-01")])
        #expect(pair.plannedEnd == Sample.day("2028-05-01"))
        #expect(
            Rule.tourCutByRecord.evaluate(pair).text
                == "The record of the person ends on 1 May 2028: a whole tour of 36 months would last until "
                + "15 June 2030."
        )
        #expect(pair.plannedEnd(from: Sample.day("2028-05-01")) == Sample.day("2031-05-01"), "off record")
    }

    @Test("A position whose record ends in the tour cuts it as well; the earlier end counts")
    func position() {
        let position = Self.range("2010-01-01", "2029-01-01")
        let pair = pair(person: [Self.range("2010-01-01", "2029-06-01")], position: position)
        #expect(pair.plannedEnd == Sample.day("2029-01-01"))
        #expect(Rule.tourCutByRecord.evaluate(pair).text?.hasPrefix("The record of the position ends on") == true)
    }

    @Test("Versions that follow each other are one record; a gap between them ends it")
    func versions() {
        let whole = [Self.range("2010-01-01", "2027-07-01"), Self.range("2027-07-01", nil)]
        #expect(Rule.tourCutByRecord.evaluate(pair(person: whole)) == .clear)
        let broken = [Self.range("2010-01-01", "2027-07-01"), Self.range("2027-07-02", nil)]
        #expect(pair(person: broken).plannedEnd == Sample.day("2027-07-01"))
    }

    @Test("A record that ends with the tour cuts nothing")
    func boundary() {
        let pair = pair(person: [Self.range("2010-01-01", "2030-06-15")])
        #expect(pair.plannedEnd == Sample.day("2030-06-15"))
        #expect(Rule.tourCutByRecord.evaluate(pair) == .clear)
    }
}
