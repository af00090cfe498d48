import CadreDomain

extension DemoDraft {
    /// How many months a language result stays good in the demo world.
    static let languageMonths = 24

    /// Test results in the languages of the positions the person has held, holds and is named for, and some beside.
    mutating func languages(_ profile: DemoProfile, languagePosts: [Int]) -> [Shown] {
        var shown: [Shown] = []
        var tested: [String] = []
        for holding in profile.past { shown += pastResult(holding, profile: profile, tested: &tested) }
        if let current = profile.current {
            for requirement in posts[current].current.languages {
                tested.append(requirement.language)
                if let result = currentResult(requirement, profile: profile) { shown.append(result) }
            }
        }
        if let next = profile.planned?.post ?? (profile.isFree ? profile.model : nil) {
            let percent = profile.script == nil ? 85 : 100
            for requirement in posts[next].current.languages where !tested.contains(requirement.language) {
                tested.append(requirement.language)
                guard dice.chance(percent: requirement.isRequired ? percent : 40) else { continue }
                let isShort = profile.script == .rival
                shown.append(result(requirement, daysAgo: 15, 300, reaching: isShort ? -2 : 0))
            }
        }
        let isOfficer = profile.tier.family == .officer || profile.tier.family == .seniorExecutive
        guard profile.script == nil, dice.chance(percent: isOfficer ? 30 : 9), let other = dice.pick(languagePosts),
            let requirement = posts[other].current.languages.first, !tested.contains(requirement.language)
        else { return shown }
        return shown + [result(requirement, daysAgo: 15, 800, reaching: 0)]
    }

    /// A result from before an earlier tour, lapsed by now unless it was renewed.
    private mutating func pastResult(
        _ holding: DemoHolding, profile: DemoProfile, tested: inout [String]
    ) -> [Shown] {
        var shown: [Shown] = []
        let asked = profile.current.map { posts[$0].current.languages.map(\.language) } ?? []
        for requirement in posts[holding.post].current.languages
        where requirement.isRequired && !asked.contains(requirement.language) && !tested.contains(requirement.language)
        {
            tested.append(requirement.language)
            let earned = min(holding.from.adding(days: -dice.between(20, 300)), today.adding(days: -30))
            shown.append(result(requirement, earned: earned, reaching: 0))
            if dice.chance(percent: 55) { shown.append(result(requirement, daysAgo: 10, 330, reaching: 0)) }
        }
        return shown
    }

    /// The result of an incumbent: none, lapsed or too low where language is the shortfall.
    private mutating func currentResult(_ requirement: LanguageRequirement, profile: DemoProfile) -> Shown? {
        guard requirement.isRequired else {
            return dice.chance(percent: 40) ? result(requirement, daysAgo: 20, 500, reaching: 0) : nil
        }
        guard profile.shortfall == .language else {
            // Most are tested every year, so that a result is still good a year from now.
            let most = dice.chance(percent: 85) ? 330 : 690
            return result(requirement, daysAgo: 20, most, reaching: 0)
        }
        switch dice.below(3) {
        case 0: return nil
        case 1: return result(requirement, daysAgo: 760, 1_200, reaching: 0)
        default: return result(requirement, daysAgo: 20, 330, reaching: -2)
        }
    }

    private mutating func result(
        _ requirement: LanguageRequirement, daysAgo least: Int, _ most: Int, reaching halfSteps: Int
    ) -> Shown {
        result(requirement, earned: today.adding(days: -dice.between(least, most)), reaching: halfSteps)
    }

    /// A result this many half steps from the requirement in every skill, with some luck above it where it is met.
    private mutating func result(_ requirement: LanguageRequirement, earned: Day, reaching halfSteps: Int) -> Shown {
        let required = requirement.level
        let levels = [required.listening, required.reading, required.speaking].map { level in
            let luck = halfSteps < 0 ? 0 : [0, 0, 0, 1, 2][dice.below(5)]
            return ILRLevel(validating: min(10, max(0, level.halfSteps + halfSteps + luck))) ?? level
        }
        return Shown(
            kind: .language(
                code: requirement.language,
                result: ILRProfile(listening: levels[0], reading: levels[1], speaking: levels[2])),
            earned: earned, goodUntil: earned.adding(months: Self.languageMonths))
    }
}
