import CadreDomain

extension DemoDraft {
    /// The holdings of today and tomorrow that a puzzle prescribes; nil where the post plays no part in one.
    mutating func scriptedHoldings(_ post: Int) -> [DemoHolding]? {
        let months = posts[post].current.tour.plannedMonths
        switch posts[post].script {
        case nil: return nil
        case .emptyKeyBillet, .unheldLanguage, .seventhPost, .rival: return []
        case .twoChiefs:
            let leaving = today.adding(days: dice.between(20, 60))
            var first = active(post, from: leaving.adding(months: -months), months: months)
            first.plannedEnd = leaving
            let second = active(post, from: today.adding(days: -DemoPuzzleFacts.overlapDays), months: months)
            return [first, second]
        case .overdue:
            let plannedEnd = today.adding(months: -DemoPuzzleFacts.overdueMonths)
            var incumbent = active(post, from: plannedEnd.adding(months: -months), months: months)
            incumbent.plannedEnd = plannedEnd
            return [incumbent]
        case .atCap:
            let from = today.adding(days: -dice.between(30, 280))
            return [active(post, from: from, months: months)]
        case .lapsingRelief:
            // The report day is late enough that the certification can date from after certification 2.0 began.
            let report = today.adding(days: dice.between(185, 240))
            return [
                incumbent(post, leaving: report.adding(days: 5), months: months),
                planned(post, from: report, months: months),
            ]
        case .lateRelief:
            let leaving = today.adding(days: dice.between(120, 300))
            let report = leaving.adding(days: DemoPuzzleFacts.reliefGapDays)
            return [incumbent(post, leaving: leaving, months: months), planned(post, from: report, months: months)]
        }
    }

    private func incumbent(_ post: Int, leaving: Day, months: Int) -> DemoHolding {
        var holding = active(post, from: leaving.adding(months: -months), months: months)
        holding.plannedEnd = leaving
        return holding
    }
}
