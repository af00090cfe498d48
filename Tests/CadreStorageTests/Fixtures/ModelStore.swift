import CadreApplication
import CadreDomain

/// What a store must hold after a sequence of commits, kept in dictionaries: slow, plain and without SQL.
struct ModelStore {
    struct VersionKey: Hashable, Comparable {
        let id: String
        let start: Day

        static func < (left: Self, right: Self) -> Bool { (left.id, left.start) < (right.id, right.start) }
    }

    private(set) var offices: [VersionKey: Office] = [:]
    private(set) var positions: [VersionKey: Position] = [:]
    private(set) var people: [VersionKey: Person] = [:]
    private(set) var qualifications: [String: Qualification] = [:]
    private(set) var assignments: [String: Assignment] = [:]
    private(set) var settings: [String: String] = [:]
    private(set) var journalIndex: Int64 = 0

    /// Makes all changes and counts the entry, or nothing.
    ///
    /// - Returns: Whether every law holds afterwards.
    mutating func commit(_ changes: [Change]) -> Bool {
        var next = self
        for change in changes {
            next.make(change)
            guard next.hasOneReliefAPosition else { return false }
        }
        guard next.isWhole, !next.hasOverlap else { return false }
        next.journalIndex += 1
        self = next
        return true
    }

    private mutating func make(_ change: Change) {
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
        case .qualification(let qualification): qualifications[qualification.id.rawValue] = qualification
        case .qualificationRemoved(let id): qualifications[id.rawValue] = nil
        case .assignment(let assignment): assignments[assignment.id.rawValue] = assignment
        case .assignmentRemoved(let id): assignments[id.rawValue] = nil
        case .setting(let name, let value): settings[name] = value
        case .slate, .run, .pin, .runAsked, .runStopAsked, .runEnded, .changeSet, .views, .source, .sourceDelivered,
            .fieldDecided, .attestationCampaign, .attestation:
            break
        }
    }

    private var hasOneReliefAPosition: Bool {
        let planned = assignments.values.filter { $0.state == .planned }.map(\.position)
        return Set(planned).count == planned.count
    }

    /// Whether everything that a record names is there.
    private var isWhole: Bool {
        let positionIDs = Set(positions.keys.map(\.id))
        let officeIDs = Set(offices.keys.map(\.id))
        let personIDs = Set(people.keys.map(\.id))
        return positions.values.allSatisfy { officeIDs.contains($0.office.rawValue) }
            && qualifications.values.allSatisfy { personIDs.contains($0.person.rawValue) }
            && assignments.values.allSatisfy {
                personIDs.contains($0.person.rawValue) && positionIDs.contains($0.position.rawValue)
            }
    }

    /// Whether two versions of one record, or two positions of one number, share a day.
    private var hasOverlap: Bool {
        let versions = Array(positions.values)
        let versionsOfPeople = Array(people.values)
        let versionsOfOffices = Array(offices.values)
        for (index, first) in versionsOfOffices.enumerated() {
            for second in versionsOfOffices[(index + 1)...] where first.id == second.id || first.code == second.code {
                if first.validity.overlaps(second.validity) { return true }
            }
        }
        for (index, first) in versions.enumerated() {
            for second in versions[(index + 1)...] where first.id == second.id || first.number == second.number {
                if first.validity.overlaps(second.validity) { return true }
            }
        }
        for (index, first) in versionsOfPeople.enumerated() {
            for second in versionsOfPeople[(index + 1)...] where first.id == second.id {
                if first.validity.overlaps(second.validity) { return true }
            }
        }
        return false
    }

    var register: Register {
        var register = Register(
            offices: Array(offices.values), positions: Array(positions.values), people: Array(people.values),
            qualifications: Array(qualifications.values), assignments: Array(assignments.values))
        register.sort()
        return register
    }
}
