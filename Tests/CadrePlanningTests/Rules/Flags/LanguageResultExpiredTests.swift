import CadreDomain
import CadrePlanning
import Testing

@Suite("language.result-expired")
struct LanguageResultExpiredTests {
    private static func finding(until: String?, code: String = "fra") -> Finding {
        let kind = Qualification.Kind.language(code: code, result: Sample.profile("2"))
        let candidate = Sample.candidate(Sample.person(), [(kind, earned: "2025-03-01", goodUntil: until)])
        let opening = Sample.opening(Sample.position(languages: [("fra", "1", false)]), vacantFrom: "2027-06-15")
        return Rule.languageResultExpired.says(of: opening, candidate)
    }

    @Test("An expired result in a language that is preferred is flagged")
    func flagged() {
        #expect(Self.finding(until: "2027-01-01").text == "No result in French is good on 15 June 2027.")
    }

    @Test("A result good on the reporting day is not flagged, one that ends that day is")
    func boundary() {
        #expect(Self.finding(until: "2027-06-16") == .clear)
        #expect(Self.finding(until: "2027-06-15").text != nil)
    }

    @Test("A language nobody asked for, or never shown, is not flagged")
    func clear() {
        #expect(Self.finding(until: nil) == .clear)
        #expect(Self.finding(until: "2027-01-01", code: "spa") == .clear)
    }
}
