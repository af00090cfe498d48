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
    /// Price steps or paths finished, `0 ... total`.
    public let done: Int
    /// Price steps or paths in this stage; for paths an upper bound, since one path can settle two ends.
    public let total: Int
}
