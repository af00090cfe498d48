public import CadreDomain

/// A rule that every record of a noun has to meet on a day: a measure of the quality of one field.
///
/// One rule is one file of this folder, one suite named by its identifier, and one heading in `docs/rules.md`.
public struct QualityRule: Sendable {
    /// What the rule measures.
    public enum Measure: String, CaseIterable, Sendable {
        /// Whether the field is there.
        case completeness
        /// Whether its value can be right.
        case validity
        /// Whether it was changed or confirmed lately.
        case freshness
        /// Whether it agrees with what other records say.
        case conflict
    }

    /// The kind of record.
    public enum Noun: String, CaseIterable, Sendable {
        /// Offices in force on the day.
        case office
        /// Positions in force on the day.
        case position
        /// People on record on the day.
        case person
    }

    /// Every rule, by noun and field.
    public static let all: [QualityRule] = [
        .officePost, .officeAge, .positionCode, .positionArea, .positionOffice, .positionIncumbents,
        .positionPlannedEnd, .positionAge, .personClearance, .personGrade, .personAge,
    ]

    /// The stable name, such as `quality.position-code`.
    public let identifier: String
    /// What it measures.
    public let measure: Measure
    /// Of which records.
    public let noun: Noun
    /// Of which field, by its column in the list of the noun.
    public let field: String
    /// Counts every change of what the rule decides, from 1.
    public let version: Int
    /// What has to be so, in one sentence shown to users.
    public let sentence: String
    /// What mends it.
    public let fix: String
    /// Where the rule comes from.
    public let citation: String
    /// How much the citation can be trusted.
    public let confidence: Confidence
    /// Whether the rule counts days against a threshold of the table of thresholds.
    public let takesDays: Bool
    let check: @Sendable (QualityRecord, Int) -> String?

    init(
        identifier: String, measure: Measure, noun: Noun, field: String, version: Int = 1, sentence: String,
        fix: String,
        citation: String = "Cadre's own definition", confidence: Confidence = .unverified, takesDays: Bool = false,
        check: @escaping @Sendable (QualityRecord, Int) -> String?
    ) {
        self.identifier = identifier
        self.measure = measure
        self.noun = noun
        self.field = field
        self.version = version
        self.sentence = sentence
        self.fix = fix
        self.citation = citation
        self.confidence = confidence
        self.takesDays = takesDays
        self.check = check
    }

    /// The citation, marked where no public source confirms it.
    public var source: String { citation + (confidence == .unverified ? " (unverified)" : "") }

    /// What is wrong with a record; nil where nothing is.
    ///
    /// - Parameter days: The threshold in days; passed over by rules that count none.
    public func fault(of record: QualityRecord, days: Int = 0) -> String? { check(record, days) }
}

/// A record with what rules of quality look at.
public struct QualityRecord: Sendable {
    /// What the record is.
    public enum Subject: Sendable {
        /// An office.
        case office(Office)
        /// A position with the office that owns it and its status.
        case position(Position, office: Office?, PositionStatus)
        /// A person.
        case person(Person)
    }

    /// The record.
    public let subject: Subject
    /// The day.
    public let day: Day
    /// The day on which the journal last tells that it was changed or confirmed; nil where it tells nothing.
    public let lastTold: Day?
    /// The reference tables.
    public let reference: ReferenceTables

    /// Makes a record.
    public init(_ subject: Subject, on day: Day, lastTold: Day?, _ reference: ReferenceTables) {
        self.subject = subject
        self.day = day
        self.lastTold = lastTold
        self.reference = reference
    }

    /// What is wrong where the record is older than so many days.
    func age(days: Int) -> String? {
        guard let lastTold else { return "The journal does not tell when it was last changed or confirmed" }
        let age = day - lastTold
        return age > days ? "Last changed or confirmed on \(lastTold.prose), \(age) days ago" : nil
    }
}
