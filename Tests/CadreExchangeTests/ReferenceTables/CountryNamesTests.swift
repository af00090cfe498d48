import CadreDomain
import CadreExchange
import Testing

/// Spellings of countries in files.
@Suite("Spellings of countries")
struct CountryNamesTests {
    let names: CountryNames

    init() throws {
        names = CountryNames(try ReferenceTableFiles.load())
    }

    @Test(
        "Case, accents, punctuation, the and and do not matter",
        arguments: [
            ("Gambia, The", "GMB"), ("Bosnia & Herzegovina", "BIH"), ("Côte d’Ivoire", "CIV"),
            ("COTE D'IVOIRE, REPUBLIC OF", "CIV"), ("Guinea - Bissau", "GNB"), ("Trinidad -Tobago", "TTO"),
            ("Türkiye", "TUR"), ("Swaziland", "SWZ"), ("Korea, Republic of South", "KOR"),
            ("Congo (Brazzaville)", "COG"), ("Congo (DROC)", "COD"),
        ])
    func found(spelling: String, code: String) throws {
        #expect(names.meaning(of: spelling) == .country(try #require(CountryCode(code))))
    }

    @Test("What is no single country of today is never mapped to one")
    func notMapped() {
        #expect(names.meaning(of: "Korea") == .none(.ambiguous))
        #expect(names.meaning(of: "Serbia and Montenegro") == .none(.historical))
        #expect(names.meaning(of: "African Union") == .none(.nonState))
        #expect(names.meaning(of: "Atlantis") == .unknown)
        #expect(names.meaning(of: "") == .unknown)
    }
}
