import CadreDomain

/// Who a single gate keeps from an opening.
extension SolvedPlaces {
    /// A candidate who fails one gate alone.
    struct Miss {
        let column: Int
        /// What the pair counts with what lines kept add.
        let value: Int
        /// What the pair is worth.
        let points: Int
    }

    /// Everybody whom a decision leaves free and exactly one gate keeps from an opening, by gates that a reason can
    /// override, those who count most first.
    func nearMisses(
        row: Int
    ) -> (gates: [(rule: Rule, misses: [Miss])], isClosedByStatute: Bool) {
        let opening = solved.eligible.openings[row]
        var misses: [String: [Miss]] = [:]
        var isClosedByStatute = !solved.eligible.candidates.isEmpty
        for (column, candidate) in solved.eligible.candidates.enumerated() {
            let pair = Pair(opening: opening, candidate: candidate)
            let failed = failedGates(of: pair)
            isClosedByStatute = isClosedByStatute && failed.contains(where: \.isStatutory)
            guard failed.count == 1, let gate = failed.first, gate.isOverridable, !pair.isOffRecord,
                decision(againstRow: row, column: column) == nil
            else { continue }
            let points = solved.sheet.ledger(of: pair).reduce(0) { $0 + $1.points }
            let added = keptPoints(pair)
            misses[gate.identifier, default: []].append(Miss(column: column, value: points + added, points: points))
        }
        let gates = solved.sheet.gates.compactMap { gate in
            misses[gate.identifier].map { (gate, $0.sorted { ($1.value, $0.column) < ($0.value, $1.column) }) }
        }
        return (gates, isClosedByStatute)
    }

    /// Whoever would come.
    func filler(_ miss: Miss, row: Int) -> WaiverPrices.Filler {
        let pair = explanation(row: row, column: miss.column)
        return WaiverPrices.Filler(person: pair.person, placedAt: pair.placedAt, points: miss.points)
    }

    private func failedGates(of pair: Pair) -> [Rule] {
        solved.sheet.gates.filter { gate in
            guard case .gate(let isMet, _) = gate.body else { return false }
            return !isMet(pair)
        }
    }

    private func keptPoints(_ pair: Pair) -> Int {
        guard let kept = solved.problem.kept, kept.points > 0 else { return 0 }
        let line = KeptLines.Line(position: pair.position.id, person: pair.person.id)
        return kept.lines.contains(line) ? kept.points : 0
    }
}
