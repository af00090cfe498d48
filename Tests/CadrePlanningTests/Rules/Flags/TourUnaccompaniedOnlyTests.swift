import CadreDomain
import CadrePlanning
import Testing

@Suite("tour.unaccompanied-only")
struct TourUnaccompaniedOnlyTests {
    private static let alone = Sample.candidate(Sample.person(constraints: [.unaccompaniedOnly]))

    @Test("Who serves only unaccompanied tours is planned for the shorter one, and flagged")
    func flagged() {
        let opening = Sample.opening()
        let finding = Rule.tourUnaccompaniedOnly.says(of: opening, Self.alone)
        #expect(finding.text == "Planned unaccompanied for 24 months; accompanied it would be 36.")
        let pair = Pair(opening, Self.alone, in: Sample.problem([opening], [Self.alone]))
        #expect(pair.plannedEnd == Sample.day("2029-06-15"))
    }

    @Test("Where no family comes along anyway there is nothing to flag")
    func boundary() {
        let opening = Sample.opening(Sample.position(tour: (nil, 12)))
        #expect(Rule.tourUnaccompaniedOnly.says(of: opening, Self.alone) == .clear)
    }

    @Test("Others are not flagged")
    func clear() {
        #expect(Rule.tourUnaccompaniedOnly.says(of: Sample.opening(), Sample.candidate()) == .clear)
    }
}
