public import CadreDomain

/// What keeps a planned assignment from being made, looked up in the newest register; pure.
enum ReliefCheck {
    /// Every reason, the weightiest first; empty where the relief can be named.
    static func refusals(of relief: Assignment, in snapshot: RegisterSnapshot) -> [Refusal] {
        var found: [Refusal] = []
        let versions = snapshot.versions(of: relief.position)
        if !versions.contains(where: { $0.validity.contains(relief.from) }) {
            found.append(missing(.positionNotFound, "position", relief.position, versions.isEmpty, relief.from))
        }
        let records = snapshot.versions(of: relief.person)
        if !records.contains(where: { $0.validity.contains(relief.from) }) {
            found.append(missing(.personNotFound, "person", relief.person, records.isEmpty, relief.from))
        }
        let isOnRecord = found.isEmpty
        if let taken = snapshot.relief(of: relief.position) { found.append(Self.taken(taken)) }
        if relief.from <= snapshot.today {
            found.append(
                Refusal(
                    .parameterBadValue, "The report day (\(relief.from)) is not after today (\(snapshot.today)).",
                    fix: "Choose a later day."
                )
            )
        }
        found += AssignmentLaws.breaches(of: relief).map {
            Refusal(.recordBreaksLaw, "\($0).", fix: "Give a planned end after the report day.")
        }
        return found + doubleBookings(relief, snapshot) + (isOnRecord ? absences(of: relief, in: snapshot) : [])
    }

    /// Says that a position has a relief already, and the story of it where it is known.
    static func taken(_ relief: Assignment, story: String = "") -> Refusal {
        Refusal(
            .positionTaken,
            "The position (\(relief.position)) has a relief already: (\(relief.person)) from (\(relief.from))\(story).",
            fix: "Choose another position, or withdraw that relief on the page of the position first."
        )
    }

    private static func missing<Noun>(
        _ code: ErrorCode, _ noun: String, _ id: ID<Noun>, _ isUnknown: Bool, _ day: Day
    ) -> Refusal {
        isUnknown
            ? Refusal(code, "There is no \(noun) (\(id)).", fix: "Check the identity.")
            : Refusal(
                code, "The \(noun) (\(id)) is not in the register on (\(day)).",
                fix: "Choose a day on which it is, or another \(noun)."
            )
    }

    /// Says which record ends before the planned end.
    private static func absences(of relief: Assignment, in snapshot: RegisterSnapshot) -> [Refusal] {
        let found = [
            ("person", relief.person.rawValue, snapshot.absence(ofPersonOf: relief)),
            ("position", relief.position.rawValue, snapshot.absence(ofPositionOf: relief)),
        ]
        return found.compactMap { noun, id, days in
            days.map { days in
                Refusal(
                    .recordBreaksLaw, "The \(noun) (\(id)) is not in the register \(days.phrase).",
                    fix: "Give a planned end up to (\(days.start)), or lengthen the record of the \(noun)."
                )
            }
        }
    }

    /// Days on which the person would hold this position and another; other faults of the register are not its own.
    private static func doubleBookings(_ relief: Assignment, _ snapshot: RegisterSnapshot) -> [Refusal] {
        let held = snapshot.assignments(of: relief.person) + [relief]
        return AssignmentLaws.doubleBookings(in: held, knownOn: snapshot.today).compactMap { breach in
            guard case .personInTwoPositions(let person, let first, let second, let days) = breach,
                first == relief.id || second == relief.id,
                let other = held.first(where: { $0.id == (first == relief.id ? second : first) })
            else { return nil }
            return Refusal(
                .personAssigned,
                "The person (\(person)) would hold the position \(named(relief.position, on: days.start, snapshot)) "
                    + "and the position \(named(other.position, on: days.start, snapshot)) at once, \(days.phrase).",
                fix: "Choose a report day after the other assignment ends."
            )
        }
    }

    /// A position by its identity and title.
    private static func named(_ id: ID<Position>, on day: Day, _ snapshot: RegisterSnapshot) -> String {
        snapshot.position(id, on: day).map { "(\(id), \($0.title))" } ?? "(\(id))"
    }
}

extension RegisterSnapshot {
    /// The planned assignment that names who comes next to a position.
    public func relief(of position: ID<Position>) -> Assignment? {
        assignments(to: position).first { $0.state == .planned }
    }

    /// The first of the numbers that no assignment has yet.
    var nextAssignmentSequence: Int {
        RecordSequence.next(after: register.assignments.lazy.map(\.id.rawValue), prefix: "asg_")
    }
}
