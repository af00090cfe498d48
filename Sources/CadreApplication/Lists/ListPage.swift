public import CadreDomain

/// A page of a list, with the size of the whole.
public struct ListPage<Row: Sendable>: Sendable {
    /// What was asked.
    public let query: ListQuery
    /// The day that the list looks at.
    public let asOf: Day
    /// The journal index that the list was read at.
    public let journalIndex: Int64
    /// How many rows the whole list has, exactly: of a sample, how many were drawn.
    public let total: Int
    /// The rows of this page.
    public let rows: [Row]
    /// The columns to show, in order.
    public let columns: [Column<Row>]
    /// The columns that programs get: those asked for, or else every column of the list.
    public let exported: [Column<Row>]
    /// The cursor of the next page; nil on the last.
    public let next: String?
    /// The place of the first row of this page in the whole, from 0.
    public let offset: Int
    /// What to know of the rows that programs get, such as that the record of assignments does not cover the day.
    public var notes: [String] = []
    /// What to know of the columns shown, where that is not all of ``notes``.
    var notesOfShown: [String]?
    /// How many rows match, where the list is a sample of them; nil where it is not.
    var matchCount: Int?
    /// What to know of the rows as they are shown.
    public var shownNotes: [String] { notesOfShown ?? notes }

    /// This page and the one after it as one.
    public func followed(by page: ListPage) -> ListPage {
        ListPage(
            query: query, asOf: asOf, journalIndex: journalIndex, total: total, rows: rows + page.rows,
            columns: columns, exported: exported, next: page.next, offset: offset, notes: notes,
            notesOfShown: notesOfShown, matchCount: matchCount
        )
    }

    /// How many pages there are at this limit.
    public var pageCount: Int { max(1, (total + query.limit - 1) / query.limit) }
}

/// Filters, orders and cuts rows as a query asks.
public struct ListReader<Row: Sendable>: Sendable {
    /// Every column of the list.
    public let columns: [Column<Row>]
    /// The identity of a row; unique, and the last word in every order.
    public let identity: @Sendable (Row) -> String
    /// The texts that free-text search looks in.
    public let searched: @Sendable (Row) -> [String]

    /// Makes a reader.
    public init(
        columns: [Column<Row>], identity: @escaping @Sendable (Row) -> String,
        searched: @escaping @Sendable (Row) -> [String]
    ) {
        self.columns = columns
        self.identity = identity
        self.searched = searched
    }

    /// Every row that matches, or the sample of them, in the order asked for.
    ///
    /// - Parameter grades: How military and civilian grades compare; not at all unless given.
    /// - Complexity: O(n f + m log m) for n rows, f filters and m matches.
    public func all(_ rows: [Row], _ query: ListQuery, grades: GradeScale = .withoutScheme) -> [Row] {
        drawn(rows, query, grades).rows
    }

    /// The same with how many match.
    private func drawn(_ rows: [Row], _ query: ListQuery, _ grades: GradeScale) -> (rows: [Row], matchCount: Int) {
        let matches = matches(rows, query, grades)
        let chosen = query.sample?.drawn(from: matches, identity: identity) ?? matches
        return (ordered(chosen, query, grades), matches.count)
    }

    private func matches(_ rows: [Row], _ query: ListQuery, _ grades: GradeScale) -> [Row] {
        let tests = query.filters.compactMap { test($0, grades) } + (query.any.map { [test($0, grades)] } ?? [])
        let needle = query.text.map { Needle($0) }
        return rows.filter { row in
            guard tests.allSatisfy({ $0(row) }) else { return false }
            guard let needle else { return true }
            return searched(row).contains { needle.stands(in: $0) }
        }
    }

    private func ordered(_ kept: [Row], _ query: ListQuery, _ grades: GradeScale) -> [Row] {
        let keys = query.order.compactMap { order in
            columns.first { $0.name == order.field }
                .map { (value: Self.sorted($0, grades), isDescending: order.isDescending) }
        }
        guard !keys.isEmpty else { return kept.sorted { identity($0) < identity($1) } }
        let keyed = kept.map { row in (row: row, cells: keys.map { $0.value(row) }, identity: identity(row)) }
        return keyed.sorted { left, right in
            for (index, key) in keys.enumerated() {
                let (first, second) = (left.cells[index], right.cells[index])
                let isEitherMissing = first == .missing || second == .missing
                let isTurned = key.isDescending && !isEitherMissing
                if isTurned ? second.precedes(first) : first.precedes(second) { return true }
                if isTurned ? first.precedes(second) : second.precedes(first) { return false }
            }
            return left.identity < right.identity
        }.map(\.row)
    }

