import CadreDomain

/// The pins of a problem, checked and resolved to places in its lists.
struct SlateDecisions: Sendable {
    let forced: [(index: PairIndex, pin: Pin)]
    let excludedPairs: Set<PairIndex>
    let pinnedPositions: Set<ID<Position>>

    /// Checks that pins name openings and candidates and do not contradict each other.
    ///
    /// An exclusion of somebody who is no candidate, or of a position that is no opening, has nothing to exclude.
    init(_ problem: SlateProblem) throws(PlanningError) {
        var forced: [(PairIndex, Pin)] = []
        var excluded: Set<PairIndex> = []
        for pin in problem.pins {
            let row = problem.index(ofOpening: pin.position)
            let column = problem.index(ofCandidate: pin.person)
            switch pin.kind {
            case .pin:
                guard let row, let column else {
                    throw .pinOutsideProblem(person: pin.person, position: pin.position)
                }
                guard !forced.contains(where: { $0.0.row == row || $0.0.column == column }) else {
                    throw .pinsConflict(person: pin.person, position: pin.position)
                }
                forced.append((PairIndex(row: row, column: column), pin))
            case .exclude:
                if let row, let column { excluded.insert(PairIndex(row: row, column: column)) }
            }
        }
        for (index, pin) in forced where excluded.contains(index) {
            throw .pinsConflict(person: pin.person, position: pin.position)
        }
        self.forced = forced
        excludedPairs = excluded
        pinnedPositions = Set(forced.map(\.1.position))
    }
}
