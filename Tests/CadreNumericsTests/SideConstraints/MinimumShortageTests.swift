import Testing

@testable import CadreNumerics

/// Goal: minimums that cannot be kept together are found out exactly, and with as few named as possible.
///
/// Method: enumeration of small problems; planted shortages in large ones, among ties and a budget that hide them.
@Suite("Shortage of minimums")
struct MinimumShortageTests {
    private func shortage(of problem: ConstrainedProblem) throws -> [Int]? {
        try MinimumShortage(of: problem, isCancelled: { false })?.constraints
    }

    /// A small problem of minimums alone, each of columns of its own.
    private func minimums(seed: UInt64) throws -> ConstrainedProblem {
        var draws = SplitMix64(seed: seed)
        let weights = try SparseWeights.drawn(
            rowCount: 2 + draws.next(below: 3), columnCount: 3 + draws.next(below: 4),
            density: 0.3 + 0.6 * draws.unit(), weightMax: 9, seed: draws.next()
        )
        let groups = (0..<weights.columnCount).map { Int32($0 % 4) }
        return try ConstrainedProblem(
            weights: weights,
            constraints: (0..<4).map {
                .groupMinimum(Int64(draws.next(below: 3) - 1), in: $0, group: groups, weights: weights)
            }
        )
    }

    @Test("is found exactly where no assignment keeps to the minimums, and its minimums alone cannot be kept")
    func exact() throws {
        var (shortCount, manyCount) = (0, 0)
        for seed in 0..<1_500 as Range<UInt64> {
            let problem = try minimums(seed: seed)
            let short = try shortage(of: problem)
            try #require((short == nil) == (problem.bestTotal() != nil), "seed \(seed)")
            guard let short else { continue }
            shortCount += 1
            let alone = problem.keeping(short.map { .constraint($0) })
            try #require(alone.bestTotal() == nil, "seed \(seed)")
            let conflict = try #require(try ConstrainedAssignment.conflict(in: problem))
            try #require(conflict.isMinimal && problem.keeping(conflict.rules).bestTotal() == nil, "seed \(seed)")
            for rule in conflict.rules {
                let fewer = problem.keeping(conflict.rules.filter { $0 != rule })
                try #require(fewer.bestTotal() != nil, "seed \(seed)")
            }
            if conflict.rules.count > 1 { manyCount += 1 }
        }
        #expect(shortCount > 200 && shortCount < 1_300 && manyCount > 20, "\(shortCount), \(manyCount)")
    }

    /// Three rows that alone reach four columns, of which two offices want two each; beside them an ordinary problem.
    private func planted(rowCount: Int, tieCount: Int, missing: Int64 = 1) throws -> ConstrainedProblem {
        var draws = SplitMix64(seed: 1)
        let columnCount = 4 + rowCount
        var rows: [[(column: Int32, weight: Int32)]] = []
        for row in 0..<3 + rowCount {
            var columns: Set<Int32> = row < 3 ? [0, 1, 2, 3] : []
            while row >= 3 && columns.count < 15 { columns.insert(Int32(4 + draws.next(below: rowCount))) }
            rows.append(columns.sorted().map { (column: $0, weight: Int32(1 + draws.next(below: 1_000_000))) })
        }
        let weights = try SparseWeights(columnCount: columnCount, rows: rows)
        let sites = (0..<columnCount).map { _ in Int32(draws.next(below: 4)) }
        let offices: [Int32] = [0, 0, 1, 1] + (4..<columnCount).map { _ in Int32(2 + draws.next(below: 8)) }
        let costs = (0..<weights.pairCount).map { _ in Int32(draws.next(below: 100)) }
        let minimums = (0..<10 as Range<Int32>).map { (office: Int32) -> SideConstraint in
            let count = Int64(offices.lazy.filter { $0 == office }.count)
            let minimum = office == 0 ? 1 + missing : office == 1 ? 2 : count * 6 / 10
            return SideConstraint.groupMinimum(minimum, in: office, group: offices, weights: weights)
        }
        let budget = SideConstraint.budget(cost: costs, limit: 2_147_483_647)
        let ties = stride(from: Int32(3), to: Int32(3 + 2 * tieCount), by: 2).map { RowTie(first: $0, second: $0 + 1) }
        return try ConstrainedProblem(
            weights: weights, siteOfColumn: sites, ties: ties, constraints: [budget] + minimums
        )
    }

