public import CadreDomain

/// What kind of values a column holds; it decides the operators and how a filter's value is read.
public enum ColumnKind: Hashable, Sendable {
    /// Free text.
    case text
    /// One of these words.
    case choice([String])
    /// A whole number.
    case int
    /// A share in per cent with one decimal.
    case share
    /// A day, `YYYY-MM-DD`.
    case day
    /// A moment in Coordinated Universal Time, `2026-12-01T09:30:00.000Z`; a filter takes a day too, which is all of
    /// it.
    case moment
    /// A range of days, `2027-01-01..2027-04-01`, without its last day.
    case range
    /// `yes` or `no`.
    case flag
    /// A grade, ordered by a `GradeScale`.
    case grade
    /// A country: alpha-3, alpha-2 accepted.
    case country
    /// The code of a combatant command, or `none`.
    case command
    /// The letter of a functional area, or `none`.
    case functionalArea
    /// The code of an office that the register knows, letters of either case.
    case office

    /// The operators that a filter may put behind the field's name; `eq` is the bare name.
    public var operators: [FilterOperator] {
        switch self {
        case .text, .office: [.eq, .ne, .in, .nin, .contains, .startswith, .isnull]
        case .moment: [.eq, .ne, .in, .nin, .lt, .lte, .gt, .gte, .contains, .startswith, .isnull]
        case .choice, .country, .command, .functionalArea: [.eq, .ne, .in, .nin, .isnull]
        case .int, .share, .day, .grade: [.eq, .ne, .in, .nin, .lt, .lte, .gt, .gte, .isnull]
        case .range: [.overlaps, .isnull]
        case .flag: [.eq, .ne, .isnull]
        }
    }

    /// Whether the values are numbers, set right in tables.
    public var isNumber: Bool { self == .int || self == .share }
}

extension ColumnKind {
    /// How grades are filtered and sorted, for the definition of a column of grades.
    static let gradeComparison =
        "Above, below and in order, military and civilian grades compare by the scheme of grade equivalence in force "
        + "on the day, where both have an equivalent; kind=military keeps to one kind."
}

/// A comparison of a filter.
public enum FilterOperator: String, CaseIterable, Sendable {
    /// Equal; written as the bare field name.
    case eq
    /// Not equal.
    case ne
    /// One of a comma-separated list.
    case `in`
    /// None of a comma-separated list.
    case nin
    /// Below.
    case lt
    /// At most.
    case lte
    /// Above.
    case gt
    /// At least.
    case gte
    /// Holds the text, letters of either case.
    case contains
    /// Starts with the text, letters of either case.
    case startswith
    /// Shares at least one day with the range of days.
    case overlaps
    /// Missing where the value is 1, present where it is 0.
    case isnull
}

/// A column of a list: one definition for the table, the filter, the sort, CSV, JSON and the command line.
public struct Column<Row: Sendable>: Sendable {
    /// The name in addresses, JSON and CSV, such as `gap_days`.
    public let name: String
    /// The title in tables, with its unit.
    public let title: String
    /// The kind of values.
    public let kind: ColumnKind
    /// One sentence on what it means.
    public let definition: String
    /// Whether lists show it unless told otherwise.
    public let isDefault: Bool
    /// The value of a row.
    public let value: @Sendable (Row) -> Cell
    /// How far the value of a row can be trusted; nil where the register itself says it.
    public let confidence: (@Sendable (Row) -> Confidence?)?

    /// Makes a column.
    public init(
        _ name: String, _ title: String, _ kind: ColumnKind, _ definition: String, isDefault: Bool = false,
        confidence: (@Sendable (Row) -> Confidence?)? = nil, value: @escaping @Sendable (Row) -> Cell
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.definition = definition
        self.isDefault = isDefault
        self.confidence = confidence
        self.value = value
    }

    /// Whether no source confirms the value of a row.
    public func isUnverified(_ row: Row) -> Bool { confidence?(row) == .unverified && value(row) != .missing }
}
