import CadreNumerics
import Testing

@Suite("Constrained assignment")
struct ConstrainedAssignmentTests {
    @Test("agrees with trying every assignment on three thousand small problems")
    func bruteForce() throws {
        var (optimalCount, infeasibleCount) = (0, 0)
        for seed in 0..<3_000 {
            let problem = try ConstrainedProblem.drawn(seed: UInt64(seed))
            let solution = try ConstrainedAssignment.best(problem)
            guard let total = problem.bestTotal() else {
                infeasibleCount += 1
                try #require(solution.verdict == .infeasible, "seed \(seed)")
                try #require(solution.columnOfRow == nil && solution.bound == -1 && solution.gap == nil)
                continue
            }
            optimalCount += 1
            try #require(solution.verdict == .optimal, "seed \(seed)")
            try #require(solution.totalWeight == total && solution.bound == total, "seed \(seed)")
            let columnOfRow = try #require(solution.columnOfRow)
            try #require(problem.violation(columnOfRow: columnOfRow, totalWeight: total) == nil, "seed \(seed)")
            let certificate = try #require(solution.certificate)
            try #require(try #require(certificate.bound(of: problem)) >= total, "seed \(seed)")
            try #require(certificate.tiePrices.allSatisfy { $0.price != 0 }, "seed \(seed)")
        }
        #expect(optimalCount > 1_500 && infeasibleCount > 300)
    }

    @Test("bounds every assignment and keeps to the rules wherever it is stopped")
    func stoppedAnywhere() throws {
        for seed in 0..<300 {
            let problem = try ConstrainedProblem.drawn(seed: UInt64(seed))
            let total = problem.bestTotal()
            for limit in [0, 1, 2, 5, 20] {
                let solution = try ConstrainedAssignment.best(problem, evaluationLimit: limit)
                #expect(solution.bound >= total ?? -1, "seed \(seed), limit \(limit)")
                #expect(solution.effort.evaluationCount <= limit, "seed \(seed), limit \(limit)")
                if let root = solution.certificate?.bound(of: problem) {
                    #expect(root >= total ?? .min, "seed \(seed), limit \(limit)")
                    if solution.verdict != .infeasible {
                        #expect(root >= solution.bound, "seed \(seed), limit \(limit)")
                    }
                }
                if let columnOfRow = solution.columnOfRow {
                    let violation = problem.violation(columnOfRow: columnOfRow, totalWeight: solution.totalWeight)
                    #expect(violation == nil)
                }
                switch solution.verdict {
                case .optimal: #expect(solution.totalWeight == total)
                case .infeasible: #expect(total == nil)
                case .feasible: #expect(solution.columnOfRow != nil)
                case .unknown: #expect(solution.columnOfRow == nil)
                }
            }
        }
    }

    @Test("begins with an assignment that is known, and ends with the best or, stopped, with no worse one")
    func known() throws {
        var count = 0
        for seed in 0..<400 {
            let problem = try ConstrainedProblem.drawn(seed: UInt64(seed))
            let solution = try ConstrainedAssignment.best(problem)
            guard let columnOfRow = solution.columnOfRow else { continue }
            count += 1
            let again = try ConstrainedAssignment.best(problem, from: columnOfRow)
            #expect(again.verdict == .optimal && again.totalWeight == solution.totalWeight, "seed \(seed)")
            let stopped = try ConstrainedAssignment.best(problem, from: columnOfRow, evaluationLimit: 0)
            #expect(stopped.columnOfRow == columnOfRow && stopped.bound >= solution.totalWeight, "seed \(seed)")
            // Fewer rules leave the same assignment to begin with.
            let free = try ConstrainedProblem(weights: problem.weights, constraints: [])
            let best = try ConstrainedAssignment.best(free, from: columnOfRow)
            #expect(try best.totalWeight == ConstrainedAssignment.best(free).totalWeight, "seed \(seed)")
        }
        #expect(count > 200)
    }

    @Test("is the plain assignment where there is no rule")
    func withoutRules() throws {
        let weights = try SparseWeights.large(
            rowCount: 200, columnCount: 180, pairsPerRow: 9, weightMax: 1_000, seed: 5
        )
        let solution = try ConstrainedAssignment.best(ConstrainedProblem(weights: weights, constraints: []))
        #expect(solution.verdict == .optimal)
        #expect(try solution.totalWeight == SparseAssignment.maximumWeight(weights).totalWeight)
    }

