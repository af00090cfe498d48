public import CadreDomain

/// One `key=value` of an address, decoded.
public struct QueryItem: Hashable, Sendable {
    /// The key, such as `vacant_on__lte`.
    public let key: String
    /// The value.
    public let value: String

    /// Makes an item.
    public init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }
}

/// What a list was asked for: filters, order, columns, page and day, read strictly from an address or a command.
public struct ListQuery: Hashable, Sendable {
    /// A comparison of one field with values; repeating a field means either value.
    public struct Filter: Hashable, Sendable {
        /// The column's name.
        public let field: String
        /// The comparison.
        public let comparison: FilterOperator
        /// The values as cells; the empty list for `isnull`.
        public let values: [Cell]
        /// The values as written.
        public let written: [String]

        /// The filter as keys and values again.
        var items: [QueryItem] {
            let key = comparison == .eq ? field : "\(field)__\(comparison.rawValue)"
            guard comparison == .in || comparison == .nin else { return written.map { QueryItem(key, $0) } }
            return [QueryItem(key, written.joined(separator: ","))]
        }
    }

    /// A field to sort by.
    public struct Order: Hashable, Sendable {
        /// The column's name.
        public let field: String
        /// Whether large values come first.
        public let isDescending: Bool
    }

    /// The filters; all must hold.
    public var filters: [Filter] = []
    /// Filters joined by "or" and "and", which must hold too; nil for none.
    public var any: FilterExpression?
    /// Free text that the row's identity, name or title must hold.
    public var text: String?
    /// The order, most significant first; the identity breaks ties.
    public var order: [Order] = []
    /// The columns asked for; empty for the default ones.
    public var fields: [String] = []
    /// How many rows a page holds.
    public var limit: Int
    /// After which row to go on; nil for the first page.
    public var cursor: String?
    /// Which page of rows to show, from 1; an alternative to the cursor for pages read by people.
    public var page: Int
    /// The day to look at; nil for today.
    public var asOf: Day?
    /// Which of the rows that match are drawn; nil for all of them.
    public var sample: RowSample?

    /// The keys that are not filters.
    public static let reservedKeys = [
        "q", "sort", "fields", "limit", "cursor", "page", "as_of", RowSample.sizeKey, RowSample.seedKey,
    ]
    /// The rows of a page unless asked otherwise.
    public static let limitDefault = 50
    /// The longest text to search for, and the longest value of a filter.
    public static let textByteCountMax = 200
    /// The most rows a page may hold.
    public static let limitMax = 1_000

    /// Makes the query that asks for everything.
    public init(limit: Int = ListQuery.limitDefault) {
        self.limit = limit
        page = 1
    }

    /// Reads a query strictly: an unknown field, operator or value is refused with a suggestion.
    ///
    /// - Parameters:
    ///   - items: The decoded keys and values; an empty value, as an unused form field sends it, is no filter.
    ///   - columns: The columns of the list.
    ///   - reference: Tells which countries there are, by alpha-3 or alpha-2.
    public init<Row>(
        _ items: [QueryItem], columns: [Column<Row>], reference: ReferenceTables
    ) throws(Refusal) {
        self.init()
        sample = try Self.sample(items)
        let reader = FilterReader(reference: reference)
        for item in items where !item.value.isEmpty {
            if Self.reservedKeys.contains(item.key) {
                try readReserved(item, columns: columns.map(\.name))
            } else if item.key == FilterExpression.key {
                guard any == nil else {
                    throw Refusal(
                        .parameterBadValue, "The parameter (\(item.key)) came more than once.",
                        fix: "Join both in one: any=(all(any(...),any(...)))."
                    )
                }
                any = try FilterExpression(item.value, columns: columns, reference: reference)
            } else {
                let filter = try reader.filter(item, columns: columns)
                if filter.comparison == .eq,
                    let index = filters.firstIndex(where: { $0.field == filter.field && $0.comparison == .eq })
                {
                    filters[index] = Filter(
                        field: filter.field, comparison: .eq, values: filters[index].values + filter.values,
                        written: filters[index].written + filter.written
                    )
                } else {
                    filters.append(filter)
                }
            }
        }
    }

    /// Whether a filter or the order is about the field.
    func mentions(_ field: String) -> Bool {
        filters.contains { $0.field == field } || any?.mentions(field) == true || order.contains { $0.field == field }
    }

