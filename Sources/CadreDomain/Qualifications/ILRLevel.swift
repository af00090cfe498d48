/// A level of the Interagency Language Roundtable scale, `0` to `5` with half steps written `+`.
public struct ILRLevel: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Half steps from 0 to 10; level `1` is 2 of them, level `1+` is 3.
    public let halfSteps: Int

    /// No practical proficiency.
    public static let none = ILRLevel(halfSteps: 0)

    private init(halfSteps: Int) { self.halfSteps = halfSteps }

    /// Makes the level with this many half steps; nil outside 0 to 10.
    public init?(validating halfSteps: Int) {
        guard (0...10).contains(halfSteps) else { return nil }
        self.halfSteps = halfSteps
    }

    /// Reads a digit from 0 to 5 with an optional `+` below 5; nil for anything else.
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard let first = bytes.first, (48...53).contains(first), bytes.count <= 2 else { return nil }
        let whole = Int(first - 48) * 2
        if bytes.count == 2 {
            guard bytes[1] == UInt8(ascii: "+"), whole < 10 else { return nil }
            halfSteps = whole + 1
        } else {
            halfSteps = whole
        }
    }

    /// The level as `2+`.
    public var description: String { String(halfSteps / 2) + (halfSteps % 2 == 1 ? "+" : "") }
    /// Orders levels by proficiency.
    public static func < (left: Self, right: Self) -> Bool { left.halfSteps < right.halfSteps }
}

/// Levels in listening, reading and speaking, written `2/2/1+`.
public struct ILRProfile: Hashable, Sendable, LosslessStringConvertible {
    /// Understanding speech.
    public let listening: ILRLevel
    /// Reading.
    public let reading: ILRLevel
    /// Speaking.
    public let speaking: ILRLevel

    /// Makes a profile.
    public init(listening: ILRLevel, reading: ILRLevel, speaking: ILRLevel) {
        self.listening = listening
        self.reading = reading
        self.speaking = speaking
    }

    /// Reads `2/2/1+`, or `2` for the same level in all three; nil for anything else.
    public init?(_ description: String) {
        let levels = description.split(separator: "/", omittingEmptySubsequences: false).map { ILRLevel(String($0)) }
        switch levels.count {
        case 1:
            guard let level = levels[0] else { return nil }
            self.init(listening: level, reading: level, speaking: level)
        case 3:
            guard let listening = levels[0], let reading = levels[1], let speaking = levels[2] else { return nil }
            self.init(listening: listening, reading: reading, speaking: speaking)
        default: return nil
        }
    }

    /// Whether each skill reaches the level required in it.
    public func meets(_ required: ILRProfile) -> Bool {
        listening >= required.listening && reading >= required.reading && speaking >= required.speaking
    }

    /// Half steps above the requirement, summed over the three skills; skills below it count nothing.
    public func halfStepsBeyond(_ required: ILRProfile) -> Int {
        max(0, listening.halfSteps - required.listening.halfSteps)
            + max(0, reading.halfSteps - required.reading.halfSteps)
            + max(0, speaking.halfSteps - required.speaking.halfSteps)
    }

    /// The profile as `2/2/1+`.
    public var description: String { "\(listening)/\(reading)/\(speaking)" }
}

/// A language a position asks for.
public struct LanguageRequirement: Hashable, Sendable {
    /// The ISO 639-3 code.
    public let language: String
    /// The levels asked for.
    public let level: ILRProfile
    /// Whether it is required; otherwise it is preferred.
    public let isRequired: Bool

    /// The requirement as files write it, such as `fra 2/2/2 required`.
    public var written: String { "\(language) \(level) \(isRequired ? "required" : "preferred")" }

    /// Makes a requirement.
    public init(language: String, level: ILRProfile, isRequired: Bool) {
        self.language = language
        self.level = level
        self.isRequired = isRequired
    }
}
