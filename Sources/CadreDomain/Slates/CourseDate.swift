/// A course that begins on a day, with the seats that it has left.
public struct CourseDate: Hashable, Sendable {
    /// The most seats that a course date may have.
    public static let seatsMax = 10_000

    /// The first day.
    public let start: Day
    /// How many people it takes.
    public let seats: Int

    /// Makes a course date.
    public init(start: Day, seats: Int) {
        self.start = start
        self.seats = seats
    }
}

extension CourseDate: LosslessStringConvertible {
    /// Reads a day and a number of seats, such as `2027-01-11:12`; nil for anything else.
    public init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let start = Day(parts[0]),
            let seats = SlateLimit.whole(parts[1], max: Self.seatsMax)
        else { return nil }
        self.init(start: start, seats: seats)
    }

    /// The day and the seats.
    public var description: String { "\(start):\(seats)" }
}
