import CadreDomain

/// Lists the alerts that wait for the caller, newest first unless another order is asked for.
public struct ListAlerts: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// One page of the alerts that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<AlertRow> {
        let (rows, query, snapshot) = try await read(items, caller)
        let day = query.asOf ?? snapshot.today
        return try AlertRow.reader.page(rows, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    /// Every alert that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<AlertRow> {
        let (rows, query, snapshot) = try await read(items, caller)
        let day = query.asOf ?? snapshot.today
        return AlertRow.reader.whole(rows, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    private func read(
        _ items: [QueryItem], _ caller: Caller
    ) async throws(Refusal) -> ([AlertRow], ListQuery, RegisterSnapshot) {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        var query = try ListQuery(items, columns: AlertRow.columns, reference: snapshot.reference)
        if query.order.isEmpty { query.order = [ListQuery.Order(field: "id", isDescending: true)] }
        let names = RecordNames(of: snapshot, for: caller)
        let rows = snapshot.views.alerts(of: caller.actor).compactMap { alert in
            snapshot.views.views[alert.key.view].map { AlertRow(alert: alert, view: $0, names: names) }
        }
        return (rows, query, snapshot)
    }
}
