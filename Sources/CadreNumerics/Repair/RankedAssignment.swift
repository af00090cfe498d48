/// One of the best assignments of a problem, as `BestAssignments` lists them.
public struct RankedAssignment: Hashable, Sendable {
    /// For each row the column it was given, or `AssignmentSolution.unmatched`.
    public let columnOfRow: [Int32]
    /// The sum of the weights of the matched pairs.
    public let totalWeight: Int64
}
