import Testing

@testable import CadreNumerics

/// Goal: where no assignment keeps to the rules, this is found out, however little is missing.
///
/// Method: shortages of one in problems so large that no price of a rule takes their bound below what they are worth.
@Suite("Constrained contradiction")
struct ConstrainedContradictionTests {
    /// Asks for one column more of group 0 than can be matched.
    ///
    /// - Parameters:
    ///   - isShared: Whether two of its columns fit one row only, which no count of columns shows; else there is a
    ///     column too few.
    ///   - isMinimum: Whether it is asked for as a minimum; else as a sum, which no flow shows.
    private func shortOfOne(isShared: Bool, isMinimum: Bool = false, seed: UInt64 = 1) throws -> ConstrainedProblem {
        let (rowCount, columnCount, groupCount) = (56, 50, 17)
        var draws = SplitMix64(seed: seed)
        let rows = (0..<rowCount).map { row in
            (0..<columnCount).filter { column in
                if isShared && column < 2 { return row == 0 }
                return draws.chance(0.2)
            }.map { (column: Int32($0), weight: Int32(1 + draws.next(below: 1_000))) }
        }
        let weights = try SparseWeights(columnCount: columnCount, rows: rows)
        let groups = (0..<columnCount).map { Int32($0 < groupCount ? 0 : 1) }
        let minimum = SideConstraint.groupMinimum(
            Int64(isShared ? groupCount : groupCount + 1), in: 0, group: groups, weights: weights
        )
        return try ConstrainedProblem(
            weights: weights,
            constraints: [
                .budget(cost: Array(repeating: 1, count: weights.pairCount), limit: 40),
                isMinimum ? minimum : SideConstraint(terms: minimum.terms, sense: .equal, bound: minimum.bound),
            ]
        )
    }

    @Test("a minimum above the number of columns is impossible at once, and is the conflict")
    func tooFewColumns() throws {
        let problem = try shortOfOne(isShared: false)
        let solution = try ConstrainedAssignment.best(problem)
        #expect(solution.verdict == .infeasible && solution.bound == -1 && solution.effort.evaluationCount == 0)
        let conflict = try ConstrainedAssignment.conflict(in: problem)
        #expect(conflict == ConstraintConflict(rules: [.constraint(1)], isMinimal: true))
        let relaxation = try ConstrainedAssignment.relaxation(of: .constraint(1), in: problem)
        #expect(relaxation.bound == 17 && relaxation.isNearest && !relaxation.isNotEnough)
    }

    @Test("a sum above what the columns allow is impossible, and one that they allow is not", arguments: [2, 3])
    func equality(bound: Int64) throws {
        let weights = try SparseWeights.dense([[5, 4], [3, 2], [1, 1]], columnCount: 2)
        let all = (0..<6).map { SideConstraint.Term(pair: $0, coefficient: 1) }
        let problem = try ConstrainedProblem(
            weights: weights, constraints: [SideConstraint(terms: all, sense: .equal, bound: bound)]
        )
        let isImpossible = try PricedModel(problem).isRuleImpossible
        #expect(isImpossible == (bound == 3))
        #expect(try ConstrainedAssignment.best(problem).columnOfRow == (bound == 3 ? nil : [0, 1, -1]))
    }

    @Test("a shortage of one that no count shows is found out before anything is split", arguments: [1, 2, 3])
    func shared(seed: UInt64) throws {
        let minimum = try shortOfOne(isShared: true, isMinimum: true, seed: seed)
        #expect(try ConstrainedAssignment.best(minimum).effort == ConstrainedEffort(), "a flow shows it")
        #expect(
            try ConstrainedAssignment.conflict(in: minimum)
                == ConstraintConflict(rules: [.constraint(1)], isMinimal: true)
        )
        let problem = try shortOfOne(isShared: true, seed: seed)
        let solution = try ConstrainedAssignment.best(problem, evaluationLimit: 20_000)
        #expect(solution.verdict == .infeasible && solution.columnOfRow == nil && solution.effort.nodeCount == 0)
        #expect(solution.effort.evaluationCount > 0)
        let conflict = try ConstrainedAssignment.conflict(in: problem, evaluationLimit: 20_000)
        #expect(conflict == ConstraintConflict(rules: [.constraint(1)], isMinimal: true))
    }

    @Test("a limit that ends the question whether there is an answer repeats what a stop there gave")
    func stoppedWhileAsking() throws {
        let problem = try shortOfOne(isShared: true)
        let all = try ConstrainedAssignment.best(problem).effort.evaluationCount
        for count in [all - 1, all, all + 1] {
            let told = try ConstrainedAssignment.best(problem, isLastEvaluation: { $0 == count })
            let limited = try ConstrainedAssignment.best(problem, evaluationLimit: count)
            #expect(told == limited)
            #expect(told.verdict == (count < all ? .unknown : .infeasible))
            #expect(told.effort.evaluationCount == min(count, all) && told.effort.nodeCount == 0)
        }
    }

    @Test("an answer that is found without weights is worth what its pairs are worth")
    func answerOfAsking() throws {
        // The weights draw every price the wrong way; the only sum that does is that of the lightest pairs.
        for seed in 0..<12 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            let costs = (0..<10).map { _ in Int32(1_000 + draws.next(below: 900)) }
            let weights = try SparseWeights(
                columnCount: 10, rows: costs.indices.map { [(Int32($0), Int32(1 + draws.next(below: 1_000)))] }
            )
            let terms = costs.enumerated().map { SideConstraint.Term(pair: $0.offset, coefficient: $0.element) }
            let bound = costs.reduce(Int64(0)) { $0 + (draws.chance(0.5) ? Int64($1) : 0) }
            let problem = try ConstrainedProblem(
                weights: weights, constraints: [SideConstraint(terms: terms, sense: .equal, bound: bound)]
            )
            let solution = try ConstrainedAssignment.best(problem)
            let columnOfRow = try #require(solution.columnOfRow)
            #expect(problem.violation(columnOfRow: columnOfRow, totalWeight: solution.totalWeight) == nil)
            #expect(solution.verdict == .optimal && solution.totalWeight == problem.bestTotal(), "seed \(seed)")
        }
    }

    @Test("of two shortages that have nothing in common, loosening one is said not to be enough")
    func twoConflicts() throws {
        let weights = try SparseWeights.dense([[5, 4, 3, 2], [4, 5, 2, 3]], columnCount: 4)
        let groups: [Int32] = [0, 0, 1, 1]
        let problem = try ConstrainedProblem(
            weights: weights,
            constraints: [0, 1].map { .groupMinimum(3, in: $0, group: groups, weights: weights) }
        )
        let conflict = try #require(try ConstrainedAssignment.conflict(in: problem))
        #expect(conflict.rules.count == 1 && conflict.isMinimal)
        let relaxation = try ConstrainedAssignment.relaxation(of: conflict.rules[0], in: problem)
        #expect(relaxation.isNotEnough && relaxation.solution == nil)
        let stopped = try ConstrainedAssignment.relaxation(
            of: .constraint(0),
            in: ConstrainedProblem(weights: weights, constraints: [problem.constraints[0]]), evaluationLimit: 0
        )
        #expect(!stopped.isNotEnough, "nothing is known of others")
    }
}
