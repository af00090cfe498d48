import CadreDomain

extension DemoDraft {
    /// How many months a language result stays good in the demo world.
    static let languageMonths = 24

    /// Test results in the languages of the positions the person has held, holds and is named for, and some beside.
    mutating func languages(_ profile: DemoProfile, languagePosts: [Int]) -> [Shown] {
        var shown: [Shown] = []
        var tested: [String] = []
        for tour in profile.tours {
            for requirement in posts[tour.holding.post].current.languages {
                shown += results(requirement, tour: tour, hasLeft: people[profile.index].exit != nil)
                tested.append(requirement.language)
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

    /// The results that a tour asks for, from before it to its end or today; none, lapsed or low where that is the
    /// shortfall.
    ///
    /// Where the language is preferred only, one for two in five who serve today.
    private mutating func results(_ requirement: LanguageRequirement, tour: DemoTour, hasLeft: Bool) -> [Shown] {
        let served = min(tour.holding.actualEnd ?? .endless, today)
        let isServing = tour.holding.actualEnd == nil
        guard requirement.isRequired else {
            guard isServing, dice.chance(percent: 40) else { return [] }
            return [result(requirement, daysAgo: 20, 500, reaching: 0)]
        }
        var earned = tour.holding.from.adding(days: -dice.between(20, 300))
        var halfSteps = 0
        if tour.shortfall == .language {
            switch dice.below(3) {
            case 0: return []
            case 1: return [result(requirement, earned: served.adding(days: -dice.between(760, 1_200)), reaching: 0)]
            default: halfSteps = -2
            }
        }
        var shown: [Shown] = []
        while true {
            let own = result(requirement, earned: earned, reaching: halfSteps)
            shown.append(own)
            guard let until = own.goodUntil, until <= served else { break }
            earned = min(renewal(of: until), served.adding(days: -1))
        }
        // Most who serve are tested every year, so that a result is still good a year from now; many keep it up later.
        if !hasLeft, earned < today.adding(days: -330), dice.chance(percent: isServing ? 85 : 55) {
            shown.append(result(requirement, daysAgo: 1, 330, reaching: halfSteps))
        }
        return shown
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
