import CadreDomain

/// Lists the saved views that the caller sees: the own ones, and those that others share.
public struct ListViews: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// One page of the views that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<ViewRow> {
        let (rows, query, snapshot) = try await read(items, caller)
        let day = query.asOf ?? snapshot.today
        return try ViewRow.reader.page(rows, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    /// Every view that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<ViewRow> {
        let (rows, query, snapshot) = try await read(items, caller)
        let day = query.asOf ?? snapshot.today
        return ViewRow.reader.whole(rows, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    /// One view; also by its name, where the caller sees one view only that is called so.
    public func one(_ key: String, for caller: Caller) async throws(Refusal) -> ViewRow {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let named = snapshot.views.visible(to: caller.actor).filter { $0.name == key }
        let own = named.filter { $0.owner == caller.actor }
        if let only = own.count == 1 ? own.first : named.count == 1 ? named.first : nil {
            return ViewRow(only, snapshot, for: caller)
        }
        return ViewRow(try snapshot.views.view(key, for: caller), snapshot, for: caller)
    }

    private func read(
        _ items: [QueryItem], _ caller: Caller
    ) async throws(Refusal) -> ([ViewRow], ListQuery, RegisterSnapshot) {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        var query = try ListQuery(items, columns: ViewRow.columns, reference: snapshot.reference)
        if query.order.isEmpty { query.order = [ListQuery.Order(field: "name", isDescending: false)] }
        let rows = snapshot.views.visible(to: caller.actor).map { ViewRow($0, snapshot, for: caller) }
        return (rows, query, snapshot)
    }
}
