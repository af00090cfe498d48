import CadreDomain
import Testing

@Suite("Grades and bands")
struct GradeTests {
    @Test(
        "The usual spellings are read",
        arguments: [
            ("O5", "O5"), ("O-5", "O5"), ("o5", "O5"), ("GS-13", "GS13"), ("gs 9", "GS9"), ("E7", "E7"), ("W-2", "W2"),
            ("SES", "SES"), ("ses", "SES"), ("O10", "O10"),
        ])
    func spelling(text: String, expected: String) {
        #expect(Grade(text)?.description == expected)
    }

    @Test(
        "Steps that a pay plan does not have are refused",
        arguments: ["", "O", "O0", "O11", "E10", "W6", "GS0", "GS16", "SES1", "X5", "5O", "O5a", "O+5", "OO5"])
    func bad(text: String) {
        #expect(Grade(text) == nil)
    }

    @Test("Grades are ordered by pay plan and then by step, not by their letters")
    func order() throws {
        let texts = ["E1", "E9", "W1", "W5", "O1", "O9", "O10", "GS1", "GS9", "GS13", "GS15", "SES"]
        let grades = try texts.map { try #require(Grade($0)) }
        #expect(grades.sorted() == grades)
        #expect(Set(grades.map(\.rank)).count == grades.count)
        #expect(grades.map(\.isMilitary) == texts.map { !$0.hasPrefix("GS") && $0 != "SES" })
    }

    @Test("Every grade of every family reads back from its own text")
    func everyGrade() {
        for family in Grade.Family.allCases {
            let steps = family == .seniorExecutive ? 0...0 : 1...family.stepMax
            for step in steps {
                let grade = Grade(family: family, step: step)
                #expect(grade != nil && grade.flatMap { Grade($0.description) } == grade)
            }
            #expect(Grade(family: family, step: family.stepMax + 1) == nil)
            #expect(Grade(family: family, step: -1) == nil)
        }
    }

    @Test("A band holds its ends and what lies between, in one kind only")
    func band() throws {
        let (e9, o4, o5, o6, gs12) = try (
            #require(Grade("E9")), #require(Grade("O4")), #require(Grade("O5")), #require(Grade("O6")),
            #require(Grade("GS12"))
        )
        let band = try #require(GradeBand(lowest: o4, highest: o5))
        #expect(band.contains(o4) && band.contains(o5) && !band.contains(o6) && !band.contains(e9))
        #expect(!band.contains(gs12))
        #expect(band.description == "O4-O5")
        #expect(GradeBand(lowest: o4, highest: o4)?.description == "O4")
        #expect(GradeBand(lowest: o5, highest: o4) == nil)
        #expect(GradeBand(lowest: o4, highest: gs12) == nil)
    }
}
