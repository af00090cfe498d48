import CadreDomain

extension DemoDraft {
    /// Adds who held each position when: five years back, today, and the reliefs that are named for the next two.
    mutating func addHoldings() {
        for post in posts.indices where posts[post].isFillable {
            var chain = scriptedHoldings(post) ?? openHoldings(post)
            addHistory(before: &chain, post: post)
            holdings += chain
            if dice.chance(perMille: 12) { holdings.append(cancelledHolding(post)) }
        }
    }

    /// Today's incumbent and perhaps a named relief; only the relief for a vacancy, or nothing.
    private mutating func openHoldings(_ post: Int) -> [DemoHolding] {
        let months = drawMonths(post)
        if posts[post].isVacant {
            guard dice.chance(percent: 25) else { return [] }
            return [planned(post, from: today.adding(days: dice.between(10, 200)), months: months)]
        }
        var from = today.adding(days: -dice.below(min(months * 30, today - posts[post].opensOn) + 1))
        if dice.chance(perMille: 28) {
            let late = today.adding(months: -months).adding(days: -dice.between(5, 170))
            if late > posts[post].opensOn { from = late }
        }
        let incumbent = active(post, from: from, months: months)
        let leaving = max(incumbent.plannedEnd, today.next)
        guard leaving < DemoCalendar.horizon, dice.chance(percent: reliefPercent(leaving)) else { return [incumbent] }
        let report = max(leaving.adding(days: drawGap(post) / 2), today.adding(days: 7))
        return [incumbent, planned(post, from: report, months: drawMonths(post))]
    }

    /// How often a relief is named, in percent, for somebody who leaves on the day; the nearer, the more often.
    private func reliefPercent(_ leaving: Day) -> Int {
        switch leaving - today {
        case ..<180: 50
        case ..<395: 16
        default: 6
        }
    }

    /// Adds the holdings before the first of the chain, back to the first day of the history.
    private mutating func addHistory(before chain: inout [DemoHolding], post: Int) {
        var past: [DemoHolding] = []
        var successor = chain.first?.state == .active ? chain.first?.from : nil
        while true {
            let isLatestOfVacancy = successor == nil
            var end = successor.map { $0.adding(days: -drawGap(post)) } ?? vacancyStart(post)
            if posts[post].isChief || posts[post].script != nil { end = min(end, successor ?? end, today) }
            guard end > DemoCalendar.historyStart else { break }
            guard let holding = endedHolding(post, end: end, isLatestOfVacancy: isLatestOfVacancy) else { break }
            past.append(holding)
            successor = holding.from
        }
        chain = past.reversed() + chain
    }

    /// The first day on which a vacant position was empty.
    private mutating func vacancyStart(_ post: Int) -> Day {
        if posts[post].script == .emptyKeyBillet { return today.adding(days: -DemoPuzzleFacts.emptyDays) }
        // Where there is no money a position has mostly been empty for years.
        let spans = [(1, 45), (46, 150), (151, 365), (366, 700), (701, 2_600)]
        let isFunded = posts[post].current.state == .funded
        let span = spans[dice.weighted(isFunded ? [32, 38, 24, 6, 0] : [2, 4, 8, 12, 74])]
        var days = dice.between(span.0, span.1)
        // The puzzle is the only key billet that has been empty for exactly its number of days.
        if days == DemoPuzzleFacts.emptyDays { days += 1 }
        return today.adding(days: -days)
    }

    /// A tour that ended on the day; active where that day is still to come, nil where the position is too new.
    private mutating func endedHolding(_ post: Int, end: Day, isLatestOfVacancy: Bool) -> DemoHolding? {
        let months = drawMonths(post)
        var holding = active(post, from: end.adding(months: -months), months: months)
        holding.plannedEnd = end
        if end <= today {
            holding.actualEnd = end
            holding.state = .completed
            switch dice.weighted([isLatestOfVacancy ? 18 : 7, 9, 84]) {
            case 0:
                let served = months * 30 * dice.between(20, 70) / 100
                holding.from = end.adding(days: -served)
                holding.plannedEnd = holding.from.adding(months: months)
                holding.state = .curtailed
                holding.curtailment = Assignment.CurtailmentReason.allCases[dice.weighted([15, 8, 45, 20, 12])]
            case 1:
                let extra = dice.between(20, 240)
                holding.plannedEnd = end.adding(days: -extra)
                holding.from = holding.plannedEnd.adding(months: -months)
            default:
                holding.plannedEnd = end.adding(days: dice.between(-10, 10))
                holding.from = holding.plannedEnd.adding(months: -months)
            }
        }
        if holding.from < posts[post].opensOn {
            holding.from = posts[post].opensOn.adding(days: dice.below(60))
            guard min(end, holding.plannedEnd) - holding.from > 90 else { return nil }
        }
        return holding
    }

    /// A person who was named and never came.
    private mutating func cancelledHolding(_ post: Int) -> DemoHolding {
        var holding = planned(post, from: today.adding(days: -dice.between(30, 900)), months: drawMonths(post))
        holding.state = .cancelled
        return holding
    }

    /// A tour that is served today.
    func active(_ post: Int, from: Day, months: Int) -> DemoHolding {
        DemoHolding(post: post, from: from, plannedEnd: from.adding(months: months), state: .active)
    }

    /// A tour that is to come.
    func planned(_ post: Int, from: Day, months: Int) -> DemoHolding {
        DemoHolding(post: post, from: from, plannedEnd: from.adding(months: months), state: .planned)
    }

    /// The length of a tour in the position: mostly with family where families come along.
    private mutating func drawMonths(_ post: Int) -> Int {
        let tour = posts[post].current.tour
        return dice.chance(percent: 75) ? tour.plannedMonths : tour.unaccompaniedMonths
    }

    /// Days between a holder and the next: negative where they overlap; longer abroad.
    private mutating func drawGap(_ post: Int) -> Int {
        let isOverseas = posts[post].current.isOverseas
        switch dice.weighted(isOverseas ? [13, 23, 26, 24, 11, 3] : [16, 34, 28, 15, 7, 0]) {
        case 0: return -dice.between(3, 14)
        case 1: return dice.between(0, 14)
        case 2: return dice.between(15, 75)
        case 3: return dice.between(76, 180)
        case 4: return dice.between(181, 330)
        default: return dice.between(331, 700)
        }
    }
}
