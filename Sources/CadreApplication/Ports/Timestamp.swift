public import CadreDomain

/// A moment in Coordinated Universal Time, to the millisecond.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// Makes the moment.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Makes the first moment of a day.
    public init(startOf day: Day) { milliseconds = Int64(day.number) * Self.dayMilliseconds }

    /// The day that holds the moment.
    public var day: Day {
        Day(number: Int32((Double(milliseconds) / Double(Self.dayMilliseconds)).rounded(.down)))
    }

    /// The moment as `2026-12-01T09:30:00.000Z`.
    public var description: String {
        let inDay = Int(milliseconds - Int64(day.number) * Self.dayMilliseconds)
        func digits(_ value: Int, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let seconds = inDay / 1_000
        return "\(day)T\(digits(seconds / 3_600, 2)):\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2))"
            + ".\(digits(inDay % 1_000, 3))Z"
    }

    /// Orders moments by time.
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    private static let dayMilliseconds: Int64 = 86_400_000
}
