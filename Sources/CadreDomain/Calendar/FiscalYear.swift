/// A fiscal year of the United States Government.
///
/// It runs from 1 October of the year before to 30 September. Up to fiscal year 1976 it ran from 1 July; the three
/// months from 1 July to 30 September 1976 are the transition quarter, a period of its own.
///
/// Source: Congressional Budget and Impoundment Control Act of 1974, Public Law 93-344, section 501.
public struct FiscalYear: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The year in which the period ends.
    public let year: Int
    /// Whether this is the transition quarter of 1976.
    public let isTransitionQuarter: Bool

    /// The transition quarter, written `1976tq`.
    public static let transitionQuarter = FiscalYear(year: 1976, isTransitionQuarter: true)

    private init(year: Int, isTransitionQuarter: Bool) {
        self.year = year
        self.isTransitionQuarter = isTransitionQuarter
    }

    /// Makes the fiscal year that ends in this calendar year; nil outside 1790 to 9998.
    public init?(_ year: Int) {
        guard (1790...9998).contains(year) else { return nil }
        self.init(year: year, isTransitionQuarter: false)
    }

    /// Reads `2027`, `FY2027` or `1976tq`; nil for anything else.
    public init?(_ description: String) {
        var text = Substring(description)
        if text.hasPrefix("FY") || text.hasPrefix("fy") { text = text.dropFirst(2) }
        if text == "1976tq" || text == "1976TQ" {
            self = .transitionQuarter
            return
        }
        guard text.utf8.count == 4, let year = Int(text) else { return nil }
        self.init(year)
    }

    /// Finds the fiscal year that holds the day.
    public init(containing day: Day) {
        let (year, month, _) = day.parts
        switch (year, month) {
        case (1976, 7...9): self = .transitionQuarter
        case (..<1976, 7...), (1976..., 10...): self.init(year: year + 1, isTransitionQuarter: false)
        default: self.init(year: year, isTransitionQuarter: false)
        }
    }

    /// The days of the period.
    public var days: DayRange {
        let start: Day?
        let end: Day?
        if isTransitionQuarter {
            (start, end) = (Day(year: 1976, month: 7, day: 1), Day(year: 1976, month: 10, day: 1))
        } else if year <= 1976 {
            (start, end) = (Day(year: year - 1, month: 7, day: 1), Day(year: year, month: 7, day: 1))
        } else {
            (start, end) = (Day(year: year - 1, month: 10, day: 1), Day(year: year, month: 10, day: 1))
        }
        return DayRange(clamping: start ?? .first, end ?? .endless)
    }

    /// The period as `2027` or `1976tq`.
    public var description: String { isTransitionQuarter ? "1976tq" : String(year) }

    /// Orders periods by time; the transition quarter follows 1976.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.isTransitionQuarter ? 1 : 0) < (right.year, right.isTransitionQuarter ? 1 : 0)
    }
}
