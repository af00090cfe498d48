import CadreDomain

extension Rule {
    /// Every required language is held at its level on the reporting day.
    public static let languageMinimum = Rule(
        identifier: "language.minimum",
        sentence: "The person has, in every required language, one result at the level asked for in every skill, "
            + "still good on the reporting day.",
        citation: "Position record; levels of the Interagency Language Roundtable",
        confidence: .unverified,
        waiverAuthority: "The combatant command of the position",
        exclusion: "for want of a language",
        body: .gate { pair in
            pair.opening.required.allSatisfy { isLanguageMet($0, by: pair) }
        } facts: { pair in
            let required = pair.opening.required
            let missing = required.filter { !isLanguageMet($0, by: pair) }
            let asked = required.map { "\(pair.opening.name(of: $0.language)) \($0.level)" }
            let held = required.map { requirement in
                let name = pair.opening.name(of: requirement.language)
                let results = pair.candidate.candidate.qualifications
                if let best = LanguageStanding.best(of: requirement.language, in: results, on: pair.reportingDay) {
                    return "\(name) \(best)"
                }
                let isKnown = pair.candidate.languages.contains(requirement.language)
                return isKnown ? "\(name): no result good on \(pair.reportingDay.prose)" : "\(name): no result"
            }
            let wanted = missing.map { "\(pair.opening.name(of: $0.language)) \($0.level)" }
            return GateFacts(
                needed: asked.isEmpty ? "no language" : asked.joined(separator: ", "),
                found: held.isEmpty ? "nothing is asked for" : held.joined(separator: ", "),
                remedy: "A result of \(Wording.list(wanted)) or better by \(pair.reportingDay.prose)."
            )
        }
    )

    private static func isLanguageMet(_ requirement: LanguageRequirement, by pair: Pair) -> Bool {
        let isKnown = pair.candidate.languages.contains(requirement.language)
        let results = isKnown ? pair.candidate.candidate.qualifications : []
        return LanguageStanding.daysMet(requirement, results: results).contains { $0.contains(pair.reportingDay) }
    }
}
