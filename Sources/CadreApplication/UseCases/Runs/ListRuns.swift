import CadreDomain

/// Lists the runs of a day, newest first unless another order is asked for.
public struct ListRuns: Sendable {
    let keeper: RegisterKeeper
    let desk: RunDesk

    /// Makes the use case.
    public init(keeper: RegisterKeeper, desk: RunDesk) {
        self.keeper = keeper
        self.desk = desk
    }

    /// One page of the runs that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<DatedRun> {
        let snapshot = await keeper.snapshot
        let (query, runs, day, notes) = try await read(items, snapshot, caller)
        var page = try DatedRun.reader.page(runs, query, asOf: day, journalIndex: snapshot.journalIndex)
        page.notes += notes
        return page
    }

    /// Every run that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<DatedRun> {
        let snapshot = await keeper.snapshot
        let (query, runs, day, notes) = try await read(items, snapshot, caller)
        var page = DatedRun.reader.whole(runs, query, asOf: day, journalIndex: snapshot.journalIndex)
        page.notes += notes
        return page
    }

    private func read(
        _ items: [QueryItem], _ snapshot: RegisterSnapshot, _ caller: Caller
    ) async throws(Refusal) -> (ListQuery, [DatedRun], Day, notes: [String]) {
        try AccessPolicy.check(caller, may: .readRegister)
        var query = try ListQuery(items, columns: DatedRun.columns, reference: snapshot.reference)
        if query.order.isEmpty { query.order = [ListQuery.Order(field: "id", isDescending: true)] }
        let day = query.asOf ?? snapshot.today
        let runs = try await desk.read { () throws(StoreError) in try await desk.store.runs() }
        let dated = runs.compactMap { desk.dated($0, on: day, snapshot.calendar) }
        return (query, dated.map(\.run), day, Self.notes(dated))
    }

    /// What keeps runs that are not over from being done.
    private static func notes(_ runs: [(run: DatedRun, obstacle: Refusal?)]) -> [String] {
        let kept = runs.compactMap(\.obstacle)
        guard let obstacle = kept.last else { return [] }
        return [
            "\(Grouped.count(kept.count, "run")) \(kept.count == 1 ? "is" : "are") kept and not under way. "
                + "\(obstacle.detail) The work goes on when that is mended."
        ]
    }
}
