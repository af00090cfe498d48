import CadreNumerics
import Testing

@Suite("Constrained problem")
struct ConstrainedProblemTests {
    private func weights() throws -> SparseWeights {
        try SparseWeights.dense([[5, 4, 0], [3, 0, 2]], columnCount: 3)
    }

    @Test("names the first thing that is wrong")
    func refused() throws {
        let weights = try weights()
        #expect(throws: ConstrainedProblemError.siteCountWrong(found: 1, expected: 3)) {
            try ConstrainedProblem(weights: weights, siteOfColumn: [0], constraints: [])
        }
        #expect(throws: ConstrainedProblemError.siteCountWrong(found: 0, expected: 3)) {
            try ConstrainedProblem(weights: weights, ties: [RowTie(first: 0, second: 1)], constraints: [])
        }
        #expect(throws: ConstrainedProblemError.rowOutOfRange(tie: 0, row: 2, rowCount: 2)) {
            try ConstrainedProblem(
                weights: weights, siteOfColumn: [0, 0, 0], ties: [RowTie(first: 0, second: 2)], constraints: []
            )
        }
        #expect(throws: ConstrainedProblemError.rowOutOfRange(tie: 1, row: -1, rowCount: 2)) {
            try ConstrainedProblem(
                weights: weights, siteOfColumn: [0, 0, 0],
                ties: [RowTie(first: 0, second: 1), RowTie(first: -1, second: 1)], constraints: []
            )
        }
        #expect(throws: ConstrainedProblemError.rowTiedToItself(tie: 0, row: 1)) {
            try ConstrainedProblem(
                weights: weights, siteOfColumn: [0, 0, 0], ties: [RowTie(first: 1, second: 1)], constraints: []
            )
        }
        for (pairs, error) in [
            ([0, 4], ConstrainedProblemError.pairOutOfRange(constraint: 0, pair: 4, pairCount: 4)),
            ([-1], .pairOutOfRange(constraint: 0, pair: -1, pairCount: 4)),
            ([1, 1], .pairRepeated(constraint: 0, pair: 1)),
        ] {
            let terms = pairs.map { SideConstraint.Term(pair: $0, coefficient: 1) }
            #expect(throws: error) {
                try ConstrainedProblem(
                    weights: weights, constraints: [SideConstraint(terms: terms, sense: .atMost, bound: 1)]
                )
            }
        }
    }

    @Test("finds what an assignment breaks")
    func violations() throws {
        let weights = try weights()
        let cost: [Int32] = [7, 1, 2, 3]
        let problem = try ConstrainedProblem(
            weights: weights, siteOfColumn: [0, 0, 1], ties: [RowTie(first: 0, second: 1)],
            constraints: [.budget(cost: cost, limit: 8)]
        )
        #expect(problem.violation(columnOfRow: [1, 0], totalWeight: 7) == nil)
        #expect(problem.violation(columnOfRow: [-1, -1], totalWeight: 0) == nil)
        #expect(problem.violation(columnOfRow: [1], totalWeight: 4) == .lengthWrong(found: 1, expected: 2))
        #expect(problem.violation(columnOfRow: [2, 0], totalWeight: 4) == .pairMissing(row: 0, column: 2))
        #expect(problem.violation(columnOfRow: [0, 0], totalWeight: 8) == .columnUsedTwice(column: 0))
        #expect(problem.violation(columnOfRow: [0, -1], totalWeight: 5) == .tieBroken(tie: 0))
        #expect(problem.violation(columnOfRow: [1, 2], totalWeight: 6) == .tieBroken(tie: 0))
        #expect(problem.violation(columnOfRow: [1, 0], totalWeight: 8) == .totalWrong(found: 8, expected: 7))
        let tight = try ConstrainedProblem(weights: weights, constraints: [.budget(cost: cost, limit: 2)])
        #expect(
            tight.violation(columnOfRow: [1, 0], totalWeight: 7)
                == .constraintBroken(constraint: 0, sum: 3, bound: 2)
        )
    }

    @Test("builds each kind of constraint from labels")
    func kinds() throws {
        let weights = try weights()
        func pairs(_ constraint: SideConstraint) -> [[Int]] {
            constraint.terms.map { [$0.pair, Int($0.coefficient)] }
        }
        let budget = SideConstraint.budget(cost: [0, 4, 0, -1], limit: 9)
        #expect(pairs(budget) == [[1, 4], [3, -1]] && budget.sense == .atMost && budget.bound == 9)
        let group: [Int32] = [0, 1, 0]
        let minimum = SideConstraint.groupMinimum(2, in: 0, group: group, weights: weights)
        #expect(pairs(minimum) == [[0, 1], [2, 1], [3, 1]] && minimum.sense == .atLeast && minimum.bound == 2)
        let maximum = SideConstraint.groupMaximum(
            1, in: 0, group: group, weights: weights, isCounted: [false, true]
        )
        #expect(pairs(maximum) == [[2, 1], [3, 1]] && maximum.sense == .atMost && maximum.bound == 1)
        let balance = SideConstraint.balance(of: 0, with: 1, percent: 50, group: group, weights: weights)
        // |a / 2 - b / 1| <= 0.5, times 2: |a - 2 b| <= 1.
        #expect(balance.map(pairs) == Array(repeating: [[0, 1], [2, 1], [3, 1], [1, -2]], count: 2))
        #expect(balance.map(\.sense) == [.atMost, .atLeast] && balance.map(\.bound) == [1, -1])
        #expect(SideConstraint.balance(of: 0, with: 7, percent: 5, group: group, weights: weights).isEmpty)
        #expect(SideConstraint.balance(of: 7, with: 0, percent: 5, group: group, weights: weights).isEmpty)
        #expect(SideConstraint.balance(of: 0, with: 0, percent: 5, group: group, weights: weights).isEmpty)
        #expect(SideConstraint.balance(of: 0, with: 1, percent: 100, group: group, weights: weights).isEmpty)
        let wide = SideConstraint.balance(of: 0, with: 1, percent: 99, group: group, weights: weights)
        // |a - 2 b| <= 0.99 * 2, which whole numbers keep to at 1.
        #expect(wide.map(\.bound) == [1, -1])
        let four = try SparseWeights.dense([[1, 1, 1, 1]], columnCount: 4)
        let even = SideConstraint.balance(of: 3, with: 5, percent: 60, group: [3, 3, 5, 5], weights: four)
        // |a / 2 - b / 2| <= 0.6, times 2.
        #expect(even.map(pairs) == Array(repeating: [[0, 1], [1, 1], [2, -1], [3, -1]], count: 2))
        #expect(even.map(\.bound) == [1, -1])
    }

    @Test("is solved just within the range of the sums, and refused just beyond it")
    func range() throws {
        let rows = (0..<2_047).map { [(Int32($0), Int32.max)] }
        let weights = try SparseWeights(columnCount: rows.count, rows: rows)
        func problem(_ count: Int) throws -> ConstrainedProblem {
            try ConstrainedProblem(
                weights: weights,
                constraints: (0..<count).map {
                    SideConstraint(terms: [.init(pair: $0, coefficient: 1)], sense: .atMost, bound: 0)
                }
            )
        }
        let solution = try ConstrainedAssignment.best(problem(2_042), evaluationLimit: 20)
        #expect(solution.certificate?.shift == 0)
        #expect(solution.bound >= 5 * Int64(Int32.max))
        #expect(
            throws: ConstrainedProblemError.tooLarge(
                rowCount: 2_047, weightMax: Int(Int32.max), constraintCount: 2_043
            )
        ) {
            try ConstrainedAssignment.best(problem(2_043), evaluationLimit: 20)
        }
    }

    @Test("keeps to bounds and coefficients at both ends of their ranges")
    func extremes() throws {
        let weights = try weights()
        for coefficients in [[1, 0, -1, 2], [.max, .min, .max, .min]] as [[Int32]] {
            let terms = coefficients.enumerated().map { SideConstraint.Term(pair: $0.offset, coefficient: $0.element) }
            for sense in SideConstraint.Sense.allCases {
                for bound in [.min, .min + 1, Int64(Int32.min), -1, 0, 1, Int64(Int32.max), .max - 1, .max] {
                    let problem = try ConstrainedProblem(
                        weights: weights, constraints: [SideConstraint(terms: terms, sense: sense, bound: bound)]
                    )
                    let solution = try ConstrainedAssignment.best(problem)
                    let total = problem.bestTotal()
                    #expect(solution.verdict == (total == nil ? .infeasible : .optimal), "\(sense) \(bound)")
                    #expect(solution.totalWeight == total ?? 0, "\(sense) \(bound)")
                    // Two rows sum to less: what is asked for is seen to be out of reach without a search.
                    let isFar =
                        sense != .atLeast && bound <= 2 * Int64(Int32.min) - 1
                        || sense != .atMost && bound >= 2 * Int64(Int32.max) + 1
                    if isFar { #expect(solution.effort.evaluationCount == 0, "\(sense) \(bound)") }
                    let relaxation = try ConstrainedAssignment.relaxation(of: .constraint(0), in: problem)
                    #expect(relaxation.isNearest && relaxation.solution?.verdict == .optimal, "\(sense) \(bound)")
                    #expect((relaxation.bound == bound) == (total != nil), "\(sense) \(bound)")
                }
            }
        }
    }

    @Test("evidence with a wrong sign, a negative potential or a wrong length proves nothing")
    func evidence() throws {
        let weights = try weights()
        let problem = try ConstrainedProblem(
            weights: weights, constraints: [.budget(cost: [7, 1, 2, 3], limit: 8)]
        )
        func bound(_ prices: [Int64], _ potentials: [Int64]) -> Int64? {
            ConstrainedBound(shift: 1, prices: prices, tiePrices: [], columnPotentials: potentials)
                .bound(of: problem)
        }
        // Rows 5 and 3 with nothing priced; then, in halves, 8 for the budget, 2 for the column, 7 and 2 for the rows.
        #expect(bound([0], [0, 0, 0]) == 8)
        #expect(bound([1], [2, 0, 0]) == 9)
        #expect(bound([-1], [0, 0, 0]) == nil)
        #expect(bound([0], [0, -1, 0]) == nil)
        #expect(bound([0], [0, 0]) == nil)
        #expect(bound([], [0, 0, 0]) == nil)
    }
}
