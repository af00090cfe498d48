import CadreDomain

extension DemoDraft {
    /// A qualification before it has an identity.
    struct Shown {
        let kind: Qualification.Kind
        let earned: Day
        var goodUntil: Day?
    }

    /// Adds what the person has shown, ordered by the day it was shown.
    mutating func addQualifications(_ profile: DemoProfile, languagePosts: [Int]) {
        var shown = certifications(profile)
        shown += languages(profile, languagePosts: languagePosts)
        shown += courses(profile)
        let order = shown.indices.sorted { (shown[$0].earned.number, $0) < (shown[$1].earned.number, $1) }
        for index in order {
            qualifications.append(
                Qualification(
                    id: ID(prefix: "qua_", sequence: qualifications.count + 1), person: profile.id,
                    kind: shown[index].kind, earned: shown[index].earned, goodUntil: shown[index].goodUntil))
        }
    }

    // MARK: Certifications

    private mutating func certifications(_ profile: DemoProfile) -> [Shown] {
        var shown: [Shown] = []
        let first = profile.past.first?.from ?? people[profile.index].entry
        if first < DemoCalendar.certification2Start, dice.chance(percent: 55) { shown.append(firstScheme(profile)) }
        if let planned = profile.planned, posts[planned.post].script == .lapsingRelief {
            let until = planned.from.adding(days: DemoPuzzleFacts.lapseDays)
            let earned = until.adding(months: -DemoPuzzleFacts.certificationMonths)
            return shown + [certification(for: planned.post, earned: earned, until: until)].compactMap { $0 }
        }
        if let current = profile.current {
            if let own = incumbentCertification(profile, post: current) { shown.append(own) }
        } else if let model = profile.model {
            let percent = profile.script == nil ? 78 : 100
            if dice.chance(percent: percent), let own = goodCertification(for: model) { shown.append(own) }
        }
        if let planned = profile.planned, planned.post != profile.model, dice.chance(percent: 70),
            let next = goodCertification(for: planned.post)
        {
            shown.append(next)
        }
        return shown + [otherCertification(profile)].compactMap { $0 }
    }

    /// Certification 2.0 in the area of some other position, for two in five above the foundational level.
    private mutating func otherCertification(_ profile: DemoProfile) -> Shown? {
        let level = DemoLadder.level(of: profile.tier)
        guard profile.script == nil, profile.shortfall != .certification, level > 1, dice.chance(percent: 40),
            let area = dice.pick(posts)?.area, area != profile.model.map({ posts[$0].area })
        else { return nil }
        let span = today - DemoCalendar.certification2Start
        let earned = DemoCalendar.certification2Start.adding(days: dice.below(span - 20))
        return Shown(
            kind: .certification(scheme: "SC-2.0", level: dice.chance(percent: 60) ? level : level - 1, area: area),
            earned: earned, goodUntil: earned.adding(months: DemoPuzzleFacts.certificationMonths))
    }

    /// Certification 1.0, good standing in which has mostly ended.
    private mutating func firstScheme(_ profile: DemoProfile) -> Shown {
        let level = min(DemoLadder.level(of: profile.tier) + dice.below(2), 3)
        let earned = DemoCalendar.historyStart.adding(days: dice.between(-180, 480))
        return Shown(
            kind: .certification(scheme: "SC-1.0", level: level, area: nil), earned: earned,
            goodUntil: earned.adding(months: dice.chance(percent: 35) ? 72 : 24))
    }

    /// Certification 2.0 for the position held; missing, lapsed or a level short where that is the shortfall.
    private mutating func incumbentCertification(_ profile: DemoProfile, post: Int) -> Shown? {
        guard profile.shortfall == .certification else { return goodCertification(for: post) }
        guard dice.chance(percent: 60) else { return nil }
        let earned = DemoCalendar.certification2Start.adding(days: dice.below(200))
        if let code = posts[post].current.scCode, code.level > 1, dice.chance(percent: 40) {
            let kind = Qualification.Kind.certification(scheme: "SC-2.0", level: code.level - 1, area: code.area)
            return Shown(
                kind: kind, earned: earned, goodUntil: earned.adding(months: DemoPuzzleFacts.certificationMonths))
        }
        return certification(for: post, earned: earned, until: today.adding(days: -dice.between(10, 200)))
    }

    private mutating func goodCertification(for post: Int) -> Shown? {
        let span = today - DemoCalendar.certification2Start
        let earned = DemoCalendar.certification2Start.adding(days: dice.below(span - 20))
        return certification(
            for: post, earned: earned, until: earned.adding(months: DemoPuzzleFacts.certificationMonths))
    }

    private func certification(for post: Int, earned: Day, until: Day) -> Shown? {
        let level = posts[post].current.scCode?.level ?? DemoLadder.level(of: posts[post].tier)
        return Shown(
            kind: .certification(scheme: "SC-2.0", level: level, area: posts[post].area), earned: earned,
            goodUntil: until)
    }

    // MARK: Courses

    /// Courses of the catalogue that fit the work, taken while they were on offer.
    private mutating func courses(_ profile: DemoProfile) -> [Shown] {
        guard let model = profile.model else { return [] }
        let isInOffice = posts[model].isInCountryOffice
        let area = posts[model].area
        let likely: [(code: String, percent: Int)] = [
            ("SCM-OC-OL", 45), ("IPSR-OL", 25), ("SCM-C", isInOffice ? 10 : 40), ("SCM-CM", area == "B" ? 45 : 5),
            ("SCM-CS", area == "E" ? 25 : 0), ("CASE-290", area == "B" ? 25 : 0), ("SCO-201", isInOffice ? 60 : 3),
            ("SCO-OPS", isInOffice ? 45 : 1),
        ]
        let entry = max(people[profile.index].entry, DemoCalendar.historyStart.adding(days: -900))
        let latest = min(people[profile.index].exit ?? today, today)
        var shown: [Shown] = []
        for (code, percent) in likely where dice.chance(percent: percent) {
            let day = entry.adding(days: dice.below(latest - entry))
            guard reference.courses.first(where: { $0.code == code })?.validity.contains(day) == true else { continue }
            shown.append(Shown(kind: .course(code: code), earned: day, goodUntil: nil))
        }
        return shown
    }
}
