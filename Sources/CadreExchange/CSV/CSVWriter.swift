import CadreDomain

/// Writes rows as RFC 4180 has them: commas, CR LF, quotes where a field needs them.
///
/// In a text column a value that a spreadsheet would take for a formula gets an apostrophe in front, by the rule of
/// `FormulaGuard`, which the readers of this module take away again. Spaces at the ends of a value are kept by quoting
/// it.
public struct CSVWriter: Sendable {
    /// The bytes written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var isRowStart = true

    /// Makes a writer without rows.
    public init() {}

    /// Writes a row of words that are known to be no formulas, such as a header.
    public mutating func row(_ words: [String]) {
        for word in words { code(word) }
        endRow()
    }

    /// Writes a field of a text column: whatever somebody typed.
    public mutating func text(_ value: String) {
        code(FormulaGuard.guarded(value))
    }

    /// Writes a field of a column of codes, numbers or days, which cannot be a formula; nil as an empty field.
    public mutating func code(_ value: String?) {
        if !isRowStart { bytes.append(UInt8(ascii: ",")) }
        isRowStart = false
        guard let value else { return }
        guard needsQuotes(value) else {
            bytes.append(contentsOf: value.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Ends the row.
    public mutating func endRow() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
        isRowStart = true
    }

    private func needsQuotes(_ value: String) -> Bool {
        let isPadded = value.utf8.first.map(Self.isSpace) == true || value.utf8.last.map(Self.isSpace) == true
        return isPadded
            || value.utf8.contains {
                $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n")
                    || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\t")
            }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
