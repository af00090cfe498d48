public import CadreDomain
import CadreNumerics

/// Questions to a slate whose proof says nothing of single pairs: of any under limits, of some without.
extension SolvedSlate {
    /// Says that waivers are not priced under limits.
    public var unpricedWaivers: WaiverPrices { WaiverPrices(waivers: [], isClosedByStatute: false, isPriced: false) }

    /// Lists every eligible candidate for a position, those who bring most first, none priced.
    ///
    /// - Throws: `PlanningError.positionOutsideProblem` where the problem knows no such opening.
    public func unpricedContest(for position: ID<Position>) throws(PlanningError) -> SlateContest {
        let places = SolvedPlaces(self)
        let row = try places.row(of: position)
        if let pin = places.pin(row: row) { return SlateContest(pin: pin) }
        return SlateContest(unpriced: places.alternatives(ofRow: row, losses: []))
    }

    /// Lists every position that a person could have, those that bring most first, none priced.
    ///
    /// - Throws: `PlanningError.personOutsideProblem` where the person is no candidate.
    public func unpricedContest(for person: ID<Person>) throws(PlanningError) -> SlateContest {
        let places = SolvedPlaces(self)
        let column = try places.column(of: person)
        if let pin = places.pin(column: column) { return SlateContest(pin: pin) }
        return SlateContest(unpriced: places.alternatives(ofColumn: column, losses: []))
    }

    /// Answers what placing a person in a position would do, from a second run that keeps to any limits.
    ///
    /// - Throws: `PlanningError` where the problem knows no such opening or candidate, or the second run fails.
    public func whatIf(
        _ person: ID<Person>, at position: ID<Position>, isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> WhatIf {
        let places = SolvedPlaces(self)
        let row = try places.row(of: position)
        let column = try places.column(of: person)
        let pair = places.explanation(row: row, column: column)
        if let known = places.outcome(of: pair, row: row, column: column) {
            return WhatIf(pair: pair, outcome: known)
        }
        let pin = Pin(kind: .pin, person: person, position: position, reason: "Asked about", decidedBy: "")
        let after: SlatePlan
        do throws(PlanningError) {
            after = try SlatePlanner.plan(
                problem.replacingPins(problem.pins + [pin]), keeping: plan.lines, isCancelled: isCancelled
            )
        } catch .limitsConflict(let conflict) {
            return WhatIf(pair: pair, outcome: .againstLimits(conflict))
        }
        let change = WhatIf.Change(
            loss: plan.totalPoints - after.totalPoints, moves: WhatIf.Move.between(plan.lines, after.lines),
            isExact: plan.bound == plan.totalPoints && after.bound == after.totalPoints, beginningWith: person
        )
        return WhatIf(pair: pair, outcome: .change(change))
    }
}

extension SlateContest {
    /// A contest of which only the points of the pairs are known.
    fileprivate init(unpriced alternatives: [Alternative]) {
        self.init(
            alternatives: alternatives.sorted {
                ($1.isChosen ? 1 : 0, $1.points, $0.position, $0.person)
                    < ($0.isChosen ? 1 : 0, $0.points, $1.position, $1.person)
            },
            price: nil, pin: nil, isPriced: false
        )
    }
}

extension WhatIf.Move {
    /// Everybody whose place differs between two lists of lines, in no order.
    fileprivate static func between(_ before: [SlateLine], _ after: [SlateLine]) -> [WhatIf.Move] {
        func places(_ lines: [SlateLine]) -> [ID<Person>: WhatIf.Place] {
            Dictionary(
                lines.map { ($0.person, WhatIf.Place(position: $0.position, points: $0.points)) }
            ) { first, _ in first }
        }
        let (from, to) = (places(before), places(after))
        return Set(from.keys).union(to.keys).filter { from[$0]?.position != to[$0]?.position }.map {
            WhatIf.Move(person: $0, from: from[$0], to: to[$0])
        }
    }
}
