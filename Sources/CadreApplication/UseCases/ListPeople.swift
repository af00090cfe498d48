import CadreDomain

/// Lists the people within the caller's scope on a day.
public struct ListPeople: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// One page of the people who match and whom the caller may see.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<PersonRow> {
        let (rows, query, day, index) = try await read(items, caller)
        return try PersonRow.reader.page(rows, query, asOf: day, journalIndex: index)
    }

    /// Every person who matches and whom the caller may see, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<PersonRow> {
        let (rows, query, day, index) = try await read(items, caller)
        return PersonRow.reader.whole(rows, query, asOf: day, journalIndex: index)
    }

    private func read(
        _ items: [QueryItem], _ caller: Caller
    ) async throws(Refusal) -> ([PersonRow], ListQuery, Day, Int64) {
        let snapshot = await keeper.snapshot
        let query = try ListQuery(items, columns: PersonRow.columns, reference: snapshot.reference)
        let day = query.asOf ?? snapshot.today
        let people = snapshot.view(on: day).people
        guard caller.scope != .global || !AccessPolicy.allows(caller, .readPeople) else {
            return (people, query, day, snapshot.journalIndex)
        }
        return (
            people.filter {
                AccessPolicy.allows(caller, .readPeople, on: snapshot.reach(of: $0.person.id, on: snapshot.today))
            }, query, day,
            snapshot.journalIndex
        )
    }
}
