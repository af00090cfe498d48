/// The ISO 3166-1 alpha-3 code of a country or territory, the key everywhere in Cadre.
public struct CountryCode: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Three upper-case letters, such as `PHL`; Kosovo is the user-assigned `XKX`.
    public let rawValue: String

    /// Reads three letters of either case; nil for anything else.
    public init?(_ description: String) {
        guard description.utf8.count == 3,
            description.utf8.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) })
        else { return nil }
        rawValue = description.uppercased()
    }

    /// The code as text.
    public var description: String { rawValue }
    /// Orders codes by their letters.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How much a fact in a reference table can be trusted.
public enum Confidence: String, Sendable, CaseIterable {
    /// Read in the source that is named.
    case verified
    /// Taken from a report of the source.
    case secondary
    /// Not checked; shown as such and meant to be edited.
    case unverified
}

/// Whether a place is a country of its own or a territory.
public enum CountryKind: String, Sendable, CaseIterable {
    /// A country.
    case country
    /// A dependency, special area or territory.
    case territory
}

/// A country or territory in which an office may stand.
public struct Country: Hashable, Sendable {
    /// The ISO alpha-3 code.
    public let code: CountryCode
    /// The ISO alpha-2 code, two upper-case letters; accepted in addresses and imports.
    public let alpha2: String
    /// The project's own short name.
    public let name: String
    /// Country or territory.
    public let kind: CountryKind
    /// The capital, or the seat of the embassy; empty where there is none.
    public let capital: String
    /// Where the capital lies; nil where there is none.
    public let coordinates: Coordinates?
    /// ISO 639-3 codes of the languages an office needs there besides English.
    public let languages: [String]
    /// Whether the statute names it as exempt from the cap on service members.
    public let isCapExempt: Bool
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the country table.
    public init(
        code: CountryCode, alpha2: String, name: String, kind: CountryKind, capital: String,
        coordinates: Coordinates?, languages: [String], isCapExempt: Bool, confidence: Confidence, source: String
    ) {
        self.code = code
        self.alpha2 = alpha2
        self.name = name
        self.kind = kind
        self.capital = capital
        self.coordinates = coordinates
        self.languages = languages
        self.isCapExempt = isCapExempt
        self.confidence = confidence
        self.source = source
    }
}

/// A place on the globe in degrees, north and east positive.
public struct Coordinates: Hashable, Sendable {
    /// Degrees north, -90 to 90.
    public let latitude: Double
    /// Degrees east, -180 to 180.
    public let longitude: Double

    /// Makes the place; nil outside the globe.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}
