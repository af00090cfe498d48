/// The character between the fields of a row.
public enum CSVDelimiter: String, Sendable, CaseIterable {
    /// A comma, as RFC 4180 has it.
    case comma = ","
    /// A tab.
    case tab = "\t"
    /// A semicolon, as spreadsheets write where the comma is the decimal sign.
    case semicolon = ";"

    /// The byte of the character.
    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .tab: UInt8(ascii: "\t")
        case .semicolon: UInt8(ascii: ";")
        }
    }

    /// Finds the delimiter that stands most often in the first row, or its beginning, outside quotes; a comma where
    /// none does.
    static func detect(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> CSVDelimiter {
        var counts: [CSVDelimiter: Int] = [:]
        var isQuoted = false
        for byte in bytes.drop(while: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted {
                if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
                for delimiter in allCases where delimiter.byte == byte { counts[delimiter, default: 0] += 1 }
            }
        }
        var best = CSVDelimiter.comma
        for delimiter in allCases where counts[delimiter, default: 0] > counts[best, default: 0] { best = delimiter }
        return best
    }
}
