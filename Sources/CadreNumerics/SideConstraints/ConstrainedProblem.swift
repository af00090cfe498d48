/// An assignment problem whose solutions have to keep to linear constraints and to ties between rows.
///
/// Rows and columns may stay unmatched, at value 0 (`AssignmentMode.optional`).
public struct ConstrainedProblem: Hashable, Sendable {
    /// The pairs that may be used and what each is worth.
    public let weights: SparseWeights
    /// The site of each column, of any numbering; empty where there are no ties.
    public let siteOfColumn: [Int32]
    /// Which rows belong together.
    public let ties: [RowTie]
    /// What the matched pairs have to keep to.
    public let constraints: [SideConstraint]

    /// Takes a problem as it is, after checking it.
    ///
    /// - Parameters:
    ///   - weights: The pairs that may be used and what each is worth.
    ///   - siteOfColumn: The site of each column; empty where there are no ties.
    ///   - ties: Which rows belong together.
    ///   - constraints: What the matched pairs have to keep to.
    ///   - isCancelled: Asked every few thousand terms; answer true to stop.
    /// - Throws: `ConstrainedProblemError` for the first thing that is wrong, `.cancelled` if `isCancelled` said so.
    /// - Complexity: O(columns + ties + terms).
    public init(
        weights: SparseWeights,
        siteOfColumn: [Int32] = [],
        ties: [RowTie] = [],
        constraints: [SideConstraint],
        isCancelled: () -> Bool = { false }
    ) throws(ConstrainedProblemError) {
        guard siteOfColumn.count == weights.columnCount || (ties.isEmpty && siteOfColumn.isEmpty) else {
            throw .siteCountWrong(found: siteOfColumn.count, expected: weights.columnCount)
        }
        for (index, tie) in ties.enumerated() {
            for row in [tie.first, tie.second] where !(0..<weights.rowCount).contains(Int(row)) {
                throw .rowOutOfRange(tie: index, row: Int(row), rowCount: weights.rowCount)
            }
            guard tie.first != tie.second else { throw .rowTiedToItself(tie: index, row: Int(tie.first)) }
        }
        var pace = StopPace()
        var lastUse = [Int32](repeating: -1, count: weights.pairCount)
        for (index, constraint) in constraints.enumerated() {
            for term in constraint.terms {
                if pace.isDue() && isCancelled() { throw .cancelled }
                guard (0..<weights.pairCount).contains(term.pair) else {
                    throw .pairOutOfRange(constraint: index, pair: term.pair, pairCount: weights.pairCount)
                }
                guard lastUse[term.pair] != Int32(index) else {
                    throw .pairRepeated(constraint: index, pair: term.pair)
                }
                lastUse[term.pair] = Int32(index)
            }
        }
        self.weights = weights
        self.siteOfColumn = siteOfColumn
        self.ties = ties
        self.constraints = constraints
    }

    private init(_ other: ConstrainedProblem, ties: [RowTie], constraints: [SideConstraint]) {
        weights = other.weights
        siteOfColumn = other.siteOfColumn
        self.ties = ties
        self.constraints = constraints
    }

    /// Returns the problem with only these of its rules.
    func keeping(_ rules: [ConstraintConflict.Rule]) -> ConstrainedProblem {
        var (ties, constraints): ([RowTie], [SideConstraint]) = ([], [])
        for rule in rules {
            switch rule {
            case .constraint(let index): constraints.append(self.constraints[index])
            case .tie(let index): ties.append(self.ties[index])
            }
        }
        return ConstrainedProblem(self, ties: ties, constraints: constraints)
    }

    /// Returns the problem without one of its constraints.
    func dropping(_ constraint: Int) -> ConstrainedProblem {
        var fewer = constraints
        fewer.remove(at: constraint)
        return ConstrainedProblem(self, ties: ties, constraints: fewer)
    }

    /// Returns the problem with another constraint, over pairs of the old one, in the place of one.
    func replacing(_ new: SideConstraint, at constraint: Int) -> ConstrainedProblem {
        var changed = constraints
        changed[constraint] = new
        return ConstrainedProblem(self, ties: ties, constraints: changed)
    }
}
