public import CadreDomain

/// An assignment as a strip draws it: who held the position, on which days, as far as is known today.
public struct Tenure: Sendable {
    /// The assignment.
    public let assignment: Assignment
    /// Who.
    public let person: Person?
    /// The position.
    public let position: Position?
    /// The days held.
    public let days: DayRange
}

extension RegisterSnapshot {
    /// Everybody who held, holds or is named for a position, oldest first; cancelled assignments are left out.
    public func tenures(of position: ID<Position>) -> [Tenure] {
        assignments(to: position).compactMap { tenure($0) }
    }

    /// Every position that a person held, holds or is named for, oldest first; cancelled ones are left out.
    public func tenures(of person: ID<Person>) -> [Tenure] {
        assignments(of: person).compactMap { tenure($0) }
    }

    private func tenure(_ assignment: Assignment) -> Tenure? {
        let days = assignment.occupiedDays(knownOn: today)
        guard !days.isEmpty else { return nil }
        return Tenure(
            assignment: assignment, person: person(assignment.person, on: days.start),
            position: position(assignment.position, on: days.start), days: days
        )
    }

    /// The stretches of a window on which a position is authorized and nobody holds it.
    func gaps(of position: ID<Position>, in window: DayRange, _ tenures: [Tenure]) -> [DayRange] {
        authorizedDays(of: position).compactMap { $0.intersection(window) }
            .flatMap { Self.uncoveredDays(of: $0, by: tenures) }
    }

    /// The stretches on which a position is authorized, versions that follow each other taken together.
    private func authorizedDays(of position: ID<Position>) -> [DayRange] {
        versions(of: position).filter { $0.state >= .authorized }.map(\.validity).reduce(into: []) { stretches, days in
            if let last = stretches.last, last.end == days.start {
                stretches[stretches.count - 1] = DayRange(clamping: last.start, days.end)
            } else {
                stretches.append(days)
            }
        }
    }

    /// The stretches of a window that none of the tenures covers.
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
