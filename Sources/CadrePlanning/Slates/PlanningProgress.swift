/// How far a run has come.
public struct PlanningProgress: Hashable, Sendable {
    /// What is being done, in the order in which it is done; a search and the prices only where a slate has limits.
    public enum Phase: String, Sendable, CaseIterable {
        /// Every pair is put to the gates and rated.
        case rating
        /// The best slate without limits is found, exactly.
        case matching
        /// The best slate that keeps to every limit is looked for.
        case searching
        /// What each limit costs is found out.
        case pricing
        /// The slate is checked and explained.
        case checking
    }

    /// What is being done.
    public let phase: Phase
    /// How many steps of a search under limits have been taken.
    public let stepCount: Int
    /// What the best slate so far is worth, with what keeping lines adds; nil where none is known yet.
    public let value: Int?
    /// What no slate is worth more than; nil before the first bound.
    public let bound: Int?

    /// Makes an account.
    public init(phase: Phase, stepCount: Int = 0, value: Int? = nil, bound: Int? = nil) {
        self.phase = phase
        self.stepCount = stepCount
        self.value = value
        self.bound = bound
    }
}
