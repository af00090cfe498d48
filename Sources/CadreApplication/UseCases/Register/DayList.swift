import CadreDomain
import CadrePlanning

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
        var page = try reader.page(
            rows, query, asOf: day, journalIndex: snapshot.journalIndex, grades: snapshot.view(on: day).grades
        )
        note(&page, snapshot)
        return page
    }

    /// Every row that matches, as exports write them.
    func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<Row> {
        let snapshot = await keeper.snapshot
        let (rows, query, day) = try read(items, snapshot, caller)
        var page = reader.whole(
            rows, query, asOf: day, journalIndex: snapshot.journalIndex, grades: snapshot.view(on: day).grades
        )
        note(&page, snapshot)
        return page
    }

    /// Says what to know of the rows of a day; that gap days can be fewer, where they stand or decide about rows.
    private func note(_ page: inout ListPage<Row>, _ snapshot: RegisterSnapshot) {
        let (query, day) = (page.query, page.asOf)
        func notes(_ columns: [Column<Row>]) -> [String] {
            query.mentions(Self.gapDays) || columns.contains { $0.name == Self.gapDays }
                ? snapshot.cautions(on: day) : [snapshot.caution(on: day)].compactMap(\.self)
        }
        page.notes = notes(page.exported)
        page.notesOfShown = notes(page.columns)
    }

    /// The column of the gap days.
    private static var gapDays: String { StaffingMeasure.gapDays.rawValue }

    private func read(
        _ items: [QueryItem], _ snapshot: RegisterSnapshot, _ caller: Caller
    ) throws(Refusal) -> ([Row], ListQuery, Day) {
        try AccessPolicy.check(caller, may: .readRegister)
        let query = try snapshot.query(items, columns: reader.columns)
        let day = query.asOf ?? snapshot.today
        return (rows(snapshot, day, caller), query, day)
    }
}
