public import CadreDomain

/// A JSON value that is written with its keys in the given order, so that the same value is always the same bytes.
public indirect enum JSONText: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// A whole number.
    case int(Int)
    /// A number with this many decimals.
    case decimal(Double, places: Int)
    /// A string.
    case text(String)
    /// A list.
    case list([JSONText])
    /// An object with its keys in this order.
    case fields([Field])
    /// Text that is JSON already.
    case raw(String)

    /// A key and its value.
    public struct Field: Hashable, Sendable {
        /// The name.
        public let key: String
        /// The value.
        public let value: JSONText
    }

    /// Makes an object with its keys in this order.
    public static func object(_ pairs: [(String, JSONText)]) -> JSONText {
        .fields(pairs.map { Field(key: $0.0, value: $0.1) })
    }

    /// Makes a string, or `null` for nil.
    public static func optional(_ value: String?) -> JSONText { value.map(JSONText.text) ?? .null }
    /// Makes a number, or `null` for nil.
    public static func optional(_ value: Int?) -> JSONText { value.map(JSONText.int) ?? .null }
    /// Makes a day as `YYYY-MM-DD`, or `null` for nil.
    public static func optional(_ value: Day?) -> JSONText { value.map { .text($0.description) } ?? .null }

    /// The value as compact JSON.
    public var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The values as compact JSON, one a line.
    public static func lines(_ values: some Sequence<JSONText>) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in values {
            value.write(to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Appends the value as compact JSON in UTF-8.
    public func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .flag(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .int(let value): bytes.append(contentsOf: String(value).utf8)
        case .decimal(let value, let places): bytes.append(contentsOf: Self.decimalText(value, places).utf8)
        case .text(let value): Self.quote(value, into: &bytes)
        case .raw(let json): bytes.append(contentsOf: json.utf8)
        case .list(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                item.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .fields(let fields):
            bytes.append(UInt8(ascii: "{"))
            for (index, field) in fields.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.quote(field.key, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                field.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Writes a number with a fixed count of decimals, rounded half away from zero; not finite or beyond 18 digits
    /// becomes `null`.
    private static func decimalText(_ value: Double, _ places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        guard value.isFinite, abs(value) * scale < 1e18 else { return "null" }
        let scaled = Int64((abs(value) * scale).rounded(.toNearestOrAwayFromZero))
        let whole = scaled / Int64(scale)
        var fraction = String(scaled % Int64(scale))
        while fraction.utf8.count < places { fraction = "0" + fraction }
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return sign + String(whole) + (places > 0 ? "." + fraction : "")
    }

    private static func quote(_ text: String, into bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
