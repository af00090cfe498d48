import CadreDomain

/// A law that the register breaks, and the record at which it does.
struct RegisterBreach: Hashable, Sendable {
    /// The noun of the record, such as `assignment`.
    let noun: String
    /// The identity of the record.
    let id: String
    /// What is wrong, as a clause without a full stop.
    let clause: String

    /// The laws that the register breaks after a change and did not break before, in order of noun and identity.
    ///
    /// - Complexity: O(n log n) for n records.
    static func added(from before: RegisterSnapshot, to after: RegisterSnapshot) -> [RegisterBreach] {
        let known = Set(all(in: before))
        return Set(all(in: after)).subtracting(known).sorted {
            ($0.noun, $0.id, $0.clause) < ($1.noun, $1.id, $1.clause)
        }
    }

    /// Every law that the register breaks.
    private static func all(in snapshot: RegisterSnapshot) -> [RegisterBreach] {
        let register = snapshot.register
        return versions("office", register.offices.map { ($0.id.rawValue, $0.code, $0.validity) })
            + versions("position", register.positions.map { ($0.id.rawValue, $0.number, $0.validity) })
            + versions("person", register.people.map { ($0.id.rawValue, $0.id.rawValue, $0.validity) })
            + references(in: snapshot) + cycles(in: register) + bookings(in: snapshot)
    }

    /// Versions of one record that share a day, and records that carry one natural key on one day.
    private static func versions(
        _ noun: String, _ versions: [(id: String, key: String, validity: DayRange)]
    ) -> [RegisterBreach] {
        let breaches =
            RecordLaws.overlappingVersions(versions.map { ($0.id, $0.validity) })
            + RecordLaws.duplicateKeys(versions.map { ($0.key, $0.id, $0.validity) })
        return breaches.map { breach in
            switch breach {
            case .versionsOverlap(let record, _), .kindDoesNotFitGrade(let record, _, _),
                .militaryWithoutService(let record), .duplicateKey(_, let record, _):
                RegisterBreach(noun: noun, id: record, clause: breach.description)
            }
        }
    }

    /// Records that need another one on days on which it is not on record.
    private static func references(in snapshot: RegisterSnapshot) -> [RegisterBreach] {
        let register = snapshot.register
        let offices = Set(register.offices.map(\.id))
        var found: [RegisterBreach] = []
        func add(_ noun: String, _ id: String, _ clause: String) {
            found.append(RegisterBreach(noun: noun, id: id, clause: clause))
        }
        for office in register.offices {
            guard let parent = office.parent, !offices.contains(parent) else { continue }
            add("office", office.id.rawValue, "Its parent (\(parent)) would not be on record")
        }
        for position in register.positions {
            guard let days = snapshot.absence(ofOfficeOf: position) else { continue }
            add(
                "position", position.id.rawValue,
                "Its office (\(position.office)) would not be on record \(days.phrase)")
        }
        for held in register.qualifications where snapshot.versions(of: held.person).isEmpty {
            add("qualification", held.id.rawValue, "Its person (\(held.person)) would not be on record")
        }
        for assignment in register.assignments {
            let id = assignment.id.rawValue
            if snapshot.versions(of: assignment.person).isEmpty {
                add("assignment", id, "Its person (\(assignment.person)) would not be on record")
            } else if let days = snapshot.absence(ofPersonOf: assignment) {
                add("assignment", id, "Its person (\(assignment.person)) would not be on record \(days.phrase)")
            }
            if snapshot.versions(of: assignment.position).isEmpty {
                add("assignment", id, "Its position (\(assignment.position)) would not be on record")
            } else if let days = snapshot.absence(ofPositionOf: assignment) {
                add("assignment", id, "Its position (\(assignment.position)) would not be on record \(days.phrase)")
            }
        }
        return found
    }

    /// Offices that stand above themselves.
    private static func cycles(in register: Register) -> [RegisterBreach] {
        OfficeLaws.cycles(among: register.offices).keys.map { place in
            let office = register.offices[place]
            return RegisterBreach(
                noun: "office", id: office.id.rawValue,
                clause: "The version of \(office.validity.start) would stand in or below a cycle of parents"
            )
        }
    }

    /// People in two positions on one day, and positions with two reliefs.
    private static func bookings(in snapshot: RegisterSnapshot) -> [RegisterBreach] {
        let assignments = snapshot.register.assignments
        let doubled = AssignmentLaws.doubleBookings(in: assignments, knownOn: snapshot.today).map { breach in
            if case .personInTwoPositions(let person, _, _, _) = breach {
                RegisterBreach(noun: "person", id: person.rawValue, clause: breach.description)
            } else {
                RegisterBreach(noun: "person", id: "", clause: breach.description)
            }
        }
        let reliefs = Dictionary(grouping: assignments.filter { $0.state == .planned }, by: \.position)
        return doubled
            + reliefs.filter { $0.value.count > 1 }.map { position, named in
                RegisterBreach(
                    noun: "position", id: position.rawValue,
                    clause: "It would have \(named.count) reliefs: \(named.map(\.id.rawValue).joined(separator: ", "))"
                )
            }
    }
}
