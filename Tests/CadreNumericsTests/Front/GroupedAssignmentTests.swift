import Testing

@testable import CadreNumerics

/// Goal: an assignment within bounds takes the paths that gain, no others, and ends where it is told to.
///
/// Method: problems of a few rows, whose paths and looks can be counted by hand.
@Suite("Assignment within bounds of groups")
struct GroupedAssignmentTests {
    /// The best assignment of rows given by the values of their columns, without bounds.
    private func grouped(_ rows: [[Int32?]], groupOfRow: [Int32], groupCount: Int) throws -> GroupedAssignment {
        let pairs = try SparseWeights(
            columnCount: rows[0].count,
            rows: rows.map { row in row.indices.filter { row[$0] != nil }.map { (column: Int32($0), weight: 1) } }
        )
        let values = rows.joined().compactMap(\.self)
        let solution = try FrontSearch(of: pairs, first: values, second: values).solution(.firstOnly, { false })
        return GroupedAssignment(
            pairs, values: values, groupOfRow: groupOfRow, groupCount: groupCount, penalty: 1_000, solution
        )
    }

    @Test("No path begins once so much was looked at, for a row more or for a row less, and each look is counted")
    func limits() throws {
        // More: a group of one row, the row and its pair, its column. Less: two columns, the first, its row and pair.
        for (value, count, lookCount) in [(-1, 1, 4), (5, 0, 5)] as [(Int32, Int, Int)] {
            var state = try grouped([[value, nil]], groupOfRow: [0], groupCount: 1)
            let window = ShareWindow(lower: [count], upper: [count])
            let isBegun = try state.setBounds(window, lookCountMax: 0, { false })
            #expect(!isBegun)
            let before = (looks: state.lookCount, isKept: state.keepsBounds, counts: state.counts)
            #expect(before.looks == 0 && before.counts == [1 - count, 0])
            let isEnded = try state.setBounds(window, lookCountMax: 1, { false })
            #expect(isEnded)
            let after = (looks: state.lookCount, isKept: state.keepsBounds, counts: state.counts)
            #expect(after.looks == lookCount && after.isKept && after.counts == [count, 0])
        }
    }

    @Test("A way that gains nothing is not taken: a column stays where it is needed as much")
    func gainsNothing() throws {
        var state = try grouped([[5], [5]], groupOfRow: [0, 1], groupCount: 2)
        let isEnded = try state.setBounds(ShareWindow(lower: [1, 1], upper: [1, 1]), lookCountMax: .max, { false })
        let (columns, isKept) = (state.columnOfRow, state.keepsBounds)
        #expect(isEnded && columns == [0, AssignmentSolution.unmatched] && !isKept)
    }

    @Test("Among ways that are equally long the search goes on from where it is")
    func level() throws {
        // Any of five columns will do for the last row; the others are worth the same to everybody else.
        let rows = Array(repeating: Array(repeating: Int32?.some(1), count: 5), count: 4)
        var state = try grouped(rows + [Array(repeating: 0, count: 5)], groupOfRow: [0, 0, 0, 0, 1], groupCount: 2)
        let isEnded = try state.setBounds(ShareWindow(lower: [4, 1], upper: [4, 1]), lookCountMax: .max, { false })
        let lookCount = state.lookCount
        #expect(isEnded)
        #expect(lookCount == 8, "its group, the row and its pairs, a column")
    }

    @Test("A long path asks on the way whether to stop")
    func stops() throws {
        let count = 1 << 16
        let pairs = try SparseWeights(
            columnCount: count, rowStart: [0, count], column: (0..<count).map(Int32.init),
            weight: Array(repeating: 1, count: count)
        )
        let values = [Int32](repeating: -1, count: count)
        let solution = try FrontSearch(of: pairs, first: values, second: values).solution(.firstOnly, { false })
        var state = GroupedAssignment(
            pairs, values: values, groupOfRow: [0], groupCount: 1, penalty: 1_000, solution
        )
        var questionCount = 0
        do throws(AssignmentFrontError) {
            // Asked before the path and, the row's pairs looked at, on it.
            _ = try state.setBounds(ShareWindow(lower: [1], upper: [1]), lookCountMax: .max) {
                questionCount += 1
                return questionCount == 2
            }
            Issue.record("The path went on.")
        } catch {
            let columns = state.columnOfRow
            #expect(error == .cancelled && questionCount == 2)
            #expect(columns == [AssignmentSolution.unmatched], "it was given up before its end")
        }
        questionCount = 0
        let isEnded = try state.setBounds(ShareWindow(lower: [1], upper: [1]), lookCountMax: .max) {
            questionCount += 1
            return false
        }
        let columns = state.columnOfRow
        #expect(isEnded && columns[0] >= 0 && questionCount == 3, "before the path, on it and after it")
    }
}
