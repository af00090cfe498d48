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

    /// A day drawn from the two days and all between them; the last where they are reversed.
    mutating func draw(from first: Day, to last: Day) -> Day {
        first < last ? first.adding(days: dice.below(last - first + 1)) : last
    }

    /// The day on which something good until a day is shown again: mostly before, so that no day is without.
    mutating func renewal(of until: Day) -> Day {
        dice.chance(percent: 92) ? until.adding(days: -dice.below(90)) : until.adding(days: dice.between(5, 120))
    }

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
