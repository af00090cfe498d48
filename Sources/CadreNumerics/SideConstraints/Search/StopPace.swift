/// Says when it is time to ask whether to stop, by the pairs gone through, in however many loops that was.
package struct StopPace {
    /// After how many pairs it is asked again: some hundred microseconds of work.
    package static let pairCount = 1 << 16

    private var count = 0

    /// Begins with nothing gone through.
    package init() {}

    /// Counts pairs; true where it is time to ask.
    package mutating func isDue(after pairCount: Int = 1) -> Bool {
        count += pairCount
        guard count >= Self.pairCount else { return false }
        count = 0
        return true
    }
}
