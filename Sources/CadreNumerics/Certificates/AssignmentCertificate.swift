/// Evidence that an assignment has maximum total weight, checkable without the solver that found it.
///
/// For integer row potentials `u` and column potentials `v >= 0` with `u[i] + v[j] >= weight[i, j]` on every pair, no
/// assignment is worth more than the sum of all potentials: its pairs are covered by disjoint parts of that sum, and
/// what is left over is not negative. An assignment whose pairs all have equality, and whose unmatched rows and columns
/// all have potential zero, is worth exactly that sum, so it is optimal.
///
/// In `AssignmentMode.optional` also `u >= 0`. In `AssignmentMode.everyRow` there is no unmatched row, so `u` may have
/// any sign. (This is linear-programming duality with complementary slackness; every number is an integer, so
/// there is no tolerance.)
///
/// Source: Burkard, Dell'Amico & Martello, *Assignment Problems*, SIAM 2009, section 4.1.
public struct AssignmentCertificate: Hashable, Sendable {
    /// The largest absolute value of a potential that the check accepts.
    public static let potentialMax: Int64 = 1 << 61

    /// Which rows had to be matched.
    public let mode: AssignmentMode
    /// One potential a row, in units of weight.
    public let rowPotentials: [Int64]
    /// One potential a column, in units of weight.
    public let columnPotentials: [Int64]

    /// Collects potentials; nothing is checked until `violation(weights:columnOfRow:)`.
    public init(mode: AssignmentMode, rowPotentials: [Int64], columnPotentials: [Int64]) {
        self.mode = mode
        self.rowPotentials = rowPotentials
        self.columnPotentials = columnPotentials
    }

    /// Returns the first broken condition; `nil` proves that the assignment is valid and optimal.
    ///
    /// - Parameters:
    ///   - weights: The problem that was solved.
    ///   - columnOfRow: For each row the column it was given, or `AssignmentSolution.unmatched`.
    /// - Returns: `nil`, or the first violation: lengths and ranges, then rows, then columns, then pairs in row order.
    /// - Complexity: O(rows + columns + pairs) time, O(columns) memory.
    public func violation(weights: SparseWeights, columnOfRow: [Int32]) -> CertificateViolation? {
        shapeViolation(weights: weights, columnOfRow: columnOfRow)
            ?? endViolation(weights: weights, columnOfRow: columnOfRow)
            ?? pairViolation(weights: weights, columnOfRow: columnOfRow)
    }

    private func shapeViolation(weights: SparseWeights, columnOfRow: [Int32]) -> CertificateViolation? {
        let lengths = [
            (columnOfRow.count, weights.rowCount),
            (rowPotentials.count, weights.rowCount),
            (columnPotentials.count, weights.columnCount),
        ]
        for (found, expected) in lengths where found != expected {
            return .lengthWrong(found: found, expected: expected)
        }
        for potentials in [rowPotentials, columnPotentials] {
            for potential in potentials where potential.magnitude > Self.potentialMax.magnitude {
                return .potentialOutOfRange(potential)
            }
        }
        return nil
    }

    private func endViolation(weights: SparseWeights, columnOfRow: [Int32]) -> CertificateViolation? {
        var rowOfColumn = [Int?](repeating: nil, count: weights.columnCount)
        for row in 0..<weights.rowCount {
            let potential = rowPotentials[row]
            let column = Int(columnOfRow[row])
            if mode == .optional && potential < 0 {
                return .rowPotentialNegative(row: row, potential: potential)
            }
            if columnOfRow[row] == AssignmentSolution.unmatched {
                if mode == .everyRow { return .rowUnmatched(row: row) }
                if potential != 0 { return .unmatchedRowPotentialNotZero(row: row, potential: potential) }
                continue
            }
            guard (0..<weights.columnCount).contains(column) else {
                return .columnOutOfRange(row: row, column: column)
            }
            if let other = rowOfColumn[column] {
                return .columnUsedTwice(column: column, rows: [other, row])
            }
            rowOfColumn[column] = row
        }
        for column in 0..<weights.columnCount {
            let potential = columnPotentials[column]
            if potential < 0 { return .columnPotentialNegative(column: column, potential: potential) }
            if rowOfColumn[column] == nil && potential != 0 {
                return .unmatchedColumnPotentialNotZero(column: column, potential: potential)
            }
        }
        return nil
    }

    private func pairViolation(weights: SparseWeights, columnOfRow: [Int32]) -> CertificateViolation? {
        for row in 0..<weights.rowCount {
            let given = columnOfRow[row]
            var isPairPresent = given == AssignmentSolution.unmatched
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let column = weights.column[pair]
                let weight = weights.weight[pair]
                let sum = rowPotentials[row] + columnPotentials[Int(column)]
                if sum < Int64(weight) {
                    return .pairNotCovered(row: row, column: Int(column), weight: weight, potentialSum: sum)
                }
                guard column == given else { continue }
                isPairPresent = true
                if sum != Int64(weight) {
                    return .matchedPairNotTight(row: row, column: Int(column), weight: weight, potentialSum: sum)
                }
            }
            if !isPairPresent { return .pairMissing(row: row, column: Int(given)) }
        }
        return nil
    }
}
