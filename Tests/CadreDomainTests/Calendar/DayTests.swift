import CadreDomain
import Testing

@Suite("Days of the calendar")
struct DayTests {
    @Test("Every day of four centuries survives the way to its parts, to text and back")
    func roundTrip() throws {
        let first = try #require(Day("1799-12-31"))
        let last = try #require(Day("2200-03-01"))
        var previous = first.parts
        var wrong: [Day] = []
        for number in first.number + 1...last.number {
            let day = Day(number: number)
            let parts = day.parts
            let isSame = Day(year: parts.year, month: parts.month, day: parts.day) == day && Day(day.description) == day
            let isNextInMonth =
                parts.year == previous.year && parts.month == previous.month && parts.day == previous.day + 1
            let isNextMonth = parts.day == 1 && (parts.month == previous.month + 1 || parts.month == 1)
            if !isSame || !(isNextInMonth || isNextMonth) { wrong.append(day) }
            previous = parts
        }
        #expect(wrong.isEmpty)
    }

    @Test(
        "Known days have known numbers",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-12-01", 20_788),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ])
    func known(text: String, number: Int32) {
        #expect(Day(text)?.number == number)
        #expect(Day(number: number).description == text)
    }

    @Test(
        "A sentence names the month, and the day without a nought",
        arguments: [
            ("2027-06-15", "15 June 2027"), ("2026-12-01", "1 December 2026"), ("2028-02-29", "29 February 2028"),
        ])
    func prose(text: String, words: String) {
        #expect(Day(text)?.prose == words)
    }

    @Test(
        "A leap day exists in leap years alone",
        arguments: [(1600, true), (1900, false), (2000, true), (2023, false), (2024, true), (2100, false)])
    func leapYears(year: Int, isLeap: Bool) {
        #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
        let length = (Day(year: year + 1, month: 1, day: 1) ?? .first) - (Day(year: year, month: 1, day: 1) ?? .first)
        #expect(length == (isLeap ? 366 : 365))
    }

    @Test(
        "Text that is no day is refused",
        arguments: [
            "", "2026", "2026-1-01", "2026-13-01", "2026-00-10", "2026-04-31", "2026-02-29", "2026/04/01", "26-04-01",
            "2026-04-01T00:00", " 2026-04-01", "2026-04-0a", "+026-04-01", "0000-01-01", "2026-04-011",
            "２０26-04-01",
        ])
    func badText(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(
        "Adding months keeps the day of the month, or takes the last one",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-12-01", 36, "2029-12-01"),
            ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"), ("2026-12-31", 0, "2026-12-31"),
            ("9999-06-01", 12, "9999-12-31"), ("0001-02-01", -12, "0001-01-01"),
        ])
    func addingMonths(start: String, months: Int, end: String) {
        #expect(Day(start)?.adding(months: months).description == end)
    }

    @Test("Adding days counts both ways and stays within the calendar")
    func addingDays() throws {
        let day = try #require(Day("2026-12-31"))
        #expect(day.adding(days: 1) == day.next)
        #expect(day.next.description == "2027-01-01")
        #expect(day.adding(days: 400) - day == 400)
        #expect(day.adding(days: -400) - day == -400)
        #expect(day.adding(days: 10_000_000) == .endless)
        #expect(day.adding(days: -10_000_000) == .first)
    }

    @Test("Days are ordered by the calendar, as their text is")
    func order() throws {
        let texts = ["0999-12-31", "1969-12-31", "1970-01-01", "2026-12-01", "2026-12-02"]
        let days = try texts.map { try #require(Day($0)) }
        #expect(days.sorted() == days)
        #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
    }
}
