/// Why `StandingAssignment` refused a solution, a change or a question; nothing has been changed then.
public enum StandingAssignmentError: Error, Equatable, Sendable {
    /// The caller asked to stop before the solution was taken over.
    case cancelled
    /// The solution to begin with is not an optimal one of the weights.
    case solutionRefused(CertificateViolation)
    /// A row that does not exist.
    case rowOutOfRange(row: Int, rowCount: Int)
    /// A column that does not exist.
    case columnOutOfRange(column: Int, columnCount: Int)
    /// A row that is taken out.
    case rowRemoved(row: Int)
    /// A column that is taken out.
    case columnRemoved(column: Int)
    /// A row to restore that is not taken out.
    case rowPresent(row: Int)
    /// A column to restore that is not taken out.
    case columnPresent(column: Int)
    /// A pair that does not exist.
    case pairMissing(row: Int, column: Int)
    /// A pair to insert that exists, or that stands twice in a new row or column.
    case pairPresent(row: Int, column: Int)
    /// A pair, named by the request or in its way, that is forced.
    case pairForced(row: Int, column: Int)
    /// A pair to release that is not forced.
    case pairNotForced(row: Int, column: Int)
    /// A pair that is forbidden.
    case pairForbidden(row: Int, column: Int)
    /// A pair to allow that is not forbidden.
    case pairNotForbidden(row: Int, column: Int)
    /// A weight below 1.
    case weightNotPositive(row: Int, column: Int, weight: Int)
    /// One more row or column than `SparseWeights.countMax`.
    case countOutOfRange(countMax: Int)
    /// `(rowCount + 1) * weightMax + 1` exceeds `limit`; only in `AssignmentMode.everyRow`.
    case tooLarge(rowCount: Int, weightMax: Int, limit: Int)
}