    @Test("one row too few among ties, a budget and other minimums is found out before any search")
    func hidden() throws {
        let problem = try planted(rowCount: 150, tieCount: 40)
        let solution = try ConstrainedAssignment.best(problem)
        #expect(solution.verdict == .infeasible && solution.bound == -1 && solution.effort == ConstrainedEffort())
        let conflict = try ConstrainedAssignment.conflict(in: problem, evaluationLimit: 0)
        #expect(conflict == ConstraintConflict(rules: [.constraint(1), .constraint(2)], isMinimal: true))
        #expect(try shortage(of: planted(rowCount: 150, tieCount: 40, missing: 0)) == nil)
    }

    @Test("is none in a large problem whose minimums need every way there is, and is one with a column more")
    func longWays() throws {
        #expect(try shortage(of: chain(first: 0)) == nil)
        #expect(try shortage(of: chain(first: 1)) == [0, 1])
    }

    /// Twenty thousand rows, each of which fits a column and the next; all columns but the first are wanted by one
    /// minimum, and the first by another.
    private func chain(first: Int64) throws -> ConstrainedProblem {
        let count = 20_000
        let rows = (0..<Int32(count)).map { (row: Int32) -> [(column: Int32, weight: Int32)] in
            [(column: row, weight: 1), (column: row + 1, weight: 1)]
        }
        let weights = try SparseWeights(columnCount: count + 1, rows: rows)
        let groups = (0...count).map { Int32($0 == 0 ? 0 : 1) }
        return try ConstrainedProblem(
            weights: weights,
            constraints: [
                .groupMinimum(Int64(count), in: 1, group: groups, weights: weights),
                .groupMinimum(first, in: 0, group: groups, weights: weights),
            ]
        )
    }

    @Test("takes no minimum that shares a column with an earlier one, nor one that counts a pair more than once")
    func shared() throws {
        let weights = try SparseWeights.dense([[1, 1]], columnCount: 2)
        let all = (0..<2).map { SideConstraint.Term(pair: $0, coefficient: 1) }
        let twice = [SideConstraint.Term(pair: 0, coefficient: 2)]
        func found(_ constraints: [SideConstraint]) throws -> [Int]? {
            try shortage(of: ConstrainedProblem(weights: weights, constraints: constraints))
        }
        let one = SideConstraint(terms: all, sense: .atLeast, bound: 1)
        #expect(try found([one, SideConstraint(terms: [all[0]], sense: .atLeast, bound: 1)]) == nil)
        #expect(try found([SideConstraint(terms: twice, sense: .atLeast, bound: 2)]) == nil)
        #expect(try found([SideConstraint(terms: all, sense: .atMost, bound: 1)]) == nil)
        #expect(try found([one, SideConstraint(terms: [], sense: .atLeast, bound: 1)]) == [1])
        #expect(try found([SideConstraint(terms: all.reversed(), sense: .atLeast, bound: 2)]) == [0])
    }

    @Test("is given up where it is told to stop")
    func stopped() throws {
        let problem = try chain(first: 1)
        var questionCount = 0
        _ = try MinimumShortage(of: problem) {
            questionCount += 1
            return false
        }
        #expect(questionCount > 2)
        for count in 0..<questionCount {
            var asked = 0
            #expect(throws: ConstrainedProblemError.cancelled) {
                try MinimumShortage(of: problem) {
                    asked += 1
                    return asked > count
                }
            }
            #expect(asked == count + 1)
        }
    }
}
