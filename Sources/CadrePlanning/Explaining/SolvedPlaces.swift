import CadreDomain
import CadreNumerics

/// The rows and columns of a solved slate in the words of the field: who is placed where, and what each pair is worth.
struct SolvedPlaces: Sendable {
    let solved: SolvedSlate
    private let candidateOfOpening: [Int?]
    private let openingOfCandidate: [Int?]

    init(_ solved: SolvedSlate) {
        self.solved = solved
        var candidateOfOpening = [Int?](repeating: nil, count: solved.problem.openings.count)
        var openingOfCandidate = [Int?](repeating: nil, count: solved.problem.candidates.count)
        for line in solved.plan.lines {
            guard let row = solved.problem.index(ofOpening: line.position),
                let column = solved.problem.index(ofCandidate: line.person)
            else { continue }
            candidateOfOpening[row] = column
            openingOfCandidate[column] = row
        }
        self.candidateOfOpening = candidateOfOpening
        self.openingOfCandidate = openingOfCandidate
    }

    func row(of position: ID<Position>) throws(PlanningError) -> Int {
        guard let row = solved.problem.index(ofOpening: position) else { throw .positionOutsideProblem(position) }
        return row
    }

    func column(of person: ID<Person>) throws(PlanningError) -> Int {
        guard let column = solved.problem.index(ofCandidate: person) else { throw .personOutsideProblem(person) }
        return column
    }

    /// Whether the slate has the pair.
    func isChosen(row: Int, column: Int) -> Bool { candidateOfOpening[row] == column }

    /// Whether an eligible pair was among those that the slate was chosen from.
    func isSolved(row: Int, column: Int) -> Bool { solved.weights.weight(row: row, column: column) != nil }

    /// The pin that gives an opening or a candidate; nil where none does.
    func pin(row: Int? = nil, column: Int? = nil) -> Pin? {
        solved.decisions.forced.first { $0.index.row == row || $0.index.column == column }?.pin
    }

    /// The decision of a person that keeps an eligible pair apart.
    func decision(againstRow row: Int, column: Int) -> Pin? {
        guard solved.decisions.excludedPairs.contains(PairIndex(row: row, column: column)) else {
            return pin(row: row, column: column)
        }
        let (position, person) = (position(row), person(column))
        return solved.problem.pins.first {
            $0.kind == .exclude && $0.person == person && $0.position == position
        }
    }

    /// What placing a pair is known to come to without a search: it is chosen, fails a gate or is kept apart by a
    /// decision.
    func outcome(of pair: PairExplanation, row: Int, column: Int) -> WhatIf.Outcome? {
        if isChosen(row: row, column: column) { return .change(WhatIf.Change(loss: 0, moves: [], isExact: true)) }
        guard pair.failedGates.isEmpty else { return .notEligible(pair.failedGates) }
        return decision(againstRow: row, column: column).map { .decided($0) }
    }

    func explanation(row: Int, column: Int) -> PairExplanation {
        PairExplanation(
            Pair(opening: solved.eligible.openings[row], candidate: solved.eligible.candidates[column]),
            sheet: solved.sheet, placedAt: openingOfCandidate[column].map { position($0) }
        )
    }

    /// The eligible pairs of an opening with their losses by column.
    func alternatives(ofRow row: Int, losses: [PartnerRegret]) -> [SlateContest.Alternative] {
        let losses = Dictionary(losses.map { ($0.partner, $0.loss) }) { first, _ in first }
        let pairs = solved.eligible.pairs
        return (pairs.rowStart[row]..<pairs.rowStart[row + 1]).map { pair in
            alternative(row, Int(pairs.column[pair]), pairs.weight[pair], loss: losses[pairs.column[pair]] ?? nil)
        }
    }

    /// The eligible pairs of a candidate with their losses by row.
    func alternatives(ofColumn column: Int, losses: [PartnerRegret]) -> [SlateContest.Alternative] {
        let losses = Dictionary(losses.map { ($0.partner, $0.loss) }) { first, _ in first }
        return solved.problem.openings.indices.compactMap { row in
            solved.eligible.pairs.weight(row: row, column: column).map { weight in
                alternative(row, column, weight, loss: losses[Int32(row)] ?? nil)
            }
        }
    }

    /// Everybody whose place a forced pair changes, in no order.
    func moves(_ forced: ForcedPair) -> [WhatIf.Move] {
        var from: [Int32: WhatIf.Place] = [:]
        var to: [Int32: WhatIf.Place] = [:]
        for change in forced.changes {
            let (before, after) = (change.columnBefore, change.columnAfter)
            if before != AssignmentSolution.unmatched { from[before] = place(row: change.row, column: before) }
            if after != AssignmentSolution.unmatched { to[after] = place(row: change.row, column: after) }
        }
        return Set(from.keys).union(to.keys).map { column in
            WhatIf.Move(person: person(Int(column)), from: from[column], to: to[column])
        }
    }

    private func place(row: Int32, column: Int32) -> WhatIf.Place {
        WhatIf.Place(
            position: position(Int(row)),
            points: Int(solved.eligible.pairs.weight(row: Int(row), column: Int(column)) ?? 0)
        )
    }

    private func alternative(_ row: Int, _ column: Int, _ points: Int32, loss: Int64?) -> SlateContest.Alternative {
        SlateContest.Alternative(
            position: position(row), person: person(column), points: Int(points), loss: loss.map { Int($0) },
            placedAt: openingOfCandidate[column].map { position($0) },
            takenBy: candidateOfOpening[row].map { person($0) }
        )
    }

    private func position(_ row: Int) -> ID<Position> { solved.problem.openings[row].position.id }

    private func person(_ column: Int) -> ID<Person> { solved.problem.candidates[column].person.id }
}
