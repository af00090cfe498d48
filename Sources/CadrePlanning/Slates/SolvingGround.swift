import CadreDomain
import CadreNumerics

/// What a run has worked out of a problem before it is solved.
struct SolvingGround {
    let problem: SlateProblem
    let sheet: RuleSheet
    let decisions: SlateDecisions
    let eligible: EligiblePairs

    /// The way back from a solution, a candidate for each opening.
    func draft(_ columnOfRow: [Int32]) -> SlateDraft {
        SlateDraft(
            problem: problem, sheet: sheet, decisions: decisions, eligible: eligible, columnOfRow: columnOfRow
        )
    }

    /// The plan with its reasons, once the independent check has passed.
    func plan(
        _ draft: SlateDraft, totalPoints: Int, bound: Int, kept: KeptOutcome?, violation: CertificateViolation? = nil,
        limited: LimitedPlan? = nil
    ) throws(PlanningError) -> SlatePlan {
        let lines = draft.lines()
        let overrides = draft.overrides()
        let report = try SlateVerifier.verify(
            lines: lines, overrides: overrides, totalPoints: totalPoints, bound: bound, of: problem,
            certificateViolation: violation
        )
        return SlatePlan(
            lines: lines, overrides: overrides, unfilled: draft.unfilled(lines: lines),
            unplaced: draft.unplaced(lines: lines), totalPoints: totalPoints, bound: bound, limited: limited,
            kept: kept, openingCount: problem.openings.count, candidateCount: problem.candidates.count,
            pairCount: eligible.pairs.pairCount, verification: report
        )
    }

    /// The slate with what answers questions.
    func solved(_ plan: SlatePlan, weights: SparseWeights, solution: AssignmentSolution?) -> SolvedSlate {
        SolvedSlate(
            problem: problem, plan: plan, sheet: sheet, decisions: decisions, eligible: eligible, weights: weights,
            solution: solution
        )
    }
}
