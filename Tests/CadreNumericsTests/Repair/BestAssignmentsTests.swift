import CadreNumerics
import Testing

/// Goal: the list has the best assignments, each once, best first.
///
/// Method: all assignments of small problems, listed to the last one.
@Suite("Best assignments")
struct BestAssignmentsTests {
    private func check(_ weights: SparseWeights, _ mode: AssignmentMode, count: Int, _ comment: Comment) throws {
        guard let solution = try? SparseAssignment.maximumWeight(weights, mode: mode) else { return }
        let every = EveryAssignment(weights, mode: mode).ranked
        let ranked = try BestAssignments.ranked(weights, solution: solution, count: count)
        if ranked.map(\.totalWeight) != every.prefix(count).map(\.total) { Issue.record(comment) }
        if Set(ranked.map(\.columnOfRow)).count != ranked.count { Issue.record(comment) }
        for assignment in ranked where weights.total(of: assignment.columnOfRow) != assignment.totalWeight {
            Issue.record(comment)
        }
    }

    @Test("Every 3 x 3 problem with weights 1 and 2, every ninth of them, is listed to the last assignment")
    func everyThreeByThree() throws {
        for code in stride(from: 0, to: 19_683, by: 9) {
            // Digits are taken in an order that makes all entries vary.
            var rest = code + (code / 9) % 9
            let matrix = (0..<3).map { _ in
                (0..<3).map { _ in
                    defer { rest /= 3 }
                    return Int32(rest % 3)
                }
            }
            let weights = try SparseWeights.dense(matrix, columnCount: 3)
            for mode in AssignmentMode.allCases { try check(weights, mode, count: 40, "\(mode) \(matrix)") }
        }
    }

    @Test("Drawn problems of at most 5 x 6 agree with enumeration", arguments: [1, 4, 1_000])
    func drawn(weightMax: Int) throws {
        for seed in 0..<60 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            let weights = try SparseWeights.drawn(
                rowCount: 1 + draws.next(below: 5),
                columnCount: 1 + draws.next(below: 6),
                density: 0.3 + 0.7 * draws.unit(),
                weightMax: weightMax,
                seed: draws.next()
            )
            for mode in AssignmentMode.allCases { try check(weights, mode, count: 25, "\(mode), seed \(seed)") }
        }
    }

    @Test("A shorter list is the beginning of a longer one, and the same every time")
    func prefix() throws {
        let weights = try SparseWeights.drawn(rowCount: 14, columnCount: 12, density: 0.4, weightMax: 3, seed: 2)
        let solution = try SparseAssignment.maximumWeight(weights)
        let long = try BestAssignments.ranked(weights, solution: solution, count: 30)
        #expect(long.count == 30)
        #expect(try BestAssignments.ranked(weights, solution: solution, count: 30) == long)
        #expect(try BestAssignments.ranked(weights, solution: solution, count: 7) == Array(long.prefix(7)))
        #expect(long[0].columnOfRow == solution.columnOfRow)
        #expect(Set(long.map(\.columnOfRow)).count == 30)
        #expect(long.map(\.totalWeight) == long.map(\.totalWeight).sorted(by: >))
    }

    @Test("Without pairs there is one assignment, and none is listed if none is wanted")
    func degenerate() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[], []])
        let solution = try SparseAssignment.maximumWeight(weights)
        let ranked = try BestAssignments.ranked(weights, solution: solution, count: 5)
        #expect(ranked.map(\.columnOfRow) == [[-1, -1]])
        #expect(try BestAssignments.ranked(weights, solution: solution, count: 0).isEmpty)
        #expect(try BestAssignments.ranked(weights, solution: solution, count: -3).isEmpty)
    }

    @Test("A cancelled list has what was found so far")
    func cancelled() throws {
        let weights = try SparseWeights.drawn(rowCount: 8, columnCount: 8, density: 0.6, weightMax: 9, seed: 2)
        let solution = try SparseAssignment.maximumWeight(weights)
        var calls = 0
        let isCancelled = {
            calls += 1
            return calls > 3
        }
        let ranked = try BestAssignments.ranked(weights, solution: solution, count: 9, isCancelled: isCancelled)
        #expect(ranked.count == 4)
    }
}
