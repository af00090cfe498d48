import Testing

@testable import CadreNumerics

/// Goal: the search ends where it is told to, tells what it knows, and takes no more work than it should.
///
/// Method: counts of work, which are the same on every machine, on problems of a hundred rows and of few.
@Suite("Constrained effort")
struct ConstrainedEffortTests {
    @Test("ends at the evaluation that is said to be the last as if that were the limit")
    func lastEvaluation() throws {
        let problem = try ConstrainedAssignmentTests.middling(seed: 5)
        for count in [1, 30, 320, 700] {
            let told = try ConstrainedAssignment.best(problem, isLastEvaluation: { $0 == count })
            let limited = try ConstrainedAssignment.best(problem, evaluationLimit: count)
            #expect(told == limited && told.effort.evaluationCount == count)
            #expect(told.verdict == (told.columnOfRow == nil ? .unknown : .feasible))
        }
        // A limit that is nearer holds.
        let both = try ConstrainedAssignment.best(problem, evaluationLimit: 20, isLastEvaluation: { $0 > 30 })
        #expect(both.effort.evaluationCount == 20)
    }

    @Test("asks for no evaluation beyond its limit, wherever that falls")
    func limits() throws {
        let problem = try ConstrainedAssignmentTests.middling(seed: 8)
        for limit in [0, 1, 3, 299, 300, 301, 302, 305, 310, 330, 380, 430, 500] {
            let solution = try ConstrainedAssignment.best(problem, evaluationLimit: limit)
            #expect(solution.effort.evaluationCount <= limit)
            #expect(solution.verdict == .optimal || solution.effort.evaluationCount == limit)
            if let gap = solution.gap {
                #expect(gap == Double(solution.bound - solution.totalWeight) / Double(solution.bound))
            }
        }
    }

    @Test("an assignment that is worth nothing has no gap if nothing is worth more")
    func noGap() throws {
        let weights = try SparseWeights.dense([[5]], columnCount: 1)
        let none = SideConstraint.budget(cost: [1], limit: 0)
        let solution = try ConstrainedAssignment.best(ConstrainedProblem(weights: weights, constraints: [none]))
        #expect(solution.verdict == .optimal && solution.totalWeight == 0 && solution.bound == 0)
        #expect(solution.gap == 0)
    }

    @Test("a known assignment that reaches the first bound is the best without a search, and one below it is not")
    func knownAtBound() throws {
        let weights = try SparseWeights.dense([[5, 4]], columnCount: 2)
        let problem = try ConstrainedProblem(weights: weights, constraints: [])
        let best = try ConstrainedAssignment.best(problem, from: [0], evaluationLimit: 0)
        #expect(best.verdict == .optimal && best.bound == 5)
        let next = try ConstrainedAssignment.best(problem, from: [1], evaluationLimit: 0)
        #expect(next.verdict == .feasible && next.bound == 5 && next.totalWeight == 4)
        #expect(next.gap == 0.2)
        #expect(next.effort.nodeCount == 0, "a part is not begun where nothing may be evaluated")
    }

    @Test("takes few evaluations, and has good assignments early")
    func economical() throws {
        var (sum, early) = (0, 0.0)
        for seed in [0, 4, 5, 7] as [UInt64] {
            let problem = try ConstrainedAssignmentTests.middling(seed: seed)
            let solution = try ConstrainedAssignment.best(problem, evaluationLimit: 5_000)
            #expect(solution.verdict == .optimal && solution.effort.nodeCount > 0)
            sum += solution.effort.evaluationCount
            early += try ConstrainedAssignment.best(problem, evaluationLimit: 450).gap ?? 1
        }
        // 4,400 and 0.9 % are usual.
        #expect(sum < 6_500 && early < 0.02, "\(sum) evaluations, gaps of \(early)")
    }

    @Test("dives on before it splits, where many ties are undecided and what it has is far from the bound")
    func dives() throws {
        func diveCount(tieCount: Int) throws -> Int {
            let problem = try ConstrainedAssignmentTests.middling(
                seed: 5, tieCount: tieCount, filled: 70, budget: 2_250
            )
            var count = 0
            _ = try ConstrainedAssignment.best(
                problem, evaluationLimit: 2_000, progress: { count += $0.effort.nodeCount == 0 ? 1 : 0 }
            )
            return count
        }
        #expect(try diveCount(tieCount: 70) == 6)
        #expect(try diveCount(tieCount: 64) < 6)
    }

    /// Rows that each have one column of their own, and a budget that pays for half of them: a knapsack.
    private func knapsack(seed: UInt64, count: Int = 13) throws -> ConstrainedProblem {
        var draws = SplitMix64(seed: seed)
        let costs = (0..<count).map { _ in Int32(1_000 + draws.next(below: 9_000)) }
        let weights = try SparseWeights(
            columnCount: costs.count, rows: costs.enumerated().map { [(Int32($0.offset), $0.element + 500)] }
        )
        return try ConstrainedProblem(
            weights: weights, constraints: [.budget(cost: costs, limit: costs.reduce(0) { $0 + Int64($1) } / 2)]
        )
    }

