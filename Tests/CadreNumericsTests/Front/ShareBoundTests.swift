import Testing

@testable import CadreNumerics

/// Goal: windows hold the counts that shares allow, and no assignment within one exceeds what potentials prove.
///
/// Method: windows worked out by hand; all assignments of small problems against potentials that are drawn.
@Suite("Bounds on windows of shares")
struct ShareBoundTests {
    @Test("A difference has a window for each smallest share, each once, without what is fixed")
    func windows() throws {
        // 4 with 1 fixed, 3, and a group of nobody; shares from 0, 1/4, 1/2, 3/4, 1, 1/3 and 2/3 to 25 per cent more.
        let groups = RowGroups(groupOfRow: [], counts: [4, 3, 0], fixed: [1, 0, 0])
        let windows = try ShareWindow.all(percent: 25, groups, { false })
        let lower = [[0, 0, 0], [0, 1, 0], [1, 2, 0], [2, 3, 0], [3, 3, 0], [1, 1, 0], [2, 2, 0]]
        #expect(windows.map(\.lower) == lower)
        let upper = [[0, 0, 0], [1, 1, 0], [2, 2, 0], [3, 3, 0], [3, 3, 0], [1, 1, 0], [2, 2, 0]]
        #expect(windows.map(\.upper) == upper)
    }

    @Test("The distance from a window counts rows too few and rows too many")
    func distance() {
        let window = ShareWindow(lower: [2, 0], upper: [3, 1])
        #expect([[2, 1], [0, 0], [3, 4], [0, 4]].map { window.distance(from: $0) } == [0, 2, 3, 5])
    }

    /// Potentials of rows that cover their pairs, some by more than they have to, and of everything else any.
    private func potentials(of problem: BalanceProblem, _ draws: inout SplitMix64) -> [Int64] {
        let pairs = problem.pairs
        let others = (0..<pairs.columnCount + problem.groups.counts.count + 2).map { _ in Int64(draws.next(below: 9)) }
        let rows = (0..<pairs.rowCount).map { row in
            (pairs.rowStart[row]..<pairs.rowStart[row + 1]).reduce(Int64(draws.next(below: 3)) - 1) { most, pair in
                max(most, Int64(problem.values[pair]) + others[Int(pairs.column[pair])])
            }
        }
        return rows + others
    }

    @Test("No assignment within a window exceeds what potentials prove of it, and some reach it")
    func proven() throws {
        var draws = SplitMix64(seed: 1)
        var reachedCount = 0
        for seed in 0..<300 as Range<UInt64> {
            let problem = try BalanceProblem(seed: seed, isSigned: true)
            let none = Int32(problem.groups.counts.count)
            let groupOfRow = problem.groups.groupOfRow.map { $0 < 0 ? none : $0 }
            let windows = try ShareWindow.all(percent: draws.next(below: 100), problem.groups, { false })
            let potentials = potentials(of: problem, &draws)
            let bound = try #require(
                ShareBound(
                    of: problem.pairs, values: problem.values, groupOfRow: groupOfRow, potentials: potentials
                )
            )
            let most = windows.map { bound.total(within: $0) }
            var best = [Int64](repeating: .min, count: windows.count)
            EveryBalance.visit(problem.pairs, values: problem.values, groups: problem.groups) { matched, total in
                for (index, window) in windows.enumerated() where window.distance(from: matched) == 0 {
                    best[index] = max(best[index], total)
                }
            }
            if !zip(best, most).allSatisfy({ $0 <= $1 }) { Issue.record("seed \(seed)") }
            reachedCount += zip(best, most).count { $0 == $1 }
        }
        #expect(reachedCount > 5, "\(reachedCount)")
    }

    @Test("Potentials that cover a pair exactly prove a bound, and those that fall one short of it prove none")
    func notCovered() throws {
        let pairs = try SparseWeights(columnCount: 2, rows: [[(0, 1)], [(0, 1), (1, 1)]])
        func bound(_ rows: [Int64]) -> ShareBound? {
            ShareBound(of: pairs, values: [5, 4, -3], groupOfRow: [0, 1], potentials: rows + [1, -1, 0, 0, 0])
        }
        // Columns bring nothing and 1, rows 6 and 5; the second has no group.
        let most = try #require(bound([6, 5]))
        #expect(most.constant == 12 && most.prices == [0])
        #expect(bound([5, 5]) == nil && bound([6, 4]) == nil && bound([6, -4]) == nil)
    }
}
