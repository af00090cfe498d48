import CadreDomain

extension SlateProblem {
    /// The gates that the pins override, by position and in the order in which gates are asked, without a run.
    ///
    /// Pinned openings are served first under a cap, so a pin fails it only where all pins together exceed it.
    public func overriddenGates() throws(PlanningError) -> [OverriddenGate] {
        let sheet = try RuleSheet(rules)
        let decisions = try SlateDecisions(self)
        let standings = CapStanding.standings(of: self)
        return decisions.forced.sorted { $0.index.row < $1.index.row }.flatMap { index, pin in
            let pair = Pair(
                openings[index.row], candidates[index.column], in: self, cap: standings[pin.position]
            )
            return OverriddenGate.all(of: pair, by: pin, gates: sheet.gates)
        }
    }
}

extension OverriddenGate {
    /// Every gate that a pinned pair fails.
    static func all(of pair: Pair, by pin: Pin, gates: [Rule]) -> [OverriddenGate] {
        gates.compactMap { gate in
            guard case .failed(let facts) = gate.evaluate(pair) else { return nil }
            return OverriddenGate(
                position: pin.position, person: pin.person, rule: gate.identifier, facts: facts,
                reason: pin.reason, decidedBy: pin.decidedBy
            )
        }
    }
}
