import Testing

@testable import CadrePlanning

@Suite("Conflict of limits")
struct LimitConflictTests {
    private func sentence(_ titles: [String], isMinimal: Bool) -> String {
        let parts = titles.map { LimitConflict.Part(limit: nil, pin: nil, title: $0, loosened: nil, points: nil) }
        return LimitConflict(parts: parts, isMinimal: isMinimal).sentence
    }

    @Test("says so where it is not known whether all of its parts are needed")
    func notMinimal() {
        #expect(sentence(["A", "B"], isMinimal: false).hasSuffix(" Whether all of them are needed is not known."))
        #expect(!sentence(["A", "B"], isMinimal: true).contains("needed"))
        #expect(!sentence(["A"], isMinimal: false).contains("needed"))
    }
}
