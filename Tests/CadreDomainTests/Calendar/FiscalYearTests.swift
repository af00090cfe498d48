import CadreDomain
import Testing

@Suite("Fiscal years")
struct FiscalYearTests {
    @Test(
        "A day belongs to the fiscal year that the law of its time says",
        arguments: [
            ("1975-06-30", "1975"), ("1975-07-01", "1976"), ("1976-06-30", "1976"), ("1976-07-01", "1976tq"),
            ("1976-09-30", "1976tq"), ("1976-10-01", "1977"), ("1977-09-30", "1977"), ("1977-10-01", "1978"),
            ("2026-09-30", "2026"), ("2026-10-01", "2027"), ("2026-12-31", "2027"), ("2027-01-01", "2027"),
        ])
    func containing(day: String, year: String) throws {
        #expect(FiscalYear(containing: try #require(Day(day))).description == year)
    }

    @Test("From 1950 to 2100 every day lies in exactly one period, and periods follow each other without a gap")
    func partition() throws {
        let first = try #require(Day("1950-01-01"))
        let last = try #require(Day("2100-01-01"))
        var day = first
        var previous = FiscalYear(containing: first)
        var outside: [Day] = []
        while day < last {
            let year = FiscalYear(containing: day)
            if !year.days.contains(day) { outside.append(day) }
            if year != previous {
                #expect(previous.days.end == day && year.days.start == day && previous < year)
                previous = year
            }
            day = day.next
        }
        #expect(outside.isEmpty)
    }

    @Test("The transition quarter lies between 1976 and 1977 and has three months")
    func transitionQuarter() {
        let quarter = FiscalYear.transitionQuarter
        #expect(quarter.days.description == "1976-07-01..<1976-10-01")
        #expect(FiscalYear(1976).map { $0 < quarter } == true)
        #expect(FiscalYear(1977).map { quarter < $0 } == true)
        #expect(quarter != FiscalYear(1976))
    }

    @Test(
        "Text is read with or without its letters",
        arguments: [
            ("2027", "2027"), ("FY2027", "2027"), ("fy2027", "2027"), ("1976tq", "1976tq"), ("1976TQ", "1976tq"),
        ])
    func text(text: String, expected: String) {
        #expect(FiscalYear(text)?.description == expected)
    }

    @Test("Other text is refused", arguments: ["", "27", "FY27", "FY 2027", "20270", "1789", "9999", "1977tq", "abcd"])
    func badText(text: String) {
        #expect(FiscalYear(text) == nil)
    }
}
