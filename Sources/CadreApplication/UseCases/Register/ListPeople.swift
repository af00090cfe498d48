import CadreDomain

/// Lists the people within the caller's scope on a day.
public struct ListPeople: Sendable {
    private let list: DayList<PersonRow>

    /// Makes the use case.
    public init(keeper: RegisterKeeper) {
        list = DayList(keeper: keeper, reader: PersonRow.reader) { Self.rows($0, on: $1, for: $2) }
    }

    /// Everybody on a day whom the caller may see.
    static func rows(_ snapshot: RegisterSnapshot, on day: Day, for caller: Caller) -> [PersonRow] {
        let people = snapshot.view(on: day).people
        if AccessPolicy.allows(caller, .readPeople) { return people }
        return people.filter {
            AccessPolicy.allows(caller, .readPeople, on: snapshot.reach(of: $0.person.id, on: snapshot.today))
        }
    }

    /// One page of the people who match and whom the caller may see.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<PersonRow> {
        try await list.page(items, for: caller)
    }

    /// Every person who matches and whom the caller may see, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<PersonRow> {
        try await list.all(items, for: caller)
    }
}
