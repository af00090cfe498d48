import CadreDomain

/// Rows as comma-separated values: UTF-8, a header, lines ending with CR LF.
///
/// Every answer of pages and commands is written by it, so that the same rows are the same bytes. A field of text that a
/// spreadsheet would take for a formula gets an apostrophe in front, and a field is quoted that another separator than
/// the comma or a space at its ends could spoil, as in files for imports.
///
/// Source: RFC 4180, section 2.
public struct CSVText: Sendable {
    /// The bytes.
    public private(set) var bytes: [UInt8] = []

    /// Makes the text of a list: the columns as asked for, every row given.
    public init<Row>(columns: [Column<Row>], rows: some Sequence<Row>) {
        append(columns.map(\.name))
        for row in rows { append(columns.map { Self.field($0.value(row)) }) }
    }

    /// Makes the text of a table.
    public init(header: [String], rows: some Sequence<[Cell]>) {
        append(header)
        for row in rows { append(row.map(Self.field)) }
    }

    /// The field of a cell; only free text can be taken for a formula.
    static func field(_ cell: Cell) -> String {
        guard case .text(let text) = cell else { return cell.text }
        return FormulaGuard.guarded(text)
    }

    private static let marks = Array("\",;\t\r\n".utf8)

    private mutating func append(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(field)
        }
        bytes += [0x0D, 0x0A]
    }

    private mutating func append(_ field: String) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes = field.utf8.contains(where: Self.marks.contains) || field.first == " " || field.last == " "
        guard needsQuotes else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(quote)
        for byte in field.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
