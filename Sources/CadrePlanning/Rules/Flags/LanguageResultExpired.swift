import CadreDomain

extension Rule {
    /// A language the position asks for was shown, but no result is good any more on the reporting day.
    public static let languageResultExpired = Rule(
        identifier: "language.result-expired",
        sentence: "The person has shown a language that the position requires or prefers, but no result in it is good "
            + "on the reporting day.",
        citation: "Person record",
        confidence: .unverified,
        body: .flag { pair in
            let results = pair.candidate.candidate.qualifications
            let expired = pair.position.languages.filter { requirement in
                pair.candidate.languages.contains(requirement.language)
                    && LanguageStanding.best(of: requirement.language, in: results, on: pair.reportingDay) == nil
            }
            guard !expired.isEmpty else { return nil }
            let names = expired.map { pair.opening.name(of: $0.language) }
            return "No result in \(Wording.list(names)) is good on \(pair.reportingDay.prose)."
        }
    )
}
