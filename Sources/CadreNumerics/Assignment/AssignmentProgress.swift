/// How far a running `SparseAssignment` has come, for a progress bar.
public struct AssignmentProgress: Hashable, Sendable {
    /// The two stages, in the order in which they run.
    public enum Stage: String, Hashable, Sendable {
        /// Approximate prices are found at finer and finer steps.
        case auction
        /// What the auction left open is settled exactly, path by path.
        case augmentation
    }

    /// The stage that is running.
    public let stage: Stage
    /// Price steps or nodes finished, `0 ... total`.
    public let done: Int
    /// Price steps or nodes in this stage at most: steps can be left out, and one path can settle two nodes.
    public let total: Int
    /// What the pairs matched so far weigh together.
    public let matchedWeight: Int64
    /// A proven upper bound on the total weight of every assignment.
    public let bound: Int64
}
