import CadreApplication
import CadreDomain
import Testing

@Suite("The day looked at")
struct AsOfDayTests {
    @Test("The first and the last day that can be looked at are read", arguments: ["0001-01-01", "9999-12-30"])
    func bounds(text: String) throws {
        #expect(try AsOfDay.read(text).description == text)
    }

    @Test(
        "A day out of range and a text that is no day are told apart, and the range is named",
        arguments: [("9999-12-31", "is out of range"), ("10000-01-01", "is not a day"), ("0000-12-31", "is not a day")])
    func refused(text: String, words: String) async throws {
        let refused = try #require(await refusal { try AsOfDay.read(text, named: "as-of") })
        #expect(refused.code == .parameterBadValue)
        #expect(refused.detail == "The day as-of (\(text)) \(words).")
        #expect(refused.fix.contains("from 0001-01-01 to 9999-12-30"))
    }
}
