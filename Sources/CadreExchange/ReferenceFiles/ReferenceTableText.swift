/// The bytes of a reference table cut into rows of fields, strictly.
///
/// UTF-8 with or without a byte order mark, comma, double quotes, every row ended by a line feed, before which a
/// carriage return may stand. Anything looser is refused.
struct ReferenceTableText {
    private let file: String
    private let bytes: [UInt8]
    private var position = 0

    private init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Reads every row, the header first.
    static func rows(of bytes: [UInt8], file: String) throws(ReferenceTableError) -> [[String]] {
        guard bytes.last == UInt8(ascii: "\n") else {
            throw ReferenceTableError(
                file: file, row: 0, column: "", found: bytes.isEmpty ? "an empty file" : "no line feed at the end",
                allowed: "rows that each end with a line feed")
        }
        var text = ReferenceTableText(file: file, bytes: bytes)
        var rows: [[String]] = []
        while text.position < bytes.count {
            rows.append(try text.row(number: rows.count + 1))
        }
        return rows
    }

    private mutating func row(number: Int) throws(ReferenceTableError) -> [String] {
        var fields: [String] = []
        while true {
            let field = bytes[position] == UInt8(ascii: "\"") ? try quoted(row: number) : plain()
            guard let text = String(validating: field, as: UTF8.self) else {
                throw error(row: number, found: "bytes that are not UTF-8", allowed: "UTF-8")
            }
            fields.append(text)
            guard position < bytes.count else {
                throw error(row: number, found: text, allowed: "a comma or a line feed after the field")
            }
            switch bytes[position] {
            case UInt8(ascii: ","):
                position += 1
            case UInt8(ascii: "\n"):
                position += 1
                return fields
            case UInt8(ascii: "\r"):
                position += 1
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\n") else {
                    throw error(
                        row: number, found: "a carriage return alone", allowed: "a line feed at the end of the row")
                }
                position += 1
                return fields
            default:
                throw error(row: number, found: text, allowed: "a comma or a line feed after the field")
            }
        }
    }

    /// A field without quotes, up to the byte that ends it or does not belong in it.
    private mutating func plain() -> [UInt8] {
        let start = position
        let ends: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\"")]
        while position < bytes.count, !ends.contains(bytes[position]) { position += 1 }
        return Array(bytes[start..<position])
    }

    private mutating func quoted(row: Int) throws(ReferenceTableError) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        var field: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte == quote else {
                field.append(byte)
                continue
            }
            guard position < bytes.count, bytes[position] == quote else { return field }
            field.append(quote)
            position += 1
        }
        throw error(row: row, found: "an opening quote", allowed: "a closing quote before the end of the file")
    }

    private func error(row: Int, found: String, allowed: String) -> ReferenceTableError {
        ReferenceTableError(file: file, row: row, column: "", found: found, allowed: allowed)
    }
}
