import CadreDomain
import Testing

@testable import CadreWeb

@Suite("What the levels of language skill mean")
struct LanguageLevelsTests {
    @Test("Every level stands in one definition, and what no source words is marked unverified")
    func definition() throws {
        let definition = try #require(Definition.languageLevels(.sample).first)
        #expect(definition.text.contains("(ILR): 0, no use; 0+, words (unverified)."))
    }

    @Test("A page without language says nothing of levels")
    func silent() async throws {
        let site = try await RegisterServer()
        #expect(try await !site.page("/positions/\(RegisterSample.position(7))").text.contains("Language levels"))
        #expect(
            try await !site.page("/people/\(RegisterSample.person(7))", as: "planner").text.contains("Language levels"))
    }
}
