import CadreDomain

/// Lists positions on a day.
public struct ListPositions: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// One page of the positions that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<PositionRow> {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let query = try ListQuery(items, columns: PositionRow.columns, reference: snapshot.reference)
        let day = query.asOf ?? snapshot.today
        return try PositionRow.reader.page(
            Self.rows(snapshot.view(on: day), caller), query, asOf: day, journalIndex: snapshot.journalIndex
        )
    }

    /// Every position that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<PositionRow> {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let query = try ListQuery(items, columns: PositionRow.columns, reference: snapshot.reference)
        let day = query.asOf ?? snapshot.today
        return PositionRow.reader.whole(
            Self.rows(snapshot.view(on: day), caller), query, asOf: day, journalIndex: snapshot.journalIndex
        )
    }

    private static func rows(_ view: DayView, _ caller: Caller) -> [PositionRow] {
        caller.scope == .global ? view.positions : view.positions.map { $0.visible(to: caller) }
    }
}