    /// One page of the rows that match.
    public func page(
        _ rows: [Row], _ query: ListQuery, asOf: Day, journalIndex: Int64, grades: GradeScale = .withoutScheme
    ) throws(Refusal) -> ListPage<Row> {
        let (matches, matchCount) = drawn(rows, query, grades)
        var page = try page(
            query, count: matches.count, place: { wanted in matches.firstIndex { identity($0) == wanted } },
            rows: { Array(matches[$0]) }, exported: exported(query), asOf: asOf, journalIndex: journalIndex
        )
        page.matchCount = matchCount
        return page
    }

    /// One page of rows that are known by their places.
    ///
    /// - Parameters:
    ///   - query: What was asked.
    ///   - count: How many rows match.
    ///   - place: The place of a row by its identity.
    ///   - rows: The rows at some places.
    ///   - exported: The columns that programs get.
    ///   - asOf: The day that the list looks at.
    ///   - journalIndex: The journal index that the list was read at.
    func page(
        _ query: ListQuery, count: Int, place: (String) -> Int?, rows: (Range<Int>) -> [Row], exported: [Column<Row>],
        asOf: Day, journalIndex: Int64
    ) throws(Refusal) -> ListPage<Row> {
        var offset = query.range(of: count).lowerBound
        if let cursor = query.cursor {
            guard let last = Self.identity(behind: cursor).flatMap(place) else {
                throw Refusal(
                    .cursorUnknown, "The cursor (\(cursor)) does not belong to this list as it is now.",
                    fix: "Start again without a cursor."
                )
            }
            offset = last + 1
        } else {
            try query.checkPage(of: count)
        }
        let end = min(offset + query.limit, count)
        let slice = rows(offset..<end)
        return ListPage(
            query: query, asOf: asOf, journalIndex: journalIndex, total: count, rows: slice,
            columns: shown(query), exported: exported,
            next: end < count ? slice.last.map { Self.cursor(identity($0)) } : nil, offset: offset
        )
    }

    /// All rows that match as one page, for exports; limit, page and cursor are passed over.
    public func whole(
        _ rows: [Row], _ query: ListQuery, asOf: Day, journalIndex: Int64, grades: GradeScale = .withoutScheme
    ) -> ListPage<Row> {
        let (matches, matchCount) = drawn(rows, query, grades)
        return ListPage(
            query: query, asOf: asOf, journalIndex: journalIndex, total: matches.count, rows: matches,
            columns: shown(query), exported: exported(query), next: nil, offset: 0, matchCount: matchCount
        )
    }

    /// The columns that programs get: those asked for, or else every one.
    func exported(_ query: ListQuery) -> [Column<Row>] { query.fields.isEmpty ? columns : shown(query) }

    /// The columns that a query shows.
    public func shown(_ query: ListQuery) -> [Column<Row>] {
        guard !query.fields.isEmpty else { return columns.filter(\.isDefault) }
        return query.fields.compactMap { field in columns.first { $0.name == field } }
    }

