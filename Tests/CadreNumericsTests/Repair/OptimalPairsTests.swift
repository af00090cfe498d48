import CadreNumerics
import Testing

/// Goal: each pair, row and column is told to be in every, some or no optimal assignment, rightly.
///
/// Method: all optimal assignments of small problems.
@Suite("Optimal pairs")
struct OptimalPairsTests {
    private func presence(_ count: Int, of total: Int) -> PairPresence {
        count == total ? .always : count == 0 ? .never : .sometimes
    }

    private func isRight(_ weights: SparseWeights, _ mode: AssignmentMode) throws -> Bool {
        guard let solution = try? SparseAssignment.maximumWeight(weights, mode: mode) else { return true }
        let optimal = EveryAssignment(weights, mode: mode).optimal
        let found = try OptimalPairs(weights, solution: solution)
        var pairs: [PairPresence] = []
        for row in 0..<weights.rowCount {
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                pairs.append(presence(optimal.count { $0[row] == weights.column[pair] }, of: optimal.count))
            }
        }
        let rows = (0..<weights.rowCount).map { row in
            presence(optimal.count { $0[row] >= 0 }, of: optimal.count)
        }
        let columns = (0..<weights.columnCount).map { column in
            presence(optimal.count { $0.contains(Int32(column)) }, of: optimal.count)
        }
        return found.presence == pairs && found.rowPresence == rows && found.columnPresence == columns
    }

    @Test("Every 3 x 3 problem with weights 1 and 2 agrees with enumeration")
    func everyThreeByThree() throws {
        for code in 0..<19_683 {
            var rest = code
            let matrix = (0..<3).map { _ in
                (0..<3).map { _ in
                    defer { rest /= 3 }
                    return Int32(rest % 3)
                }
            }
            let weights = try SparseWeights.dense(matrix, columnCount: 3)
            let mode: AssignmentMode = code.isMultiple(of: 2) ? .optional : .everyRow
            if try !isRight(weights, mode) { Issue.record("\(mode) \(matrix)") }
        }
    }

    @Test("Drawn problems of at most 5 x 6 agree with enumeration, in both modes", arguments: [1, 2, 4])
    func drawn(weightMax: Int) throws {
        for seed in 0..<150 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            let weights = try SparseWeights.drawn(
                rowCount: 1 + draws.next(below: 5),
                columnCount: 1 + draws.next(below: 6),
                density: 0.3 + 0.7 * draws.unit(),
                weightMax: weightMax,
                seed: draws.next()
            )
            for mode in AssignmentMode.allCases {
                if try !isRight(weights, mode) { Issue.record("\(mode), seed \(seed)") }
            }
        }
    }

    @Test("A chain of ten thousand ties is told apart from one without ties")
    func chain() throws {
        let count = 10_000
        // Row i has columns i and i + 1; the last row has only its own, so that nothing can move.
        var rows: [[(column: Int32, weight: Int32)]] = []
        for row in 0..<Int32(count) { rows.append([(row, 5), (row + 1, 5)]) }
        rows[count - 1].removeLast()
        let closed = try SparseWeights(columnCount: count, rows: rows)
        let fixed = try OptimalPairs(closed, solution: SparseAssignment.maximumWeight(closed))
        #expect(fixed.presence.count { $0 == .always } == count)
        #expect(fixed.presence.count { $0 == .never } == count - 1)
        rows[count - 1].append((Int32(count), 5))
        let open = try SparseWeights(columnCount: count + 1, rows: rows)
        let loose = try OptimalPairs(open, solution: SparseAssignment.maximumWeight(open))
        #expect(loose.presence.allSatisfy { $0 == .sometimes })
        #expect(loose.rowPresence.allSatisfy { $0 == .always })
        #expect(loose.columnPresence.allSatisfy { $0 == .sometimes })
    }

    @Test("A solution of other weights is refused")
    func refused() throws {
        let weights = try SparseWeights(columnCount: 1, rows: [[(0, 5)]])
        let other = try SparseWeights(columnCount: 1, rows: [[(0, 6)]])
        let solution = try SparseAssignment.maximumWeight(weights)
        #expect(throws: CertificateViolation.self) { _ = try OptimalPairs(other, solution: solution) }
    }
}
