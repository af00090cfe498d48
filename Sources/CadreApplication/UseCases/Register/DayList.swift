import CadreDomain

/// What every list of the register does once the rows of a day are known: filter, order and cut them as asked.
struct DayList<Row: Sendable>: Sendable {
    let keeper: RegisterKeeper
    let reader: ListReader<Row>
    /// The rows of a day that a caller may see.
    let rows: @Sendable (RegisterSnapshot, Day, Caller) -> [Row]

    /// One page of the rows that match.
    func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<Row> {
        let snapshot = await keeper.snapshot
        let (rows, query, day) = try read(items, snapshot, caller)
        return try reader.page(
            rows, query, asOf: day, journalIndex: snapshot.journalIndex, grades: snapshot.view(on: day).grades
        )
    }

    /// Every row that matches, as exports write them.
    func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<Row> {
        let snapshot = await keeper.snapshot
        let (rows, query, day) = try read(items, snapshot, caller)
        return reader.whole(
            rows, query, asOf: day, journalIndex: snapshot.journalIndex, grades: snapshot.view(on: day).grades
        )
    }

    private func read(
        _ items: [QueryItem], _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> ([Row], ListQuery, Day) {
        try AccessPolicy.check(caller, may: .readRegister)
        let query = try snapshot.query(items, columns: reader.columns)
        let day = query.asOf ?? snapshot.today
        return (rows(snapshot, day, caller), query, day)
    }
}
