import CadreDomain
import CadreExchange
import Testing

/// Spellings of countries in files, found with the delivered tables.
@Suite("Spellings of countries in the delivered tables")
struct DeliveredSpellingsTests {
    let spellings: CountrySpellings

    init() throws {
        spellings = CountrySpellings(try ReferenceTableFiles.load())
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
        let match = spellings.match(name: spelling)
        #expect(match.country == CountryCode(code))
        #expect([.mapped, .historical].contains(match.mapping))
    }

    @Test("What is no single country of today is never mapped to one")
    func notMapped() {
        let mappings = ["Korea", "Serbia and Montenegro", "African Union", "Atlantis", ""].map {
            spellings.match(name: $0)
        }
        #expect(mappings.map(\.mapping) == [.ambiguous, .historical, .nonState, .unmapped, .unmapped])
        #expect(mappings.allSatisfy { $0.country == nil })
    }
}