    private mutating func readReserved(_ item: QueryItem, columns: [String]) throws(Refusal) {
        switch item.key {
        case "q":
            guard item.value.utf8.count <= Self.textByteCountMax else {
                throw Refusal(
                    .parameterBadValue, "The text q has \(item.value.utf8.count) bytes.",
                    fix: "Give at most \(Self.textByteCountMax) bytes."
                )
            }
            text = item.value
        case "sort":
            order = []
            for part in item.value.split(separator: ",") {
                let isDescending = part.hasPrefix("-")
                let field = String(isDescending ? part.dropFirst() : part)
                try FilterReader.check(field, isOneOf: columns, in: "sort")
                try Self.checkOnce(field, among: order.map(\.field), in: "sort")
                order.append(Order(field: field, isDescending: isDescending))
            }
        case "fields":
            fields = item.value.split(separator: ",").map(String.init)
            for (index, field) in fields.enumerated() {
                try FilterReader.check(field, isOneOf: columns, in: "fields")
                try Self.checkOnce(field, among: Array(fields[..<index]), in: "fields")
            }
        case "limit":
            limit = try Self.number(item, in: 1...Self.limitMax)
        case "page":
            page = try Self.number(item, in: 1...1_000_000)
        case "cursor": cursor = item.value
        case RowSample.sizeKey, RowSample.seedKey: break
        default:
            asOf = try AsOfDay.read(item.value)
        }
    }

    /// The sample that the keys ask for; nil where they ask for none.
    private static func sample(_ items: [QueryItem]) throws(Refusal) -> RowSample? {
        let given = items.filter { !$0.value.isEmpty }
        let size = given.first { $0.key == RowSample.sizeKey }
        let seed = given.first { $0.key == RowSample.seedKey }
        guard let size, let seed else {
            guard let lone = size ?? seed else { return nil }
            throw Refusal(
                .parameterBadValue, "The parameter (\(lone.key)) came without the other of sample and seed.",
                fix: "Give both, such as sample=60&seed=7: with its seed a sample can be drawn again."
            )
        }
        return RowSample(
            size: try number(size, in: 1...RowSample.sizeMax), seed: try number(seed, in: 0...Int.max)
        )
    }

    /// The places of the rows on the page asked for, in a list of this many rows.
    public func range(of count: Int) -> Range<Int> {
        let start = min((page - 1) * limit, count)
        return start..<min(start + limit, count)
    }

    /// Refuses a page beyond the last one of a list of this many rows; every list has a first page.
    public func checkPage(of count: Int) throws(Refusal) { try Self.checkPage(page, limit: limit, of: count) }

    /// Refuses a page beyond the last one of so many rows, with the number of that.
    public static func checkPage(_ page: Int, limit: Int, of count: Int) throws(Refusal) {
        let last = max(1, (count + limit - 1) / limit)
        guard page > last else { return }
        throw Refusal(
            .parameterBadValue, "There is no page (\(page)): the last one is page (\(last)).",
            fix: "Give a page from 1 to \(last)."
        )
    }

    private static func checkOnce(_ field: String, among earlier: [String], in place: String) throws(Refusal) {
        guard earlier.contains(field) else { return }
        throw Refusal(
            .parameterBadValue, "The field (\(field)) is named twice in \(place).", fix: "Name each field once."
        )
    }

    private static func number(_ item: QueryItem, in range: ClosedRange<Int>) throws(Refusal) -> Int {
        guard let value = Int(item.value), range.contains(value) else {
            throw Refusal(
                .parameterBadValue, "The value of \(item.key) (\(item.value)) is not a number that can be used.",
                fix: "Give a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return value
    }

    /// The query as keys and values again, in a fixed order; page, cursor and limit are left out.
    public var items: [QueryItem] {
        var items: [QueryItem] = []
        for filter in filters { items += filter.items }
        if let any { items.append(QueryItem(FilterExpression.key, any.text)) }
        if let text { items.append(QueryItem("q", text)) }
        if !order.isEmpty {
            let fields = order.map { ($0.isDescending ? "-" : "") + $0.field }
            items.append(QueryItem("sort", fields.joined(separator: ",")))
        }
        if !fields.isEmpty { items.append(QueryItem("fields", fields.joined(separator: ","))) }
        if let asOf { items.append(QueryItem("as_of", asOf.description)) }
        if let sample {
            items.append(QueryItem(RowSample.sizeKey, String(sample.size)))
            items.append(QueryItem(RowSample.seedKey, String(sample.seed)))
        }
        return items
    }
}
