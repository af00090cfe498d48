/// How much work a solution took, in counts that are the same on every machine.
public struct AssignmentEffort: Hashable, Sendable {
    /// Price steps of the auction.
    public internal(set) var phaseCount = 0
    /// Lists searched by the auction for a best and a second-best partner.
    public internal(set) var bidCount = 0
    /// Shortest augmenting paths of the exact finish.
    public internal(set) var augmentationCount = 0
    /// Lists relaxed by those paths.
    public internal(set) var scanCount = 0
}
