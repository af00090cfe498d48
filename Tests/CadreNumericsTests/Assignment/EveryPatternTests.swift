import CadreNumerics
import CadreTestSupport
import Testing

/// Goal: no problem of at most 5 x 5 pairs of one weight is solved wrongly.
///
/// Method: all of them, but for the order of the rows, against enumeration.
@Suite("Every pattern of pairs")
struct EveryPatternTests {
    private static let columnCount = 5
    private static let patternMax = 1 << columnCount - 1

    /// Solves a problem with a pair of weight 1 where a pattern has a bit, in both modes.
    private func check(_ patterns: [Int]) throws {
        let rows = patterns.map { pattern in
            (0..<Self.columnCount).filter { pattern >> $0 & 1 == 1 }.map { (column: Int32($0), weight: Int32(1)) }
        }
        let weights = try SparseWeights(columnCount: Self.columnCount, rows: rows)
        for mode in AssignmentMode.allCases {
            let wanted = ReferenceAssignment.enumerated(weights, mode: mode)
            let solution = try? SparseAssignment.maximumWeight(weights, mode: mode)
            let isProven =
                solution.map { one in
                    one.certificate.violation(weights: weights, columnOfRow: one.columnOfRow) == nil
                } ?? true
            if solution?.totalWeight != wanted || !isProven { Issue.record("\(mode) is wrong for \(patterns)") }
        }
    }

    /// Goes on to the next patterns, which ascend from row to row; false after the last ones.
    private func advance(_ patterns: inout [Int]) -> Bool {
        guard let place = patterns.lastIndex(where: { $0 < Self.patternMax }) else { return false }
        let next = patterns[place] + 1
        for later in place..<patterns.count { patterns[later] = next }
        return true
    }

    /// Whether the columns descend, read from the first row.
    private func areColumnsSorted(_ patterns: [Int]) -> Bool {
        let columns = (0..<Self.columnCount).map { column in patterns.reduce(0) { $0 << 1 | $1 >> column & 1 } }
        return zip(columns, columns.dropFirst()).allSatisfy { $0 >= $1 }
    }

    @Test("5 x 5, but for the order of rows and of columns, agree with enumeration in both modes")
    func fiveByFive() throws {
        var patterns = [Int](repeating: 0, count: 5)
        var count = 0
        repeat {
            guard areColumnsSorted(patterns) else { continue }
            count += 1
            try check(patterns)
        } while advance(&patterns)
        #expect(count == 24_520, "the rows and the columns of every pattern can be put into such an order")
    }

    @Test(
        "1 x 5 to 5 x 5, but for the order of rows, agree with enumeration in both modes",
        .tags(.slow), .slow,
        arguments: zip(1...5, [32, 528, 5_984, 52_360, 376_992])
    )
    func everyRowCount(rowCount: Int, patternCount: Int) throws {
        var patterns = [Int](repeating: 0, count: rowCount)
        var count = 0
        repeat {
            count += 1
            try check(patterns)
        } while advance(&patterns)
        #expect(count == patternCount)
    }
}
