import CadreDomain
import Testing

@Suite("Codes of security cooperation positions")
struct SCCodeTests {
    @Test("A code is two letters, a digit, a letter and a digit")
    func parts() throws {
        let code = try #require(SCCode("SC1C3"))
        #expect(code.key == 1 && code.area == "C" && code.level == 3)
        #expect(code.description == "SC1C3")
        #expect(SCCode(key: 1, area: "C", level: 3) == code)
    }

    @Test("Every code reads back from its own text")
    func everyCode() {
        for key in 0...9 {
            for letter in UInt8(ascii: "A")...UInt8(ascii: "Z") {
                for level in 0...9 {
                    let code = SCCode(key: key, area: Character(UnicodeScalar(letter)), level: level)
                    #expect(code != nil && code.flatMap { SCCode($0.description) } == code)
                }
            }
        }
    }

    @Test(
        "Other text is refused",
        arguments: ["", "SC1C", "SC1C33", "sc1C3", "SC1c3", "SCAC3", "SC1CC", "SX1C3", " SC1C3", "SC-1C3", "SC1Ä3"])
    func bad(text: String) {
        #expect(SCCode(text) == nil)
    }

    @Test("Parts out of range are refused")
    func badParts() {
        #expect(SCCode(key: 10, area: "A", level: 1) == nil)
        #expect(SCCode(key: -1, area: "A", level: 1) == nil)
        #expect(SCCode(key: 1, area: "a", level: 1) == nil)
        #expect(SCCode(key: 1, area: "É", level: 1) == nil)
        #expect(SCCode(key: 1, area: "A", level: 10) == nil)
    }

    @Test("Codes are ordered by their text")
    func order() throws {
        let codes = try ["SC0Z9", "SC1A1", "SC1A2", "SC1B0"].map { try #require(SCCode($0)) }
        #expect(codes.reversed().sorted() == codes)
    }

    @Test("A qualification is good from the day it is earned to the day before it lapses")
    func goodDays() throws {
        let earned = try #require(Day("2025-01-01"))
        let until = try #require(Day("2028-01-01"))
        var held = Qualification(
            id: ID(prefix: "qua_", sequence: 1), person: ID(prefix: "per_", sequence: 1),
            kind: .certification(scheme: "SC-2.0", level: 2, area: "C"), earned: earned, goodUntil: until)
        #expect(held.goodDays == DayRange(start: earned, end: until))
        #expect(!held.goodDays.contains(until))
        held.goodUntil = nil
        #expect(held.goodDays.isOpen)
        held.goodUntil = earned.adding(days: -1)
        #expect(held.goodDays.isEmpty)
    }
}
