public import CadreDomain

/// What the import needs to know of a noun: its keys, its text, its change, its place in the register.
protocol ImportedRecord: Hashable, Sendable {
    static var noun: String { get }
    static var prefix: String { get }
    /// The column that tells which record a row is about.
    static var keyColumn: String { get }
    /// Sets of fields that seldom change together while the record is still the same thing.
    static var identityFacts: [Set<String>] { get }
    /// Whether files name the record by its identity, not by a code or a number.
    static var isKnownByIdentity: Bool { get }
    /// The rows of a file; nil where they are of another noun.
    static func rows(_ rows: IncomingRows) -> [IncomingRow<Self>]?
    var id: ID<Self> { get }
    /// What stands in the file's column that names the record, or whose record it is; see ``IncomingFile``.
    var mentionKey: String { get }
    /// The one spelling of a natural key, or of what a file's column that names the record holds.
    static func canonical(_ key: String) -> String
    /// The natural key of the record, without the start of the version.
    func naturalKey(_ snapshot: RegisterSnapshot) -> String
    /// The start of the version where records have versions; nil elsewhere.
    var versionStart: Day? { get }
    var json: JSONText { get }
    var change: Change { get }
    /// The same record with its validity cut at a day; nil where records have no versions.
    func ending(_ day: Day) -> Self?
    var validity: DayRange { get }
    static func records(_ register: Register) -> [Self]
    /// The noun as sources tell of it.
    static var sourcedNoun: SourcedNoun { get }
    /// The fields of which sources tell, in the order of the record.
    static var sourcedFields: [SourcedField<Self>] { get }
}

extension ImportedRecord {
    static func canonical(_ key: String) -> String { key }
    static var isKnownByIdentity: Bool { true }
}

extension Office: ImportedRecord {
    static func canonical(_ key: String) -> String { canonicalCode(key) }
    static var noun: String { "office" }
    static var prefix: String { "off_" }
    static var keyColumn: String { "code" }
    static var isKnownByIdentity: Bool { false }
    static var identityFacts: [Set<String>] { [["name", "type", "country"]] }
    static func rows(_ rows: IncomingRows) -> [IncomingRow<Office>]? {
        if case .offices(let rows) = rows { rows } else { nil }
    }
    var mentionKey: String { code }
    func naturalKey(_ snapshot: RegisterSnapshot) -> String { code }
    var versionStart: Day? { validity.start }
    var json: JSONText { RecordText.json(self) }
    var change: Change { .office(self) }
    func ending(_ day: Day) -> Office? {
        var copy = self
        copy.validity = DayRange(clamping: validity.start, day)
        return copy
    }
    static func records(_ register: Register) -> [Office] { register.offices }
}

extension Position: ImportedRecord {
    static var noun: String { "position" }
    static var prefix: String { "pos_" }
    static var keyColumn: String { "number" }
    static var isKnownByIdentity: Bool { false }
    static var identityFacts: [Set<String>] { [["title", "office", "kind"]] }
    static func rows(_ rows: IncomingRows) -> [IncomingRow<Position>]? {
        if case .positions(let rows) = rows { rows } else { nil }
    }
    var mentionKey: String { number }
    func naturalKey(_ snapshot: RegisterSnapshot) -> String { number }
    var versionStart: Day? { validity.start }
    var json: JSONText { RecordText.json(self) }
    var change: Change { .position(self) }
    func ending(_ day: Day) -> Position? {
        var copy = self
        copy.validity = DayRange(clamping: validity.start, day)
        return copy
    }
    static func records(_ register: Register) -> [Position] { register.positions }
}

extension Person: ImportedRecord {
    static var noun: String { "person" }
    static var prefix: String { "per_" }
    static var keyColumn: String { "person" }
    static var identityFacts: [Set<String>] { [["name", "kind"], ["name", "service"]] }
    static func rows(_ rows: IncomingRows) -> [IncomingRow<Person>]? {
        if case .people(let rows) = rows { rows } else { nil }
    }
    var mentionKey: String { id.rawValue }
    func naturalKey(_ snapshot: RegisterSnapshot) -> String { id.rawValue }
    var versionStart: Day? { validity.start }
    var json: JSONText { RecordText.json(self) }
    var change: Change { .person(self) }
    func ending(_ day: Day) -> Person? {
        var copy = self
        copy.validity = DayRange(clamping: validity.start, day)
        return copy
    }
    static func records(_ register: Register) -> [Person] { register.people }
}

extension Qualification: ImportedRecord {
    static var noun: String { "qualification" }
    static var prefix: String { "qua_" }
    static var keyColumn: String { "qualification" }
    static var identityFacts: [Set<String>] { [["person"]] }
    static func rows(_ rows: IncomingRows) -> [IncomingRow<Qualification>]? {
        if case .qualifications(let rows) = rows { rows } else { nil }
    }
    var mentionKey: String { person.rawValue }
    func naturalKey(_ snapshot: RegisterSnapshot) -> String { ImportKeys.key(self) }
    var versionStart: Day? { nil }
    var json: JSONText { RecordText.json(self) }
    var change: Change { .qualification(self) }
    func ending(_ day: Day) -> Qualification? { nil }
    var validity: DayRange { goodDays }
    static func records(_ register: Register) -> [Qualification] { register.qualifications }
}

extension Assignment: ImportedRecord {
    static var noun: String { "assignment" }
    static var prefix: String { "asg_" }
    static var keyColumn: String { "assignment" }
    static var identityFacts: [Set<String>] { [["person"]] }
    static func rows(_ rows: IncomingRows) -> [IncomingRow<Assignment>]? {
        if case .assignments(let rows) = rows { rows } else { nil }
    }
    var mentionKey: String { person.rawValue }
    func naturalKey(_ snapshot: RegisterSnapshot) -> String {
        let number = snapshot.position(position, on: from)?.number ?? position.rawValue
        return ImportKeys.assignment(person: person, positionNumber: number, from: from)
    }
    var versionStart: Day? { nil }
    var json: JSONText { RecordText.json(self) }
    var change: Change { .assignment(self) }
    func ending(_ day: Day) -> Assignment? { nil }
    var validity: DayRange { DayRange(clamping: from, actualEnd ?? plannedEnd) }
    static func records(_ register: Register) -> [Assignment] { register.assignments }
}

/// Natural keys of records that have no code of their own.
public enum ImportKeys {
    /// A qualification: person, subject and day.
    public static func key(_ held: Qualification) -> String {
        let subject =
            switch held.kind {
            case .certification(let scheme, let level, let area):
                "certification|\(scheme)|\(level)|\(area.map { String($0) } ?? "")"
            case .language(let code, _): "language|\(code)"
            case .course(let code): "course|\(code)"
            }
        return "\(held.person)|\(subject)|\(held.earned)"
    }

    /// An assignment: person, position and day.
    public static func assignment(person: ID<Person>, positionNumber: String, from: Day) -> String {
        "\(person)|\(positionNumber)|\(from)"
    }
}
