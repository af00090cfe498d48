/// A person in a position over a range of days.
public struct Assignment: Hashable, Sendable {
    /// How far the assignment has come.
    public enum State: String, Sendable, CaseIterable {
        /// Named to come; not yet arrived.
        case planned
        /// Serving.
        case active
        /// Served to the end.
        case completed
        /// Ended before its time.
        case curtailed
        /// Named but never came.
        case cancelled
    }

    /// Why an assignment ended before its time; never a diagnosis.
    public enum CurtailmentReason: String, Sendable, CaseIterable {
        /// Medical; no detail is kept.
        case medical
        /// The clearance was withdrawn or lapsed.
        case clearance
        /// The service needed the person elsewhere.
        case serviceNeed = "service_need"
        /// Compassionate.
        case compassionate
        /// Another reason.
        case other
    }

    /// The identity, such as `asg_004711`.
    public let id: ID<Assignment>
    /// Who.
    public var person: ID<Person>
    /// Where.
    public var position: ID<Position>
    /// The day of arrival, or the report date while planned.
    public var from: Day
    /// The first day after the planned tour.
    public var plannedEnd: Day
    /// The first day on which the person was gone; nil while serving.
    public var actualEnd: Day?
    /// How far it has come.
    public var state: State
    /// Why it ended early; only where it was curtailed.
    public var curtailment: CurtailmentReason?

    /// Makes an assignment.
    public init(
        id: ID<Assignment>, person: ID<Person>, position: ID<Position>, from: Day, plannedEnd: Day, actualEnd: Day?,
        state: State, curtailment: CurtailmentReason?
    ) {
        self.id = id
        self.person = person
        self.position = position
        self.from = from
        self.plannedEnd = plannedEnd
        self.actualEnd = actualEnd
        self.state = state
        self.curtailment = curtailment
    }

    /// The days on which the person holds the position, as far as it is known on `today`.
    ///
    /// An ended assignment holds to its actual end. A serving one holds to its planned end, or through `today`
    /// where that has passed: whoever has not left is still there today and is expected to be gone after it. A
    /// planned one whose report date has passed holds from the day after `today`, since nobody has arrived yet.
    /// A cancelled one holds no day.
    public func occupiedDays(knownOn today: Day) -> DayRange {
        switch state {
        case .cancelled: DayRange(clamping: from, from)
        case .completed, .curtailed: DayRange(clamping: from, actualEnd ?? plannedEnd)
        case .active: DayRange(clamping: from, actualEnd ?? max(plannedEnd, today.next))
        case .planned: DayRange(clamping: max(from, today.next), plannedEnd)
        }
    }
}