    @Test("solves problems without rows, columns or pairs")
    func empty() throws {
        let nothing = try SparseWeights(columnCount: 0, rows: [])
        let none = try ConstrainedAssignment.best(ConstrainedProblem(weights: nothing, constraints: []))
        #expect(none.verdict == .optimal && none.totalWeight == 0 && none.columnOfRow == [])
        let apart = try SparseWeights(columnCount: 2, rows: [[], []])
        let tie = RowTie(first: 0, second: 1)
        let tied = try ConstrainedAssignment.best(
            ConstrainedProblem(weights: apart, siteOfColumn: [0, 0], ties: [tie], constraints: [])
        )
        #expect(tied.verdict == .optimal && tied.columnOfRow == [-1, -1])
        let wanting = SideConstraint(terms: [], sense: .atLeast, bound: 1)
        let never = try ConstrainedAssignment.best(ConstrainedProblem(weights: apart, constraints: [wanting]))
        #expect(never.verdict == .infeasible)
    }

    @Test("proves the best of a few hundred rows with ties, minimums and a budget, twice the same")
    func middling() throws {
        let problem = try Self.middling(seed: 3)
        let solution = try ConstrainedAssignment.best(problem)
        let columnOfRow = try #require(solution.columnOfRow)
        #expect(solution.verdict == .optimal)
        #expect(problem.violation(columnOfRow: columnOfRow, totalWeight: solution.totalWeight) == nil)
        let root = try #require(solution.certificate?.bound(of: problem))
        #expect(root >= solution.bound && root - solution.bound < solution.bound / 500)
        #expect(try ConstrainedAssignment.best(problem) == solution)
    }

    @Test("prices bound what one more unit of a budget is worth")
    func prices() throws {
        let problem = try Self.middling(seed: 4)
        let solution = try ConstrainedAssignment.best(problem)
        let root = try #require(solution.certificate?.bound(of: problem))
        #expect(solution.prices[0] > 0)
        let certificate = try #require(solution.certificate)
        #expect(solution.prices == certificate.prices.map { Double($0) / Double(Int64(1) << certificate.shift) })
        var wider = problem.constraints
        wider[0] = SideConstraint(terms: wider[0].terms, sense: .atMost, bound: wider[0].bound + 10)
        let relaxed = try ConstrainedAssignment.best(
            ConstrainedProblem(
                weights: problem.weights, siteOfColumn: problem.siteOfColumn, ties: problem.ties, constraints: wider
            )
        )
        #expect(relaxed.totalWeight >= solution.totalWeight)
        #expect(Double(relaxed.totalWeight) <= Double(root) + 10 * solution.prices[0] + 1)
    }

    @Test("stops where it is told to, and keeps what it has")
    func cancelled() throws {
        let problem = try Self.middling(seed: 5)
        let none = try ConstrainedAssignment.best(problem, isCancelled: { true })
        #expect(none.verdict == .unknown)
        var questionCount = 0
        let some = try ConstrainedAssignment.best(
            problem,
            isCancelled: {
                questionCount += 1
                return questionCount > 600
            }
        )
        #expect(questionCount > 600)
        #expect(some.bound >= some.totalWeight)
        #expect(try some.bound >= ConstrainedAssignment.best(problem).totalWeight)
    }

    @Test("tells of totals that rise and bounds that fall")
    func progress() throws {
        var told: [ConstrainedProgress] = []
        _ = try ConstrainedAssignment.best(Self.middling(seed: 6), progress: { told.append($0) })
        let totals = told.compactMap(\.totalWeight)
        let bounds = told.compactMap(\.bound)
        #expect(!totals.isEmpty && totals == totals.sorted())
        #expect(!bounds.isEmpty && bounds.allSatisfy { $0 >= totals.last ?? 0 })
    }

    static func middling(
        seed: UInt64, tieCount: Int = 10, filled percent: Int = 90, budget: Int64 = 6_000
    ) throws -> ConstrainedProblem {
        var draws = SplitMix64(seed: seed)
        let weights = try SparseWeights.large(
            rowCount: 150, columnCount: 144, pairsPerRow: 9, weightMax: 100_000, seed: seed
        )
        let sites = (0..<weights.columnCount).map { _ in Int32(draws.next(below: 6)) }
        let offices = (0..<weights.columnCount).map { _ in Int32(draws.next(below: 8)) }
        let cost = (0..<weights.pairCount).map { _ in Int32(draws.next(below: 100)) }
        let minimums = (0..<8).map { office in
            let count = offices.filter { $0 == office }.count
            return SideConstraint.groupMinimum(
                Int64(count * percent / 100), in: Int32(office), group: offices, weights: weights
            )
        }
        return try ConstrainedProblem(
            weights: weights, siteOfColumn: sites,
            ties: (0..<tieCount).map { RowTie(first: Int32($0), second: Int32($0 + 75)) },
            constraints: [.budget(cost: cost, limit: budget)] + minimums
        )
    }
}
