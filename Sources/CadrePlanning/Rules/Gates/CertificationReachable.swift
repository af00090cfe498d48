import CadreDomain

extension Rule {
    /// The certification is held, or can be earned between availability and the reporting day.
    public static let certificationReachable = Rule(
        identifier: "certification.reachable",
        version: 2,
        sentence:
            "The person holds the certification that the SC code asks for, of a scheme that counts on the reporting "
            + "day, or holds the level below and has the days to earn it between coming free and reporting.",
        citation: "DoDI 5132.15; that one course earns one level is Cadre's own assumption",
        confidence: .unverified,
        waiverAuthority: "The component certification authority",
        exclusion: "for want of a certification",
        body: .gate { pair in
            isCertified(pair) || (isNearlyCertified(pair) && daysToCertify(pair) >= daysNeeded(pair))
        } facts: { pair in
            guard let need = pair.opening.need else {
                return GateFacts(needed: "no certification", found: "nothing is asked for", remedy: "")
            }
            let free = Grouped.count(daysToCertify(pair), "day")
            let needed = "\(pair.opening.text(of: need, on: pair.reportingDay)) by \(pair.reportingDay.prose)"
            if isCertified(pair) {
                return GateFacts(needed: needed, found: "held on \(pair.reportingDay.prose)", remedy: "")
            }
            guard isNearlyCertified(pair) else {
                return GateFacts(
                    needed: needed,
                    found: "neither held nor one level below it",
                    remedy:
                        "Certification level \(need.level - 1) first, then \(Grouped.count(daysNeeded(pair), "day")) "
                        + "for the course before reporting."
                )
            }
            return GateFacts(
                needed: needed,
                found: "one level below, with \(free) free for a course of \(daysNeeded(pair))",
                remedy: "The certification earned by \(pair.reportingDay.prose).",
                release: lastReleaseDay(pair).map {
                    EarlierRelease(day: $0, planned: pair.candidate.availableFrom)
                }
            )
        }
    )

    /// The days within which the pair needs a whole course; nil where the gate is met without one, or is not met.
    static func trainingDays(of pair: Pair) -> DayRange? {
        guard !isCertified(pair), isNearlyCertified(pair), daysToCertify(pair) >= daysNeeded(pair) else { return nil }
        return DayRange(clamping: trainingStart(pair), pair.reportingDay)
    }

    /// The last day on which somebody one level below would have to be free for the course; nil where that is past.
    private static func lastReleaseDay(_ pair: Pair) -> Day? {
        guard let index = pair.opening.needIndex else { return nil }
        let start = pair.opening.reportDay.adding(days: -daysNeeded(pair))
        let isHeld = pair.candidate.nearlyCertifiedDays[index].contains { $0.contains(start) }
        let first = max(pair.opening.today, pair.candidate.candidate.person.validity.start)
        return isHeld && start >= first && start < pair.candidate.availableFrom ? start : nil
    }

    private static func isCertified(_ pair: Pair) -> Bool {
        guard let index = pair.opening.needIndex else { return true }
        return pair.candidate.certifiedDays[index].contains { $0.contains(pair.reportingDay) }
    }

    private static func isNearlyCertified(_ pair: Pair) -> Bool {
        guard let index = pair.opening.needIndex else { return true }
        return pair.candidate.nearlyCertifiedDays[index].contains { $0.contains(trainingStart(pair)) }
    }

    private static func trainingStart(_ pair: Pair) -> Day { max(pair.candidate.availableFrom, pair.opening.today) }
    private static func daysToCertify(_ pair: Pair) -> Int { max(0, pair.reportingDay - trainingStart(pair)) }
    private static func daysNeeded(_ pair: Pair) -> Int { pair.opening.figures.certificationDaysMin }
}
