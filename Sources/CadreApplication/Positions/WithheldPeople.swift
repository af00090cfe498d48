import CadreDomain

extension PositionRow {
    /// The row without the people in it, for a caller whose scope does not hold them; that it is held stays visible.
    func withholdingPeople() -> PositionRow {
        var row = self
        row.arePeopleWithheld = true
        row.incumbents = []
        row.relief = relief.map { ($0.assignment.withholdingPerson(), nil) }
        return row
    }

    /// The row as a caller may see it.
    func visible(to caller: Caller) -> PositionRow {
        AccessPolicy.showsPeople(of: position, to: caller) ? self : withholdingPeople()
    }
}

extension DayView {
    /// Every position that exists on the day, as a caller may see it.
    func positions(for caller: Caller) -> [PositionRow] {
        AccessPolicy.allows(caller, .readPeople) ? positions : positions.map { $0.visible(to: caller) }
    }
}

extension Tenure {
    /// The tenure without who holds it.
    func withholdingPerson() -> Tenure {
        Tenure(
            assignment: assignment.withholdingPerson(), person: nil, position: position, days: days, asOf: asOf,
            positionDays: positionDays
        )
    }
}

extension Assignment {
    /// The word that stands in place of an identity that a caller may not see.
    static let withheldPerson = "withheld"

    fileprivate func withholdingPerson() -> Assignment {
        var assignment = self
        assignment.person = ID(Self.withheldPerson) ?? person
        return assignment
    }
}

extension AccessPolicy {
    /// Whether a caller may see who holds a position: people's records are open within the caller's scope.
    static func showsPeople(of position: Position, to caller: Caller) -> Bool {
        allows(caller, .readPeople, on: Reach(country: position.country, command: position.command))
    }
}
