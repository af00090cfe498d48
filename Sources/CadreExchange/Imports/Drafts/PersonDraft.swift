public import CadreDomain

/// A row of a person file: a version of a person; the identity is the key.
public struct PersonDraft: Hashable, Sendable {
    /// The identity, such as `per_000088`.
    public let person: ID<Person>
    /// The name as shown.
    public let name: String
    /// The service or component.
    public let service: Service
    /// Military or civilian.
    public let kind: PersonnelKind
    /// The grade held.
    public let grade: Grade
    /// Codes of specialties.
    public let specialties: [String]
    /// The clearance held.
    public let clearance: Clearance
    /// The first day on which the clearance is no longer in force; nil where it does not expire.
    public let clearanceUntil: Day?
    /// From when the person can move; nil where it follows from the planned end of the assignment.
    public let availableFrom: Day?
    /// What limits a move.
    public let constraints: MovementConstraints
    /// When this version of the record holds.
    public let validity: DayRange

    /// The version of the person's record.
    public var record: Person {
        Person(
            id: person, name: name, service: service, kind: kind, grade: grade, specialties: specialties,
            clearance: clearance, clearanceUntil: clearanceUntil, availableFrom: availableFrom,
            constraints: constraints, validity: validity
        )
    }
}

/// Reads rows of person files.
struct PersonRows: RowParser {
    private enum Column: Int {
        case person, name, service, kind, grade, specialties, clearance, clearanceUntil, availableFrom, constraints
        case validFrom, validTo
    }

    static let columns = [
        ImportColumn(
            "person",
            aliases: [
                "person id", "person number", "id", "employee id", "employee number", "member id", "member number",
            ],
            isRequired: true,
            example: "per_example", note: "the identity; letters, digits, _, - and ."
        ),
        ImportColumn(
            "name", aliases: ["full name", "person name", "display name"], isRequired: true,
            lengthMax: TextLimits.nameLengthMax,
            example: "Maria Sample", note: "the name as shown"
        ),
        ImportColumn(
            "service", aliases: ["branch", "component", "service component"], isRequired: true, example: "USA",
            note: "USA, USN, USMC, USAF, USSF, USCG or DOD"
        ),
        ImportColumn(
            "kind", aliases: ["personnel kind", "mil civ", "military civilian", "type"], isRequired: true,
            example: "military", note: "military or civilian"
        ),
        ImportColumn(
            "grade", aliases: ["rank", "pay grade", "paygrade"], isRequired: true, example: "O5",
            note: "the grade held, such as O5 or GS13"
        ),
        ImportColumn(
            "specialties", aliases: ["specialty", "MOS", "AFSC", "AOC", "designator", "specialty codes"],
            lengthMax: TextLimits.listLengthMax, example: "48F", note: "codes divided by semicolons; empty for none"
        ),
        ImportColumn(
            "clearance", aliases: ["security clearance", "clearance held"], isRequired: true,
            example: "top_secret", note: "none, confidential, secret, top_secret or top_secret_sci"
        ),
        ImportColumn(
            "clearance_until", aliases: ["clearance expires", "clearance expiry", "clearance expiration"],
            example: "2030-05-01", note: "the first day on which it is no longer in force; empty for no end"
        ),
        ImportColumn(
            "available_from", aliases: ["available", "availability", "availability date", "DEROS"],
            note: "from when the person can move; empty where it follows from the assignment"
        ),
        ImportColumn(
            "constraints", aliases: ["movement constraints", "constraint", "limits"],
            note: "review_pending, co_location, stabilized, unaccompanied_only, divided by semicolons"
        ),
        .validFrom, .validTo,
    ]

    private let words: Vocabularies
    private var service: ColumnMemo<Service>
    private var kind: ColumnMemo<PersonnelKind>
    private var grade: ColumnMemo<Grade>
    private var clearance: ColumnMemo<Clearance>
    private var constraints: ColumnMemo<MovementConstraints>
    private var day = ColumnMemo<Day>(DayCell.reading)

    init(words: Vocabularies) {
        self.words = words
        service = ColumnMemo { words.services.reading($0, unknown: .serviceUnknown) }
        kind = ColumnMemo { words.personnelKinds.reading($0, unknown: .kindUnknown) }
        grade = ColumnMemo(words.grade)
        clearance = ColumnMemo { words.clearances.reading($0, unknown: .clearanceUnknown) }
        constraints = ColumnMemo { text in
            var flags: MovementConstraints = []
            for word in words.list(text) {
                switch words.constraints.reading(word, unknown: .constraintUnknown) {
                case .value(let flag): flags.insert(flag)
                case .problem(let problem): return .problem(problem)
                }
            }
            return .value(flags)
        }
    }

    mutating func draft(from row: inout RowReader) -> PersonDraft? {
        let person: ID<Person>? = row.value(Column.person.rawValue, IdentityCell.reading)
        let name = row.text(Column.name.rawValue)
        let service = row.value(Column.service.rawValue, &service)
        let kind = row.value(Column.kind.rawValue, &kind)
        let grade = row.value(Column.grade.rawValue, &grade)
        let specialties = row.text(Column.specialties.rawValue).map(words.list) ?? []
        let clearance = row.value(Column.clearance.rawValue, &clearance)
        let clearanceUntil = row.value(Column.clearanceUntil.rawValue, &day)
        let availableFrom = row.value(Column.availableFrom.rawValue, &day)
        let constraints = row.value(Column.constraints.rawValue, &constraints) ?? []
        let validity = row.validity(from: Column.validFrom.rawValue, to: Column.validTo.rawValue, &day)
        row.checkKind(kind, Column.kind.rawValue, grade: grade, service: service, Column.service.rawValue)
        guard !row.isRejected, let person, let name, let service, let kind, let grade, let clearance, let validity
        else { return nil }
        return PersonDraft(
            person: person, name: name, service: service, kind: kind, grade: grade, specialties: specialties,
            clearance: clearance, clearanceUntil: clearanceUntil, availableFrom: availableFrom,
            constraints: constraints, validity: validity
        )
    }

    func key(of draft: PersonDraft) -> [String] { [draft.person.rawValue, draft.validity.start.description] }
    static func rows(_ rows: [ImportRow<PersonDraft>]) -> ImportRows { .people(rows) }
}

/// Identities as files write them.
enum IdentityCell {
    /// Reads an identity.
    static func reading<Noun>(_ text: String) -> CellReading<ID<Noun>> {
        ID(text).map { .value($0) }
            ?? .problem(
                CellProblem(
                    .identityUnreadable, allowed: "letters, digits, _, - and ., at most \(IDLimits.lengthMax)",
                    fix: "Write the identity as an export shows it."
                )
            )
    }
}
