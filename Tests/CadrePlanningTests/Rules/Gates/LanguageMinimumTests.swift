import CadreDomain
import CadrePlanning
import Testing

@Suite("language.minimum")
struct LanguageMinimumTests {
    private static func french(_ level: String, until: String? = nil) -> Candidate {
        Sample.candidate(
            Sample.person(),
            [(.language(code: "fra", result: Sample.profile(level)), earned: "2026-01-10", goodUntil: until)]
        )
    }

    private static let opening = Sample.opening(Sample.position(languages: [("fra", "2/2/1+", true)]))

    @Test(
        "Each skill must reach its level",
        arguments: [
            ("2/2/1+", true), ("2/2/2", true), ("1+/2/2", false), ("2/1+/2", false), ("2/2/1", false), ("3/3/1", false),
        ])
    func levels(held: String, isAllowed: Bool) {
        #expect(Rule.languageMinimum.says(of: Self.opening, Self.french(held)).isPassed == isAllowed)
    }

    @Test("A result counts up to the day before it lapses")
    func boundary() {
        #expect(Rule.languageMinimum.says(of: Self.opening, Self.french("2", until: "2027-06-16")).isPassed)
        let lapsed = Rule.languageMinimum.says(of: Self.opening, Self.french("2", until: "2027-06-15"))
        #expect(lapsed.failure?.found == "French: no result good on 15 June 2027")
    }

    @Test("Somebody without a result is told the level and the day")
    func forbidden() {
        let finding = Rule.languageMinimum.says(of: Self.opening, Sample.candidate())
        #expect(
            finding.failure
                == GateFacts(
                    needed: "French 2/2/1+", found: "French: no result",
                    remedy: "A result of French 2/2/1+ or better by 15 June 2027."
                )
        )
    }

    @Test("A preferred language blocks nobody, and every required one counts")
    func preferredAndSeveral() {
        let preferred = Sample.opening(Sample.position(languages: [("fra", "3", false)]))
        #expect(Rule.languageMinimum.says(of: preferred, Sample.candidate()).isPassed)
        let two = Sample.opening(Sample.position(languages: [("fra", "2", true), ("spa", "1", true)]))
        let finding = Rule.languageMinimum.says(of: two, Self.french("2"))
        #expect(finding.failure?.remedy == "A result of spa 1/1/1 or better by 15 June 2027.")
    }
}
