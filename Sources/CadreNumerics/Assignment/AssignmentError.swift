/// Why `SparseAssignment` returned no solution.
public enum AssignmentError: Error, Equatable, Sendable {
    /// The caller's `isCancelled` answered true.
    case cancelled
    /// Not every row can be matched: `rows` together have pairs only with `columns`, which are fewer.
    ///
    /// Both are ascending, and `columns.count == rows.count - 1`. Only in `AssignmentMode.everyRow`.
    case infeasible(rows: [Int32], columns: [Int32])
    /// `(rowCount + 1) * weightMax` exceeds `limit`, so 64-bit potentials might overflow.
    ///
    /// Only in `AssignmentMode.everyRow`; the optional mode fits for every `SparseWeights`.
    case tooLarge(rowCount: Int, weightMax: Int, limit: Int)
}
