/// The code of a combatant command, such as `INDOPACOM`.
public struct CommandCode: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Upper-case letters.
    public let rawValue: String

    /// Reads 3 to 16 letters of either case; nil for anything else.
    public init?(_ description: String) {
        guard (3...16).contains(description.utf8.count),
            description.utf8.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) })
        else { return nil }
        rawValue = description.uppercased()
    }

    /// The code as text.
    public var description: String { rawValue }
    /// Orders codes by their letters.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A combatant command.
public struct CombatantCommand: Hashable, Sendable {
    /// Whether a command owns a part of the globe or a function.
    public enum Kind: String, Sendable, CaseIterable {
        /// It has an area of responsibility with countries.
        case geographic
        /// It has a function everywhere.
        case functional
    }

    /// The code.
    public let code: CommandCode
    /// The full name.
    public let name: String
    /// Geographic or functional.
    public let kind: Kind
    /// The city of the headquarters.
    public let headquarters: String
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the command table.
    public init(
        code: CommandCode, name: String, kind: Kind, headquarters: String, confidence: Confidence, source: String
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.headquarters = headquarters
        self.confidence = confidence
        self.source = source
    }
}

/// A country's place in a command's area of responsibility, over a range of days.
public struct CommandMembership: Hashable, Sendable {
    /// The country.
    public let country: CountryCode
    /// The command.
    public let command: CommandCode
    /// When the country belonged to it.
    public let days: DayRange
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the membership table.
    public init(
        country: CountryCode, command: CommandCode, days: DayRange, confidence: Confidence, source: String
    ) {
        self.country = country
        self.command = command
        self.days = days
        self.confidence = confidence
        self.source = source
    }
}
