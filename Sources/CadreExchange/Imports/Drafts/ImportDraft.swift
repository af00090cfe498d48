/// A row of an import file that was read without a rejecting problem.
public struct ImportRow<Draft: Sendable>: Sendable {
    /// The row as a spreadsheet shows it; the header is row 1.
    public let number: Int
    /// What the row says.
    public let draft: Draft
}

extension ImportRow: Equatable where Draft: Equatable {}

/// The rows of a file, by its kind.
public enum ImportRows: Equatable, Sendable {
    /// Rows of an office file.
    case offices([ImportRow<OfficeDraft>])
    /// Rows of a position file.
    case positions([ImportRow<PositionDraft>])
    /// Rows of a person file.
    case people([ImportRow<PersonDraft>])
    /// Rows of a qualification file.
    case qualifications([ImportRow<QualificationDraft>])
    /// Rows of an assignment file.
    case assignments([ImportRow<AssignmentDraft>])

    /// How many rows there are.
    public var count: Int {
        switch self {
        case .offices(let rows): rows.count
        case .positions(let rows): rows.count
        case .people(let rows): rows.count
        case .qualifications(let rows): rows.count
        case .assignments(let rows): rows.count
        }
    }
}

/// Where a table stands in a workbook.
public struct SheetPlace: Hashable, Sendable {
    /// The name of the sheet.
    public let name: String
    /// The letters of the columns, by their names in the kind and in the header.
    public let lettersOfColumn: [String: String]
}

/// What an import file says, before anything is decided or written: rows in order, and every problem.
///
/// `rowCount` is always `rows.count + rejectedRowCount`; blank rows are counted apart.
public struct ImportDraft: Sendable {
    /// The kind of the rows.
    public let kind: ImportKind
    /// The name of the file.
    public let fileName: String
    /// The size of the file.
    public let byteCount: Int
    /// The encoding found; nil for a workbook.
    public let encoding: FileEncoding?
    /// The delimiter found; nil for a workbook.
    public let delimiter: CSVDelimiter?
    /// Where the table stands in a workbook; nil for other files.
    public let sheet: SheetPlace?
    /// How many rows below the header hold anything.
    public let rowCount: Int
    /// How many rows below the header are blank; they are passed over.
    public let blankRowCount: Int
    /// How many rows were left out for a problem.
    public let rejectedRowCount: Int
    /// What the rows left out name in ``ImportKind/nameColumn``, as far as it can be read; nil where the header cannot
    /// be used.
    public let rejectedNames: Set<String>?
    /// The rows that were read.
    public let rows: ImportRows
    /// The problems in the order of the rows, those of a sheet as a whole last; at most
    /// ``ImportLimits/problemCountMax``.
    public let problems: [ImportProblem]
    /// How many problems there are, also beyond those kept.
    public let problemCount: Int
    /// All problems by cause, column and text, the largest group first.
    public let groups: [ImportProblemGroup]
}
