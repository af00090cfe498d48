import CadreDomain

/// Reads the rows of one kind of file.
protocol RowParser {
    /// What a row becomes.
    associatedtype Draft: Sendable
    /// The columns of the kind, in the order of templates and exports.
    static var columns: [ImportColumn] { get }

    /// Makes a parser that knows these words.
    init(words: Vocabularies)
    /// Reads a row; nil where it has a problem that keeps it out.
    mutating func draft(from row: inout RowReader) -> Draft?
    /// What must not stand in a file twice.
    func key(of draft: Draft) -> [String]
    /// The rows as rows of their kind.
    static func rows(_ rows: [ImportRow<Draft>]) -> ImportRows
}

extension ImportColumn {
    /// The combatant command of an office or a position.
    static let command = ImportColumn(
        "command", aliases: ["combatant command", "CCMD", "COCOM"], example: "INDOPACOM",
        note: "a code of the command table; none or empty for agencies and the school"
    )
    /// The first day of a version's validity.
    static let validFrom = ImportColumn(
        "valid_from", aliases: ["effective from", "effective date", "start date", "from", "valid since"],
        isRequired: true, example: "2026-10-01", note: "the first day, as YYYY-MM-DD"
    )
    /// The day after a version's validity.
    static let validTo = ImportColumn(
        "valid_to", aliases: ["effective to", "end date", "to", "valid until", "expiration date"],
        note: "the first day on which it no longer holds, as YYYY-MM-DD; empty for no known end"
    )
}

extension RowReader {
    /// The validity of a version; the end is the first day outside, and empty means no known end.
    mutating func validity(from start: Int, to end: Int, _ day: inout ColumnMemo<Day>) -> DayRange? {
        let first = value(start, &day)
        let last = isEmpty(end) ? .endless : value(end, &day)
        guard let first, let last else { return nil }
        if let days = DayRange(start: first, end: last) { return days }
        noteReversed(end, start: first)
        return nil
    }

    /// Notes an end that comes before its start.
    mutating func noteReversed(_ column: Int, start: Day) {
        note(
            column,
            CellProblem(.daysReversed, allowed: "a day not before \(start)", fix: "Check both days of the row.")
        )
    }

    /// Notes a kind that does not fit the grade, or a military record without an armed service.
    mutating func checkKind(
        _ kind: PersonnelKind?, _ kindColumn: Int, grade: Grade?, service: Service?, _ serviceColumn: Int
    ) {
        guard let kind, let grade else { return }
        if grade.isMilitary != (kind == .military) {
            note(
                kindColumn,
                CellProblem(
                    .gradeKindMismatch, allowed: grade.isMilitary ? "military" : "civilian",
                    fix: "Grade \(grade) is \(grade.isMilitary ? "military" : "civilian"); check grade and kind."
                )
            )
        } else if kind == .military, service == .defenseWide {
            note(
                serviceColumn,
                CellProblem(
                    .serviceKindMismatch, allowed: "an armed service",
                    fix: "A military record belongs to an armed service; check service and kind."
                )
            )
        }
    }
}
