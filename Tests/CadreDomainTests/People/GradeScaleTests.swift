import CadreDomain
import Testing

/// Two schemes: A equates O5 with GS13 to GS14 and O6 with GS14 to GS15, B draws the line between GS14 and GS15.
@Suite("Military and civilian grades compare by the scheme in force on the day")
struct GradeScaleTests {
    static let rows: [GradeEquivalence] = [
        row("A", "O3", "GS11", "GS11"), row("A", "O4", "GS12", "GS12"), row("A", "O5", "GS13", "GS14"),
        row("A", "O6", "GS14", "GS15"), row("A", "O7", "SES", "SES"), row("A", "O8", "SES", "SES"),
        row("B", "O5", "GS13", "GS14"), row("B", "O6", "GS15", "GS15"), row("B", "O6", "GS14", "GS15", "2020-01-01"),
    ]
    static let schemes = [scheme("A", "2001-06-15"), scheme("B", "2008-10-01")]

    static func day(_ text: String) -> Day { Day(text) ?? .first }
    static func grade(_ text: String) -> Grade { Grade(text) ?? Grade.all[0] }

    static func row(
        _ scheme: String, _ military: String, _ lowest: String, _ highest: String, _ from: String = "2001-06-15"
    ) -> GradeEquivalence {
        guard let band = GradeBand(lowest: grade(lowest), highest: grade(highest)) else {
            preconditionFailure("The sample has a band that is none.")
        }
        return GradeEquivalence(
            scheme: scheme, military: grade(military), civilian: band, validFrom: day(from), confidence: .verified,
            source: "sample")
    }

    static func scheme(_ name: String, _ from: String) -> GradeScheme {
        GradeScheme(name: name, validFrom: day(from), confidence: .verified, source: "sample")
    }

    static func scale(_ on: String) -> GradeScale { GradeScale(schemes: schemes, rows: rows, on: day(on)) }

    static let days = ["2001-06-14", "2005-01-01", "2015-01-01", "2026-10-01"]

    @Test(
        "A civilian grade equals every military grade whose band holds it, and stands below or above the others",
        arguments: [
            ("GS13", "O5", GradeScale.Standing.equal), ("GS14", "O5", .equal), ("GS14", "O6", .equal),
            ("GS12", "O5", .below), ("GS15", "O5", .above), ("SES", "O6", .above), ("O6", "GS13", .above),
            ("O4", "GS12", .equal), ("O8", "SES", .equal), ("O7", "GS15", .above), ("O3", "GS12", .below),
        ])
    func standing(left: String, right: String, expected: GradeScale.Standing) {
        let scale = Self.scale("2005-01-01")
        #expect(scale.scheme == "A")
        #expect(scale.standing(of: Self.grade(left), to: Self.grade(right)) == expected)
    }

    @Test("A grade without an equivalent compares within its own kind only")
    func withoutEquivalent() {
        let scale = Self.scale("2005-01-01")
        for (left, right) in [("GS10", "O3"), ("GS10", "O7"), ("W3", "GS12"), ("E7", "GS1"), ("GS9", "O4")] {
            #expect(scale.standing(of: Self.grade(left), to: Self.grade(right)) == nil, "\(left) \(right)")
        }
        #expect(scale.standing(of: Self.grade("GS10"), to: Self.grade("GS11")) == .below)
        #expect(scale.standing(of: Self.grade("W3"), to: Self.grade("O1")) == .below)
    }

    @Test("A change of the scheme, and of a row of the scheme, changes the answer from its day on")
    func dated() {
        func standing(_ on: String) -> GradeScale.Standing? {
            Self.scale(on).standing(of: Self.grade("GS14"), to: Self.grade("O6"))
        }
        #expect(standing("2001-06-14") == nil)
        #expect(standing("2001-06-15") == .equal)
        #expect(standing("2008-09-30") == .equal)
        #expect(standing("2008-10-01") == .below)
        #expect(standing("2019-12-31") == .below)
        #expect(standing("2020-01-01") == .equal)
        #expect(Self.scale("2001-06-14") == .withoutScheme)
    }

    @Test("Standings turn around, and within a kind only a grade itself is equal to it", arguments: days)
    func laws(on: String) {
        let scale = Self.scale(on)
        for left in Grade.all {
            #expect(scale.standing(of: left, to: left) == .equal)
            for right in Grade.all {
                let (there, back) = (scale.standing(of: left, to: right), scale.standing(of: right, to: left))
                #expect((there == nil) == (back == nil))
                #expect((there == .below) == (back == .above) && (there == .equal) == (back == .equal))
                if left.isMilitary == right.isMilitary {
                    #expect(there == (left < right ? .below : left == right ? .equal : .above))
                }
            }
        }
    }

    @Test("Within a family, a higher grade is at least all that a lower one is at least", arguments: days)
    func monotony(on: String) {
        let scale = Self.scale(on)
        func isAtLeast(_ grade: Grade, _ other: Grade) -> Bool? {
            scale.standing(of: grade, to: other).map { $0 != .below }
        }
        for low in Grade.all {
            for high in Grade.all where high.family == low.family && low < high {
                for other in Grade.all where isAtLeast(low, other) == true {
                    #expect(isAtLeast(high, other) != false, "\(low) >= \(other), but not \(high)")
                }
            }
        }
    }

    @Test("Sorting is a total order that keeps each kind's own order and every standing below", arguments: days)
    func places(on: String) {
        let scale = Self.scale(on)
        let places = Grade.all.map { scale.place(of: $0) }
        #expect(Set(places).count == Grade.all.count)
        for left in Grade.all {
            for right in Grade.all {
                let isBefore = scale.place(of: left) < scale.place(of: right)
                if left.isMilitary == right.isMilitary { #expect(isBefore == (left < right)) }
                if scale.standing(of: left, to: right) == .below { #expect(isBefore, "\(left) \(right)") }
            }
        }
        let order = Grade.all.sorted { scale.place(of: $0) < scale.place(of: $1) }.map(\.description)
        if on == "2005-01-01" {
            #expect(order.suffix(10) == ["O5", "GS13", "O6", "GS14", "GS15", "O7", "O8", "SES", "O9", "O10"])
        } else if on == "2001-06-14" {
            #expect(order == Grade.all.map(\.description))
        }
    }

    @Test("Every grade is found by its rank, and no other number is one")
    func ranks() {
        #expect(Grade.all.count == 40)
        #expect(Grade.all == Grade.all.sorted())
        #expect(Grade.all.allSatisfy { Grade(rank: $0.rank) == $0 })
        #expect([-1, 0, 10, 51, 60, 76, 81].allSatisfy { Grade(rank: $0) == nil })
    }
}
