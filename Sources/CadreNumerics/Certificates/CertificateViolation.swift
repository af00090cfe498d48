/// The first condition of `AssignmentCertificate` found broken, with the numbers that break it.
public enum CertificateViolation: Error, Equatable, Sendable {
    /// An array whose length is not that of the side it describes.
    case lengthWrong(found: Int, expected: Int)
    /// A potential so large that sums with it might overflow.
    case potentialOutOfRange(Int64)
    /// A row given a column that does not exist.
    case columnOutOfRange(row: Int, column: Int)
    /// A column given to two rows.
    case columnUsedTwice(column: Int, rows: [Int])
    /// A row given a column with which it has no pair.
    case pairMissing(row: Int, column: Int)
    /// A row left unmatched although every row has to be matched.
    case rowUnmatched(row: Int)
    /// A row whose potential is negative although it may stay unmatched.
    case rowPotentialNegative(row: Int, potential: Int64)
    /// A column whose potential is negative.
    case columnPotentialNegative(column: Int, potential: Int64)
    /// An unmatched row with a potential other than zero: it might be worth matching.
    case unmatchedRowPotentialNotZero(row: Int, potential: Int64)
    /// An unmatched column with a potential other than zero: it might be worth matching.
    case unmatchedColumnPotentialNotZero(column: Int, potential: Int64)
    /// A pair worth more than the potentials of its two ends together.
    case pairNotCovered(row: Int, column: Int, weight: Int32, potentialSum: Int64)
    /// A matched pair worth less than the potentials of its two ends together.
    case matchedPairNotTight(row: Int, column: Int, weight: Int32, potentialSum: Int64)
}
