/// A half-open range of days `[start, end)`: the end is the first day that is no longer inside.
///
/// A range with no known end ends at ``Day/endless``. A range may be empty, never reversed.
public struct DayRange: Hashable, Sendable, CustomStringConvertible {
    /// The first day inside.
    public let start: Day
    /// The first day after the range.
    public let end: Day

    /// Makes the range; nil where the end comes before the start.
    public init?(start: Day, end: Day) {
        guard start <= end else { return nil }
        self.start = start
        self.end = end
    }

    /// Makes the range that starts on this day and has no known end.
    public init(from start: Day) {
        self.start = start
        end = max(start, .endless)
    }

    /// Makes the range from `start` to `end`, empty at `start` where the end comes before it.
    public init(clamping start: Day, _ end: Day) {
        self.start = start
        self.end = max(start, end)
    }

    /// How many days are inside.
    public var dayCount: Int { end - start }
    /// Whether no day is inside.
    public var isEmpty: Bool { start == end }
    /// Whether the end is not known.
    public var isOpen: Bool { end == .endless }

    /// Whether the day is inside.
    public func contains(_ day: Day) -> Bool { start <= day && day < end }

    /// Whether the two ranges share at least one day.
    public func overlaps(_ other: DayRange) -> Bool {
        max(start, other.start) < min(end, other.end)
    }

    /// The days that both ranges hold; nil where they share none.
    public func intersection(_ other: DayRange) -> DayRange? {
        let first = max(start, other.start)
        let last = min(end, other.end)
        return first < last ? DayRange(start: first, end: last) : nil
    }

    /// The range in a sentence: `from 2027-01-01 to 2027-12-31`, both days inside; `on` one day, `from` an open one
    /// `on`.
    public var phrase: String {
        if isEmpty { return "on no day" }
        if isOpen { return "from \(start) on" }
        return dayCount == 1 ? "on \(start)" : "from \(start) to \(end.adding(days: -1))"
    }

    /// The range as `2027-01-01..<2028-01-01`, for those who write code; an open end is left out.
    public var description: String { isOpen ? "\(start)..." : "\(start)..<\(end)" }
}
