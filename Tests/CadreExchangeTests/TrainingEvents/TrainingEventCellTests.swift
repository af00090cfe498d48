import CadreDomain
import Testing

@testable import CadreExchange

@Suite("Training events: values as printed")
struct TrainingEventCellTests {
    private func read<Value>(_ text: String, _ read: (UnsafeBufferPointer<UInt8>) -> Value?) -> Value? {
        Array(text.utf8).withUnsafeBufferPointer(read)
    }

    @Test(
        "Days have the month first and two or four digits of the year",
        arguments: [
            ("2/24/2003", "2003-02-24"), ("1/29/01", "2001-01-29"), ("12/4/00", "2000-12-04"),
            ("9/30/69", "2069-09-30"), ("9/30/70", "1970-09-30"), ("2/29/2004", "2004-02-29"),
        ]
    )
    func days(text: String, day: String) {
        #expect(read(text, TrainingEventCell.day) == Day(day))
    }

    @Test(
        "Anything else is no day",
        arguments: [
            "", "2/29/2003", "13/1/2003", "12/10/207", "6/11/01 4/30/01", "$0", "1/2", "1/2/3/4", "//2003", "1/2/20031",
        ]
    )
    func noDays(text: String) {
        #expect(read(text, TrainingEventCell.day) == nil)
    }

    @Test(
        "Costs are cents, with or without the sign, commas and decimals",
        arguments: [
            ("$64,360", 6_436_000), ("$438", 43_800), ("45141", 4_514_100), ("12606.72", 1_260_672),
            ("25854.3", 2_585_430), ("$1,586,156", 158_615_600), ("0", 0), ("1.500", 150),
        ] as [(String, Int64)]
    )
    func costs(text: String, cents: Int64) {
        #expect(read(text, TrainingEventCell.cents) == cents)
    }

    @Test(
        "Anything else is no cost",
        arguments: [
            "", "$", "$48,102 $0", "578 11/16/2008", "ST-2 $31,000", "1,23", "1,2345", ",123", "12.", ".5", "-4",
            "275967.625", "99999999999999999999", "92233720368547759",
        ]
    )
    func noCosts(text: String) {
        #expect(read(text, TrainingEventCell.cents) == nil)
    }

    @Test("Quantities are whole numbers and nothing else")
    func counts() {
        #expect(read("9000", TrainingEventCell.count) == 9_000)
        #expect(read("1,234", TrainingEventCell.count) == 1_234)
        for text in ["30 30", "1 Garmisch,", "N/A", "", "1.5", "1000001"] {
            #expect(read(text, TrainingEventCell.count) == nil, "\(text)")
        }
    }

    @Test(
        "The fiscal year is the last one that the programme names",
        arguments: [
            ("Africa Center for Strategic Studies, FY 00", 2000), ("IMET, FY 99", 1999), ("(ACSS), FY02", 2002),
            ("FMF Program, FY  00", 2000), ("CHDS, FY 00 FY 01", 2001),
            ("Regional Centers - FY 2009 DoD Training", 2009),
            ("PKO - Fiscal Year 2015 Department of State Training", 2015), ("DoD-DoS Activities, FY", nil),
            ("Section 1004", nil), ("Terrify 12", nil), ("FY 123", nil), ("", nil),
        ] as [(String, Int?)]
    )
    func programs(text: String, year: Int?) {
        #expect(TrainingEventCell.fiscalYear(ofProgram: text)?.year == year)
    }

    @Test("A report's fiscal year is the first of its two")
    func reports() {
        #expect(TrainingEventCell.fiscalYear(ofReport: "1999_2000")?.year == 1999)
        for text in ["1999", "1999_2001", "99_00", "", "a_b"] {
            #expect(TrainingEventCell.fiscalYear(ofReport: text) == nil, "\(text)")
        }
    }
}
