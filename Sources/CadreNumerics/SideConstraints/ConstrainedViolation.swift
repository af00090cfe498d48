/// The first rule that an assignment breaks, with the numbers that break it.
///
/// Found by code that shares nothing with the solver: it reads the problem and the assignment, and adds up.
public enum ConstrainedViolation: Error, Equatable, Sendable {
    /// Not one column, or the mark for none, a row.
    case lengthWrong(found: Int, expected: Int)
    /// A row is given a column with which it has no pair.
    case pairMissing(row: Int, column: Int)
    /// A column is given to two rows.
    case columnUsedTwice(column: Int)
    /// One of two tied rows is matched and the other is not, or their columns have different sites.
    case tieBroken(tie: Int)
    /// A sum is on the wrong side of its bound.
    case constraintBroken(constraint: Int, sum: Int64, bound: Int64)
    /// The total weight is another one.
    case totalWrong(found: Int64, expected: Int64)
}

extension ConstrainedProblem {
    /// Returns the first rule that an assignment breaks; `nil` proves that it keeps to all and is worth `totalWeight`.
    ///
    /// - Parameters:
    ///   - columnOfRow: For each row the column it was given, or `AssignmentSolution.unmatched`.
    ///   - totalWeight: What it is said to be worth.
    /// - Complexity: O(rows * log(longest row) + columns + ties + terms).
    public func violation(columnOfRow: [Int32], totalWeight: Int64) -> ConstrainedViolation? {
        guard columnOfRow.count == weights.rowCount else {
            return .lengthWrong(found: columnOfRow.count, expected: weights.rowCount)
        }
        var isUsed = [Bool](repeating: false, count: weights.columnCount)
        var isMatched = [Bool](repeating: false, count: weights.pairCount)
        var total: Int64 = 0
        for (row, column) in columnOfRow.enumerated() where column != AssignmentSolution.unmatched {
            guard let pair = weights.pairIndex(row: row, column: Int(column)) else {
                return .pairMissing(row: row, column: Int(column))
            }
            guard !isUsed[Int(column)] else { return .columnUsedTwice(column: Int(column)) }
            isUsed[Int(column)] = true
            isMatched[pair] = true
            total += Int64(weights.weight[pair])
        }
        for (index, tie) in ties.enumerated() {
            let sites = [tie.first, tie.second].map { row -> Int32? in
                let column = columnOfRow[Int(row)]
                return column == AssignmentSolution.unmatched ? nil : siteOfColumn[Int(column)]
            }
            if sites[0] != sites[1] { return .tieBroken(tie: index) }
        }
        for (index, constraint) in constraints.enumerated() {
            let sum = constraint.terms.reduce(0) { $0 + (isMatched[$1.pair] ? Int64($1.coefficient) : 0) }
            if !constraint.sense.holds(sum, bound: constraint.bound) {
                return .constraintBroken(constraint: index, sum: sum, bound: constraint.bound)
            }
        }
        return total == totalWeight ? nil : .totalWrong(found: totalWeight, expected: total)
    }
}
