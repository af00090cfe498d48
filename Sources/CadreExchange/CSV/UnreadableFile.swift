import CadreDomain

/// Why a file cannot be read at all; a bad row in a readable file is an ``ImportProblem`` instead.
public enum UnreadableFile: Error, Hashable, Sendable {
    /// The file cannot be opened or read.
    case notAccessible(name: String, reason: String)
    /// The file holds no header row.
    case empty
    /// The file is larger than the limit.
    case tooLarge(byteCountMax: Int)
    /// The file has more rows than the limit.
    case tooManyRows(rowCountMax: Int)
    /// A row has more columns than the limit.
    case tooManyColumns(row: Int, columnCountMax: Int)
    /// A field is longer than the limit.
    case fieldTooLong(row: Int, byteCountMax: Int)
    /// The text is in an encoding that is not read, such as UTF-16.
    case encodingUnsupported(name: String)
    /// The file is of a known format that is no text, such as a workbook.
    case notText(format: String, fix: String)
    /// The file holds a NUL byte, so it is no text.
    case nulByte(row: Int)
    /// A quoted field that opens in this row never closes.
    case quoteUnclosed(row: Int)
    /// The packed data is damaged or cut short.
    case packedDataDamaged(reason: String)
    /// The header lacks columns without which no line can be read.
    case columnsMissing([String])
    /// The header fits no kind of file, or more than one.
    case kindUnknown(header: [String])
    /// The file is a workbook that cannot be read.
    case workbook(WorkbookFault)
    /// The profile of the mapping cannot be used.
    case profileUnusable(reason: String)

    /// The stable code of the error.
    public var code: String {
        switch self {
        case .notAccessible: "file.not-accessible"
        case .empty: "file.empty"
        case .tooLarge: "file.too-large"
        case .tooManyRows: "file.too-many-rows"
        case .tooManyColumns: "file.too-many-columns"
        case .fieldTooLong: "file.field-too-long"
        case .encodingUnsupported: "file.encoding-unsupported"
        case .notText: "file.not-text"
        case .nulByte: "file.nul-byte"
        case .quoteUnclosed: "file.quote-unclosed"
        case .packedDataDamaged: "file.packed-data-damaged"
        case .columnsMissing: "file.columns-missing"
        case .kindUnknown: "file.kind-unknown"
        case .workbook(let fault): fault.code
        case .profileUnusable: "profile.unusable"
        }
    }

    /// Every code, for the list of errors in the documentation.
    public static let codes =
        [
            "file.not-accessible", "file.empty", "file.too-large", "file.too-many-rows", "file.too-many-columns",
            "file.field-too-long", "file.encoding-unsupported", "file.not-text", "file.nul-byte", "file.quote-unclosed",
            "file.packed-data-damaged", "file.columns-missing", "file.kind-unknown", "profile.unusable",
        ] + WorkbookFault.codes

    /// What is wrong, with the facts, in one sentence.
    public var message: String {
        switch self {
        case .notAccessible(let name, let reason): "The file (\(name)) cannot be read: \(reason)."
        case .empty: "The file is empty."
        case .tooLarge(let byteCountMax): "The file is larger than the limit (\(byteCountMax) bytes)."
        case .tooManyRows(let rowCountMax): "The file has more rows than the limit (\(rowCountMax))."
        case .tooManyColumns(let row, let columnCountMax):
            "Row \(row) has more columns than the limit (\(columnCountMax))."
        case .fieldTooLong(let row, let byteCountMax):
            "Row \(row) has a field longer than the limit (\(byteCountMax) bytes)."
        case .encodingUnsupported(let name): "The file is encoded in \(name), which is not read."
        case .notText(let format, _): "The file is \(format), not text."
        case .nulByte(let row): "Row \(row) holds a NUL byte, so the file is no text file."
        case .quoteUnclosed(let row): "A quoted field opens in row \(row) and never closes."
        case .packedDataDamaged(let reason): "The packed data is damaged (\(reason))."
        case .columnsMissing(let names): "The header lacks columns (\(names.joined(separator: ", ")))."
        case .kindUnknown(let header):
            "What the rows are cannot be told from the header (\(Self.shown(header))). "
                + HeaderFit.sentences(header).map(ControlCharacter.shown).joined(separator: " ")
        case .workbook(let fault): fault.message
        case .profileUnusable(let reason): "The profile cannot be used: \(ControlCharacter.shown(reason))."
        }
    }

    /// What to do about it, in one sentence.
    public var fix: String {
        switch self {
        case .notAccessible: "Check that the path names a regular file that you may read and nobody writes to."
        case .empty: "Start with the template of the kind; its first row is the header."
        case .tooLarge, .tooManyRows: "Split the file and import the parts one by one."
        case .tooManyColumns: "Check the delimiter, and remove columns that are not needed."
        case .fieldTooLong: "Shorten the field; maybe a quote is missing at its end."
        case .encodingUnsupported: "Save the file as \"CSV UTF-8\" and import it again."
        case .notText(_, let fix): fix
        case .nulByte: "Save the file as \"CSV UTF-8\"; maybe it is a workbook or UTF-16 text."
        case .quoteUnclosed: "Close the quote, and write each quote inside a quoted field twice."
        case .packedDataDamaged: "Fetch the file again; maybe the transfer was cut short."
        case .columnsMissing: "Add the columns, or choose the file of the right kind."
        case .kindUnknown:
            "Add what is missing for the kind that is meant, or say it with --kind: "
                + "\(ImportKind.allCases.map(\.rawValue).joined(separator: ", ")); "
                + "the header of each is shown by (cadre import template KIND)."
        case .workbook(let fault): fault.fix
        case .profileUnusable: "Correct the profile, or make one with (cadre import sniff FILE --profile-out PROFILE)."
        }
    }

    private static func shown(_ header: [String]) -> String {
        ControlCharacter.shown(header.joined(separator: ", "))
    }
}
