import CadreDomain

/// Something in an import file that a person must look at; data, not a failure.
public struct ImportProblem: Hashable, Sendable {
    /// What is wrong, as a stable code.
    public enum Cause: String, Sendable, CaseIterable {
        /// A required column is missing in the header; no row can be read.
        case columnMissing = "column.missing"
        /// The header has a column that the kind does not know; it is not read.
        case columnUnknown = "column.unknown"
        /// A column stands in the header twice; the first is read.
        case columnRepeated = "column.repeated"
        /// A row has more or fewer fields than the header.
        case rowFieldCount = "row.field-count"
        /// Text follows a closing quote, or a quote stands in a field that does not start with one.
        case rowQuoteMalformed = "row.quote-malformed"
        /// A row has the key of a row further up.
        case rowRepeated = "row.repeated"
        /// A required value is empty.
        case valueMissing = "value.missing"
        /// A value stands where this kind of record has none.
        case valueUnexpected = "value.unexpected"
        /// A text is longer than its column allows.
        case textTooLong = "text.too-long"
        /// A text holds a character that is obeyed instead of shown, such as a line end or an escape.
        case textControlCharacter = "text.control-character"
        /// No day in a form that can be read.
        case dateUnreadable = "date.unreadable"
        /// No whole number, or one out of range.
        case numberUnreadable = "number.unreadable"
        /// Neither yes nor no.
        case booleanUnreadable = "boolean.unreadable"
        /// No identity.
        case identityUnreadable = "identity.unreadable"
        /// No SC code.
        case scCodeUnreadable = "sc-code.unreadable"
        /// The letter of an SC code is no functional area of the table; the row is read all the same.
        case scCodeAreaUnknown = "sc-code.area-unknown"
        /// No language requirement.
        case languageRequirementUnreadable = "language-requirement.unreadable"
        /// No ILR levels.
        case levelUnreadable = "ilr-level.unreadable"
        /// Not a country of the table.
        case countryUnknown = "country.unknown"
        /// Not a command of the table.
        case commandUnknown = "command.unknown"
        /// Not an office type of the table.
        case officeTypeUnknown = "office-type.unknown"
        /// Not a language of the table.
        case languageUnknown = "language.unknown"
        /// Not a functional area of the table.
        case areaUnknown = "functional-area.unknown"
        /// Not a course of the catalogue; the row is read all the same.
        case courseUnknown = "course.unknown"
        /// Not a certification scheme of the table; the row is read all the same.
        case schemeUnknown = "certification-scheme.unknown"
        /// Not a service.
        case serviceUnknown = "service.unknown"
        /// Neither military nor civilian, or no kind of qualification.
        case kindUnknown = "kind.unknown"
        /// Not a grade.
        case gradeUnknown = "grade.unknown"
        /// Not a clearance.
        case clearanceUnknown = "clearance.unknown"
        /// Not a funding source.
        case fundingUnknown = "funding.unknown"
        /// Not a state.
        case stateUnknown = "state.unknown"
        /// Not a constraint on movement.
        case constraintUnknown = "constraint.unknown"
        /// Not a reason for curtailment.
        case curtailmentUnknown = "curtailment.unknown"
        /// The lowest grade lies above the highest, or one is military and the other civilian.
        case gradeBandReversed = "grade-band.reversed"
        /// The kind of the record does not fit its grade.
        case gradeKindMismatch = "grade.kind-mismatch"
        /// A military record belongs to no armed service.
        case serviceKindMismatch = "service.kind-mismatch"
        /// A range of days ends before it starts.
        case daysReversed = "days.reversed"
        /// An ended assignment lacks its end, or one that goes on has one.
        case endStateMismatch = "actual-end.state-mismatch"
        /// A cell of a workbook is worked out from others.
        case cellFormula = "cell.formula"
        /// A cell of a workbook shows an error.
        case cellError = "cell.error"
        /// A cell of a workbook holds a time of day.
        case cellTimeOfDay = "cell.time-of-day"
        /// A number in a cell that shows days stands for none.
        case cellNoDay = "cell.no-day"
        /// Cells of a workbook are shown as one, of which only the first has a value; the rows are read all the same.
        case cellsMerged = "cells.merged"
        /// Rows of a workbook are hidden; they are read all the same.
        case rowsHidden = "rows.hidden"
        /// Rows behind a blank one at the end of a sheet hold a note each; they are not read.
        case rowsNotes = "rows.notes"
    }

    /// The name of the file.
    public let file: String
    /// The row as a spreadsheet shows it; the header is row 1.
    public let row: Int
    /// The column; nil where the whole row is meant.
    public let column: String?
    /// What is wrong.
    public let cause: Cause
    /// What stands there.
    public let found: String
    /// What may stand there.
    public let allowed: String
    /// What to do.
    public let fix: String
    /// What to write in its place; nil where nothing or more than one thing can be meant.
    public let replacement: String?

    /// Whether the row was left out for it; a warning keeps the row.
    public var isRejecting: Bool {
        switch cause {
        case .columnUnknown, .columnRepeated, .courseUnknown, .schemeUnknown, .scCodeAreaUnknown, .cellsMerged,
            .rowsHidden, .rowsNotes:
            false
        default: true
        }
    }

    /// The problem in one sentence, with the row and the column.
    public var message: String {
        let place = column.map { "Row \(row), column \($0)" } ?? "Row \(row)"
        return "\(place): \(cause.rawValue) (\(found)). Allowed: \(allowed). \(fix)"
    }
}

/// Problems of one file that have one cause, column and text in common.
public struct ImportProblemGroup: Hashable, Sendable {
    /// The cause.
    public let cause: ImportProblem.Cause
    /// The column; nil where whole rows are meant.
    public let column: String?
    /// What stands there; empty for the rest of a cause that has too many different texts to list.
    public let found: String
    /// What may stand there.
    public let allowed: String
    /// What to do.
    public let fix: String
    /// How many problems there are.
    public internal(set) var count: Int
    /// The first rows, at most ten.
    public internal(set) var firstRows: [Int]
}
