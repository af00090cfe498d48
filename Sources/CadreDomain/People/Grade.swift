/// A grade of a military or civilian pay plan, such as `O5`, `E7` or `GS13`.
public struct Grade: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The pay plans, in the order in which lists show them.
    public enum Family: String, Sendable, CaseIterable {
        /// Enlisted, E1 to E9.
        case enlisted = "E"
        /// Warrant officer, W1 to W5.
        case warrant = "W"
        /// Officer, O1 to O10.
        case officer = "O"
        /// General schedule, GS1 to GS15.
        case generalSchedule = "GS"
        /// Senior executive service, one grade.
        case seniorExecutive = "SES"

        /// The lowest step of the family; 0 where it has none.
        var stepMin: Int { min(1, stepMax) }
        /// The highest step of the family; 0 where it has none.
        public var stepMax: Int {
            switch self {
            case .enlisted: 9
            case .warrant: 5
            case .officer: 10
            case .generalSchedule: 15
            case .seniorExecutive: 0
            }
        }

        fileprivate var order: Int {
            switch self {
            case .enlisted: 0
            case .warrant: 20
            case .officer: 40
            case .generalSchedule: 60
            case .seniorExecutive: 80
            }
        }
    }

    /// The pay plan.
    public let family: Family
    /// The step within it; 0 for the senior executive service.
    public let step: Int

    /// Makes a grade; nil where the family has no such step.
    public init?(family: Family, step: Int) {
        guard (family.stepMin...family.stepMax).contains(step) else { return nil }
        self.family = family
        self.step = step
    }

    /// Reads `O5`, `O-5`, `GS-13`, `SES` in either case; nil for anything else.
    public init?(_ description: String) {
        let text = description.uppercased().filter { $0 != "-" && $0 != " " }
        if text == "SES" {
            self.init(family: .seniorExecutive, step: 0)
            return
        }
        let letters = text.prefix { $0.isLetter }
        let digits = text.dropFirst(letters.count)
        guard let family = Family(rawValue: String(letters)), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let step = Int(digits)
        else { return nil }
        self.init(family: family, step: step)
    }

    /// A number that orders grades: by pay plan, then by step.
    ///
    /// Civilian grades follow military ones; to compare across the two, use a ``GradeScale``.
    public var rank: Int { family.order + step }
    /// Whether the grade is of a military pay plan.
    public var isMilitary: Bool { rank < Family.generalSchedule.order }
    /// Every grade there is, by ``rank``.
    public static let all = Family.allCases.flatMap { family in
        (family.stepMin...family.stepMax).compactMap { Grade(family: family, step: $0) }
    }
    /// Every grade by its ``rank``.
    private static let byRank = Dictionary(uniqueKeysWithValues: all.map { ($0.rank, $0) })

    /// The grade of a ``rank``; nil where no grade has it.
    public init?(rank: Int) {
        guard let grade = Self.byRank[rank] else { return nil }
        self = grade
    }

    /// The grade as `O5` or `SES`.
    public var description: String { family == .seniorExecutive ? "SES" : family.rawValue + String(step) }
    /// Orders grades by ``rank``.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// A closed band of grades within one kind, such as O4 to O5.
public struct GradeBand: Hashable, Sendable, CustomStringConvertible {
    /// The lowest grade.
    public let lowest: Grade
    /// The highest grade.
    public let highest: Grade

    /// Makes the band; nil where it is reversed or mixes military and civilian grades.
    public init?(lowest: Grade, highest: Grade) {
        guard lowest <= highest, lowest.isMilitary == highest.isMilitary else { return nil }
        self.lowest = lowest
        self.highest = highest
    }

    /// Whether the grade lies in the band.
    public func contains(_ grade: Grade) -> Bool { lowest <= grade && grade <= highest }

    /// The band as `O4` or `O4-O5`.
    public var description: String { lowest == highest ? "\(lowest)" : "\(lowest)-\(highest)" }
}

/// One row of a scheme that says which civilian grades equal a military one.
public struct GradeEquivalence: Hashable, Sendable {
    /// The name of the scheme.
    public let scheme: String
    /// The military grade.
    public let military: Grade
    /// The civilian grades that equal it.
    public let civilian: GradeBand
    /// From when the scheme applies.
    public let validFrom: Day
    /// How much the row can be trusted.
    public let confidence: Confidence
    /// Where the row comes from.
    public let source: String

    /// Makes a row of the equivalence table.
    public init(
        scheme: String, military: Grade, civilian: GradeBand, validFrom: Day, confidence: Confidence, source: String
    ) {
        self.scheme = scheme
        self.military = military
        self.civilian = civilian
        self.validFrom = validFrom
        self.confidence = confidence
        self.source = source
    }
}
