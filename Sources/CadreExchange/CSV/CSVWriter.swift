/// Writes rows as RFC 4180 has them: commas, CR LF, quotes where a field needs them.
///
/// A spreadsheet takes a cell that starts with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula. In a text
/// column such a value gets an apostrophe in front, also where apostrophes already stand before that character. The
/// readers of this module take exactly one such apostrophe away again, so that a round trip loses nothing:
///
/// | value | written | read |
/// |---|---|---|
/// | `=SUM(A1)` | `'=SUM(A1)` | `=SUM(A1)` |
/// | `'=x` | `''=x` | `'=x` |
/// | `'t Hooft` | `'t Hooft` | `'t Hooft` |
///
/// Spaces at the ends of a value are kept by quoting it.
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

/// The apostrophe that keeps a spreadsheet from running a text as a formula; the rule stands at ``CSVWriter``.
enum FormulaGuard {
    /// The value with an apostrophe in front where it needs one.
    static func guarded(_ value: String) -> String { isFormula(value.utf8) ? "'" + value : value }

    /// The value as it was before ``guarded(_:)``.
    static func unguarded(_ value: String) -> String {
        value.utf8.first == UInt8(ascii: "'") && isFormula(value.utf8) ? String(value.dropFirst()) : value
    }

    /// Whether a character that starts a formula comes first, or first behind apostrophes.
    private static func isFormula(_ bytes: some Sequence<UInt8>) -> Bool {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "'"): continue
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return true
            default: return false
            }
        }
        return false
    }
}
