import CadreDomain

/// The laws that assignments keep together: a position has one relief, a person one position a day.
extension ImportLedger {
    /// The accepted rows of assignments, in the order of the files.
    var newAssignments: [(assignment: Assignment, place: RowPlace)] {
        accepted.compactMap { row in (row.record as? Assignment).map { ($0, row.place) } }
    }

    /// Rejects assignments that clash with one of the register, or with a row that is taken.
    ///
    /// Rows that say what the register says stand before all others; see ``AssignmentClashes``.
    mutating func rejectClashes() {
        let new = newAssignments
        guard !new.isEmpty else { return }
        let known = Dictionary(snapshot.register.assignments.map { ($0.id, $0) }) { first, _ in first }
        let asked = new.filter { known[$0.assignment.id] != $0.assignment }.enumerated()
            .sorted { ($0.element.assignment.from, $0.offset) < ($1.element.assignment.from, $1.offset) }.map(\.element)
        guard !asked.isEmpty else { return }
        let clashes = AssignmentClashes(
            among: asked.map(\.assignment), beside: snapshot.register.assignments, today: snapshot.today
        )
        for (index, clash) in clashes.found { reject(asked[index].place, clash) }
    }

    private mutating func reject(_ place: RowPlace, _ clash: AssignmentBook.Clash) {
        switch clash {
        case .relief(let other):
            reject(
                place, "state", "position.relief-named", "\(other.person) from \(other.from)",
                "one planned assignment a position", fix: "Keep one of the two, or cancel the other one first."
            )
        case .days(let person, let days):
            reject(
                place, "from", "person.in-two-positions", "\(person) \(days.phrase)", "one position a day",
                fix: "End the earlier assignment, or change the days."
            )
        }
    }
}
