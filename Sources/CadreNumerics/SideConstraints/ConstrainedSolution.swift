/// The best assignment found that keeps to everything, and a proven bound on all such assignments.
public struct ConstrainedSolution: Hashable, Sendable {
    /// What is known at the end.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// The assignment is proven best.
        case optimal
        /// An assignment is known, and a better one may exist: the search was stopped.
        case feasible
        /// No assignment keeps to everything.
        case infeasible
        /// No assignment is known, and none is proven not to exist: the search was stopped.
        case unknown
    }

    /// What is known.
    public let verdict: Verdict
    /// For each row the column it was given, or `AssignmentSolution.unmatched`; `nil` if no assignment is known.
    public let columnOfRow: [Int32]?
    /// What the assignment is worth; 0 if none is known.
    public let totalWeight: Int64
    /// No assignment that keeps to everything is worth more; -1 if there is none.
    public let bound: Int64
    /// What one more unit of each constraint's bound is worth at most, counted from `certificate`'s bound.
    ///
    /// 0 where the constraint is not scarce. Of `.atMost` not negative, of `.atLeast` not positive.
    public let prices: [Double]
    /// Evidence for a bound, at least `bound`, that can be checked without the solver.
    ///
    /// `nil` if there was none: no search was needed, or it was stopped before it began.
    public let certificate: ConstrainedBound?
    /// How much work it took.
    public let effort: ConstrainedEffort

    /// By how much the bound exceeds the total, as a share of the bound; `nil` if no assignment is known.
    public var gap: Double? {
        guard columnOfRow != nil else { return nil }
        return bound == totalWeight ? 0 : Double(bound - totalWeight) / Double(bound)
    }

    /// What is known without a search: that nothing keeps to everything, or nothing but the assignment given.
    init(_ verdict: Verdict, of problem: ConstrainedProblem, known: [Int32]? = nil) {
        let weights = problem.weights
        var (total, most): (Int64, Int64) = (0, 0)
        for row in 0..<weights.rowCount {
            let pairs = weights.rowStart[row]..<weights.rowStart[row + 1]
            var best: Int32 = 0
            for pair in pairs {
                best = max(best, weights.weight[pair])
                if weights.column[pair] == known?[row] { total += Int64(weights.weight[pair]) }
            }
            most += Int64(best)
        }
        self.verdict = verdict
        columnOfRow = known
        totalWeight = total
        bound = verdict == .infeasible ? -1 : most
        prices = Array(repeating: 0, count: problem.constraints.count)
        certificate = nil
        effort = ConstrainedEffort()
    }

    init(_ outcome: ConstrainedSearch.Outcome, of problem: ConstrainedProblem, search: borrowing ConstrainedSearch) {
        columnOfRow = search.bestColumnOfRow
        let hasAssignment = columnOfRow != nil
        totalWeight = hasAssignment ? search.bestTotal : 0
        switch (hasAssignment, outcome.isDone) {
        case (true, true): verdict = .optimal
        case (true, false): verdict = search.bestTotal >= outcome.bound ? .optimal : .feasible
        case (false, true): verdict = .infeasible
        case (false, false): verdict = .unknown
        }
        bound = outcome.bound
        certificate = outcome.certificate
        prices = outcome.certificate?.constraintPrices ?? Array(repeating: 0, count: problem.constraints.count)
        effort = search.effort
    }
}

/// How much work a constrained solution took, in counts that are the same on every machine.
public struct ConstrainedEffort: Hashable, Sendable {
    /// How often the priced problem was solved.
    public internal(set) var evaluationCount = 0
    /// How many parts of the problem were looked at.
    public internal(set) var nodeCount = 0
}

/// What is known while a constrained problem is being solved.
public struct ConstrainedProgress: Hashable, Sendable {
    /// What the best assignment so far is worth; `nil` if none is known.
    public let totalWeight: Int64?
    /// No assignment is worth more; `nil` before the first bound.
    public let bound: Int64?
    /// How much work has been done.
    public let effort: ConstrainedEffort
}
