import CadreDomain

/// Lists the change sets of a day, newest first unless another order is asked for.
public struct ListChanges: Sendable {
    let keeper: RegisterKeeper
    let changes: any ChangeStore

    /// Makes the use case.
    public init(keeper: RegisterKeeper, changes: any ChangeStore) {
        self.keeper = keeper
        self.changes = changes
    }

    /// One page of the change sets that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<ChangeRow> {
        let snapshot = await keeper.snapshot
        let (query, rows, day) = try await read(items, snapshot, caller)
        return try ChangeRow.reader.page(rows, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    /// Every change set that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<ChangeRow> {
        let snapshot = await keeper.snapshot
        let (query, rows, day) = try await read(items, snapshot, caller)
        return ChangeRow.reader.whole(rows, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    private func read(
        _ items: [QueryItem], _ snapshot: RegisterSnapshot, _ caller: Caller
    ) async throws(Refusal) -> (ListQuery, [ChangeRow], Day) {
        try AccessPolicy.check(caller, may: .readJournal)
        var query = try ListQuery(items, columns: ChangeRow.columns, reference: snapshot.reference)
        if query.order.isEmpty { query.order = [ListQuery.Order(field: "id", isDescending: true)] }
        let day = query.asOf ?? snapshot.today
        do throws(StoreError) {
            return (query, ChangeRow.rows(try await changes.changeSets(), on: day, snapshot.calendar), day)
        } catch {
            throw Refusal(error)
        }
    }
}
