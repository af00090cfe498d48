import CadreDomain
import Testing

@Suite("Limits of a slate as text")
struct SlateLimitTests {
    @Test(
        "A limit is read and written in one way",
        arguments: [
            ("couple=per_000088,per_000031", "couple=per_000031,per_000088"),
            ("couple=per_000031,per_000088", "couple=per_000031,per_000088"),
            ("min-fill=eucom:60%", "min-fill=EUCOM:60%"), ("min-fill=off_000042:3", "min-fill=off_000042:3"),
            ("move-budget=2500000", "move-budget=2500000.00"), ("move-budget=0.05", "move-budget=0.05"),
            ("move-budget=1000000000", "move-budget=1000000000.00"), ("max-gap=AFRICOM:0", "max-gap=AFRICOM:0"),
            ("balance=EUCOM,AFRICOM:10%", "balance=AFRICOM,EUCOM:10%"),
            ("touch=0", "touch=0"), ("touch=005", "touch=5"), ("touch=100000", "touch=100000"),
            ("training-seats=2027-04-05:8,2027-01-11:0", "training-seats=2027-01-11:0,2027-04-05:8"),
            ("cap=phl", "cap=PHL"),
        ]
    )
    func written(text: String, canonical: String) throws {
        let limit = try #require(SlateLimit(text))
        #expect(limit.description == canonical)
        #expect(SlateLimit(canonical) == limit)
        #expect(canonical.hasPrefix(limit.kind.rawValue + "="))
    }

    @Test(
        "Anything else is no limit",
        arguments: [
            "", "couple", "couple=", "couple=per_1", "couple=per_1,per_1", "couple=per_1,per_2,per_3",
            "couple=per 1,per_2", "couple=per_1, per_2", "Couple=per_1,per_2", "min-fill=EUCOM", "min-fill=EUCOM:",
            "min-fill=EUCOM:0", "min-fill=EUCOM:0%", "min-fill=EUCOM:101%", "min-fill=EUCOM:-1", "min-fill=EUCOM:+1",
            "min-fill=EUCOM:1.5", "min-fill=:3", "min-fill=EUCOM:3:4", "min-fill=EUCOM:100001", "min-fill=ODC PHL:1",
            "move-budget=", "move-budget=-1", "move-budget=1.5", "move-budget=1.005", "move-budget=1,000",
            "move-budget=.50", "move-budget=1000000000.01", "move-budget=1e6", "move-budget=\u{0661}",
            "max-gap=EUCOM:-1", "max-gap=EUCOM:1001", "max-gap=EUCOM:60%", "cap=PHL:6", "cap=", "cap=PH", "cap=PHL,FRA",
            "balance=EUCOM:10%", "balance=EUCOM,EUCOM:10%", "balance=EUCOM,AFRICOM:10", "balance=EUCOM,AFRICOM:101%",
            "balance=EUCOM,off_000001:10%", "balance=EUCOM,AFRICOM", "balance=",
            "touch=", "touch=-1", "touch=5%", "touch=100001", "touch=1.0", "training-seats=",
            "training-seats=2027-01-11",
            "training-seats=2027-01-11:-1", "training-seats=2027-02-30:1", "training-seats=2027-01-11:10001",
            "training-seats=2027-01-11:1,2027-01-11:2", "training-seats=2027-01-11:1,", "training-seats=12:2027-01-11",
            "training-seats=" + (1...25).map { "2027-01-\($0 < 10 ? "0" : "")\($0):1" }.joined(separator: ","),
        ]
    )
    func refused(text: String) {
        #expect(SlateLimit(text) == nil)
    }

    @Test("A share of openings is rounded up to whole ones", arguments: [(0, 0), (1, 1), (5, 3), (10, 6), (11, 7)])
    func share(openings: Int, needed: Int) {
        #expect(FillMinimum.percent(60).count(of: openings) == needed)
        #expect(FillMinimum.count(4).count(of: openings) == 4)
        #expect(FillMinimum.percent(100).count(of: openings) == openings)
    }
}
