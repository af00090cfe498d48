import CadreDomain

/// The laws that rows must keep, alone and together with what the register would hold beside them.
extension ImportLedger {
    /// Rejects rows whose record would break a law; a row rejected by one law hinders no other row.
    mutating func checkLaws() {
        for (record, row) in accepted {
            for (column, cause, found, allowed) in faults(of: record) { reject(row, column, cause, found, allowed) }
        }
        rejectOrphans()
        rejectCycles()
        while rejectOverlaps() {}
        rejectSecondReliefs()
        rejectDoubleBookings()
    }

    private func faults(of record: Record) -> [(column: String?, cause: String, found: String, allowed: String)] {
        func lawful(_ breaches: [some Any]) -> [(column: String?, cause: String, found: String, allowed: String)] {
            breaches.map { (nil, "record.breaks-law", "\($0)", "a lawful record") }
        }
        func known(_ person: ID<Person>) -> [(column: String?, cause: String, found: String, allowed: String)] {
            snapshot.versions(of: person).isEmpty
                ? [("person", "person.unknown", person.rawValue, "a person in the register")] : []
        }
        switch record {
        case let position as Position: return lawful(RecordLaws.breaches(of: position))
        case let person as Person: return lawful(RecordLaws.breaches(of: person))
        case let held as Qualification: return known(held.person)
        case let assignment as Assignment:
            return known(assignment.person) + lawful(AssignmentLaws.breaches(of: assignment))
        default: return []
        }
    }

    private var newOffices: [(office: Office, row: Int)] {
        accepted.compactMap { row in (row.record as? Office).map { ($0, row.row) } }
    }

    /// Rejects offices whose parent is a row of the file that was rejected, and those below them.
    private mutating func rejectOrphans() {
        let new = newOffices
        let known = Set(new.map(\.office.id)).union(snapshot.register.offices.map(\.id))
        var orphans = new.filter { row in row.office.parent.map { !known.contains($0) } ?? false }
        guard !orphans.isEmpty else { return }
        let below = Dictionary(grouping: new) { $0.office.parent }
        var next = 0
        while next < orphans.count {
            let (office, row) = orphans[next]
            next += 1
            reject(row, "parent", "reference.unknown", office.parent?.rawValue ?? "", "an office that can be taken")
            if snapshot.office(office.id) == nil { orphans += below[office.id] ?? [] }
        }
    }

    /// Rejects offices that would stand above themselves, and those below them.
    private mutating func rejectCycles() {
        let new = newOffices
        guard !new.isEmpty else { return }
        var offices = Dictionary(snapshot.register.offices.map { ($0.id, $0) }) { first, _ in first }
        for (office, _) in new { offices[office.id] = office }
        let cycles = OfficeLaws.cycles(in: offices.mapValues(\.parent))
        for (office, row) in new {
            guard let cycle = cycles[office.id] else { continue }
            let shown = cycle.prefix(8).map { offices[$0]?.code ?? $0.rawValue }
            let codes = shown + (shown.count < cycle.count ? ["…"] : []) + shown.prefix(1)
            reject(
                row, "parent", "parent.cycle", codes.joined(separator: " > "),
                "parents that end in an office without one"
            )
        }
    }

    /// Rejects versions that share a day with another of the same record; tells whether there was one.
    private mutating func rejectOverlaps() -> Bool {
        let new = accepted.filter { $0.record.versionStart != nil }
        guard !new.isEmpty else { return false }
        let versions = kept.map { (record: $0.after, row: Int?.none) } + new.map { (record: $0.record, row: $0.row) }
        let ordered = versions.sorted {
            ($0.record.id, $0.record.validity.start) < ($1.record.id, $1.record.validity.start)
        }
        var hasRejected = false
        var reach: (record: Record, row: Int?)?
        for version in ordered {
            guard let earlier = reach, earlier.record.id == version.record.id,
                let days = earlier.record.validity.intersection(version.record.validity),
                let row = version.row ?? earlier.row
            else {
                if reach?.record.id != version.record.id
                    || version.record.validity.end > reach?.record.validity.end ?? .first
                {
                    reach = version
                }
                continue
            }
            reject(row, "valid_from", "versions.overlap", days.description, "versions that share no day")
            hasRejected = true
            if version.row == nil { reach = version }
        }
        return hasRejected
    }

    /// The assignments of the register that no accepted row writes anew.
    private func standing(_ new: [(assignment: Assignment, row: Int)]) -> [Assignment] {
        let written = Set(new.map(\.assignment.id))
        return snapshot.register.assignments.filter { !written.contains($0.id) }
    }

    private var newAssignments: [(assignment: Assignment, row: Int)] {
        accepted.compactMap { row in (row.record as? Assignment).map { ($0, row.row) } }
    }

    /// Rejects planned assignments to a position that has a relief already.
    private mutating func rejectSecondReliefs() {
        let new = newAssignments
        guard !new.isEmpty else { return }
        var reliefs = Dictionary(standing(new).filter { $0.state == .planned }.map { ($0.position, $0.id) }) {
            first, _ in
            first
        }
        for (assignment, row) in new where assignment.state == .planned {
            if let other = reliefs[assignment.position] {
                reject(row, "state", "position.relief-named", other.rawValue, "one planned assignment a position")
            } else {
                reliefs[assignment.position] = assignment.id
            }
        }
    }

    /// Rejects assignments that put a person in two positions on one day.
    private mutating func rejectDoubleBookings() {
        let new = newAssignments
        let rows = Dictionary(new.map { ($0.assignment.id, $0.row) }) { first, _ in first }
        let touched = Set(new.map(\.assignment.person))
        let held = standing(new).filter { touched.contains($0.person) } + new.map(\.assignment)
        for case .personInTwoPositions(let person, let first, let second, let days)
            in AssignmentLaws.doubleBookings(in: held, knownOn: snapshot.today)
        {
            guard let row = rows[second] ?? rows[first] else { continue }
            reject(row, "from", "person.in-two-positions", "\(person) on \(days)", "one position a day")
        }
    }
}
