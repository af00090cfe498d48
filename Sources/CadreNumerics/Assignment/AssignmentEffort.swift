/// How much work a solution took, in counts that are the same on every machine.
public struct AssignmentEffort: Hashable, Sendable {
    /// Price steps of the auction.
    public internal(set) var phaseCount = 0
    /// Lists searched by the auction for a best and a second-best partner.
    public internal(set) var bidCount = 0
    /// Nodes that the exact finish settled, each by one path.
    public internal(set) var augmentationCount = 0
    /// Passes that settled many nodes at once.
    public internal(set) var passCount = 0
    /// Lists relaxed by the searches for shortest paths.
    public internal(set) var scanCount = 0
}
