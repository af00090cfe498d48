/// An assignment of maximum total weight together with the evidence that no other is better.
///
/// Made by `SparseAssignment`. Where several assignments have the same total, which one is returned depends only on
/// the weights, never on time, memory addresses or the machine.
public struct AssignmentSolution: Hashable, Sendable {
    /// The mark for a row or a column that is not matched.
    public static let unmatched: Int32 = -1

    /// For each row the column it was given, or `unmatched`.
    public let columnOfRow: [Int32]
    /// For each column the row it was given to, or `unmatched`; the inverse of `columnOfRow`.
    public let rowOfColumn: [Int32]
    /// The sum of the weights of the matched pairs.
    public let totalWeight: Int64
    /// Potentials that prove the total to be the largest possible, and say which mode was asked for.
    public let certificate: AssignmentCertificate
    /// How much work it took.
    public let effort: AssignmentEffort

    /// How many pairs are matched.
    public var matchedCount: Int { columnOfRow.lazy.filter { $0 != Self.unmatched }.count }

    /// The matches of another solution under this total and proof.
    ///
    /// The potentials that prove one assignment the best prove every other of the same total; ``certificate`` says
    /// whether it is one.
    public func assigning(as other: AssignmentSolution) -> AssignmentSolution {
        AssignmentSolution(
            columnOfRow: other.columnOfRow, rowOfColumn: other.rowOfColumn, totalWeight: totalWeight,
            certificate: certificate, effort: effort
        )
    }
}
