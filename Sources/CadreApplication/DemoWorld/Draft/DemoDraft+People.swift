import CadreDomain

extension DemoDraft {
    /// Gives every person a name, versions of the record, and qualifications that fit what the person has done.
    mutating func finishPeople() {
        let speaking = posts.indices.filter { post in
            posts[post].script != .unheldLanguage && posts[post].current.languages.contains(where: \.isRequired)
        }
        for index in people.indices {
            let profile = profile(of: index)
            addVersions(profile)
            addQualifications(profile, languagePosts: speaking)
        }
    }

    private mutating func addVersions(_ profile: DemoProfile) {
        let record = people[profile.index]
        let end = record.exit ?? .endless
        let constraints = drawConstraints(profile)
        var person = Person(
            id: profile.id, name: DemoNames.draw(&dice), service: profile.service,
            kind: profile.tier.isMilitary ? .military : .civilian, grade: profile.tier,
            specialties: specialties(profile), clearance: clearance(profile), clearanceUntil: nil,
            availableFrom: nil, constraints: constraints, validity: DayRange(clamping: record.entry, end))
        person.clearanceUntil = clearanceUntil(profile)
        person.availableFrom = availableFrom(profile, constraints: constraints)
        guard let promotion = drawPromotion(profile, entry: record.entry, end: end) else {
            personVersions.append(person)
            return
        }
        var earlier = person
        earlier.grade = promotion.from
        earlier.validity = DayRange(clamping: record.entry, promotion.day)
        person.grade = promotion.to
        person.validity = DayRange(clamping: promotion.day, end)
        personVersions += [earlier, person]
    }

    /// A promotion for one in four, mostly before the first tour; out of the position where that is the shortfall.
    private mutating func drawPromotion(
        _ profile: DemoProfile, entry: Day, end: Day
    ) -> (from: Grade, to: Grade, day: Day)? {
        if profile.shortfall == .grade, let above = DemoLadder.above(profile.tier) {
            let day = max(today.adding(days: -dice.between(10, 300)), entry.next)
            return day < today ? (profile.tier, above, day) : nil
        }
        guard profile.script == nil, dice.chance(percent: 25), let below = DemoLadder.below(profile.tier) else {
            return nil
        }
        let earliest = entry.adding(days: 20)
        let isEarly = dice.chance(percent: 85)
        let latest = min(isEarly ? profile.tours.first?.holding.from ?? end : end, end, today).adding(days: -1)
        guard earliest < latest else { return nil }
        return (below, profile.tier, draw(from: earliest, to: latest))
    }

    /// The highest clearance that the person's positions have asked for, and at least secret.
    private func clearance(_ profile: DemoProfile) -> Clearance {
        let held = profile.tours.map(\.holding.post)
        let asked = (held + [profile.planned?.post, profile.model].compactMap { $0 })
            .map { posts[$0].current.clearance }
        return max(asked.max() ?? .secret, .secret)
    }

    private mutating func clearanceUntil(_ profile: DemoProfile) -> Day {
        if profile.shortfall == .clearance { return today.adding(days: -dice.between(1, 200)) }
        if profile.script == nil {
            if profile.isFree, dice.chance(percent: 2) { return today.adding(days: -dice.between(1, 400)) }
            if dice.chance(percent: 3) { return today.adding(days: dice.between(10, 180)) }
        }
        return today.adding(days: dice.between(900, 3_200))
    }

    /// From when somebody without a position can move; for an incumbent it follows from the planned end.
    private func availableFrom(_ profile: DemoProfile, constraints: MovementConstraints) -> Day? {
        if constraints.contains(.stabilized), let current = profile.current {
            let leaving = people[profile.index].holdings.map { holdings[$0] }.last { $0.post == current }?.plannedEnd
            return leaving.map { max($0, today).adding(months: 6) }
        }
        guard profile.isFree else { return nil }
        guard let planned = profile.planned else { return min(people[profile.index].freeFrom, today.adding(days: 200)) }
        return min(planned.from, today)
    }

    private mutating func drawConstraints(_ profile: DemoProfile) -> MovementConstraints {
        guard profile.script == nil else { return [] }
        let isAbroad = profile.current.map { posts[$0].current.isOverseas } ?? false
        var constraints: MovementConstraints = []
        if dice.chance(perMille: isAbroad ? 3 : 22) { constraints.insert(.reviewPending) }
        if dice.chance(perMille: 30) { constraints.insert(.coLocation) }
        if profile.planned == nil, profile.current != nil, dice.chance(perMille: 15) { constraints.insert(.stabilized) }
        if dice.chance(perMille: 12) { constraints.insert(.unaccompaniedOnly) }
        return constraints
    }

    /// The specialties that the person's positions ask for, else one of the service.
    private mutating func specialties(_ profile: DemoProfile) -> [String] {
        var codes: [String] = []
        for post in [profile.model, profile.current, profile.planned?.post].compactMap({ $0 }) {
            let isOwn = posts[post].current.service == profile.service
            guard isOwn, let code = posts[post].current.specialty, !codes.contains(code) else { continue }
            codes.append(code)
        }
        guard codes.isEmpty else { return codes }
        let area = profile.model.map { posts[$0].area } ?? "B"
        return DemoSpecialty.general(profile.service, grade: profile.tier, area: area, dice: &dice).map { [$0] } ?? []
    }
}
