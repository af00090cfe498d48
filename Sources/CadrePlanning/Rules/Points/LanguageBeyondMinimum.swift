import CadreDomain

extension Rule {
    /// Skill in the languages asked for beyond what is required, and in those that are preferred.
    public static let languageBeyondMinimum = Rule(
        identifier: "language.beyond-minimum",
        unit: "half step in a skill",
        defaultWeight: 5,
        sentence: "Each half step beyond the level of a required language counts, and each half step in a preferred "
            + "one, up to twelve in all.",
        citation: "Cadre's own placeholder",
        confidence: .unverified,
        body: .points { pair in
            min(12, halfSteps(of: pair))
        } reason: { pair in
            "\(Grouped.count(min(12, halfSteps(of: pair)), "half step")) of language beyond what is required"
        }
    )

    private static func halfSteps(of pair: Pair) -> Int {
        let nothing = ILRProfile(listening: .none, reading: .none, speaking: .none)
        var sum = 0
        for requirement in pair.position.languages where pair.candidate.languages.contains(requirement.language) {
            let results = pair.candidate.candidate.qualifications
            let best = LanguageStanding.best(of: requirement.language, in: results, on: pair.reportingDay)
            sum += best?.halfStepsBeyond(requirement.isRequired ? requirement.level : nothing) ?? 0
        }
        return sum
    }
}