    private static func cursor(_ identity: String) -> String {
        "c" + identity.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The identity that a cursor was made from; nil where no list made it.
    private static func identity(behind cursor: String) -> String? {
        let digits = Array(cursor.utf8.dropFirst())
        guard cursor.hasPrefix("c"), digits.count.isMultiple(of: 2) else { return nil }
        let pairs = stride(from: 0, to: digits.count, by: 2).map { digits[$0..<$0 + 2] }
        let bytes = pairs.compactMap { UInt8(String(decoding: $0, as: UTF8.self), radix: 16) }
        let identity = String(decoding: bytes, as: UTF8.self)
        return Self.cursor(identity) == cursor ? identity : nil
    }

    private static var ordering: [FilterOperator] { [.lt, .lte, .gt, .gte] }

    /// The values to sort by: grades by their place in the one order of military and civilian ones.
    private static func sorted(_ column: Column<Row>, _ grades: GradeScale) -> @Sendable (Row) -> Cell {
        let value = column.value
        guard column.kind == .grade else { return value }
        return { row in
            let cell = value(row)
            guard case .ranked(let text, let rank) = cell, let grade = Grade(rank: rank) else { return cell }
            return .ranked(text, rank: grades.place(of: grade))
        }
    }

    /// Compares grades; a grade that does not compare with the one wanted passes no test.
    private static func gradeTest(
        _ comparison: FilterOperator, _ wanted: Grade, _ grades: GradeScale, _ value: @escaping @Sendable (Row) -> Cell
    ) -> @Sendable (Row) -> Bool {
        { row in
            guard case .ranked(_, let rank) = value(row), let grade = Grade(rank: rank),
                let standing = grades.standing(of: grade, to: wanted)
            else { return false }
            return switch comparison {
            case .lt: standing == .below
            case .lte: standing != .above
            case .gt: standing == .above
            default: standing != .below
            }
        }
    }

    /// Compares moments, written so that their order is that of their texts; a day stands for all of its moments.
    private static func momentTest(
        _ filter: ListQuery.Filter, _ value: @escaping @Sendable (Row) -> Cell
    ) -> @Sendable (Row) -> Bool {
        let wanted = filter.values.map(\.text)
        let single = wanted.first ?? ""
        // Comes after every moment that begins with it, as every moment of a day does.
        let end = single + "~"
        let needle = Needle(single)
        let holds: @Sendable (String) -> Bool =
            switch filter.comparison {
            case .eq, .in: { moment in wanted.contains { moment.hasPrefix($0) } }
            case .ne, .nin: { moment in !wanted.contains { moment.hasPrefix($0) } }
            case .lt: { $0 < single }
            case .lte: { $0 < end }
            case .gt: { $0 > end }
            case .gte: { $0 >= single }
            case .contains: { needle.stands(in: $0) }
            case .startswith: { needle.begins($0) }
            case .overlaps: { _ in false }
            case .isnull: { $0.isEmpty == (filter.written == ["1"]) }
            }
        return { holds(value($0).text) }
    }

    /// Whether the expression holds for a row.
    func test(_ expression: FilterExpression, _ grades: GradeScale) -> @Sendable (Row) -> Bool {
        switch expression {
        case .filter(let filter): return test(filter, grades) ?? { _ in true }
        case .any(let parts):
            let tests = parts.map { test($0, grades) }
            return { row in tests.contains { $0(row) } }
        case .all(let parts):
            let tests = parts.map { test($0, grades) }
            return { row in tests.allSatisfy { $0(row) } }
        }
    }

    private func test(_ filter: ListQuery.Filter, _ grades: GradeScale) -> (@Sendable (Row) -> Bool)? {
        guard let column = columns.first(where: { $0.name == filter.field }) else { return nil }
        let value = column.value
        let wanted = Set(filter.values.map(\.text))
        let single = filter.values.first ?? .missing
        let needle = Needle(single.text)
        if column.kind == .grade, let grade = Grade(single.text), Self.ordering.contains(filter.comparison) {
            return Self.gradeTest(filter.comparison, grade, grades, value)
        }
        if column.kind == .moment { return Self.momentTest(filter, value) }
        switch filter.comparison {
        case .eq, .in: return { wanted.contains(value($0).text) && value($0) != .missing }
        case .ne, .nin: return { !wanted.contains(value($0).text) }
        case .lt: return { value($0) != .missing && value($0).precedes(single) }
        case .lte: return { value($0) != .missing && !single.precedes(value($0)) }
        case .gt: return { value($0) != .missing && single.precedes(value($0)) }
        case .gte: return { value($0) != .missing && !value($0).precedes(single) }
        case .contains: return { needle.stands(in: value($0).text) }
        case .startswith: return { needle.begins(value($0).text) }
        case .overlaps:
            return { row in
                guard case .range(let held) = value(row), case .range(let wanted) = single else { return false }
                return held.overlaps(wanted)
            }
        case .isnull:
            let wantsMissing = filter.written == ["1"]
            return { (value($0) == .missing) == wantsMissing }
        }
    }
}
