public import CadreDomain
import Foundation

/// Finds the country that a spelling in a file means, without guessing.
public struct CountryNames: Sendable {
    /// What a spelling means.
    public enum Meaning: Hashable, Sendable {
        /// This country.
        case country(CountryCode)
        /// Something known that is no single country of today.
        case none(CountryAlias.Status)
        /// Nothing that the tables know.
        case unknown
    }

    private let meanings: [String: Meaning]

    /// Makes the look-up from the names and other spellings of the tables.
    public init(_ tables: ReferenceTables) {
        var meanings: [String: Meaning] = [:]
        for alias in tables.countryAliases {
            meanings[Self.normal(alias.alias)] = alias.country.map(Meaning.country) ?? Meaning.none(alias.status)
        }
        for country in tables.countries { meanings[Self.normal(country.name)] = .country(country.code) }
        self.meanings = meanings
    }

    /// What the spelling means, whatever its case, accents, punctuation, "the" and "and".
    public func meaning(of spelling: String) -> Meaning { meanings[Self.normal(spelling)] ?? .unknown }

    /// The form in which spellings are compared: lower-case ASCII words without "the" and "and".
    public static func normal(_ spelling: String) -> String {
        let letters = spelling.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
            .map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                    ? Character(scalar) : " "
            }
        return String(letters).split(separator: " ").filter { $0 != "the" && $0 != "and" }.joined(separator: " ")
    }
}
