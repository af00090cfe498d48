import CadreDomain

/// What would place somebody in a position whose gates the person fails: every way is asked and solved again.
extension ExplanationDesk {
    /// An earlier day on which a candidate would be free.
    private struct Release {
        let day: Day
        /// The candidate, free on that day.
        let candidate: Candidate
        /// The gates that fail all the same.
        let left: [GateOutcome]
        /// How short the tour is where a record cuts it; empty where it is whole.
        let tour: String
    }

    /// Every way in a sentence, each with what it does to the slate; where nothing cures a gate, that alone.
    ///
    /// - Parameter effect: What forcing the pair as it stands does to the slate.
    func cures(
        of pair: PairExplanation, _ effect: SlateEffect, isCancelled: () -> Bool
    ) throws(PlanningError) -> [String] {
        let failed = pair.failedGates
        guard failed.allSatisfy(\.isCurable), let opening = problem.opening(pair.position),
            let candidate = problem.candidate(pair.person)
        else { return [failed.cures(for: pair.person)] }
        var ways: [String] = []
        var gates = failed.filter { !$0.isOfCap }
        if let release = release(of: candidate, for: opening, curing: gates) {
            ways.append(try sentence(release, pair, isCancelled: isCancelled))
        }
        // Every release is asked above; where none helps, none is offered.
        gates = gates.map(\.withoutRelease)
        let isReleased = !ways.isEmpty
        func together(_ gates: [GateOutcome]) -> String {
            let said = gates.cures(for: pair.person)
            return isReleased ? "Without an earlier release, " + Wording.beginningSmall(said) : said
        }
        guard let cap = failed.first(where: \.isOfCap) else {
            let isGain = (effect.pointsChange ?? 0) > 0
            if isGain, gates.count == 1 { return ways + gates.flatMap(\.remedies) }
            return ways + [told(together(gates), effect.pointsChange, pair.person)]
        }
        let seats = try change(forcing: pair, in: problem.addingSeat(in: opening.position.country), isCancelled)
        ways.append(told(together([freed(cap, opening)] + gates), seats, pair.person))
        if standing(of: opening)?.isOpenToPin == true {
            let others = gates.isEmpty ? "" : " " + gates.cures(for: pair.person)
            let text = "A pin with a reason is served first with the seats under the cap.\(others)"
            ways.append(told(text, effect.pointsChange, pair.person))
        }
        return ways
    }

    /// A way with what the slate is worth then.
    ///
    /// - Parameter seat: What becomes of the seat left, where the way is a release.
    private func told(
        _ way: String, _ change: Int?, _ person: ID<Person>, _ seat: SlateProblem.SeatLeft = .unchanged
    ) -> String {
        let worth =
            switch change {
            case nil: "Even then no slate with \(person) here keeps to the limits"
            case 0: "With \(person) here the slate would then be worth as much"
            case let gain? where gain > 0:
                "With \(person) here the slate would then gain \(Grouped.count(gain, "point"))"
            case let loss?: "Even then \(person) would be \(Grouped.count(-loss, "point")) short in the whole slate"
            }
        return "\(way) \(worth)\(seat.reserve).\(seat.sentence)"
    }

    /// What an earlier release comes to.
    private func sentence(
        _ release: Release, _ pair: PairExplanation, isCancelled: () -> Bool
    ) throws(PlanningError) -> String {
        var (asked, seat) = problem.releasing(release.candidate)
        let isUnderCap = release.left.contains(where: \.isOfCap)
        if isUnderCap, let opening = problem.opening(pair.position) {
            asked = asked.addingSeat(in: opening.position.country)
        }
        let days = (problem.candidate(pair.person)?.availableFrom ?? release.day) - release.day
        let text = "A release by \(release.day.prose), \(Grouped.count(days, "day")) earlier than planned"
        let failed = pair.failedGates
        let cured =
            failed.count == 1
            ? "`\(failed[0].rule)`" : failed.count == 2 ? "both gates" : "all \(failed.count) gates"
        let left = release.left.map { gate in
            gate.isOfCap ? problem.opening(pair.position).map { freed(gate, $0) } ?? gate : gate
        }
        let way =
            left.isEmpty
            ? "\(text), cures \(cured)." : "\(text); then \(Wording.beginningSmall(left.cures(for: pair.person)))"
        return told(way, try change(forcing: pair, in: asked, isCancelled), pair.person, seat) + release.tour
    }

    /// The earlier release that leaves the fewest gates, the latest of those; nil where none from today on cures any.
    ///
    /// - Parameter gates: Those that fail as planned, but for that of a cap, which no release cures.
    private func release(of candidate: Candidate, for opening: Opening, curing gates: [GateOutcome]) -> Release? {
        let first = max(problem.today, candidate.person.validity.start)
        var day = candidate.availableFrom
        var best: (released: Candidate, leftCount: Int)?
        while day > first, !gates.isEmpty, best?.leftCount != 0 {
            day = day.adding(days: -1)
            let released = Candidate(
                person: candidate.person, later: candidate.later, qualifications: candidate.qualifications,
                availableFrom: day, station: candidate.station, record: candidate.record
            )
            let left = failedGates(of: pair(opening, released)).map(\.identifier)
                .filter { $0 != Rule.capServiceMembers.identifier }
            let curesAny = gates.contains { !left.contains($0.rule) }
            if curesAny, left.count < best?.leftCount ?? .max { best = (released, left.count) }
        }
        guard let released = best?.released else { return nil }
        let pair = pair(opening, released)
        let left = failedGates(of: pair).compactMap { gate -> GateOutcome? in
            guard case .failed(let facts) = gate.evaluate(pair) else { return nil }
            return GateOutcome(gate, isMet: false, facts: facts).withoutRelease
        }
        return Release(day: released.availableFrom, candidate: released, left: left, tour: tour(of: pair))
    }

    /// How long the tour would last where a record ends before a whole one would; empty where none does.
    private func tour(of pair: Pair) -> String {
        pair.cut.map { cut in
            " The tour would then last \(Grouped.count(cut.end - pair.reportingDay, "day")), until the record of the "
                + "\(cut.subject) ends on \(cut.end.prose)."
        } ?? ""
    }

    /// A gate of a cap with what cures it beside a pin, which is a way of its own.
    private func freed(_ gate: GateOutcome, _ opening: Opening) -> GateOutcome {
        guard let cap = standing(of: opening), let rule = Rules.rule(gate.rule) else { return gate }
        let facts = GateFacts(
            needed: gate.facts.needed, found: gate.facts.found,
            remedy: "A seat freed in \(cap.countryName), or authority for more than "
                + "\(Grouped.count(cap.limit, "service member"))."
        )
        return GateOutcome(rule, isMet: false, facts: facts)
    }

    /// The points that the slate gains or loses with a pair forced in a problem that differs from its own; nil where no
    /// slate with the pair keeps to the limits.
    private func change(
        forcing pair: PairExplanation, in asked: SlateProblem, _ isCancelled: () -> Bool
    ) throws(PlanningError) -> Int? {
        do throws(PlanningError) {
            return try forced(pair, in: asked, isCancelled: isCancelled).totalPoints - plan.totalPoints
        } catch .limitsConflict {
            return nil
        }
    }
}

extension GateOutcome {
    /// Whether the gate is the cap on service members.
    fileprivate var isOfCap: Bool { rule == Rule.capServiceMembers.identifier }
}
