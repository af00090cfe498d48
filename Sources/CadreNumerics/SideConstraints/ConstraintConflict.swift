/// Constraints and ties that no assignment can keep to together.
public struct ConstraintConflict: Hashable, Sendable {
    /// One thing that an assignment has to keep to.
    public enum Rule: Hashable, Sendable {
        /// The index of a constraint.
        case constraint(Int)
        /// The index of a tie.
        case tie(Int)
    }

    /// What cannot be kept to together, constraints first.
    public let rules: [Rule]
    /// Whether it is proven that without any one of them the others can be kept to.
    ///
    /// False where a proof was cut off by a limit or a cancellation; the rules are in conflict all the same.
    public let isMinimal: Bool
}

/// What giving way in one rule would make possible, all others kept.
public struct ConstraintRelaxation: Hashable, Sendable {
    /// The rule that gives way.
    public let rule: ConstraintConflict.Rule
    /// The nearest bound with which the constraint can be kept to beside all others.
    ///
    /// `nil` for a tie, which can only be dropped, and where not even dropping the constraint is known to help.
    public let bound: Int64?
    /// Whether no nearer bound would do; false where the search was stopped before it could prove that.
    public let isNearest: Bool
    /// The best assignment then; `nil` where `bound` is and the rule is a constraint.
    public let solution: ConstrainedSolution?

    /// Whether it is proven that without this rule the others still contradict each other.
    public var isNotEnough: Bool { solution.map { $0.verdict == .infeasible } ?? isNearest }
}
