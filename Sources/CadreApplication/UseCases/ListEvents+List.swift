public import CadreDomain

/// What a list of the journal was asked for.
public struct JournalQuestion: Sendable {
    let items: [QueryItem]
    let after: Int64
    let order: ListQuery.Order
    let isWhole: Bool
    let calendar: JournalCalendar
    let offices: RecordOffices
    let reference: ReferenceTables

    /// Makes a question.
    ///
    /// - Parameters:
    ///   - items: The query of a list; its fields are ``JournalEntry/columns``.
    ///   - after: Only entries after this index.
    ///   - isNewestFirst: The order unless the query asks for another.
    ///   - isWhole: Whether the page and its limit are passed over.
    ///   - calendar: Where the journal stands, and which day each entry counts to.
    ///   - offices: In which office the records stand.
    ///   - reference: The reference tables.
    public init(
        _ items: [QueryItem], after: Int64 = 0, isNewestFirst: Bool, isWhole: Bool, _ calendar: JournalCalendar,
        offices: RecordOffices, reference: ReferenceTables
    ) {
        self.items = items
        self.after = after
        order = ListQuery.Order(field: "index", isDescending: isNewestFirst)
        self.isWhole = isWhole
        self.calendar = calendar
        self.offices = offices
        self.reference = reference
    }
}

extension ListEvents {
    /// The entries that match, up to and including the day that is looked at.
    ///
    /// - Throws: `journal.index-unknown` where the journal ends before the index.
    /// - Complexity: O(rows of the page) where nothing but the order by index is asked for, else O(entries).
    public func callAsFunction(
        _ question: JournalQuestion, for caller: Caller
    ) async throws(Refusal) -> JournalPage {
        try AccessPolicy.check(caller, may: .readJournal)
        var query = try question.offices.query(question.items, question.reference)
        if query.order.isEmpty { query.order = [question.order] }
        let day = query.asOf ?? question.calendar.today
        if question.after > 0 { _ = try await self(after: question.after, limit: 1, for: caller) }
        let last = max(question.after, try await journal.lastIndex(on: day, question.calendar))
        let isPlain =
            query.filters.isEmpty && query.any == nil && query.text == nil && query.sample == nil
            && query.order.map(\.field) == ["index"]
        let list =
            isPlain
            ? try await stretch(query, question, upTo: last, on: day, for: caller)
            : try await matches(query, question, upTo: last, on: day, for: caller)
        return JournalPage(after: question.after, list: list)
    }

    /// Entries by their places: indices have no gaps.
    private func stretch(
        _ query: ListQuery, _ question: JournalQuestion, upTo last: Int64, on day: Day, for caller: Caller
    ) async throws(Refusal) -> ListPage<JournalEntry> {
        let isDescending = query.order.first?.isDescending == true
        func index(_ place: Int) -> Int64 { isDescending ? last - Int64(place) : question.after + 1 + Int64(place) }
        let count = Int(last - question.after)
        let reader = ListReader<Int64>(columns: [], identity: { String($0) }, searched: { _ in [] })
        var whole = query
        if question.isWhole { (whole.limit, whole.page, whole.cursor) = (max(1, count), 1, nil) }
        let places = try reader.page(
            whole, count: count,
            place: { text in
                guard let index = Int64(text), index > question.after, index <= last else { return nil }
                return Int(isDescending ? last - index : index - question.after - 1)
            },
            rows: { $0.map(index) }, exported: [], asOf: day, journalIndex: question.calendar.lastIndex
        )
        let bounds = [places.rows.first, places.rows.last].compactMap(\.self).sorted()
        var entries: [JournalEntry] = []
        if let first = bounds.first, let end = bounds.last {
            entries = try await self.entries(after: first - 1, upTo: end, for: caller)
                .map { Self.placed($0, question, on: day) }
        }
        return ListPage(
            query: query, asOf: day, journalIndex: places.journalIndex, total: count,
            rows: isDescending ? entries.reversed() : entries, columns: JournalEntry.reader.shown(query),
            exported: JournalEntry.reader.exported(query), next: places.next, offset: places.offset
        )
    }

    private func matches(
        _ query: ListQuery, _ question: JournalQuestion, upTo last: Int64, on day: Day, for caller: Caller
    ) async throws(Refusal) -> ListPage<JournalEntry> {
        let entries = try await entries(after: question.after, upTo: last, for: caller)
            .map { Self.placed($0, question, on: day) }
        let index = question.calendar.lastIndex
        return question.isWhole
            ? JournalEntry.reader.whole(entries, query, asOf: day, journalIndex: index)
            : try JournalEntry.reader.page(entries, query, asOf: day, journalIndex: index)
    }

    private static func placed(_ entry: JournalEntry, _ question: JournalQuestion, on day: Day) -> JournalEntry {
        var placed = entry
        placed.office = question.offices(of: entry, on: day)
        return placed
    }

    private func entries(
        after index: Int64, upTo last: Int64, for caller: Caller
    ) async throws(Refusal) -> [JournalEntry] {
        var entries: [JournalEntry] = []
        var known = index
        while known < last {
            let count = Int(min(last - known, Int64(Self.limitMax)))
            let more = try await self(after: known, limit: count, for: caller)
            guard let newest = more.last else { break }
            entries += more
            known = newest.index
        }
        return entries
    }
}
