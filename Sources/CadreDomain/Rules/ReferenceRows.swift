/// A table of codes with names.
public struct CodeTable: Hashable, Sendable {
    /// Which table.
    public enum Name: String, Sendable, CaseIterable {
        /// ISO 639-3 language codes.
        case languages
        /// Letters of functional areas.
        case functionalAreas = "functional_areas"
        /// Types of offices.
        case officeTypes = "office_types"
    }

    /// A code with its name.
    public struct Entry: Hashable, Sendable {
        /// The code.
        public let code: String
        /// The name.
        public let name: String
        /// How much the row can be trusted.
        public let confidence: Confidence
        /// Where the row comes from.
        public let source: String

        /// Makes a row.
        public init(code: String, name: String, confidence: Confidence, source: String) {
            self.code = code
            self.name = name
            self.confidence = confidence
            self.source = source
        }
    }

    /// Which table.
    public let name: Name
    /// The rows, ordered by code.
    public let entries: [Entry]
    private let byCode: [String: Int]

    /// One sentence with its sources where names of the table are unverified; nil where none is.
    ///
    /// - Parameter noun: What the codes stand for, such as `functional areas`.
    public func unverifiedNote(_ noun: String) -> String? {
        var sources: [String] = []
        var count = 0
        for entry in entries where entry.confidence == .unverified {
            count += 1
            if !sources.contains(entry.source) { sources.append(entry.source) }
        }
        guard count > 0 else { return nil }
        let names = count == entries.count ? "Names" : "\(count) of \(entries.count) names"
        let source = sources.count == 1 ? sources[0] : "\(sources[0]) and \(sources.count - 1) more"
        return "\(names) of \(noun) are unverified. Source: \(source)."
    }

    /// Makes a table of these rows.
    public init(name: Name, entries: [Entry]) {
        self.name = name
        self.entries = entries
        byCode = Dictionary(entries.enumerated().map { ($1.code, $0) }) { first, _ in first }
    }

    /// The row with this code.
    public func entry(_ code: String) -> Entry? { byCode[code].map { entries[$0] } }
}

/// What a level of the Interagency Language Roundtable scale means.
public struct ILRMeaning: Hashable, Sendable {
    /// The level.
    public let level: ILRLevel
    /// What somebody at the level can do, as the rest of a sentence.
    public let meaning: String
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row.
    public init(level: ILRLevel, meaning: String, confidence: Confidence, source: String) {
        self.level = level
        self.meaning = meaning
        self.confidence = confidence
        self.source = source
    }
}

/// A course of the catalogue.
public struct Course: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The title.
    public let title: String
    /// How it is given, such as `resident` or `online`.
    public let mode: String
    /// Its length; nil where not published.
    public let lengthDays: Int?
    /// When it was on offer.
    public let validity: DayRange
    /// Older or other codes of the same course.
    public let aliases: [String]
    /// Codes of courses that come first.
    public let prerequisites: [String]
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the course catalogue.
    public init(
        code: String, title: String, mode: String, lengthDays: Int?, validity: DayRange, aliases: [String],
        prerequisites: [String], confidence: Confidence, source: String
    ) {
        self.code = code
        self.title = title
        self.mode = mode
        self.lengthDays = lengthDays
        self.validity = validity
        self.aliases = aliases
        self.prerequisites = prerequisites
        self.confidence = confidence
        self.source = source
    }
}

/// How long a tour in a country lasts.
public struct TourRow: Hashable, Sendable {
    /// The country; nil for the default.
    public let country: CountryCode?
    /// The length.
    public let length: TourLength
    /// From when.
    public let validFrom: Day
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the tour table.
    public init(country: CountryCode?, length: TourLength, validFrom: Day, confidence: Confidence, source: String) {
        self.country = country
        self.length = length
        self.validFrom = validFrom
        self.confidence = confidence
        self.source = source
    }
}

/// A cap on the members of the armed forces who may serve in a security cooperation office of one country.
public struct StrengthCap: Hashable, Sendable {
    /// The highest number allowed.
    public let limit: Int
    /// From when.
    public let validFrom: Day
    /// The law.
    public let citation: String
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the cap table.
    public init(limit: Int, validFrom: Day, citation: String, confidence: Confidence, source: String) {
        self.limit = limit
        self.validFrom = validFrom
        self.citation = citation
        self.confidence = confidence
        self.source = source
    }
}

/// Another spelling of a country in files, or a name that is no country.
public struct CountryAlias: Hashable, Sendable {
    /// What a spelling stands for.
    public enum Status: String, Sendable, CaseIterable {
        /// A country of today.
        case current
        /// An older name or a vanished state.
        case historical
        /// A region or an organization.
        case nonState = "non_state"
        /// More than one country could be meant.
        case ambiguous
    }

    /// The spelling as found.
    public let alias: String
    /// The country; nil where there is none.
    public let country: CountryCode?
    /// What it stands for.
    public let status: Status
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the alias table.
    public init(alias: String, country: CountryCode?, status: Status, confidence: Confidence, source: String) {
        self.alias = alias
        self.country = country
        self.status = status
        self.confidence = confidence
        self.source = source
    }
}

/// How many foreign students a partner sent in some fiscal years, from public reports.
public struct TrainingDemand: Hashable, Sendable {
    /// The partner.
    public let country: CountryCode
    /// The years counted, as text such as `FY2015-FY2019`.
    public let fiscalYears: String
    /// Students.
    public let students: Int
    /// Cost in cents of US dollars.
    public let costCents: Int64
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the demand table.
    public init(
        country: CountryCode, fiscalYears: String, students: Int, costCents: Int64, confidence: Confidence,
        source: String
    ) {
        self.country = country
        self.fiscalYears = fiscalYears
        self.students = students
        self.costCents = costCents
        self.confidence = confidence
        self.source = source
    }
}

/// A city other than a capital in which an organization stands.
public struct Place: Hashable, Sendable {
    /// The city as offices write their post.
    public let name: String
    /// The country.
    public let country: CountryCode
    /// Where it lies.
    public let coordinates: Coordinates
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the place table.
    public init(name: String, country: CountryCode, coordinates: Coordinates, confidence: Confidence, source: String) {
        self.name = name
        self.country = country
        self.coordinates = coordinates
        self.confidence = confidence
        self.source = source
    }
}
