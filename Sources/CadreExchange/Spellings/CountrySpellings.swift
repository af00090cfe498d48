public import CadreDomain

/// Finds the country that a spelling in a file stands for: codes, the project's own names, then known aliases.
///
/// Case, accents, punctuation, "the" and "and" do not count. Nothing is guessed: a spelling that is not in the tables
/// is unmapped and comes with its nearest names for a person to decide.
public struct CountrySpellings: Sendable {
    /// What a spelling turned out to be.
    public enum Mapping: String, Sendable, CaseIterable {
        /// A country of the table.
        case mapped
        /// An older name or a vanished state; its country is known only where the alias names a successor.
        case historical
        /// A region or an organization.
        case nonState = "non_state"
        /// More than one country could be meant.
        case ambiguous
        /// Not in the tables.
        case unmapped
    }

    /// A spelling with its country, where it has one.
    public struct Match: Hashable, Sendable {
        /// What the spelling turned out to be.
        public let mapping: Mapping
        /// The country.
        public let country: CountryCode?
    }

    private let tables: ReferenceTables
    private let byKey: [String: Match]
    private let nearest: NearestSpellings

    /// Prepares the spellings of these tables.
    public init(_ tables: ReferenceTables) {
        self.tables = tables
        var matches: [String: Match] = [:]
        for country in tables.countries {
            let key = SpellingKey.key(country.name)
            let match = Match(mapping: .mapped, country: country.code)
            matches[key] = matches[key] == nil ? match : Match(mapping: .ambiguous, country: nil)
        }
        for alias in tables.countryAliases {
            let key = SpellingKey.key(alias.alias)
            if matches[key] == nil { matches[key] = Self.match(alias) }
        }
        byKey = matches
        nearest = NearestSpellings(
            tables.countries.map { (SpellingKey.key($0.name), "\($0.code) (\($0.name))") }
        )
    }

    /// The country of a name as printed in a report; codes are not names there.
    public func match(name: String) -> Match {
        byKey[SpellingKey.key(name)] ?? Match(mapping: .unmapped, country: nil)
    }

    /// The country of an alpha-3 or alpha-2 code or a name, as people write it in files.
    public func match(written text: String) -> Match {
        if let country = tables.country(written: text) { return Match(mapping: .mapped, country: country.code) }
        return match(name: text)
    }

    /// At most three countries whose names are spelt nearly so, such as `PHL (Philippines)`.
    public func suggestions(for text: String) -> [String] {
        nearest.labels(near: text)
    }

    private static func match(_ alias: CountryAlias) -> Match {
        switch alias.status {
        case .current: Match(mapping: alias.country == nil ? .unmapped : .mapped, country: alias.country)
        case .historical: Match(mapping: .historical, country: alias.country)
        case .nonState: Match(mapping: .nonState, country: nil)
        case .ambiguous: Match(mapping: .ambiguous, country: nil)
        }
    }
}
