/// What is wrong with compressed rows offered to `SparseWeights`, with the place and the value found.
public enum SparseWeightsError: Error, Equatable, Sendable {
    /// A count that does not fit the 32-bit indices; `countMax` is the largest allowed.
    case countOutOfRange(found: Int, countMax: Int)
    /// `rowStart` is empty, does not begin at 0, decreases, or does not end at the number of pairs.
    case rowStartMalformed(index: Int, found: Int)
    /// `column` and `weight` differ in length.
    case lengthsDiffer(columnCount: Int, weightCount: Int)
    /// A column that is negative or at least `columnCount`.
    case columnOutOfRange(row: Int, column: Int, columnCount: Int)
    /// A column smaller than the one before it in the same row.
    case columnNotSorted(row: Int, column: Int, previous: Int)
    /// A column that stands twice in one row.
    case columnRepeated(row: Int, column: Int)
    /// A weight below 1: a pair worth nothing is left out instead.
    case weightNotPositive(row: Int, column: Int, weight: Int)
}
