/// The cells that `BestAssignments` has not split yet, and the problem in the state that one of them demands.
struct AssignmentCells: ~Copyable {
    /// What all members of a cell have or lack.
    enum Decision: Equatable {
        case force(StandingAssignment.PairKey)
        case forbid(StandingAssignment.PairKey)
    }

    /// All assignments that follow some decisions.
    struct Cell {
        /// What makes the cell, in the order in which it was decided.
        let decisions: [Decision]
        /// A best member.
        let best: RankedAssignment
        /// A best one of all other members.
        let second: RankedAssignment
        /// A pair that `best` has and `second` lacks.
        let split: StandingAssignment.PairKey
    }

    private var standing: StandingAssignment
    /// The decisions that `standing` follows now.
    private var followed: [Decision] = []
    private var cells: [Cell] = []

    /// Begins with no cell and no decision taken.
    init(standing: consuming StandingAssignment) {
        self.standing = standing
    }

    /// Takes the cell whose second-best member is worth most, of several the one added first.
    mutating func removeBest() -> Cell? {
        guard let best = cells.map(\.second.totalWeight).max(),
            let index = cells.firstIndex(where: { $0.second.totalWeight == best })
        else { return nil }
        return cells.remove(at: index)
    }

    /// Adds a cell, unless its best member is its only one.
    mutating func add(
        _ decisions: [Decision], best: RankedAssignment, isCancelled: () -> Bool
    ) throws(StandingAssignmentError) {
        try follow(decisions)
        standing.adopt(best.columnOfRow)
        guard let second = try standing.secondBest(isCancelled: isCancelled) else { return }
        var columnOfRow = best.columnOfRow
        var split: StandingAssignment.PairKey?
        for change in second.changes {
            columnOfRow[Int(change.row)] = change.columnAfter
            if split == nil && change.columnBefore != AssignmentSolution.unmatched {
                split = StandingAssignment.PairKey(row: change.row, column: change.columnBefore)
            }
        }
        guard let split else { preconditionFailure("Every cycle takes a matched pair apart") }
        cells.append(
            Cell(
                decisions: decisions,
                best: best,
                second: RankedAssignment(columnOfRow: columnOfRow, totalWeight: best.totalWeight - second.loss),
                split: split
            )
        )
    }

    /// Undoes and takes decisions until exactly the given ones are followed.
    private mutating func follow(_ decisions: [Decision]) throws(StandingAssignmentError) {
        let common = zip(followed, decisions).prefix { $0 == $1 }.count
        for decision in followed.dropFirst(common).reversed() {
            switch decision {
            case .force(let pair): try standing.release(row: Int(pair.row), column: Int(pair.column))
            case .forbid(let pair): try standing.allow(row: Int(pair.row), column: Int(pair.column))
            }
        }
        for decision in decisions.dropFirst(common) {
            switch decision {
            case .force(let pair): try standing.force(row: Int(pair.row), column: Int(pair.column))
            case .forbid(let pair): try standing.forbid(row: Int(pair.row), column: Int(pair.column))
            }
        }
        followed = decisions
    }
}
