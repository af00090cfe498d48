import CadreDomain

/// The two ways in which workbooks number days.
///
/// Source: ECMA-376-1:2016, section 18.17.4.1.
enum SerialDay: Sendable {
    /// Day 1 is 1 January 1900, and day 60 the 29 February 1900 that never was.
    case from1900
    /// Day 0 is 1 January 1904.
    case from1904

    /// What a serial number stands for.
    enum Reading: Hashable {
        /// A day.
        case day(Day)
        /// A day and a time of day.
        case moment(Day, secondOfDay: Int)
        /// A time of day alone.
        case time(secondOfDay: Int)
        /// No day of the calendar.
        case none
    }

    /// The serial behind the last day of the calendar, 31 December 9999.
    private static let serialMax = 2_958_466.0
    private static let secondsPerDay = 86_400

    /// Reads a serial number; the part behind the point is the time of day.
    func reading(_ serial: Double) -> Reading {
        guard serial >= 0, serial < Self.serialMax else { return .none }
        let whole = serial.rounded(.down)
        let second = Int(((serial - whole) * Double(Self.secondsPerDay)).rounded())
        // A time that rounds to midnight of the day after is not a day.
        let isDay = serial == whole
        if self == .from1900, whole == 0 { return isDay ? .none : .time(secondOfDay: min(second, 86_399)) }
        guard let day = day(Int(whole)) else { return .none }
        return isDay ? .day(day) : .moment(day, secondOfDay: min(second, Self.secondsPerDay - 1))
    }

    private func day(_ serial: Int) -> Day? {
        switch self {
        case .from1904: Day(year: 1904, month: 1, day: 1)?.adding(days: serial)
        case .from1900:
            // The day that never was stands between 59 and 61; days behind it count one more than they are.
            serial == 60
                ? nil : Day(year: 1899, month: 12, day: serial < 60 ? 31 : 30)?.adding(days: serial)
        }
    }

    /// The number of a day; nil for one before the first, or before the day that never was.
    func serial(of day: Day) -> Int? {
        let (first, least) =
            self == .from1904
            ? (Day(year: 1904, month: 1, day: 1), 0) : (Day(year: 1899, month: 12, day: 30), 61)
        guard let first, day - first >= least, Double(day - first) < Self.serialMax else { return nil }
        return day - first
    }

    /// A time of day as `13:45`, or `13:45:30` where it has seconds.
    static func text(secondOfDay: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
        let (hour, minute, second) = (secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
        return "\(two(hour)):\(two(minute))" + (second == 0 ? "" : ":\(two(second))")
    }
}
