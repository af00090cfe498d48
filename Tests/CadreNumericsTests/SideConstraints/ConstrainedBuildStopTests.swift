import Testing

@testable import CadreNumerics

/// Goal: laying a problem out, and naming what contradicts, stop as soon as a search does.
///
/// Method: counts of questions, which are the same on every machine.
@Suite("Constrained stop before and after the search")
struct ConstrainedBuildStopTests {
    /// Three times as many pairs as are gone through between two questions, in a budget and in two minimums.
    private static func long() throws -> (weights: SparseWeights, constraints: [SideConstraint]) {
        let weights = try SparseWeights.large(
            rowCount: 100, columnCount: 2_500, pairsPerRow: 2_000, weightMax: 1_000, seed: 3
        )
        let groups = (0..<2_500).map { Int32($0 & 1) }
        let costs = weights.weight.map { 1 + $0 % 7 }
        return (
            weights,
            [.budget(cost: costs, limit: 300)]
                + (0..<2).map { .groupMinimum(10, in: $0, group: groups, weights: weights) }
        )
    }

    /// How often a piece of work asks, and whether it stops at the question at which it is told to.
    private func questions(_ work: (() -> Bool) throws(ConstrainedProblemError) -> Void) throws -> Int {
        var whole = 0
        try work {
            whole += 1
            return false
        }
        for count in stride(from: 0, to: whole, by: max(1, whole / 5)) {
            var asked = 0
            #expect(throws: ConstrainedProblemError.cancelled) {
                try work {
                    asked += 1
                    return asked > count
                }
            }
            #expect(asked == count + 1, "after \(count)")
        }
        return whole
    }

    @Test("every step of laying a problem out asks again after so many pairs")
    func layingOut() throws {
        let (weights, constraints) = try Self.long()
        let loop = weights.pairCount / StopPace.pairCount
        #expect(loop == 3)
        let checking = try questions { (isCancelled) throws(ConstrainedProblemError) in
            _ = try ConstrainedProblem(weights: weights, constraints: constraints, isCancelled: isCancelled)
        }
        #expect(checking >= 2 * loop)
        let problem = try ConstrainedProblem(weights: weights, constraints: constraints)
        let pricing = try questions { (isCancelled) throws(ConstrainedProblemError) in
            _ = try PricedModel(problem, isCancelled: isCancelled)
        }
        // Weights, rows of pairs, the terms of every rule, three times all terms by pair, and the most of a pair.
        #expect(pricing >= 12 * loop)
        let model = try PricedModel(problem)
        var asked = 0
        var search = ConstrainedSearch(model, evaluationLimit: .max) {
            asked += 1
            return false
        }
        #expect(asked >= 4 * loop)
        asked = 0
        _ = search.evaluate(Array(repeating: 0, count: model.rules.count))
        #expect(asked >= loop)
    }

    @Test("a search that is stopped while it is laid out or evaluated knows what each row is worth at most")
    func cutOff() throws {
        let (weights, constraints) = try Self.long()
        let model = try PricedModel(ConstrainedProblem(weights: weights, constraints: constraints))
        for count in [0, 1, 5, 9, 13, 14, 15, 17] {
            var asked = 0
            var search = ConstrainedSearch(model, evaluationLimit: .max) {
                asked += 1
                return asked > count
            }
            let outcome = search.run { _ in }
            #expect(!outcome.isDone && outcome.bound <= model.totalMax && outcome.bound > 0, "after \(count)")
            #expect(outcome.certificate != nil && search.bestColumnOfRow == nil, "after \(count)")
            #expect(asked < count + 12, "after \(count)")
        }
    }

    @Test("what is known is kept where the search is stopped before it begins")
    func known() throws {
        let problem = try ConstrainedProblem(weights: .dense([[5, 4], [3, 9]], columnCount: 2), constraints: [])
        let kept = try ConstrainedAssignment.best(problem, from: [0, 1], isCancelled: { true })
        #expect(kept.verdict == .feasible && kept.columnOfRow == [0, 1] && kept.totalWeight == 14 && kept.bound == 14)
        let nothing = try ConstrainedAssignment.best(problem, isCancelled: { true })
        #expect(nothing.verdict == .unknown && nothing.columnOfRow == nil && nothing.bound == 14)
    }

    @Test("terms in any order make the same problem")
    func order() throws {
        for seed in 0..<60 as Range<UInt64> {
            let problem = try ConstrainedProblem.drawn(seed: seed)
            let turned = try ConstrainedProblem(
                weights: problem.weights, siteOfColumn: problem.siteOfColumn, ties: problem.ties,
                constraints: problem.constraints.map {
                    SideConstraint(terms: $0.terms.reversed(), sense: $0.sense, bound: $0.bound)
                }
            )
            #expect(try ConstrainedAssignment.best(turned) == ConstrainedAssignment.best(problem), "seed \(seed)")
        }
    }

    /// Forty rows that are each to stay empty, and the first three of which are to be matched; the rest is not needed.
    private static func contradiction() throws -> ConstrainedProblem {
        let weights = try SparseWeights(columnCount: 40, rows: (0..<40).map { [(column: $0, weight: 1)] })
        let none = (0..<40).map { pair in
            SideConstraint(terms: [.init(pair: pair, coefficient: 1)], sense: .atMost, bound: 0)
        }
        let some = SideConstraint(
            terms: (0..<3).map { .init(pair: $0, coefficient: 1 + Int32($0)) }, sense: .atLeast, bound: 1
        )
        return try ConstrainedProblem(weights: weights, constraints: none + [some])
    }

    @Test("naming what contradicts stops where it is told to, and says that the list may be longer than necessary")
    func conflict() throws {
        let problem = try Self.contradiction()
        var whole = 0
        let full = try #require(
            try ConstrainedAssignment.conflict(in: problem) {
                whole += 1
                return false
            }
        )
        #expect(full.isMinimal && full.rules.count == 4)
        var lengths: Set<Int> = []
        for count in 0..<whole {
            var asked = 0
            let cut = try ConstrainedAssignment.conflict(in: problem) {
                asked += 1
                return asked > count
            }
            #expect(asked <= count + 6, "after \(count)")
            guard let cut else { continue }
            #expect(Set(full.rules).isSubset(of: cut.rules), "after \(count)")
            // Told to stop while it looks at the last rule, it may know all the same.
            #expect(!cut.isMinimal || cut == full, "after \(count)")
            lengths.insert(cut.rules.count)
        }
        #expect(lengths.count > 4)
    }

    @Test("a rule that asks for more than there is, is the conflict without a question for every other rule")
    func impossible() throws {
        var constraints = try Self.contradiction().constraints
        let terms = (0..<3).map { SideConstraint.Term(pair: $0, coefficient: 2) }
        constraints[7] = SideConstraint(terms: terms, sense: .atLeast, bound: 7)
        let problem = try ConstrainedProblem(
            weights: Self.contradiction().weights, constraints: constraints
        )
        var asked = 0
        let conflict = try ConstrainedAssignment.conflict(in: problem) {
            asked += 1
            return false
        }
        #expect(conflict == ConstraintConflict(rules: [.constraint(7)], isMinimal: true))
        #expect(asked < 10)
        #expect(try ConstrainedAssignment.conflict(in: problem, isCancelled: { true }) == nil)
    }

    @Test("what giving way makes possible is not looked for once it is told to stop")
    func relaxation() throws {
        let problem = try Self.contradiction()
        var asked = 0
        let eased = try ConstrainedAssignment.relaxation(of: .constraint(40), in: problem) {
            asked += 1
            return true
        }
        #expect(asked == 1 && eased.bound == nil && eased.solution == nil && !eased.isNearest && !eased.isNotEnough)
    }
}
