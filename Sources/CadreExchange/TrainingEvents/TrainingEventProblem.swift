import CadreDomain

/// Something in a training file that could not be read, or is hardly meant so; data, not a failure.
public struct TrainingEventProblem: Hashable, Sendable {
    /// What is wrong, as a stable code.
    public enum Cause: String, Sendable, CaseIterable {
        /// The line has more or fewer fields than the header, or text behind a closing quote.
        case malformed = "row.malformed"
        /// The line holds bytes that are no UTF-8.
        case notText = "row.not-utf8"
        /// Neither the programme of the line nor its report names a fiscal year.
        case yearMissing = "row.fiscal-year-missing"
        /// A cell holds no such day.
        case dayUnreadable = "date.unreadable"
        /// A cell holds no whole number, or one out of range.
        case numberUnreadable = "number.unreadable"
        /// A cell holds no amount of dollars, or more than one.
        case amountUnreadable = "amount.unreadable"
        /// A day lies more than ten years from the fiscal year of the line.
        case dayFar = "date.far"
        /// The line ends before it starts.
        case dayReversed = "date.reversed"

        /// Whether the line is left out for it; otherwise it is loaded, with the value where that could be read.
        public var isRejecting: Bool {
            switch self {
            case .malformed, .notText, .yearMissing: true
            case .dayUnreadable, .numberUnreadable, .amountUnreadable, .dayFar, .dayReversed: false
            }
        }

        /// What may stand there.
        public var allowed: String {
            switch self {
            case .malformed: "as many fields as the header, and quotes only around a whole field"
            case .notText: "text in UTF-8"
            case .yearMissing: "a programme with its fiscal year, such as IMET, FY 2009, or a report such as 2009_2010"
            case .dayUnreadable: "a day as M/D/YYYY or M/D/YY"
            case .numberUnreadable: "a whole number up to 1,000,000"
            case .amountUnreadable: "one amount of dollars, such as 1586156 or $1,586,156.00"
            case .dayFar: "a day at most ten years from the fiscal year of the line"
            case .dayReversed: "an end on or after the start"
            }
        }

        /// What to do.
        public var fix: String {
            switch self {
            case .malformed: "Divide the fields by single tabs, and write a quote inside a quoted field twice."
            case .notText: "Write the file again as UTF-8."
            case .yearMissing: "Write the fiscal year behind the programme."
            case .dayUnreadable, .numberUnreadable, .amountUnreadable:
                "Look the value up in the report; the line is loaded without it."
            case .dayFar, .dayReversed: "Look the day up in the report; it is kept as printed."
            }
        }
    }

    /// The row as a spreadsheet shows it; the header is row 1.
    public let row: Int
    /// The column; nil where the whole row is meant.
    public let column: String?
    /// What is wrong.
    public let cause: Cause
    /// What stands there, its control characters shown, cut where it is long.
    public let found: String
}

/// The problems of a training file in the order of its rows, up to a limit.
struct TrainingEventProblems {
    /// The most problems that are listed; the rest is only counted.
    static let countMax = 50_000
    /// The most characters that a listed text has.
    static let foundLengthMax = 200

    private(set) var listed: [TrainingEventProblem] = []
    private(set) var unlistedCount = 0
    private let countMax: Int

    init(countMax: Int = Self.countMax) { self.countMax = countMax }

    /// Adds a problem; the text is only made where it is listed.
    mutating func add(row: Int, column: String?, _ cause: TrainingEventProblem.Cause, found: @autoclosure () -> String)
    {
        guard listed.count < countMax else {
            unlistedCount += 1
            return
        }
        listed.append(TrainingEventProblem(row: row, column: column, cause: cause, found: Self.shown(found())))
    }

    private static func shown(_ text: String) -> String {
        let start = text.prefix(foundLengthMax)
        return ControlCharacter.shown(String(start)) + (start.endIndex < text.endIndex ? "\u{2026}" : "")
    }
}
