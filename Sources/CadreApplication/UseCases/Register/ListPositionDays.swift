import CadreDomain
import CadrePlanning

/// Lists the days behind the gap days and overlap days of staffing figures, one row for each day counted.
public struct ListPositionDays: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// One page of the days that match; only its rows are made.
    public func page(
        _ kind: PositionDay.Kind, _ items: [QueryItem], for caller: Caller
    ) async throws(Refusal) -> ListPage<PositionDay> {
        let (list, query, snapshot, matchCount) = try await read(kind, items, caller)
        let (reader, day) = (PositionDay.reader(kind), query.asOf ?? snapshot.today)
        var page = try reader.page(
            query, count: list.count, place: list.place, rows: list.rows, exported: reader.shown(query), asOf: day,
            journalIndex: snapshot.journalIndex
        )
        page.notes = Self.notes(kind, snapshot, on: day)
        page.matchCount = matchCount
        return page
    }

    /// Every day that matches, as exports write them.
    public func all(
        _ kind: PositionDay.Kind, _ items: [QueryItem], for caller: Caller
    ) async throws(Refusal) -> ListPage<PositionDay> {
        let (list, query, snapshot, matchCount) = try await read(kind, items, caller)
        let (columns, day) = (PositionDay.reader(kind).shown(query), query.asOf ?? snapshot.today)
        return ListPage(
            query: query, asOf: day, journalIndex: snapshot.journalIndex, total: list.count,
            rows: list.rows(0..<list.count), columns: columns, exported: columns, next: nil, offset: 0,
            notes: Self.notes(kind, snapshot, on: day), matchCount: matchCount
        )
    }

    /// What to know of the days: that those before the record begins are counted as empty.
    private static func notes(_ kind: PositionDay.Kind, _ snapshot: RegisterSnapshot, on day: Day) -> [String] {
        guard kind == .gap, let caution = snapshot.gapCaution(on: day) else { return [] }
        return [caution]
    }

    private func read(
        _ kind: PositionDay.Kind, _ items: [QueryItem], _ caller: Caller
    ) async throws(Refusal) -> (PositionDayList, ListQuery, RegisterSnapshot, matchCount: Int) {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let reader = PositionDay.reader(kind)
        let query = try snapshot.query(items, columns: reader.columns)
        let view = snapshot.view(on: query.asOf ?? snapshot.today)
        let spells = Self.spells(kind, view.positions(for: caller), view.rosterDay, snapshot)
        func list(_ spells: [PositionSpell], _ query: ListQuery) -> PositionDayList {
            PositionDayList(spells, query, reader: reader, grades: view.grades)
        }
        let whole = list(spells, query)
        guard let sample = query.sample else { return (whole, query, snapshot, whole.count) }
        var unordered = query
        unordered.order = []
        let drawn = list(spells, unordered).sample(sample)
        return (list(drawn, query), query, snapshot, whole.count)
    }

    private static func spells(
        _ kind: PositionDay.Kind, _ rows: [PositionRow], _ day: RosterDay, _ snapshot: RegisterSnapshot
    ) -> [PositionSpell] {
        rows.filter { kind.measure.includes($0.status) }.flatMap { row in
            switch kind {
            case .gap: return day.gaps(of: row.status).map { PositionSpell(row: row, days: $0) }
            case .overlap:
                return day.overlaps(of: row.status).flatMap { stretch in
                    let people = stretch.incumbents.map { index in
                        let person = snapshot.register.assignments[index].person
                        let name = snapshot.person(person, on: stretch.days.start)?.name
                        return name.map { "\(person) \($0)" } ?? person.rawValue
                    }
                    return people.indices.dropFirst().map {
                        PositionSpell(row: row, days: stretch.days, incumbents: people, further: $0)
                    }
                }
            }
        }
    }
}
