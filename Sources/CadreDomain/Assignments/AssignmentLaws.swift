/// What must hold of assignments, as pure functions that return what is wrong.
public enum AssignmentLaws {
    /// A breach of a law, with the facts.
    public enum Breach: Error, Hashable, Sendable {
        /// The planned end does not come after the start.
        case plannedEndNotAfterStart(ID<Assignment>, from: Day, plannedEnd: Day)
        /// The actual end comes before the start.
        case actualEndBeforeStart(ID<Assignment>, from: Day, actualEnd: Day)
        /// An ended assignment has no actual end, or one that has not ended has one.
        case endDoesNotFitState(ID<Assignment>, state: Assignment.State, actualEnd: Day?)
        /// A reason for curtailment is missing, or stands where nothing was curtailed.
        case curtailmentDoesNotFitState(ID<Assignment>, state: Assignment.State)
        /// A person would hold two positions on one day.
        case personInTwoPositions(ID<Person>, ID<Assignment>, ID<Assignment>, days: DayRange)
    }

    /// Checks one assignment on its own.
    ///
    /// - Returns: Every breach, in the order in which the cases are declared; empty where all is well.
    public static func breaches(of assignment: Assignment) -> [Breach] {
        var found: [Breach] = []
        let id = assignment.id
        if assignment.plannedEnd <= assignment.from {
            found.append(.plannedEndNotAfterStart(id, from: assignment.from, plannedEnd: assignment.plannedEnd))
        }
        if let end = assignment.actualEnd, end < assignment.from {
            found.append(.actualEndBeforeStart(id, from: assignment.from, actualEnd: end))
        }
        let hasEnded = assignment.state == .completed || assignment.state == .curtailed
        if hasEnded != (assignment.actualEnd != nil) {
            found.append(.endDoesNotFitState(id, state: assignment.state, actualEnd: assignment.actualEnd))
        }
        if (assignment.state == .curtailed) != (assignment.curtailment != nil) {
            found.append(.curtailmentDoesNotFitState(id, state: assignment.state))
        }
        return found
    }

    /// Finds the assignments that put a person in two positions on one day.
    ///
    /// - Parameters:
    ///   - assignments: In any order, of any people.
    ///   - today: What is known when; see ``Assignment/occupiedDays(knownOn:)``.
    /// - Returns: One breach for each assignment that begins while an earlier one of the person holds, naming of the
    ///   earlier ones the one that holds longest; ordered by person, then start, then identity.
    /// - Complexity: O(n log n) for n assignments.
    public static func doubleBookings(in assignments: [Assignment], knownOn today: Day) -> [Breach] {
        let held = assignments.map { (assignment: $0, days: $0.occupiedDays(knownOn: today)) }
            .filter { !$0.days.isEmpty }
            .sorted {
                ($0.assignment.person, $0.days.start, $0.assignment.id)
                    < ($1.assignment.person, $1.days.start, $1.assignment.id)
            }
        var found: [Breach] = []
        var longest: (assignment: Assignment, days: DayRange)?
        for next in held {
            guard let earlier = longest, earlier.assignment.person == next.assignment.person else {
                longest = next
                continue
            }
            if let days = earlier.days.intersection(next.days) {
                found.append(
                    .personInTwoPositions(
                        next.assignment.person, earlier.assignment.id, next.assignment.id, days: days)
                )
            }
            if next.days.end > earlier.days.end { longest = next }
        }
        return found
    }
}
