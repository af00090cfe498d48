public import CadreDomain

/// An assignment as a strip draws it: who held the position, on which days, as far as is known today.
public struct Tenure: Sendable {
    /// The assignment.
    public let assignment: Assignment
    /// Who, by the record of the day asked for, or else of the nearest.
    public let person: Person?
    /// The position, as it was on that day of the tenure that is nearest to the day asked for.
    public let position: Position?
    /// The days held.
    public let days: DayRange
    /// The day asked for.
    let asOf: Day
    /// The days of the record of the position, of the day asked for or else of the nearest.
    let positionDays: DayRange?

    /// The page of the person; nil where there is none.
    public var personAddress: Address? { person.flatMap { Address("/people/\($0.id)", on: asOf, within: $0.validity) } }
    /// The page of the position; nil where there is none.
    public var positionAddress: Address? {
        positionDays.flatMap { Address("/positions/\(assignment.position)", on: asOf, within: $0) }
    }
}

/// Days on end on which a position is authorized and nobody holds it.
public struct PositionGap: Hashable, Sendable {
    /// The days.
    public let days: DayRange
    /// Whether it may have begun earlier than is on record.
    public let isAtLeast: Bool
}

extension RegisterSnapshot {
    /// Everybody who held, holds or is named for a position, oldest first; cancelled assignments are left out.
    ///
    /// - Parameter day: The day on which records are looked at; today where nil.
    public func tenures(of position: ID<Position>, on day: Day? = nil) -> [Tenure] {
        assignments(to: position).compactMap { tenure($0, on: day ?? today) }
    }

    /// Every position that a person held, holds or is named for, oldest first; cancelled ones are left out.
    ///
    /// - Parameter day: The day on which records are looked at; today where nil.
    public func tenures(of person: ID<Person>, on day: Day? = nil) -> [Tenure] {
        assignments(of: person).compactMap { tenure($0, on: day ?? today) }
    }

    private func tenure(_ assignment: Assignment, on day: Day) -> Tenure? {
        let days = assignment.occupiedDays(knownOn: today)
        guard let nearest = days.nearest(to: day) else { return nil }
        return Tenure(
            assignment: assignment, person: person(assignment.person, on: day),
            position: position(assignment.position, on: nearest), days: days, asOf: day,
            positionDays: position(assignment.position, on: day)?.validity
        )
    }

    /// The stretches on which a position is authorized and nobody holds it, oldest first, as far as is on record.
    ///
    /// Who left before ``recordsFrom`` is not on record. A stretch that ends by then is no gap therefore, and one that
    /// goes on beyond it counts from then, as the days for which a position is vacant do.
    func gaps(of position: ID<Position>, _ tenures: [Tenure]) -> [PositionGap] {
        authorizedDays(of: position).flatMap { Self.uncoveredDays(of: $0, by: tenures) }.compactMap { days in
            guard let first = recordsFrom, days.start < first else { return PositionGap(days: days, isAtLeast: false) }
            return days.end > first ? PositionGap(days: DayRange(clamping: first, days.end), isAtLeast: true) : nil
        }
    }

    /// The stretches on which a position is authorized, versions that follow each other taken together.
    private func authorizedDays(of position: ID<Position>) -> [DayRange] {
        let authorized = versions(of: position).filter { $0.state >= .authorized && !$0.validity.isEmpty }
        return authorized.map(\.validity).reduce(into: []) { stretches, days in
            if let last = stretches.last, last.end == days.start {
                stretches[stretches.count - 1] = DayRange(clamping: last.start, days.end)
            } else {
                stretches.append(days)
            }
        }
    }

    /// The stretches of some days that none of the tenures covers.
    private static func uncoveredDays(of window: DayRange, by tenures: [Tenure]) -> [DayRange] {
        var gaps: [DayRange] = []
        var reach = window.start
        for tenure in tenures.sorted(by: { $0.days.start < $1.days.start }) {
            if let gap = DayRange(start: reach, end: min(tenure.days.start, window.end)), !gap.isEmpty {
                gaps.append(gap)
            }
            reach = max(reach, tenure.days.end)
        }
        if let gap = DayRange(start: reach, end: window.end), !gap.isEmpty { gaps.append(gap) }
        return gaps
    }
}
