import CadreDomain
import Testing

@Suite("Levels of language")
struct ILRLevelTests {
    static let texts = ["0", "0+", "1", "1+", "2", "2+", "3", "3+", "4", "4+", "5"]

    @Test("Levels are ordered by proficiency, the plus above its number and below the next")
    func order() throws {
        let levels = try Self.texts.map { try #require(ILRLevel($0)) }
        #expect(levels.sorted() == levels)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 })
        #expect(levels.map(\.description) == Self.texts)
        #expect(levels.map(\.halfSteps) == Array(0...10))
        #expect(levels.first == ILRLevel.none)
    }

    @Test("Other text and steps are refused", arguments: ["", "6", "5+", "+", "2++", "22", "-1", "2 ", "F", "²"])
    func bad(text: String) {
        #expect(ILRLevel(text) == nil)
    }

    @Test("Half steps outside the scale are refused")
    func steps() {
        #expect(ILRLevel(validating: -1) == nil)
        #expect(ILRLevel(validating: 11) == nil)
        #expect(ILRLevel(validating: 5)?.description == "2+")
    }

    @Test("A profile is met in every skill or not at all")
    func profile() throws {
        let required = try #require(ILRProfile("2/2/1+"))
        #expect(try #require(ILRProfile("2/2/1+")).meets(required))
        #expect(try #require(ILRProfile("3")).meets(required))
        #expect(!(try #require(ILRProfile("3/3/1")).meets(required)))
        #expect(!(try #require(ILRProfile("1+/3/3")).meets(required)))
        #expect(!(try #require(ILRProfile("3/1+/3")).meets(required)))
    }

    @Test("Half steps beyond count each skill by itself")
    func beyond() throws {
        let required = try #require(ILRProfile("2/2/1+"))
        #expect(try #require(ILRProfile("2+/3/1")).halfStepsBeyond(required) == 1 + 2)
        #expect(try #require(ILRProfile("0/0/0")).halfStepsBeyond(required) == 0)
    }

    @Test("A profile reads one level for all skills, or three", arguments: [("2", "2/2/2"), ("2/2+/3", "2/2+/3")])
    func profileText(text: String, expected: String) {
        #expect(ILRProfile(text)?.description == expected)
    }

    @Test("Other profiles are refused", arguments: ["", "2/2", "2/2/2/2", "2//2", "/2/2", "2/2/6", "2,2,2"])
    func badProfile(text: String) {
        #expect(ILRProfile(text) == nil)
    }
}
