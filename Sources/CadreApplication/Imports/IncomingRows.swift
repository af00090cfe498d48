public import CadreDomain

/// A row of a file that could be read: a record that still lacks its identity and those it refers to.
public struct IncomingRow<Record: Sendable>: Sendable {
    /// The row, as a spreadsheet counts.
    public let row: Int
    /// The identity that the file gives; nil where the natural key decides.
    public let id: ID<Record>?
    /// The natural key: the office's code, the position's number, the person's identity, and so on.
    public let key: String
    /// The natural key of the record it refers to: the parent's code, the office's code, the position's number.
    public let reference: String?
    /// Makes the record once its identity and that of the record referred to are known.
    public let make: @Sendable (_ id: ID<Record>, _ reference: String?) -> Record?

    /// Makes a row.
    public init(
        row: Int, id: ID<Record>?, key: String, reference: String?,
        make: @escaping @Sendable (_ id: ID<Record>, _ reference: String?) -> Record?
    ) {
        self.row = row
        self.id = id
        self.key = key
        self.reference = reference
        self.make = make
    }
}

/// The readable rows of one file, all of one kind.
public enum IncomingRows: Sendable {
    /// Offices; the reference is the parent's code.
    case offices([IncomingRow<Office>])
    /// Versions of positions; the reference is the office's code.
    case positions([IncomingRow<Position>])
    /// Versions of people.
    case people([IncomingRow<Person>])
    /// Qualifications.
    case qualifications([IncomingRow<Qualification>])
    /// Assignments; the reference is the position's number.
    case assignments([IncomingRow<Assignment>])
}

/// A row that could not be taken, with what to do.
public struct RowProblem: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The row, as a spreadsheet counts; 1 is the header.
    public let row: Int
    /// The column; nil where the row as a whole is at fault.
    public let column: String?
    /// A stable word for the cause, such as `country.unknown`.
    public let cause: String
    /// What was found.
    public let found: String
    /// What is allowed.
    public let allowed: String
    /// What to do.
    public let fix: String
    /// Whether the row was rejected; otherwise it is only a warning.
    public let isRejecting: Bool
    /// What to write in place of what was found; nil where nothing or more than one thing can be meant.
    public let replacement: String?

    /// Makes a problem.
    public init(
        file: String, row: Int, column: String?, cause: String, found: String, allowed: String, fix: String,
        isRejecting: Bool, replacement: String? = nil
    ) {
        self.file = file
        self.row = row
        self.column = column
        self.cause = cause
        self.found = found
        self.allowed = allowed
        self.fix = fix
        self.isRejecting = isRejecting
        self.replacement = replacement
    }
}

/// Where the rows of a file stand in a workbook.
public struct IncomingSheet: Hashable, Sendable {
    /// The name of the sheet.
    public let name: String
    /// The letters of the columns, by the names that problems give them.
    public let lettersOfColumn: [String: String]

    /// Makes a place.
    public init(name: String, lettersOfColumn: [String: String]) {
        self.name = name
        self.lettersOfColumn = lettersOfColumn
    }

    /// The address of the cell that a problem names, such as `C12`; nil where it names no column of the file.
    public func cell(of problem: RowProblem) -> String? {
        problem.column.flatMap { lettersOfColumn[$0] }.map { "\($0)\(problem.row)" }
    }
}

/// One file as read: its readable rows and what is wrong with the others.
public struct IncomingFile: Sendable {
    /// The name of the file.
    public let name: String
    /// SHA-256 of the file, and of how it is read where that is not left to the file itself; hexadecimal.
    public let digest: String
    /// The word for what its rows are.
    public let kind: String
    /// How many rows it has below the header.
    public let rowCount: Int
    /// How its bytes were read.
    public let encoding: String
    /// The readable rows.
    public let rows: IncomingRows
    /// What is wrong; at most as many as the reader keeps.
    public let problems: [RowProblem]
    /// How many problems there are beyond those kept.
    public let unlistedProblemCount: Int
    /// How many rows could not be read.
    public let rejectedRowCount: Int
    /// What the rows that could not be read name: codes of offices, numbers of positions, else identities of people;
    /// nil where the header cannot be used, so that the file tells of no record.
    public let rejectedKeys: Set<String>?
    /// Where the rows stand in a workbook; nil for other files.
    public let sheet: IncomingSheet?

    /// Makes a file.
    public init(
        name: String, digest: String, kind: String, rowCount: Int, encoding: String, rows: IncomingRows,
        problems: [RowProblem], unlistedProblemCount: Int = 0, rejectedRowCount: Int, rejectedKeys: Set<String>? = [],
        sheet: IncomingSheet? = nil
    ) {
        self.name = name
        self.digest = digest
        self.kind = kind
        self.rowCount = rowCount
        self.encoding = encoding
        self.rows = rows
        self.problems = problems
        self.unlistedProblemCount = unlistedProblemCount
        self.rejectedRowCount = rejectedRowCount
        self.rejectedKeys = rejectedKeys
        self.sheet = sheet
    }
}

extension IncomingFile {
    /// The same file with the identity of each record, by the order of the rows; the first row stands in row 2.
    public func naming(_ ids: [String]) -> IncomingFile {
        func named<Record>(_ rows: [IncomingRow<Record>]) -> [IncomingRow<Record>] {
            rows.map { row in
                let id = ids.indices.contains(row.row - 2) ? ID<Record>(ids[row.row - 2]) : nil
                return IncomingRow(
                    row: row.row, id: id ?? row.id, key: row.key, reference: row.reference, make: row.make)
            }
        }
        let rows: IncomingRows =
            switch self.rows {
            case .offices(let rows): .offices(named(rows))
            case .positions(let rows): .positions(named(rows))
            case .people(let rows): .people(named(rows))
            case .qualifications(let rows): .qualifications(named(rows))
            case .assignments(let rows): .assignments(named(rows))
            }
        return IncomingFile(
            name: name, digest: digest, kind: kind, rowCount: rowCount, encoding: encoding, rows: rows,
            problems: problems, unlistedProblemCount: unlistedProblemCount, rejectedRowCount: rejectedRowCount,
            rejectedKeys: rejectedKeys
        )
    }
}