    /// The same, but the costs have to sum to those of one random half, which hardly any other choice does.
    private func exactSum(seed: UInt64) throws -> ConstrainedProblem {
        var draws = SplitMix64(seed: seed)
        let costs = (0..<12).map { _ in Int32(1_000 + draws.next(below: 900)) }
        let weights = try SparseWeights(
            columnCount: costs.count, rows: costs.indices.map { [(Int32($0), Int32(1 + draws.next(below: 1_000)))] }
        )
        let bound = costs.reduce(Int64(0)) { $0 + (draws.chance(0.5) ? Int64($1) : 0) }
        let terms = costs.enumerated().map { SideConstraint.Term(pair: $0.offset, coefficient: $0.element) }
        return try ConstrainedProblem(
            weights: weights, constraints: [SideConstraint(terms: terms, sense: .equal, bound: bound)]
        )
    }

    @Test("is right after many thousand evaluations, and tells of them in the tree")
    func many() throws {
        var (evaluationMax, evaluationCount, nodeCount, toldMax) = (0, 0, 0, 0)
        for seed in 0..<4 as Range<UInt64> {
            let problem = try knapsack(seed: seed)
            var told: [ConstrainedProgress] = []
            let solution = try ConstrainedAssignment.best(problem, progress: { told.append($0) })
            let total = try #require(problem.bestTotal())
            #expect(solution.verdict == .optimal && solution.totalWeight == total, "seed \(seed)")
            evaluationMax = max(evaluationMax, solution.effort.evaluationCount)
            evaluationCount += solution.effort.evaluationCount
            nodeCount += solution.effort.nodeCount
            toldMax = max(toldMax, told.count)
            for one in told {
                #expect(one.totalWeight ?? 0 <= total && one.bound ?? .max >= total)
                #expect(one.bound ?? 0 < 2 * total && one.effort.nodeCount % 64 == 0)
            }
            #expect(zip(told, told.dropFirst()).allSatisfy { $0.effort.nodeCount <= $1.effort.nodeCount })
        }
        #expect(evaluationMax > 6_000 && toldMax > 5)
        #expect([evaluationCount, nodeCount] == [14_891, 697], "work is what it was")
    }

    @Test("Work is what it was: a change of prices, of what is closed or of the order of parts shows here")
    func work() throws {
        var small = ConstrainedEffort()
        for seed in 0..<600 as Range<UInt64> {
            let solution = try ConstrainedAssignment.best(ConstrainedProblem.drawn(seed: seed))
            guard solution.columnOfRow != nil else { continue }
            small.evaluationCount += solution.effort.evaluationCount
            small.nodeCount += solution.effort.nodeCount
        }
        #expect([small.evaluationCount, small.nodeCount] == [83_140, 412])
        // What is known at a limit, and how many parts were looked at by then.
        let known = try ([5, 8] as [UInt64]).map { seed in
            let problem = try ConstrainedAssignmentTests.middling(seed: seed)
            let solution = try ConstrainedAssignment.best(problem, evaluationLimit: 700)
            let certified = try #require(solution.certificate?.bound(of: problem))
            return [solution.totalWeight, solution.bound, certified, Int64(solution.effort.nodeCount)]
        }
        #expect(known == [[11_771_999, 11_810_299, 11_810_299, 1], [11_878_158, 11_878_158, 11_880_767, 3]])
    }

    @Test("recent use counts the same after it is rescaled")
    func rescaled() throws {
        let problem = try ConstrainedProblem(weights: .dense([[5, 4]], columnCount: 2), constraints: [])
        let model = try PricedModel(problem)
        var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
        _ = search.evaluate([])
        let first = (unit: search.usageUnit, usage: search.usage)
        #expect(first.unit == 1.15 && first.usage == [1.15, 0])
        (search.usageUnit, search.usage) = (1e100, [0, 1.15e100])
        _ = search.evaluate([])
        let rescaled = (unit: search.usageUnit, usage: search.usage)
        #expect(rescaled.unit == 1 && rescaled.usage == [1, 1])
    }

    @Test("bounds everything that waits, wherever it is stopped in the tree")
    func stoppedInTree() throws {
        for seed in 0..<3 as Range<UInt64> {
            let problem = try exactSum(seed: seed)
            let total = try #require(problem.bestTotal())
            for limit in stride(from: 350, to: 2_500, by: 67) {
                let solution = try ConstrainedAssignment.best(problem, evaluationLimit: limit)
                #expect(solution.bound >= total && solution.totalWeight <= total, "seed \(seed), limit \(limit)")
                #expect(solution.effort.evaluationCount <= limit, "seed \(seed), limit \(limit)")
            }
        }
    }

    @Test("asks for nothing beyond its limit and bounds all that waits, at every evaluation", arguments: [0, 1])
    func limitsInTree(seed: UInt64) throws {
        let problem = try knapsack(seed: seed, count: 6)
        let total = try #require(problem.bestTotal())
        for limit in 300..<900 {
            let solution = try ConstrainedAssignment.best(problem, evaluationLimit: limit)
            #expect(solution.effort.evaluationCount <= limit)
            #expect(solution.bound >= total && solution.totalWeight <= total, "limit \(limit)")
        }
    }

    @Test("tells no total before it has one, and what it has at the root")
    func root() throws {
        var told: [ConstrainedProgress] = []
        let problem = try ConstrainedAssignmentTests.middling(seed: 8)
        _ = try ConstrainedAssignment.best(problem, evaluationLimit: 600, progress: { told.append($0) })
        let first = try #require(told.first)
        #expect(first.totalWeight == nil && first.effort.nodeCount == 0 && first.effort.evaluationCount > 0)
        #expect(told.count > 1)
    }
}
