/// Why a `ConstrainedProblem` could not be made or solved.
public enum ConstrainedProblemError: Error, Equatable, Sendable {
    /// `siteOfColumn` has not one value a column.
    case siteCountWrong(found: Int, expected: Int)
    /// A tie names a row that does not exist.
    case rowOutOfRange(tie: Int, row: Int, rowCount: Int)
    /// A tie names one row twice.
    case rowTiedToItself(tie: Int, row: Int)
    /// A constraint names a pair that does not exist.
    case pairOutOfRange(constraint: Int, pair: Int, pairCount: Int)
    /// A constraint names a pair twice.
    case pairRepeated(constraint: Int, pair: Int)
    /// Rows, weights and constraints are so many and so large that 64-bit sums might overflow.
    case tooLarge(rowCount: Int, weightMax: Int, constraintCount: Int)
    /// The caller's `isCancelled` answered true.
    case cancelled
}
