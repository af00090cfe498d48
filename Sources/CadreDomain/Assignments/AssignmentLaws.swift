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

    /// Finds the first days of an assignment on which a record that it names does not hold.
    ///
    /// An assignment needs its person and its position on every day from its first one to its actual end; where it
    /// has none, to its planned end, and where somebody serves beyond that, through `today`. A record without a known
    /// end reaches to every planned end. A cancelled assignment needs nobody.
    ///
    /// - Parameters:
    ///   - assignment: The assignment.
    ///   - versions: The days of the versions of its person, or of its position, oldest first.
    ///   - today: Until when those who have not left are known to serve.
    /// - Returns: The days up to the next version or the end; nil where the record holds on all of them.
    public static func absence(
        of assignment: Assignment, from versions: some Sequence<DayRange>, knownOn today: Day
    ) -> DayRange? {
        recordDays(of: assignment, knownOn: today).flatMap { RecordLaws.absences(on: $0, from: versions).first }
    }

    /// The days on which the person and the position of an assignment have to be on record; nil where it was cancelled.
    public static func recordDays(of assignment: Assignment, knownOn today: Day) -> DayRange? {
        guard assignment.state != .cancelled else { return nil }
        let isServing = assignment.state == .active
        let last = assignment.actualEnd ?? max(assignment.plannedEnd, isServing ? today.next : assignment.from)
        return DayRange(clamping: assignment.from, max(last, assignment.from.next))
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

extension AssignmentLaws.Breach: CustomStringConvertible {
    /// The breach as a clause with its values, without a full stop.
    public var description: String {
        switch self {
        case .plannedEndNotAfterStart(let id, let from, let end):
            "The assignment (\(id)) would end on (\(end)), which is not after its first day (\(from))"
        case .actualEndBeforeStart(let id, let from, let end):
            "The assignment (\(id)) ended on (\(end)), before its first day (\(from))"
        case .endDoesNotFitState(let id, let state, let end):
            end.map { "The assignment (\(id)) is \(state.rawValue), and yet it ended on (\($0))" }
                ?? "The assignment (\(id)) is \(state.rawValue), and no day is given on which it ended"
        case .curtailmentDoesNotFitState(let id, let state):
            state == .curtailed
                ? "The assignment (\(id)) is curtailed, and no reason is given"
                : "The assignment (\(id)) is \(state.rawValue), and yet a reason for curtailment is given"
        case .personInTwoPositions(let person, let first, let second, let days):
            "The person (\(person)) is in two positions \(days.phrase), by the assignments (\(first)) and (\(second))"
        }
    }
}
