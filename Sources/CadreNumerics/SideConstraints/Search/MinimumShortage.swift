/// Minimums that cannot be kept together, whatever else is asked: the rows that their columns can have are too few.
///
/// **Problem.** A minimum is a constraint `>=` whose coefficients are all 1. Rows go to columns, columns count for their
/// minimum; that all are met is a flow of the sum of their bounds from rows through columns to minimums.
///
/// **Method.** Every minimum that lacks columns looks for a way, depth first, to have one more: a column takes a free
/// row, or the row of another column, which takes another row or leaves its minimum to one of the other columns. What
/// was passed in vain is not passed again in the same round; rounds end when none finds a way. Then the minimums that
/// one of those that lack something has reached hold all rows that they can have, and still fall short (Hall 1935).
///
/// Columns count for one minimum here. Where minimums share columns, those that stand first are taken: what falls short
/// falls short, and where nothing does, all may contradict each other still.
///
/// Sources: Hopcroft & Karp, *An n^(5/2) algorithm for maximum matchings in bipartite graphs*, SIAM Journal on
/// Computing 2, 1973; Ford & Fulkerson, *Flows in Networks*, Princeton 1962, ch. II.
struct MinimumShortage {
    /// The constraints that cannot be kept together, ascending.
    let constraints: [Int]

    /// Looks for minimums that cannot be kept together.
    ///
    /// - Returns: `nil` if there are none among those looked at.
    /// - Throws: `ConstrainedProblemError.cancelled`.
    /// - Complexity: O(pairs) a round, of which there are some dozen at most in practice.
    init?(of problem: ConstrainedProblem, isCancelled: () -> Bool) throws(ConstrainedProblemError) {
        var pace = StopPace()
        let groups = try MinimumGroups(problem, &pace, isCancelled: isCancelled)
        guard !groups.constraint.isEmpty else { return nil }
        var flow = MinimumFlow(groups, rowCount: problem.weights.rowCount)
        guard let short = try flow.firstShort(&pace, isCancelled: isCancelled) else { return nil }
        constraints = short.map { groups.constraint[$0] }
    }
}

/// The minimums of a problem that share no column, with the rows of their columns.
struct MinimumGroups {
    /// The constraint of each group.
    private(set) var constraint: [Int] = []
    /// How many columns each group needs.
    private(set) var minimum: [Int] = []
    /// The group of each column, or -1.
    private(set) var groupOfColumn: [Int32]
    /// The rows of each column that counts, from `start[column]`.
    private(set) var start: [Int32]
    private(set) var row: [Int32] = []

    init(
        _ problem: ConstrainedProblem, _ pace: inout StopPace, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) {
        let weights = problem.weights
        groupOfColumn = Array(repeating: -1, count: weights.columnCount)
        start = Array(repeating: 0, count: weights.columnCount + 1)
        for (index, rule) in problem.constraints.enumerated() where rule.sense == .atLeast && rule.bound > 0 {
            let group = Int32(constraint.count)
            guard try claim(rule, for: group, of: weights, &pace, isCancelled: isCancelled) else { continue }
            constraint.append(index)
            minimum.append(Int(clamping: rule.bound))
        }
        try list(problem, &pace, isCancelled: isCancelled)
    }

    /// Gives a group the columns of a rule; false, and nothing is changed, if it is no minimum of columns all its own.
    private mutating func claim(
        _ rule: SideConstraint, for group: Int32, of weights: SparseWeights, _ pace: inout StopPace,
        isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) -> Bool {
        for term in rule.terms {
            if pace.isDue() && isCancelled() { throw .cancelled }
            if term.coefficient != 1 || groupOfColumn[Int(weights.column[term.pair])] >= 0 { return false }
        }
        for term in rule.terms {
            if pace.isDue() && isCancelled() { throw .cancelled }
            let column = Int(weights.column[term.pair])
            groupOfColumn[column] = group
            start[column + 1] += 1
        }
        return true
    }

    /// Lists the rows of the columns claimed.
    private mutating func list(
        _ problem: ConstrainedProblem, _ pace: inout StopPace, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) {
        let weights = problem.weights
        for column in 0..<weights.columnCount { start[column + 1] += start[column] }
        var next = start
        row = Array(repeating: 0, count: Int(start[weights.columnCount]))
        for index in constraint {
            var at = 0
            for term in problem.constraints[index].terms {
                if pace.isDue() && isCancelled() { throw .cancelled }
                // Terms mostly stand in the order of the pairs.
                if term.pair < weights.rowStart[at] { at = 0 }
                while weights.rowStart[at + 1] <= term.pair { at += 1 }
                let column = Int(weights.column[term.pair])
                row[Int(next[column])] = Int32(at)
                next[column] += 1
            }
        }
    }
}
