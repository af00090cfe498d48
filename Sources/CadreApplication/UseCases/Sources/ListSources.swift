import CadreDomain

/// Lists the sources of the register, as they stand today.
public struct ListSources: Sendable {
    private let list: DayList<ListedSource>

    /// Makes the use case.
    public init(keeper: RegisterKeeper) {
        list = DayList(keeper: keeper, reader: ListedSource.reader) { snapshot, _, _ in ListedSource.all(snapshot) }
    }

    /// One page of the sources that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<ListedSource> {
        try await list.page(items, for: caller)
    }

    /// Every source that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<ListedSource> {
        try await list.all(items, for: caller)
    }
}
