/// How a position was held over a window: days empty and days with two or more incumbents.
public struct Occupancy: Hashable, Sendable {
    /// Days of the window on which nobody held the position.
    public let gapDays: Int
    /// Days on which incumbents overlapped, counted once for each incumbent beyond the first.
    public let overlapDays: Int

    /// Counts gaps and overlaps.
    ///
    /// - Parameters:
    ///   - window: The days to look at.
    ///   - holdings: The days each incumbent holds the position, in any order.
    /// - Complexity: O(n log n) for n incumbents.
    public init(window: DayRange, holdings: [DayRange]) {
        var covered = 0
        var total = 0
        var reach = window.start
        let inside = holdings.compactMap { window.intersection($0) }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        for days in inside {
            total += days.dayCount
            covered += max(0, days.end - max(reach, days.start))
            reach = max(reach, days.end)
        }
        gapDays = window.dayCount - covered
        overlapDays = total - covered
    }
}
