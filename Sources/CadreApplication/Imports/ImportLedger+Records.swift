import CadreDomain

/// The days on which a row's record needs another record.
extension ImportLedger {
    /// Rejects positions with days on which their office is not on record.
    ///
    /// Rows that say what the register says are no new breach; whoever ends an office below one is refused instead.
    mutating func rejectOutsideOffices() {
        guard Record.self == Position.self else { return }
        let before = slots
        for (record, place) in accepted where before[Slot(record)] != record {
            guard let position = record as? Position, let days = snapshot.absence(ofOfficeOf: position) else {
                continue
            }
            reject(
                place, days.start == position.validity.start ? "valid_from" : "valid_to", "position.outside-record",
                "\(snapshot.code(of: position.office)) is not on record \(days.phrase)",
                "days on which the office is on record",
                fix: "Correct the days of the position, or the valid_from or valid_to of the office."
            )
        }
    }

    /// Rejects assignments with days on which their person or position is not on record.
    ///
    /// Rows that say what the register says are no new breach; whoever ends a record below one is refused instead.
    mutating func rejectStrays() {
        let new = newAssignments
        guard !new.isEmpty else { return }
        let standing = Dictionary(snapshot.register.assignments.map { ($0.id, $0) }) { first, _ in first }
        for (assignment, place) in new where standing[assignment.id] != assignment {
            for (noun, key, days) in [
                ("person", assignment.person.rawValue, snapshot.absence(ofPersonOf: assignment)),
                ("position", snapshot.number(of: assignment.position), snapshot.absence(ofPositionOf: assignment)),
            ] {
                // An unknown person is a fault of its own.
                guard let days, noun != "person" || !snapshot.versions(of: assignment.person).isEmpty else { continue }
                let end = assignment.actualEnd == nil ? "planned_end" : "actual_end"
                reject(
                    place, days.start == assignment.from ? "from" : end, "assignment.outside-record",
                    "\(key) is not on record \(days.phrase)", "days on which person and position are on record",
                    fix: "Correct the days of the assignment, or the valid_from or valid_to of the \(noun)."
                )
            }
        }
    }
}
