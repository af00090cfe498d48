public import CadreDomain

/// Finds the country that a spelling in a file stands for: codes, the project's own names, then known aliases.
///
/// Case, accents, punctuation, "the", "and" and "of" do not count, nor whether a word is cut short (`Rep.`) or what
/// belongs in front stands behind (`Korea, Republic of`). Nothing is guessed: a spelling that is not in the tables is
/// unmapped and comes with its nearest names for a person to decide. `docs/quality/country-names.md` measures it.
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

        static let unmapped = Match(mapping: .unmapped, country: nil)

        /// Makes one match of two of the same key: theirs, or an open question.
        mutating func meet(_ other: Match) {
            if other != self { self = Match(mapping: .ambiguous, country: nil) }
        }
    }

    private let tables: ReferenceTables
    /// Names as the tables write them.
    private let byName: [String: Match]
    /// Names without a bracket, with what stands behind a comma in front.
    private let byTurnedName: [String: Match]
    private let nearest: NearestSpellings

    /// Prepares the spellings of these tables.
    public init(_ tables: ReferenceTables) {
        self.tables = tables
        var (whole, turned): ([String: Match], [String: Match]) = ([:], [:])
        func add(_ name: String, _ match: Match) {
            whole[CountryNameKey.key(name), default: match].meet(match)
            guard !name.contains("(") else { return }
            let turnedName = CountryNameKey.parts(name).map { "\($0.second) \($0.first)" } ?? name
            turned[CountryNameKey.key(turnedName), default: match].meet(match)
        }
        for country in tables.countries { add(country.name, Match(mapping: .mapped, country: country.code)) }
        for alias in tables.countryAliases { add(alias.alias, Self.match(alias)) }
        byName = whole
        byTurnedName = turned
        let aliases = tables.countryAliases.compactMap { alias in alias.country.map { (alias.alias, $0) } }
        nearest = NearestSpellings(
            (tables.countries.map { ($0.name, $0.code) } + aliases).map { name, code in
                (CountryNameKey.key(name), "\(code) (\(tables.country(code)?.name ?? name))")
            }
        )
    }

    /// The country of a name as printed in a report; codes are not names there.
    ///
    /// A second name or a code behind the first, as in `Myanmar (Burma)`, has to mean the same.
    public func match(name: String) -> Match {
        if let match = match(key: CountryNameKey.key(name)) { return match }
        guard let (first, second) = CountryNameKey.parts(name) else { return .unmapped }
        if let match = byTurnedName[CountryNameKey.key("\(second) \(first)")] { return match }
        guard let one = match(key: CountryNameKey.key(first)), let country = one.country,
            let other = match(key: CountryNameKey.key(second)) ?? tables.country(written: second).map(Self.match),
            country == other.country
        else { return .unmapped }
        return [one, other].contains { $0.mapping == .mapped } ? Match(mapping: .mapped, country: country) : one
    }

    private func match(key: String) -> Match? { byName[key] ?? byTurnedName[key] }

    private static func match(_ country: Country) -> Match { Match(mapping: .mapped, country: country.code) }

    /// The country of an alpha-3 or alpha-2 code or a name, as people write it in files.
    public func match(written text: String) -> Match {
        if let country = tables.country(written: text) { return Match(mapping: .mapped, country: country.code) }
        return match(name: text)
    }

    /// At most three countries whose names are spelt nearly so, such as `PHL (Philippines)`.
    public func suggestions(for text: String) -> [String] {
        nearest.labels(near: CountryNameKey.written(text))
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
