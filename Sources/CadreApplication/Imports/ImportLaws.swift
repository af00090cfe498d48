import CadreDomain

/// The laws that rows must keep, alone and together with what the register would hold beside them.
extension ImportLedger {
    /// Rejects rows whose record would break a law; a row rejected by one law hinders no other row.
    mutating func checkLaws() {
        for (record, place) in accepted {
            for fault in faults(of: record) {
                reject(place, fault.column, fault.cause, fault.found, fault.allowed, fix: fault.fix)
            }
        }
        rejectOrphans()
        while rejectOverlaps() {}
        while rejectCycles() {}
        rejectStrays()
        rejectSecondReliefs()
        rejectDoubleBookings()
        rejectEchoes()
    }

    private typealias Fault = (column: String?, cause: String, found: String, allowed: String, fix: String)

    private func faults(of record: Record) -> [Fault] {
        func lawful(_ breaches: [some CustomStringConvertible]) -> [Fault] {
            breaches.map { (nil, "record.breaks-law", $0.description, "a lawful record", "Correct the row.") }
        }
        func known(_ person: ID<Person>) -> [Fault] {
            guard snapshot.versions(of: person).isEmpty else { return [] }
            return [
                (
                    "person", "person.unknown", person.rawValue, "a person in the register or in another file",
                    "Correct the identity, or import the person too: with the same command, or before."
                )
            ]
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

    private var newOffices: [(office: Office, place: RowPlace)] {
        accepted.compactMap { row in (row.record as? Office).map { ($0, row.place) } }
    }

    /// Rejects offices whose parent is a row of the file that was rejected, and those below them.
    private mutating func rejectOrphans() {
        let new = newOffices
        var rowCounts = Dictionary(grouping: new, by: \.office.id).mapValues(\.count)
        let known = Set(rowCounts.keys).union(snapshot.register.offices.map(\.id))
        var orphans = new.filter { row in row.office.parent.map { !known.contains($0) } ?? false }
        guard !orphans.isEmpty else { return }
        let below = Dictionary(grouping: new) { $0.office.parent }
        var orphaned = Set(orphans.map(\.place))
        var next = 0
        while next < orphans.count {
            let (office, place) = orphans[next]
            next += 1
            reject(
                place, "parent", "reference.unknown", office.parent?.rawValue ?? "", "an office that can be taken",
                fix: "Correct the row of the parent."
            )
            rowCounts[office.id, default: 1] -= 1
            guard rowCounts[office.id] == 0, snapshot.versions(of: office.id).isEmpty else { continue }
            orphans += (below[office.id] ?? []).filter { orphaned.insert($0.place).inserted }
        }
    }

    /// Rejects offices that would stand above themselves on some day, and those below them; tells whether there was
    /// one.
    private mutating func rejectCycles() -> Bool {
        let new = newOffices
        guard !new.isEmpty else { return false }
        let written = Set(new.map(\.office.id))
        let standing =
            snapshot.register.offices.filter { !written.contains($0.id) } + kept.compactMap { $0.after as? Office }
        let versions = standing + new.map(\.office)
        let codes = Dictionary(versions.map { ($0.id, $0.code) }) { first, _ in first }
        let cycles = OfficeLaws.cycles(among: versions)
        var hasRejected = false
        for (index, row) in new.enumerated() {
            guard let cycle = cycles[standing.count + index] else { continue }
            let shown = cycle.prefix(8).map { codes[$0] ?? $0.rawValue }
            let words = shown + (shown.count < cycle.count ? ["…"] : []) + shown.prefix(1)
            reject(
                row.place, "parent", "parent.cycle", words.joined(separator: " > "),
                "parents that end in an office without one", fix: "Give one of these offices another parent, or none."
            )
            hasRejected = true
        }
        return hasRejected
    }

    /// Rejects versions that share a day with another of the same record; tells whether there was one.
    private mutating func rejectOverlaps() -> Bool {
        let new = accepted.filter { $0.record.versionStart != nil }
        guard !new.isEmpty else { return false }
        let versions =
            kept.map { (record: $0.after, place: RowPlace?.none) } + new.map { (record: $0.record, place: $0.place) }
        let ordered = versions.sorted {
            ($0.record.id, $0.record.validity.start) < ($1.record.id, $1.record.validity.start)
        }
        var hasRejected = false
        var reach: (record: Record, place: RowPlace?)?
        for version in ordered {
            guard let earlier = reach, earlier.record.id == version.record.id,
                let days = earlier.record.validity.intersection(version.record.validity),
                let place = version.place ?? earlier.place
            else {
                if reach?.record.id != version.record.id
                    || version.record.validity.end > reach?.record.validity.end ?? .first
                {
                    reach = version
                }
                continue
            }
            reject(
                place, "valid_from", "versions.overlap", days.phrase, "versions that share no day",
                fix: "End the earlier version on the day on which the later begins: its valid_to."
            )
            hasRejected = true
            if version.place == nil { reach = version }
        }
        return hasRejected
    }

    /// The assignments of the register that no accepted row writes anew.
    private func standing(_ new: [(assignment: Assignment, place: RowPlace)]) -> [Assignment] {
        let written = Set(new.map(\.assignment.id))
        return snapshot.register.assignments.filter { !written.contains($0.id) }
    }

    private var newAssignments: [(assignment: Assignment, place: RowPlace)] {
        accepted.compactMap { row in (row.record as? Assignment).map { ($0, row.place) } }
    }

    /// Rejects assignments with days on which their person or position is not on record.
    ///
    /// Rows that say what the register says are no new breach; whoever ends a record below one is refused instead.
    private mutating func rejectStrays() {
        let new = newAssignments
        guard !new.isEmpty else { return }
        let standing = Dictionary(snapshot.register.assignments.map { ($0.id, $0) }) { first, _ in first }
        for (assignment, place) in new where standing[assignment.id] != assignment {
            for (noun, id, days) in [
                ("person", assignment.person.rawValue, snapshot.absence(ofPersonOf: assignment)),
                ("position", assignment.position.rawValue, snapshot.absence(ofPositionOf: assignment)),
            ] {
                // An unknown person is a fault of its own.
                guard let days, noun != "person" || !snapshot.versions(of: assignment.person).isEmpty else { continue }
                let end = assignment.actualEnd == nil ? "planned_end" : "actual_end"
                reject(
                    place, days.start == assignment.from ? "from" : end, "assignment.outside-record",
                    "\(id) is not on record \(days.phrase)", "days on which person and position are on record",
                    fix: "Correct the days of the assignment, or the valid_from or valid_to of the \(noun)."
                )
            }
        }
    }

    /// Rejects planned assignments to a position that has a relief already.
    private mutating func rejectSecondReliefs() {
        let new = newAssignments
        guard !new.isEmpty else { return }
        var reliefs = Dictionary(standing(new).filter { $0.state == .planned }.map { ($0.position, $0.id) }) {
            first, _ in
            first
        }
        for (assignment, place) in new where assignment.state == .planned {
            if let other = reliefs[assignment.position] {
                reject(
                    place, "state", "position.relief-named", other.rawValue, "one planned assignment a position",
                    fix: "Keep one of the two, or cancel the other one first."
                )
            } else {
                reliefs[assignment.position] = assignment.id
            }
        }
    }

    /// Rejects assignments that put a person in two positions on one day.
    private mutating func rejectDoubleBookings() {
        let new = newAssignments
        let places = Dictionary(new.map { ($0.assignment.id, $0.place) }) { first, _ in first }
        let touched = Set(new.map(\.assignment.person))
        let held = standing(new).filter { touched.contains($0.person) } + new.map(\.assignment)
        for case .personInTwoPositions(let person, let first, let second, let days)
            in AssignmentLaws.doubleBookings(in: held, knownOn: snapshot.today)
        {
            guard let place = places[second] ?? places[first] else { continue }
            reject(
                place, "from", "person.in-two-positions", "\(person) \(days.phrase)", "one position a day",
                fix: "End the earlier assignment, or change the days."
            )
        }
    }
}
