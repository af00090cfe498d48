import CadreDomain
import CadrePlanning
import Testing

@Suite("specialty.match")
struct SpecialtyMatchTests {
    private static func points(_ held: [String], asked: String?) -> Int? {
        let opening = Sample.opening(Sample.position(specialty: asked))
        return Rule.specialtyMatch.says(of: opening, Sample.candidate(Sample.person(specialties: held))).pointCount
    }

    @Test("Having the specialty named counts once")
    func counted() {
        #expect(Self.points(["11A", "48F"], asked: "48F") == 80)
    }

    @Test("Another specialty, or none named, counts nothing")
    func boundary() {
        #expect(Self.points(["48F"], asked: "48G") == 0)
        #expect(Self.points([], asked: "48F") == 0)
        #expect(Self.points(["48F"], asked: nil) == 0)
    }
}
