import CadreDomain

/// Lists the fields of which sources say different things on a day, as far as the caller may see the records.
public struct ListDisagreements: Sendable {
    private let list: DayList<Disagreement>

    /// Makes the use case.
    public init(keeper: RegisterKeeper) {
        list = DayList(keeper: keeper, reader: Disagreement.reader) { snapshot, day, caller in
            snapshot.disagreements(on: day).filter { snapshot.allows(caller, toSee: $0.key.record, on: day) }
        }
    }

    /// One page of the disagreements that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<Disagreement> {
        try await list.page(items, for: caller)
    }

    /// Every disagreement that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<Disagreement> {
        try await list.all(items, for: caller)
    }
}

extension RegisterSnapshot {
    /// Whether a caller may see what sources say of a record: of people, their qualifications and assignments within
    /// the scope, of positions and offices everywhere.
    func allows(_ caller: Caller, toSee record: SourceRow.Key, on day: Day) -> Bool {
        let person: ID<Person>?
        switch record.noun {
        case .office, .position: return AccessPolicy.allows(caller, .readRegister)
        case .person: person = ID(record.record)
        case .qualification: person = standing(Qualification.self, record.record, on: day)?.person
        case .assignment: person = standing(Assignment.self, record.record, on: day)?.person
        }
        let reach = person.map { self.reach(of: $0, on: today) } ?? .everything
        return AccessPolicy.allows(caller, .readPeople, on: reach)
    }
}
