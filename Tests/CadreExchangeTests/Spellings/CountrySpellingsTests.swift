import CadreDomain
import Testing

@testable import CadreExchange

@Suite("Spellings of countries and words")
struct CountrySpellingsTests {
    private let spellings = CountrySpellings(TestTables.tables)

    @Test(
        "Case, accents, punctuation, the, and, and St do not count",
        arguments: [
            ("THE GAMBIA", "Gambia"), ("Côte d'Ivoire", "cote divoire"), ("Trinidad & Tobago", "Trinidad and Tobago"),
            ("St. Lucia", "Saint Lucia"), ("Valid_From", "valid from"), ("Lowest-Grade ", "lowestgrade"),
        ]
    )
    func keys(left: String, right: String) {
        #expect(SpellingKey.key(left) == SpellingKey.key(right))
    }

    @Test("Codes of two and three letters and names are countries in import files")
    func written() {
        for text in ["PHL", "phl", "PH", "Philippines", "the philippines"] {
            #expect(spellings.match(written: text).country?.rawValue == "PHL", "\(text)")
        }
    }

    @Test("A spelling in no table is unmapped, and its neighbours are only suggested")
    func unmapped() {
        let match = spellings.match(name: "Phillipines")
        #expect(match.mapping == .unmapped)
        #expect(match.country == nil)
        #expect(spellings.suggestions(for: "Phillipines") == ["PHL (Philippines)"])
        #expect(spellings.suggestions(for: "Qqqqqqqq").isEmpty)
    }

    @Test("Aliases say whether a spelling is of today, older, no state or open")
    func aliases() {
        #expect(spellings.match(name: "African Union").mapping == .nonState)
        #expect(spellings.match(name: "Swaziland").mapping == .historical)
        #expect(spellings.match(name: "Korea").mapping == .ambiguous)
        #expect(spellings.match(name: "Korea").country == nil)
    }

    @Test(
        "The distance counts letters inserted, removed, replaced or swapped",
        arguments: [
            ("", "abc", 3), ("kitten", "sitting", 3), ("abcd", "abdc", 1), ("same", "same", 0), ("ca", "abc", 3),
        ]
    )
    func distance(left: String, right: String, expected: Int) {
        #expect(NearestSpellings.distance(Array(left.utf8), Array(right.utf8)) == expected)
        #expect(NearestSpellings.distance(Array(right.utf8), Array(left.utf8)) == expected)
    }
}
