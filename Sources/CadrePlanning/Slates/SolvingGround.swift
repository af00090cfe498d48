import CadreDomain
import CadreNumerics

/// What a run has worked out of a problem before it is solved, with the seats under caps as they are shared out so far.
struct SolvingGround {
    let problem: SlateProblem
    let sheet: RuleSheet
    let decisions: SlateDecisions
    private(set) var eligible: EligiblePairs
    private var serving: CapServing
    /// What the rules were asked with: the seats given out, or those of the finished slate.
    private var standings: [ID<Position>: CapStanding]

    /// Asks the rules, with seats for whom the order serves.
    init(_ problem: SlateProblem, isCancelled: () -> Bool) throws(PlanningError) {
        self.problem = problem
        sheet = try RuleSheet(problem.rules)
        decisions = try SlateDecisions(problem)
        serving = CapServing(problem)
        let candidates = EligiblePairs.candidateFacts(of: problem)
        serving.leaveOut(
            try EligiblePairs.unfillable(
                serving.contested.map(\.position.id), of: problem, sheet: sheet, decisions: decisions,
                candidates: candidates, isCancelled: isCancelled
            )
        )
        standings = serving.standings
        eligible = try EligiblePairs(
            problem, sheet: sheet, decisions: decisions, standings: standings, candidates: candidates,
            isCancelled: isCancelled
        )
    }

    /// Whether a seat that a slate leaves empty may help another opening.
    var mayPassSeatsOn: Bool { serving.isShort }

    /// Gives the seats that a solution leaves empty to the openings that come next.
    ///
    /// - Parameter columnOfRow: A candidate for each opening.
    /// - Returns: Whether an opening has got one, so that it is worth while to solve again; each time at least one
    ///   opening has given its seat on for good, so this ends.
    mutating func passSeatsOn(
        after columnOfRow: [Int32], isCancelled: () -> Bool
    ) throws(PlanningError) -> Bool {
        guard mayPassSeatsOn else { return false }
        let lines = draft(columnOfRow).lines()
        guard serving.passOn(filled: Set(lines.map(\.position))) else { return false }
        try ask(with: serving.standings, isCancelled: isCancelled)
        return true
    }

    /// Says of every cap what a finished slate says of it.
    ///
    /// An opening that gave its seat on may have one again, because nobody took it; its pairs pass every gate, though
    /// they were not solved.
    mutating func settleSeats(after columnOfRow: [Int32], isCancelled: () -> Bool) throws(PlanningError) {
        guard !standings.isEmpty else { return }
        let exempt = decisions.pinnedPositions.filter { standings[$0]?.isOpen == false }
        let lines = draft(columnOfRow).lines()
        try ask(
            with: CapStanding.standings(of: problem, after: lines, exempt: exempt), isCancelled: isCancelled
        )
    }

    private mutating func ask(
        with standings: [ID<Position>: CapStanding], isCancelled: () -> Bool
    ) throws(PlanningError) {
        let isSame = standings.allSatisfy { self.standings[$0.key]?.isOpen == $0.value.isOpen }
        self.standings = standings
        guard !isSame else { return eligible.say(standings, of: problem) }
        eligible = try EligiblePairs(
            problem, sheet: sheet, decisions: decisions, standings: standings, candidates: eligible.candidates,
            isCancelled: isCancelled
        )
    }

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
