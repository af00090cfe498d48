public import CadreDomain

/// Filters joined by "or" and "and", as the key `any` of a list takes them.
///
/// `any=(status=vacant,all(key_billet=yes,vacant_days__gte=90))` keeps the rows for which either of the two holds. The
/// grammar is told in `docs/filters.md`.
public indirect enum FilterExpression: Hashable, Sendable {
    /// One filter.
    case filter(ListQuery.Filter)
    /// Holds where one of its parts holds.
    case any([FilterExpression])
    /// Holds where each of its parts holds.
    case all([FilterExpression])

    /// The key of a list that takes an expression.
    public static let key = "any"
    /// The longest expression, in bytes.
    public static let byteCountMax = 2_000
    /// The most filters in an expression.
    public static let filterCountMax = 32
    /// How many parentheses may stand inside each other.
    public static let depthMax = 4

    /// Reads an expression strictly; whatever is wrong is refused with its place and a suggestion.
    ///
    /// - Parameters:
    ///   - text: The expression with its parentheses, such as `(status=vacant,key_billet=yes)`.
    ///   - columns: The columns of the list.
    ///   - reference: Tells which countries there are, by alpha-3 or alpha-2.
    public init<Row>(_ text: String, columns: [Column<Row>], reference: ReferenceTables) throws(Refusal) {
        var parser = FilterParser(text)
        let reader = FilterReader(reference: reference)
        self = try parser.expression { (item) throws(Refusal) in try reader.filter(item, columns: columns) }
    }

    /// The expression as it is written in an address, parentheses included.
    public var text: String {
        switch self {
        case .filter: "(\(part))"
        case .any(let parts), .all(let parts): "(\(parts.map(\.part).joined(separator: ",")))"
        }
    }

    private var part: String {
        switch self {
        case .filter(let filter): filter.items.map { "\($0.key)=\(Self.quoted($0.value))" }.joined(separator: ",")
        case .any: "any" + text
        case .all: "all" + text
        }
    }

    private static func quoted(_ value: String) -> String {
        guard value.last == " " || value.contains(where: FilterParser.marks.contains) else { return value }
        return "\"\(value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }

    /// Whether a filter of it is about the field.
    func mentions(_ field: String) -> Bool {
        switch self {
        case .filter(let filter): filter.field == field
        case .any(let parts), .all(let parts): parts.contains { $0.mentions(field) }
        }
    }

    /// What the expression asks of some fields alone, where nothing is known of the others; nil for nothing.
    func keeping(_ fields: Set<String>) -> FilterExpression? {
        switch self {
        case .filter(let filter): return fields.contains(filter.field) ? self : nil
        case .any(let parts):
            let kept = parts.compactMap { $0.keeping(fields) }
            return kept.count == parts.count ? .any(kept) : nil
        case .all(let parts):
            let kept = parts.compactMap { $0.keeping(fields) }
            return kept.isEmpty ? nil : .all(kept)
        }
    }
}
