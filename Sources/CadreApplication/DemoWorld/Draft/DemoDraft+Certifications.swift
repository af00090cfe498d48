import CadreDomain

extension DemoDraft {
    /// Certifications of both schemes for the positions that the person has held, holds and is named for.
    mutating func certifications(_ profile: DemoProfile) -> [Shown] {
        if let planned = profile.planned, posts[planned.post].script == .lapsingRelief {
            let until = planned.from.adding(days: DemoPuzzleFacts.lapseDays)
            let earned = until.adding(months: -DemoPuzzleFacts.certificationMonths)
            return [certification(for: planned.post, earned: earned)]
        }
        var shown = firstScheme(profile)
        let firstEnd = min(shown.last?.goodUntil ?? .first, firstCertification.end)
        for tour in profile.tours {
            guard let own = secondScheme(profile, tour: tour, firstEnd: firstEnd, held: shown) else { continue }
            shown.append(own)
            if let again = earlyRenewal(of: own, tour: tour) { shown.append(again) }
        }
        if let next = profile.planned?.post ?? (profile.isFree ? profile.model : nil),
            profile.script != nil || dice.chance(percent: profile.isFree ? 78 : 70)
        {
            let latest = today.adding(days: -20)
            let earned = draw(from: secondCertification.start, to: latest)
            let own = certification(for: next, earned: earned)
            if !isHeld(own, in: shown, on: latest) { shown.append(own) }
        }
        return shown + [otherCertification(profile)].compactMap { $0 }
    }

    /// Certification 1.0, renewed while it could be earned and the person served; for one in seven none or a level low.
    private mutating func firstScheme(_ profile: DemoProfile) -> [Shown] {
        let opening = firstCertification.start
        let latest = secondCertification.start.adding(days: -1)
        let first = profile.tours.first?.holding.from ?? people[profile.index].entry
        guard first <= latest, !profile.tours.isEmpty || dice.chance(percent: 55) else { return [] }
        var level = DemoLadder.level(of: profile.tier)
        if profile.script == nil, isShortOfFirstScheme(profile) {
            guard level > 1, dice.chance(percent: 40) else { return [] }
            level -= 1
        } else if level < 4, dice.chance(percent: 25) {
            level += 1
        }
        // Whoever served when the history begins had a year to be certified.
        let ready = max(first, DemoCalendar.historyStart)
        var earned = min(draw(from: max(opening, ready.adding(days: -400)), to: ready.adding(days: -1)), latest)
        let served = profile.tours.last?.holding.actualEnd ?? (profile.isFree ? earned : .endless)
        var shown: [Shown] = []
        while true {
            let until = earned.adding(months: DemoPuzzleFacts.certificationMonths)
            shown.append(
                Shown(
                    kind: .certification(scheme: Self.firstSchemeName, level: level, area: nil), earned: earned,
                    goodUntil: until))
            guard until < latest.adding(days: 90), until < served else { return shown }
            earned = min(renewal(of: until), latest)
        }
    }

    /// Whether certification 1.0 was missing or low: whoever lacked one when both schemes counted lacked both.
    private mutating func isShortOfFirstScheme(_ profile: DemoProfile) -> Bool {
        guard let both = firstCertification.intersection(secondCertification) else { return false }
        let tours = profile.tours.filter {
            DayRange(clamping: $0.holding.from, $0.holding.actualEnd ?? .endless).intersection(both) != nil
        }
        return tours.isEmpty ? dice.chance(percent: 15) : tours.contains { $0.shortfall == .certification }
    }

