import CadreNumerics

/// A problem with its plan and what the run worked out on the way, kept so that questions need no second run.
public struct SolvedSlate: Sendable {
    /// The frozen input.
    public let problem: SlateProblem
    /// The best slate.
    public let plan: SlatePlan
    let sheet: RuleSheet
    let decisions: SlateDecisions
    /// Every pair that passes every gate; rows are openings, columns candidates.
    let eligible: EligiblePairs
    /// The pairs without those of pinned positions and people: what was solved.
    let weights: SparseWeights
    /// The solution with its proof; nil where the slate has limits, whose proof answers no questions about pairs.
    let solution: AssignmentSolution?
}
