public import CadreDomain

/// On which days a person's language results are good enough.
public enum LanguageStanding {
    /// The days on which some language result in force reaches the required level in every skill.
    ///
    /// Levels are compared within one result: listening from one test and speaking from another do not add up.
    /// A requirement at level 0 in every skill is met on every day, with or without a result.
    ///
    /// - Parameters:
    ///   - requirement: The language and the levels; whether it is required or preferred plays no part here.
    ///   - results: The qualifications of one person, in any order; other kinds and languages are passed over.
    /// - Returns: Sorted, disjoint, non-empty ranges.
    public static func daysMet(_ requirement: LanguageRequirement, results: [Qualification]) -> [DayRange] {
        let nothing = ILRProfile(listening: .none, reading: .none, speaking: .none)
        guard requirement.level != nothing else { return [DayRange(from: .first)] }
        var good: [DayRange] = []
        for qualification in results {
            if case .language(requirement.language, let result) = qualification.kind, result.meets(requirement.level) {
                good.append(qualification.goodDays)
            }
        }
        return DayRanges.union(good)
    }

    /// The strongest result in a language that is in force on a day; nil where there is none.
    ///
    /// The strongest has the most half steps over the three skills; among equals the higher speaking, then the
    /// higher listening.
    public static func best(of language: String, in results: [Qualification], on day: Day) -> ILRProfile? {
        var best: ILRProfile?
        for qualification in results where qualification.goodDays.contains(day) {
            guard case .language(language, let result) = qualification.kind else { continue }
            if let strongest = best, strength(of: result) <= strength(of: strongest) { continue }
            best = result
        }
        return best
    }

    private static func strength(of profile: ILRProfile) -> (Int, Int, Int) {
        let (listening, reading, speaking) = (profile.listening, profile.reading, profile.speaking)
        return (
            listening.halfSteps + reading.halfSteps + speaking.halfSteps, speaking.halfSteps, listening.halfSteps
        )
    }
}