    /// Certification 2.0 for a tour that certification 1.0 does not last.
    ///
    /// None, a level low or of another area where that is the shortfall.
    private mutating func secondScheme(
        _ profile: DemoProfile, tour: DemoTour, firstEnd: Day, held: [Shown]
    ) -> Shown? {
        let end = tour.holding.actualEnd ?? today.next
        let opening = secondCertification.start
        let due = max(tour.holding.from, firstEnd, opening.adding(days: 45))
        guard due < end else { return nil }
        let isLate = profile.script == nil && dice.chance(percent: 8)
        let earliest = max(opening, due.adding(days: -400))
        let earned = isLate ? due.adding(days: dice.between(10, 150)) : draw(from: earliest, to: due.adding(days: -1))
        guard earned < min(end, today) else { return nil }
        let own = certification(for: tour.holding.post, earned: earned)
        guard tour.shortfall == .certification else { return isHeld(own, in: held, on: due) ? nil : own }
        guard case .certification(let scheme, let level, let area) = own.kind else { return nil }
        let (isLow, isElsewhere) = (dice.chance(percent: 40), dice.chance(percent: 30))
        guard let other = isElsewhere ? dice.pick(posts)?.area : area, isLow && level > 1 || other != area else {
            return nil
        }
        return Shown(
            kind: .certification(scheme: scheme, level: isLow && level > 1 ? level - 1 : level, area: other),
            earned: earned, goodUntil: own.goodUntil)
    }

    /// The same again in the past year, for three in five whose certification would lapse before their tour ends.
    private mutating func earlyRenewal(of own: Shown, tour: DemoTour) -> Shown? {
        let lastYear = today.adding(days: -330)
        guard tour.holding.actualEnd == nil, posts[tour.holding.post].script == nil, own.earned < lastYear,
            let until = own.goodUntil, until < tour.holding.plannedEnd, dice.chance(percent: 60)
        else { return nil }
        let earned = draw(from: lastYear, to: today.adding(days: -1))
        return Shown(
            kind: own.kind, earned: earned,
            goodUntil: earned.adding(months: DemoPuzzleFacts.certificationMonths))
    }

    /// Certification 2.0 in the area of some other position, for two in five above the foundational level.
    private mutating func otherCertification(_ profile: DemoProfile) -> Shown? {
        let level = DemoLadder.level(of: profile.tier)
        guard profile.script == nil, profile.tours.last?.shortfall != .certification, level > 1,
            dice.chance(percent: 40), let area = dice.pick(posts)?.area,
            area != profile.model.map({ posts[$0].area })
        else { return nil }
        let earned = draw(from: secondCertification.start, to: today.adding(days: -20))
        return Shown(
            kind: .certification(
                scheme: Self.secondSchemeName, level: dice.chance(percent: 60) ? level : level - 1, area: area),
            earned: earned, goodUntil: earned.adding(months: DemoPuzzleFacts.certificationMonths))
    }

    /// Whether a certification as good as this one is held on the day.
    private func isHeld(_ wanted: Shown, in shown: [Shown], on day: Day) -> Bool {
        guard case .certification(let scheme, let level, let area) = wanted.kind else { return false }
        return shown.contains { held in
            guard case .certification(scheme, let heldLevel, area) = held.kind else { return false }
            return heldLevel >= level && held.earned <= day && (held.goodUntil ?? .endless) > day
        }
    }

    /// Certification 2.0 as the position asks for it.
    private func certification(for post: Int, earned: Day) -> Shown {
        let level = posts[post].current.scCode?.level ?? DemoLadder.level(of: posts[post].tier)
        return Shown(
            kind: .certification(scheme: Self.secondSchemeName, level: level, area: posts[post].area), earned: earned,
            goodUntil: earned.adding(months: DemoPuzzleFacts.certificationMonths))
    }

    // MARK: Schemes

    /// The names of the two schemes as the reference table writes them.
    private static let firstSchemeName = "SC-1.0"
    static let secondSchemeName = "SC-2.0"

    private var firstCertification: DayRange { days(ofScheme: Self.firstSchemeName) }
    private var secondCertification: DayRange { days(ofScheme: Self.secondSchemeName) }

    private func days(ofScheme name: String) -> DayRange {
        guard let scheme = reference.certificationSchemes.first(where: { $0.name == name }) else {
            preconditionFailure("The table of certification schemes has no row for \(name)")
        }
        return scheme.days
    }
}
