import CadreApplication
import CadreDomain

/// Makes changes on dictionaries, slow and plain, and checks the laws that the store on disk keeps.
struct RegisterWriter {
    private struct VersionKey: Hashable {
        let id: String
        let start: Day
    }

    private var offices: [VersionKey: Office]
    private var positions: [VersionKey: Position]
    private var people: [VersionKey: Person]
    private var qualifications: [ID<Qualification>: Qualification]
    private var assignments: [ID<Assignment>: Assignment]

    init(_ register: Register) {
        offices = Dictionary(
            uniqueKeysWithValues: register.offices.map {
                (VersionKey(id: $0.id.rawValue, start: $0.validity.start), $0)
            })
        positions = Dictionary(
            uniqueKeysWithValues: register.positions.map {
                (VersionKey(id: $0.id.rawValue, start: $0.validity.start), $0)
            })
        people = Dictionary(
            uniqueKeysWithValues: register.people.map {
                (VersionKey(id: $0.id.rawValue, start: $0.validity.start), $0)
            })
        qualifications = Dictionary(uniqueKeysWithValues: register.qualifications.map { ($0.id, $0) })
        assignments = Dictionary(uniqueKeysWithValues: register.assignments.map { ($0.id, $0) })
    }

    /// Makes one change of the register; others are passed over.
    mutating func make(_ change: Change) {
        switch change {
        case .office(let office):
            offices[VersionKey(id: office.id.rawValue, start: office.validity.start)] = office
        case .officeVersionRemoved(let id, let start):
            offices[VersionKey(id: id.rawValue, start: start)] = nil
        case .position(let position):
            positions[VersionKey(id: position.id.rawValue, start: position.validity.start)] = position
        case .positionVersionRemoved(let id, let start):
            positions[VersionKey(id: id.rawValue, start: start)] = nil
        case .person(let person): people[VersionKey(id: person.id.rawValue, start: person.validity.start)] = person
        case .personVersionRemoved(let id, let start): people[VersionKey(id: id.rawValue, start: start)] = nil
        case .qualification(let qualification): qualifications[qualification.id] = qualification
        case .qualificationRemoved(let id): qualifications[id] = nil
        case .assignment(let assignment): assignments[assignment.id] = assignment
        case .assignmentRemoved(let id): assignments[id] = nil
        case .slate, .run, .pin, .runAsked, .runStopAsked, .runEnded, .setting, .changeSet, .views, .source,
            .sourceDelivered, .fieldDecided, .attestationCampaign, .attestation:
            break
        }
    }

    /// The register after all changes.
    func checked() throws(StoreError) -> Register {
        var register = Register(
            offices: Array(offices.values), positions: Array(positions.values), people: Array(people.values),
            qualifications: Array(qualifications.values), assignments: Array(assignments.values)
        )
        register.sort()
        let offices = Set(register.offices.map(\.id))
        for (constraint, holds) in [
            ("oneReliefPerPosition", hasOneReliefAPosition(register)),
            ("position.validity", isApart(register.positions.map { ($0.id.rawValue, $0.validity) })),
            ("person.validity", isApart(register.people.map { ($0.id.rawValue, $0.validity) })),
            ("office.validity", isApart(register.offices.map { ($0.id.rawValue, $0.validity) })),
            ("office.code", isUnique(register.offices.map { ($0.code, $0.id.rawValue, $0.validity) })),
            ("position.number", isUnique(register.positions.map { ($0.number, $0.id.rawValue, $0.validity) })),
            ("office.parentID", register.offices.allSatisfy { $0.parent.map { offices.contains($0) } ?? true }),
            ("position.officeID", register.positions.allSatisfy { offices.contains($0.office) }),
            ("assignment.laws", register.assignments.allSatisfy { AssignmentLaws.breaches(of: $0).isEmpty }),
        ] where !holds {
            throw .conflict(constraint: constraint)
        }
        let known = Set(register.people.map(\.id))
        let held = Set(register.positions.map(\.id))
        guard register.qualifications.allSatisfy({ known.contains($0.person) }) else {
            throw .conflict(constraint: "qualification.personID")
        }
        guard register.assignments.allSatisfy({ known.contains($0.person) && held.contains($0.position) }) else {
            throw .conflict(constraint: "assignment.personID or positionID")
        }
        return register
    }

    private func hasOneReliefAPosition(_ register: Register) -> Bool {
        let planned = register.assignments.filter { $0.state == .planned }.map(\.position)
        return Set(planned).count == planned.count
    }

    private func isApart(_ versions: [(record: String, validity: DayRange)]) -> Bool {
        RecordLaws.overlappingVersions(versions).isEmpty
    }

    /// Whether two different records never carry one key on one day.
    private func isUnique(_ records: [(key: String, id: String, validity: DayRange)]) -> Bool {
        Dictionary(grouping: records, by: \.key).values.allSatisfy { sharing in
            sharing.enumerated().allSatisfy { index, first in
                sharing[(index + 1)...].allSatisfy { $0.id == first.id || !$0.validity.overlaps(first.validity) }
            }
        }
    }
}
