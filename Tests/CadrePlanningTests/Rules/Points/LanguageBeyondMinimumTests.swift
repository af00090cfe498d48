import CadreDomain
import CadrePlanning
import Testing

@Suite("language.beyond-minimum")
struct LanguageBeyondMinimumTests {
    private static func points(_ held: String, asked: [(String, String, Bool)], until: String? = nil) -> Int? {
        let kind = Qualification.Kind.language(code: "fra", result: Sample.profile(held))
        let candidate = Sample.candidate(Sample.person(), [(kind, earned: "2025-03-01", goodUntil: until)])
        return Rule.languageBeyondMinimum.says(of: Sample.opening(Sample.position(languages: asked)), candidate)
            .pointCount
    }

    @Test("Half steps beyond a required level count, the level itself does not")
    func required() {
        #expect(Self.points("2/2/1+", asked: [("fra", "2/2/1+", true)]) == 0)
        #expect(Self.points("2+/2/2", asked: [("fra", "2/2/1+", true)]) == 10)
    }

    @Test("In a preferred language every half step counts")
    func preferred() {
        #expect(Self.points("1", asked: [("fra", "2", false)]) == 30)
    }

    @Test("Twelve half steps are the most, and an expired result counts nothing")
    func boundary() {
        #expect(Self.points("2", asked: [("fra", "1", false)]) == 60)
        #expect(Self.points("5", asked: [("fra", "1", false)]) == 60)
        #expect(Self.points("2", asked: [("fra", "1", false)], until: "2027-06-15") == 0)
        #expect(Self.points("2", asked: [("spa", "1", false)]) == 0)
    }
}
