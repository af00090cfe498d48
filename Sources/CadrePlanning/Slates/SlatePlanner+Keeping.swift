import CadreDomain
import CadreNumerics

/// Solving so that lines of an earlier slate stay.
extension SlatePlanner {
    /// The pairs with what a problem adds to the points of the lines that it keeps.
    static func objective(_ points: SparseWeights, of problem: SlateProblem) -> SparseWeights {
        guard let kept = problem.kept, kept.points > 0 else { return points }
        return adding(Int32(clamping: kept.points), to: kept.lines, in: points, of: problem)
    }

    /// Finds the largest weight and, of all solutions that have it, one with the most of the given lines.
    ///
    /// The proof is that of the weights alone: whatever proves one solution the best proves every other as good.
    static func solve(
        _ weights: SparseWeights, preferring kept: [KeptLines.Line], of problem: SlateProblem,
        isCancelled: () -> Bool
    ) throws(PlanningError) -> AssignmentSolution {
        let best = try solve(weights, isCancelled: isCancelled)
        guard let scaled = scaled(weights, preferring: kept, of: problem) else { return best }
        let keeping = try solve(scaled, isCancelled: isCancelled)
        if let violation = keeping.certificate.violation(weights: scaled, columnOfRow: keeping.columnOfRow) {
            throw .verificationFailed([.certificateBroken("\(violation)")])
        }
        return best.assigning(as: keeping)
    }

    /// The total of the best solution, proven.
    static func provenTotal(_ weights: SparseWeights, isCancelled: () -> Bool) throws(PlanningError) -> Int {
        let best = try solve(weights, isCancelled: isCancelled)
        if let violation = best.certificate.violation(weights: weights, columnOfRow: best.columnOfRow) {
            throw .verificationFailed([.certificateBroken("\(violation)")])
        }
        return Int(best.totalWeight)
    }

    /// Looks under limits for a solution of the same weight that has more of the lines that a problem keeps.
    ///
    /// - Parameter columnOfRow: The solution found, returned where none is found that is as good.
    static func keeping(
        _ columnOfRow: [Int32], _ ground: SolvingGround, _ limits: SlateLimits, in weights: SparseWeights,
        _ steps: SearchSteps, isCancelled: () -> Bool
    ) throws(PlanningError) -> [Int32] {
        let problem = ground.problem
        guard let kept = problem.kept, let scaled = scaled(weights, preferring: kept.lines, of: problem) else {
            return columnOfRow
        }
        let model = try LimitedProblem(ground, limits, pairs: scaled)
        let other = try LimitedSearch(model, ground, steps).improving(columnOfRow, isCancelled: isCancelled)
        func tally(_ columns: [Int32]) -> KeptTally {
            KeptTally(problem, lines: ground.draft(model.openingsFirst(columns)).lines())
        }
        return tally(other).value >= tally(columnOfRow).value ? other : columnOfRow
    }

    /// Weights that rank slates by weight first and by lines kept second; nil where nothing is kept or it does not fit.
    ///
    /// Weights are multiplied by more than the number of lines and each line kept adds one, so that all lines together
    /// are worth less than a weight of one.
    static func scaled(
        _ weights: SparseWeights, preferring kept: [KeptLines.Line], of problem: SlateProblem
    ) -> SparseWeights? {
        let scale = kept.count + 1
        guard scale > 1, Int(weights.weightMax) < (Int(Int32.max) - 1) / scale else { return nil }
        let multiplied = checked(
            weights, rowStart: weights.rowStart, column: weights.column,
            weight: weights.weight.map { $0 * Int32(scale) }
        )
        return adding(1, to: kept, in: multiplied, of: problem)
    }

    private static func adding(
        _ points: Int32, to lines: [KeptLines.Line], in weights: SparseWeights, of problem: SlateProblem
    ) -> SparseWeights {
        var weight = weights.weight
        for line in lines {
            guard let row = problem.index(ofOpening: line.position),
                let column = problem.index(ofCandidate: line.person),
                let pair = weights.pairIndex(row: row, column: column)
            else { continue }
            let sum = weight[pair].addingReportingOverflow(points)
            weight[pair] = sum.overflow ? .max : sum.partialValue
        }
        return checked(weights, rowStart: weights.rowStart, column: weights.column, weight: weight)
    }
}
