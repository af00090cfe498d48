import CadreDomain
import CadreNumerics

/// Turns a frozen problem into the best slate.
public enum SlatePlanner {
    /// Finds the slate with the most points, exactly, and checks it independently.
    ///
    /// Pins are forced, even where a gate fails; such gates are listed in ``SlatePlan/overrides``. Exclusions are
    /// respected. Any other position and person may stay unmatched. Where slates tie, the order of identities alone
    /// decides which is returned.
    ///
    /// - Parameters:
    ///   - problem: The frozen input.
    ///   - isCancelled: Asked now and then; answer true to stop.
    /// - Returns: The same plan for the same problem, always.
    /// - Throws: `PlanningError`: a problem that contradicts itself, cancellation, or a failed check.
    public static func plan(
        _ problem: SlateProblem, isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> SlatePlan {
        try solve(problem, isCancelled: isCancelled).plan
    }

    /// Finds the same plan and keeps what the run worked out, for ``SlateStanding``.
    public static func solve(
        _ problem: SlateProblem, isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> SolvedSlate {
        try solve(problem, keeping: [], isCancelled: isCancelled)
    }

    /// Finds a slate with the most points that keeps as many of the given lines as any such slate.
    ///
    /// Where two slates tie, a second run may return another than the first; a comparison of the two would then show
    /// moves that nothing forces.
    static func plan(
        _ problem: SlateProblem, keeping kept: [SlateLine], isCancelled: () -> Bool
    ) throws(PlanningError) -> SlatePlan {
        try solve(problem, keeping: kept, isCancelled: isCancelled).plan
    }

    private static func solve(
        _ problem: SlateProblem, keeping kept: [SlateLine], isCancelled: () -> Bool
    ) throws(PlanningError) -> SolvedSlate {
        try checkRecords(problem)
        let sheet = try RuleSheet(problem.rules)
        let decisions = try SlateDecisions(problem)
        let eligible = try EligiblePairs(problem, sheet: sheet, decisions: decisions, isCancelled: isCancelled)
        let points = free(eligible.pairs, of: decisions)
        let (weights, scale) = preferring(kept, in: points, of: problem)
        let solution = try solve(weights, isCancelled: isCancelled)
        let draft = SlateDraft(
            problem: problem, sheet: sheet, decisions: decisions, eligible: eligible, columnOfRow: solution.columnOfRow
        )
        let potentials = [solution.certificate.rowPotentials, solution.certificate.columnPotentials]
        let lines = draft.lines()
        let overrides = draft.overrides()
        let pinnedPoints = lines.filter(\.isPinned).reduce(0) { $0 + $1.points }
        let totalPoints = Int(solution.totalWeight) / scale + pinnedPoints
        let bound = Int(potentials.joined().reduce(0, +)) / scale + pinnedPoints
        let report = try SlateVerifier.verify(
            lines: lines, overrides: overrides, totalPoints: totalPoints, bound: bound, of: problem,
            certificateViolation: solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow)
        )
        let plan = SlatePlan(
            lines: lines,
            overrides: overrides,
            unfilled: draft.unfilled(lines: lines),
            unplaced: draft.unplaced(lines: lines),
            totalPoints: totalPoints,
            bound: bound,
            openingCount: problem.openings.count,
            candidateCount: problem.candidates.count,
            pairCount: eligible.pairs.pairCount,
            verification: report
        )
        return SolvedSlate(
            problem: problem, plan: plan, sheet: sheet, decisions: decisions, eligible: eligible, weights: weights,
            solution: solution
        )
    }

    private static func checkRecords(_ problem: SlateProblem) throws(PlanningError) {
        for (left, right) in zip(problem.openings, problem.openings.dropFirst())
        where left.position.id == right.position.id {
            throw .repeatedRecord(left.position.id.rawValue)
        }
        for (left, right) in zip(problem.candidates, problem.candidates.dropFirst())
        where left.person.id == right.person.id {
            throw .repeatedRecord(left.person.id.rawValue)
        }
    }

    private static func solve(
        _ weights: SparseWeights, isCancelled: () -> Bool
    ) throws(PlanningError) -> AssignmentSolution {
        do {
            return try SparseAssignment.maximumWeight(weights, isCancelled: isCancelled)
        } catch .cancelled {
            throw .cancelled
        } catch {
            preconditionFailure("Anything may stay unmatched, so there is always a solution (\(error)).")
        }
    }

    /// Weights that rank slates by points first and by lines kept second.
    ///
    /// Points are multiplied by more than the number of lines and each line kept adds one, so that all lines together are
    /// worth less than one point. Where that does not fit into 32 bits the points stay as they are.
    private static func preferring(
        _ kept: [SlateLine], in points: SparseWeights, of problem: SlateProblem
    ) -> (weights: SparseWeights, scale: Int) {
        let scale = kept.count + 1
        guard scale > 1, Int(points.weightMax) < (Int(Int32.max) - 1) / scale else { return (points, 1) }
        var weight = points.weight.map { $0 * Int32(scale) }
        for line in kept {
            guard let row = problem.index(ofOpening: line.position),
                let column = problem.index(ofCandidate: line.person),
                let pair = points.pairIndex(row: row, column: column)
            else { continue }
            weight[pair] += 1
        }
        let weights = checked(points, rowStart: points.rowStart, column: points.column, weight: weight)
        return (weights, scale)
    }

    /// The pairs without those of pinned positions and people.
    private static func free(_ pairs: SparseWeights, of decisions: SlateDecisions) -> SparseWeights {
        guard !decisions.forced.isEmpty else { return pairs }
        let rows = Set(decisions.forced.map(\.index.row))
        let columns = Set(decisions.forced.map { Int32($0.index.column) })
        var rowStart = [0]
        var column: [Int32] = []
        var weight: [Int32] = []
        for row in 0..<pairs.rowCount {
            for pair in pairs.rowStart[row]..<pairs.rowStart[row + 1]
            where !rows.contains(row) && !columns.contains(pairs.column[pair]) {
                column.append(pairs.column[pair])
                weight.append(pairs.weight[pair])
            }
            rowStart.append(column.count)
        }
        return checked(pairs, rowStart: rowStart, column: column, weight: weight)
    }

    private static func checked(
        _ pairs: SparseWeights, rowStart: [Int], column: [Int32], weight: [Int32]
    ) -> SparseWeights {
        do {
            return try SparseWeights(
                columnCount: pairs.columnCount, rowStart: rowStart, column: column, weight: weight
            )
        } catch {
            preconditionFailure("Pairs taken from checked rows in their order are in order (\(error)).")
        }
    }
}
