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
    /// The first day outside; nil where none is known.
    public var knownEnd: Day? { isOpen ? nil : end }

    /// Whether the day is inside.
    public func contains(_ day: Day) -> Bool { start <= day && day < end }

    /// The day itself where it is inside, else the day inside that is nearest to it; nil where none is inside.
    public func nearest(to day: Day) -> Day? {
        isEmpty ? nil : min(max(day, start), end.adding(days: -1))
    }

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

    /// The range in a sentence: `from 1 January 2027 to 31 December 2027`, both days inside; `on` one day, `from` an
    /// open one `on`.
    public var prose: String { words(\.prose) }

    /// The range as refusals quote it, with days that can be typed: `from 2027-01-01 to 2027-12-31`, both days inside.
    public var phrase: String { words(\.description) }

    private func words(_ text: (Day) -> String) -> String {
        if isEmpty { return "on no day" }
        if isOpen { return "from \(text(start)) on" }
        return dayCount == 1 ? "on \(text(start))" : "from \(text(start)) to \(text(end.adding(days: -1)))"
    }

    /// The range as `2027-01-01..<2028-01-01`, for those who write code; an open end is left out.
    public var description: String { isOpen ? "\(start)..." : "\(start)..<\(end)" }
}
