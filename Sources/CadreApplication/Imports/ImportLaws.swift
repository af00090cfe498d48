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
        rejectOutsideOffices()
        rejectStrays()
        rejectClashes()
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
        case let position as Position:
            return lawful(RecordLaws.breaches(of: position).map { $0.naming(position.number) })
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
                place, "parent", "reference.unknown", parentCodes[place] ?? office.parent?.rawValue ?? "",
                "an office that can be taken",
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
        guard new.indices.contains(where: { cycles[standing.count + $0] != nil }) else { return false }
        let known = Set(snapshot.register.offices)
        var hasRejected = false
        // A row that says what the register says closes none.
        for (index, row) in new.enumerated() where !known.contains(row.office) {
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
    ///
    /// A row that says what the register says stands before others.
    private mutating func rejectOverlaps() -> Bool {
        let new = accepted.filter { $0.record.versionStart != nil }
        guard !new.isEmpty else { return false }
        let versions =
            kept.map { (record: $0.after, place: RowPlace?.none) } + new.map { (record: $0.record, place: $0.place) }
        let ordered = versions.sorted {
            ($0.record.id, $0.record.validity.start) < ($1.record.id, $1.record.validity.start)
        }
        var hasRejected = false
        var standing: [Slot: Record]?
        func asking(_ version: (record: Record, place: RowPlace?)) -> RowPlace? {
            guard let place = version.place else { return nil }
            let known = standing ?? slots
            standing = known
            return known[Slot(version.record)] == version.record ? nil : place
        }
        var reach: (record: Record, place: RowPlace?)?
        for version in ordered {
            guard let earlier = reach, earlier.record.id == version.record.id,
                let days = earlier.record.validity.intersection(version.record.validity),
                let place = asking(version) ?? asking(earlier)
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
            if place != version.place { reach = version }
        }
        return hasRejected
    }
}
