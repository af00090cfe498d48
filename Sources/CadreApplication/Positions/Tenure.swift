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

    /// The stretches of a window on which a position exists and nobody holds it.
    func gaps(of position: ID<Position>, in window: DayRange, _ tenures: [Tenure]) -> [DayRange] {
        let versions = versions(of: position)
        let first = max(window.start, versions.first?.validity.start ?? window.start)
        let end = min(window.end, versions.last?.validity.end ?? window.end)
        return Self.gaps(in: DayRange(clamping: first, end), of: tenures)
    }

    /// The stretches of a window on which nobody holds a position that has these tenures.
    public static func gaps(in window: DayRange, of tenures: [Tenure]) -> [DayRange] {
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
