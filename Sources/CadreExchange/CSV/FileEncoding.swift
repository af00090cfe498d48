/// How the text of a file is encoded, as found in its bytes.
///
/// A byte-order mark decides first. Bytes that are valid UTF-8 are UTF-8. Other bytes are Windows-1252 where one of
/// them lies in 0x80-0x9F, which Latin-1 leaves to control characters, and Latin-1 where none does.
public enum FileEncoding: String, Sendable, CaseIterable {
    /// UTF-8 without a byte-order mark; plain ASCII too.
    case utf8 = "utf-8"
    /// UTF-8 that starts with a byte-order mark.
    case utf8WithMark = "utf-8-bom"
    /// Windows code page 1252.
    case windows1252 = "windows-1252"
    /// ISO 8859-1.
    case latin1 = "iso-8859-1"

    /// Finds the encoding of these bytes.
    ///
    /// - Throws: ``UnreadableFile/encodingUnsupported(name:)`` for UTF-16 and UTF-32, with a mark or told by the NUL
    ///   bytes of its first two characters.
    /// - Complexity: O(bytes).
    public static func detect(_ bytes: [UInt8]) throws(UnreadableFile) -> FileEncoding {
        let head = Array(bytes.prefix(4))
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            return try body(bytes, from: 3, utf8: .utf8WithMark)
        }
        if head == [0xFF, 0xFE, 0, 0] || head == [0, 0, 0xFE, 0xFF] {
            throw .encodingUnsupported(name: "UTF-32")
        }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            throw .encodingUnsupported(name: "UTF-16")
        }
        if head.count == 4, let name = wideName(head.map { $0 == 0 }) { throw .encodingUnsupported(name: name) }
        return try body(bytes, from: 0, utf8: .utf8)
    }

    /// The name of an encoding whose plain letters lie between NUL bytes; nil where none does it so.
    private static func wideName(_ areZero: [Bool]) -> String? {
        switch areZero {
        case [false, true, false, true], [true, false, true, false]: "UTF-16"
        case [false, true, true, true], [true, true, true, false]: "UTF-32"
        default: nil
        }
    }

    private static func body(
        _ bytes: [UInt8], from start: Int, utf8: FileEncoding
    ) throws(UnreadableFile) -> FileEncoding {
        let isValid = bytes.withUnsafeBufferPointer { UTF8Form.isValid($0, from: start) }
        if isValid { return utf8 }
        guard utf8 == .utf8 else { throw .encodingUnsupported(name: "broken UTF-8 behind a UTF-8 mark") }
        return bytes.contains { (0x80...0x9F).contains($0) } ? .windows1252 : .latin1
    }

    /// The bytes as UTF-8 without a mark; a byte that Windows-1252 leaves open becomes its Latin-1 control character.
    ///
    /// - Complexity: O(bytes).
    func utf8Bytes(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .utf8: return bytes
        case .utf8WithMark: return Array(bytes.dropFirst(3))
        case .windows1252, .latin1:
            var text: [UInt8] = []
            text.reserveCapacity(bytes.count + bytes.count / 8)
            for byte in bytes {
                guard byte >= 0x80 else {
                    text.append(byte)
                    continue
                }
                let code = self == .windows1252 && byte < 0xA0 ? Self.windowsScalars[Int(byte - 0x80)] : UInt16(byte)
                text.append(contentsOf: String(UnicodeScalar(code).map(Character.init) ?? "\u{FFFD}").utf8)
            }
            return text
        }
    }

    /// The characters of Windows-1252 from 0x80 to 0x9F.
    ///
    /// Source: <https://encoding.spec.whatwg.org/index-windows-1252.txt>
    private static let windowsScalars: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}

/// The well-formedness of UTF-8.
enum UTF8Form {
    /// Whether the bytes from `start` on are well-formed UTF-8, without overlong forms and surrogates.
    ///
    /// Source: The Unicode Standard 15.0, table 3-7.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Bool {
        var index = start
        let count = bytes.count
        while index < count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let length: Int
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, second) = (3, 0xA0...0xBF)
            case 0xED: (length, second) = (3, 0x80...0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, second) = (4, 0x90...0xBF)
            case 0xF1...0xF3: length = 4
            case 0xF4: (length, second) = (4, 0x80...0x8F)
            default: return false
            }
            guard index + length <= count, second.contains(bytes[index + 1]) else { return false }
            var offset = 2
            while offset < length {
                guard bytes[index + offset] & 0xC0 == 0x80 else { return false }
                offset += 1
            }
            index += length
        }
        return true
    }
}
