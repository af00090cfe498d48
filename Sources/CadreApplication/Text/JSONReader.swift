/// Reads the JSON that `JSONText` writes: whole numbers, texts, flags, lists and objects.
struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    /// How deep lists and objects may stand in each other.
    private static let depthMax = 16

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// The value of a text; nil where it is no JSON, holds a number that is not whole, or nests too deep.
    static func value(of text: String) -> JSONText? {
        var reader = JSONReader(text)
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipSpaces()
        return reader.place == reader.bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> JSONText? {
        skipSpaces()
        guard depth <= Self.depthMax, place < bytes.count else { return nil }
        switch bytes[place] {
        case UInt8(ascii: "\""): return string().map(JSONText.text)
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return list(depth)
        case UInt8(ascii: "n"): return word("null") ? .null : nil
        case UInt8(ascii: "t"): return word("true") ? .flag(true) : nil
        case UInt8(ascii: "f"): return word("false") ? .flag(false) : nil
        default: return number()
        }
    }

    private mutating func object(_ depth: Int) -> JSONText? {
        var fields: [(String, JSONText)] = []
        place += 1
        if takes("}") { return .object([]) }
        repeat {
            skipSpaces()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\""), let key = string(), takes(":"),
                let value = value(depth: depth + 1)
            else { return nil }
            fields.append((key, value))
        } while takes(",")
        return takes("}") ? .object(fields) : nil
    }

    private mutating func list(_ depth: Int) -> JSONText? {
        var items: [JSONText] = []
        place += 1
        if takes("]") { return .list([]) }
        repeat {
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
        } while takes(",")
        return takes("]") ? .list(items) : nil
    }

    private mutating func number() -> JSONText? {
        let digits = bytes[place...].prefix { $0 == UInt8(ascii: "-") || (48...57).contains($0) }
        guard let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        place += digits.count
        return .int(value)
    }

    /// The text that begins with the quotation mark at the place.
    private mutating func string() -> String? {
        var text: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escaped() else { return nil }
                text.append(contentsOf: Array(String(Character(scalar)).utf8))
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    /// The character that stands behind a backslash.
    private mutating func escaped() -> Unicode.Scalar? {
        guard place < bytes.count else { return nil }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"):
            guard let high = unit() else { return nil }
            guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
            guard takesByte("\\"), takesByte("u"), let low = unit(), (0xDC00..<0xE000).contains(low) else { return nil }
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        default: return nil
        }
    }

    /// Four hexadecimal digits.
    private mutating func unit() -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[place..<place + 4], as: UTF8.self)
        place += 4
        return digits.first == "+" ? nil : UInt32(digits, radix: 16)
    }

    private mutating func word(_ word: String) -> Bool {
        guard bytes[place...].starts(with: word.utf8) else { return false }
        place += word.utf8.count
        return true
    }

    private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        skipSpaces()
        return takesByte(sign)
    }

    private mutating func takesByte(_ sign: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpaces() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }
}
