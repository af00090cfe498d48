import CadreDomain

/// What tells one record of the register, or one version of it, from every other.
struct RecordSlot: Hashable, Comparable, Sendable {
    /// The noun, such as `position`.
    let noun: String
    /// The identity.
    let id: String
    /// The first day of the version; nil where records have no versions.
    let start: Day?

    /// Orders by noun, identity and start.
    static func < (left: Self, right: Self) -> Bool {
        (left.noun, left.id, left.start ?? .first) < (right.noun, right.id, right.start ?? .first)
    }
}

/// A record of the register, or a version of one, of any noun.
enum RegisterRecord: Hashable, Sendable {
    case office(Office)
    case position(Position)
    case person(Person)
    case qualification(Qualification)
    case assignment(Assignment)

    /// Where it stands.
    var slot: RecordSlot {
        switch self {
        case .office(let office): RecordSlot(noun: "office", id: office.id.rawValue, start: office.validity.start)
        case .position(let position):
            RecordSlot(noun: "position", id: position.id.rawValue, start: position.validity.start)
        case .person(let person): RecordSlot(noun: "person", id: person.id.rawValue, start: person.validity.start)
        case .qualification(let held): RecordSlot(noun: "qualification", id: held.id.rawValue, start: nil)
        case .assignment(let assignment): RecordSlot(noun: "assignment", id: assignment.id.rawValue, start: nil)
        }
    }

    /// The record as the journal has it.
    var json: JSONText {
        switch self {
        case .office(let office): RecordText.json(office)
        case .position(let position): RecordText.json(position)
        case .person(let person): RecordText.json(person)
        case .qualification(let held): RecordText.json(held)
        case .assignment(let assignment): RecordText.json(assignment)
        }
    }

    /// The change that writes it.
    var writing: Change {
        switch self {
        case .office(let office): .office(office)
        case .position(let position): .position(position)
        case .person(let person): .person(person)
        case .qualification(let held): .qualification(held)
        case .assignment(let assignment): .assignment(assignment)
        }
    }

    /// The change that takes it away.
    var removing: Change {
        switch self {
        case .office(let office): .officeVersionRemoved(office.id, start: office.validity.start)
        case .position(let position): .positionVersionRemoved(position.id, start: position.validity.start)
        case .person(let person): .personVersionRemoved(person.id, start: person.validity.start)
        case .qualification(let held): .qualificationRemoved(held.id)
        case .assignment(let assignment): .assignmentRemoved(assignment.id)
        }
    }
}

extension Register {
    /// Every record that stands in one of some slots.
    ///
    /// - Complexity: O(n) for n records.
    func records(in slots: Set<RecordSlot>) -> [RecordSlot: RegisterRecord] {
        let all =
            [
                offices.lazy.map(RegisterRecord.office).filter { slots.contains($0.slot) },
                positions.lazy.map(RegisterRecord.position).filter { slots.contains($0.slot) },
                people.lazy.map(RegisterRecord.person).filter { slots.contains($0.slot) },
                qualifications.lazy.map(RegisterRecord.qualification).filter { slots.contains($0.slot) },
                assignments.lazy.map(RegisterRecord.assignment).filter { slots.contains($0.slot) },
            ] as [[RegisterRecord]]
        return Dictionary(uniqueKeysWithValues: all.joined().map { ($0.slot, $0) })
    }
}
