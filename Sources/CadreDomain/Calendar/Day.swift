/// A calendar day without a time zone, in the proleptic Gregorian calendar.
///
/// Days are written `YYYY-MM-DD`. The years 0001 to 9999 can be read; ``Day/endless`` stands for "no end is known".
///
/// Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, 2013 (days from civil and back).
public struct Day: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int32

    /// The last day that can be written, 9999-12-31; the end of a range that has no known end.
    public static let endless = Day(number: 2_932_896)
    /// The first day that can be written, 0001-01-01.
    public static let first = Day(number: -719_162)

    /// Makes the day that lies this many days after 1970-01-01.
    public init(number: Int32) {
        self.number = number
    }

    /// Makes a day from its parts; nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads `YYYY-MM-DD`; nil for anything else.
    public init?(_ description: String) {
        var parts = (0, 0, 0)
        var index = 0
        for byte in description.utf8 {
            if index == 4 || index == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard byte >= 48, byte <= 57, index < 10 else { return nil }
                let digit = Int(byte - 48)
                switch index {
                case 0..<4: parts.0 = parts.0 * 10 + digit
                case 5..<7: parts.1 = parts.1 * 10 + digit
                default: parts.2 = parts.2 * 10 + digit
                }
            }
            index += 1
        }
        guard index == 10 else { return nil }
        self.init(year: parts.0, month: parts.1, day: parts.2)
    }

    /// The year, month and day of the month, each from 1.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The day as `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        var text = String(year)
        while text.utf8.count < 4 { text = "0" + text }
        return text + (month < 10 ? "-0" : "-") + String(month) + (day < 10 ? "-0" : "-") + String(day)
    }

    /// The day in a sentence, such as `15 June 2027`; tables and files write ``description``.
    public var prose: String {
        let (year, month, day) = parts
        return "\(day) \(Self.monthNames[month - 1]) \(year)"
    }

    /// The names of the months, January first.
    public static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    /// The day after this one.
    public var next: Day { Day(number: number + 1) }

    /// The day that lies this many days later, or earlier when negative; never past ``endless`` or before ``first``.
    public func adding(days: Int) -> Day {
        let sum = Int(number) + days
        return Day(number: Int32(min(max(sum, Int(Self.first.number)), Int(Self.endless.number))))
    }

    /// The same day of the month this many months later; the month's last day where the month is shorter.
    public func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        guard count >= 12 else { return .first }
        guard count < 10_000 * 12 else { return .endless }
        let length = Self.length(ofMonth: count % 12 + 1, year: count / 12)
        return Day(year: count / 12, month: count % 12 + 1, day: min(day, length)) ?? self
    }

    /// The days from `right` to `left`; negative where `left` comes first.
    public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

    /// Orders days by the calendar.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
