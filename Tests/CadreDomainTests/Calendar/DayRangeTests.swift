import CadreDomain
import CadreNumerics
import Testing

@Suite("Half-open ranges of days")
struct DayRangeTests {
    static func range(_ start: Int32, _ end: Int32) -> DayRange {
        DayRange(clamping: Day(number: start), Day(number: end))
    }

    @Test("The end lies outside")
    func halfOpen() {
        let range = Self.range(10, 12)
        #expect(range.contains(Day(number: 10)))
        #expect(range.contains(Day(number: 11)))
        #expect(!range.contains(Day(number: 12)))
        #expect(!range.contains(Day(number: 9)))
        #expect(range.dayCount == 2)
    }

    @Test("A reversed range is refused or emptied, never kept")
    func reversed() {
        #expect(DayRange(start: Day(number: 5), end: Day(number: 4)) == nil)
        let empty = Self.range(5, 4)
        #expect(empty.isEmpty && empty.dayCount == 0 && empty.start == Day(number: 5))
        #expect(DayRange(start: Day(number: 5), end: Day(number: 5))?.isEmpty == true)
    }

    @Test("A range without a known end is open and says so")
    func open() throws {
        let day = try #require(Day("2026-12-01"))
        let open = DayRange(from: day)
        #expect(open.isOpen && open.end == .endless && open.contains(day.adding(days: 1_000_000)))
        #expect(open.description == "2026-12-01...")
        let year = try #require(DayRange(start: day, end: day.adding(months: 12)))
        #expect(!year.isOpen)
        #expect(year.description == "2026-12-01..<2027-12-01")
    }

    @Test("A sentence names the last day inside, not the first one after")
    func phrases() throws {
        let day = try #require(Day(year: 2026, month: 12, day: 1))
        #expect(DayRange(from: day).phrase == "from 2026-12-01 on")
        #expect(DayRange(start: day, end: day.adding(months: 12))?.phrase == "from 2026-12-01 to 2027-11-30")
        #expect(DayRange(start: day, end: day.next)?.phrase == "on 2026-12-01")
        #expect(DayRange(start: day, end: day)?.phrase == "on no day")
    }

    @Test("Prose writes the same days with the names of their months")
    func prose() throws {
        let day = try #require(Day(year: 2026, month: 12, day: 1))
        #expect(DayRange(from: day).prose == "from 1 December 2026 on")
        #expect(DayRange(start: day, end: day.adding(months: 12))?.prose == "from 1 December 2026 to 30 November 2027")
        #expect(DayRange(start: day, end: day.next)?.prose == "on 1 December 2026")
        #expect(DayRange(start: day, end: day)?.prose == "on no day")
    }

    @Test("Neighbours and empty ranges overlap nothing")
    func neighbours() {
        #expect(!Self.range(1, 5).overlaps(Self.range(5, 9)))
        #expect(Self.range(1, 5).intersection(Self.range(5, 9)) == nil)
        #expect(!Self.range(3, 3).overlaps(Self.range(1, 9)))
        #expect(Self.range(3, 3).intersection(Self.range(1, 9)) == nil)
    }

    @Test("Overlap and intersection agree with counting days one by one")
    func againstDays() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<2_000 {
            let first = Self.range(Int32(random.next(below: 12)), Int32(random.next(below: 12)))
            let second = Self.range(Int32(random.next(below: 12)), Int32(random.next(below: 12)))
            let both = (0..<12).map { Day(number: $0) }.filter { first.contains($0) && second.contains($0) }
            #expect(first.overlaps(second) == !both.isEmpty, "\(first) and \(second)")
            #expect(first.intersection(second)?.dayCount ?? 0 == both.count, "\(first) and \(second)")
            #expect(first.intersection(second)?.start == both.first, "\(first) and \(second)")
            #expect(first.intersection(second) == second.intersection(first))
        }
    }

    @Test("The nearest day of a range is the day itself where it is inside, and else its first or last")
    func nearest() throws {
        let first = try #require(Day("2027-01-01"))
        let range = DayRange(clamping: first, first.adding(days: 31))
        for (day, nearest) in [
            ("2026-05-01", "2027-01-01"), ("2027-01-01", "2027-01-01"), ("2027-01-20", "2027-01-20"),
            ("2027-02-01", "2027-01-31"), ("2030-01-01", "2027-01-31"),
        ] {
            let asked = try #require(Day(day))
            #expect(range.nearest(to: asked) == Day(nearest), "\(day)")
        }
        #expect(DayRange(clamping: range.start, range.start).nearest(to: range.start) == nil)
    }
}
