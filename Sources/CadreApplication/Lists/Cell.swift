public import CadreDomain

/// One value of a list: what a table shows, a filter compares and an export writes.
public enum Cell: Hashable, Sendable {
    /// Plain text.
    case text(String)
    /// Text that is ordered by a rank instead of its letters, such as a grade.
    case ranked(String, rank: Int)
    /// A whole number.
    case int(Int)
    /// A day.
    case day(Day)
    /// Days on end.
    case range(DayRange)
    /// Yes or no.
    case flag(Bool)
    /// Nothing is known or nothing applies.
    case missing

    /// Makes a text, or missing for nil.
    public static func optional(_ value: String?) -> Cell { value.map(Cell.text) ?? .missing }
    /// Makes a day, or missing for nil.
    public static func optional(_ value: Day?) -> Cell { value.map(Cell.day) ?? .missing }
    /// Makes a range of days, or missing for nil.
    public static func optional(_ value: DayRange?) -> Cell { value.map(Cell.range) ?? .missing }
    /// Makes a number, or missing for nil.
    public static func optional(_ value: Int?) -> Cell { value.map(Cell.int) ?? .missing }

    /// Makes a share in per cent with one decimal from tenths of a per cent, or missing for nil.
    static func share(permille: Int?) -> Cell {
        guard let permille else { return .missing }
        let sign = permille < 0 ? "-" : ""
        return .ranked("\(sign)\(permille.magnitude / 10).\(permille.magnitude % 10)", rank: permille)
    }

    /// The value as tables and CSV write it; empty where missing.
    public var text: String {
        switch self {
        case .text(let value), .ranked(let value, _): value
        case .int(let value): String(value)
        case .day(let value): value.description
        case .range(let value): value.written
        case .flag(let value): value ? "yes" : "no"
        case .missing: ""
        }
    }

    /// The value as JSON.
    public var json: JSONText {
        switch self {
        case .text(let value), .ranked(let value, _): .text(value)
        case .int(let value): .int(value)
        case .day(let value): .text(value.description)
        case .range(let value): .text(value.written)
        case .flag(let value): .flag(value)
        case .missing: .null
        }
    }

    /// Whether this cell comes before the other; missing cells come last.
    public func precedes(_ other: Cell) -> Bool {
        switch (self, other) {
        case (.missing, _): false
        case (_, .missing): true
        case (.ranked(_, let left), .ranked(_, let right)): left < right
        case (.int(let left), .int(let right)): left < right
        case (.day(let left), .day(let right)): left < right
        case (.range(let left), .range(let right)): (left.start, left.end) < (right.start, right.end)
        case (.flag(let left), .flag(let right)): !left && right
        default: text < other.text
        }
    }
}
