import CadreDomain

/// Lists positions on a day.
public struct ListPositions: Sendable {
    private let list: DayList<PositionRow>

    /// Makes the use case.
    public init(keeper: RegisterKeeper) {
        list = DayList(keeper: keeper, reader: PositionRow.reader) { snapshot, day, caller in
            snapshot.view(on: day).positions(for: caller)
        }
    }

    /// One page of the positions that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<PositionRow> {
        try await list.page(items, for: caller)
    }

    /// Every position that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<PositionRow> {
        try await list.all(items, for: caller)
    }
}
