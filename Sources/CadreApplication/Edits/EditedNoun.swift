public import CadreDomain

/// The nouns whose records are edited by hand.
public enum EditedNoun: String, Sendable, CaseIterable {
    /// Positions.
    case position
    /// People.
    case person
    /// Offices.
    case office

    /// The fields that say which record and which version it is, and that no edit changes.
    public var fixedFields: [String] {
        switch self {
        case .position: ["number", "valid_from"]
        case .person: ["person", "valid_from"]
        case .office: ["code", "valid_from"]
        }
    }

    /// Several of them, for sentences and addresses.
    public var plural: String {
        switch self {
        case .position: "positions"
        case .person: "people"
        case .office: "offices"
        }
    }
}

/// A version of a record that is edited by hand.
public enum EditedRecord: Hashable, Sendable {
    /// Of a position.
    case position(Position)
    /// Of a person.
    case person(Person)
    /// Of an office.
    case office(Office)

    /// The identity.
    public var id: String {
        switch self {
        case .position(let position): position.id.rawValue
        case .person(let person): person.id.rawValue
        case .office(let office): office.id.rawValue
        }
    }

    /// The days on which the version holds.
    public var validity: DayRange {
        switch self {
        case .position(let position): position.validity
        case .person(let person): person.validity
        case .office(let office): office.validity
        }
    }

    /// What people call it.
    public var name: String {
        switch self {
        case .position(let position): "\(position.number), \(position.title)"
        case .person(let person): "\(person.name) (\(person.id))"
        case .office(let office): "\(office.code), \(office.name)"
        }
    }

    /// The same as a record of any noun.
    var record: RegisterRecord {
        switch self {
        case .position(let position): .position(position)
        case .person(let person): .person(person)
        case .office(let office): .office(office)
        }
    }

    /// Takes a record of one of the nouns that are edited.
    init?(_ record: RegisterRecord) {
        switch record {
        case .position(let position): self = .position(position)
        case .person(let person): self = .person(person)
        case .office(let office): self = .office(office)
        case .qualification, .assignment: return nil
        }
    }

    /// What an edit of it touches, for the access policy.
    func reach(in snapshot: RegisterSnapshot) -> Reach {
        switch self {
        case .position(let position): snapshot.reach(of: position)
        case .person(let person): snapshot.reach(of: person.id, on: snapshot.today)
        case .office(let office): Reach(country: office.country, command: office.command)
        }
    }
}

/// A field of an edited record: a column of the import files of its noun.
public struct EditField: Hashable, Sendable {
    /// The name of the column.
    public let name: String
    /// What to write in it.
    public let note: String
    /// Whether it must have a value.
    public let isRequired: Bool
    /// How long its text may be; nil for codes, numbers and days.
    public let lengthMax: Int?
    /// An example of a value.
    public let example: String

    /// Makes a field.
    public init(name: String, note: String, isRequired: Bool, lengthMax: Int?, example: String) {
        self.name = name
        self.note = note
        self.isRequired = isRequired
        self.lengthMax = lengthMax
        self.example = example
    }
}

/// A row of an edit: the record that it is about, and its cells by the name of their column.
public struct EditRow: Hashable, Sendable {
    /// The identity of the record.
    public let id: String
    /// The cells.
    public let cells: [String: String]

    /// Makes a row.
    public init(id: String, cells: [String: String]) {
        self.id = id
        self.cells = cells
    }
}

/// Reads and writes the cells of import files, so that an edit is an import of its rows.
public protocol EditRows: Sendable {
    /// The fields of a noun, in the order of its import files.
    func fields(of noun: EditedNoun) -> [EditField]
    /// The cells of records of one noun, in their order; offices and positions are named as in the register.
    func cells(of records: [EditedRecord], _ noun: EditedNoun, in register: Register) -> [[String: String]]
    /// The rows as a file that was read, the first in row 2, each with the identity of its record.
    func file(_ rows: [EditRow], of noun: EditedNoun) throws(Refusal) -> IncomingFile
}

extension EditRows {
    /// The fields of a noun, without those that say which record and which version it is.
    func editable(of noun: EditedNoun) -> [EditField] {
        fields(of: noun).filter { !noun.fixedFields.contains($0.name) }
    }

    /// Refuses a field that no edit of the noun changes.
    func check(_ fields: [String: String], of noun: EditedNoun) throws(Refusal) {
        let known = editable(of: noun).map(\.name)
        let strangers = fields.keys.filter { !known.contains($0) }.sorted()
        guard !strangers.isEmpty else { return }
        throw Refusal(
            .editRejected, "There is no field (\(strangers.joined(separator: ", "))) that an edit can change.",
            fix: "The fields: \(known.joined(separator: ", ")).",
            problems: strangers.map { name in
                let meant = Nearest.word(to: name, among: known).map { "Did you mean \($0)?" } ?? "Leave it out."
                return Refusal.Problem(pointer: name, detail: "There is no such field", fix: meant)
            }
        )
    }
}
