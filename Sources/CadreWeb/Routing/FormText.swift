public import CadreApplication

/// Reads and writes the text of query strings and form bodies.
public enum FormText {
    /// The keys and values, decoded; nil where an escape is broken or the text is not UTF-8.
    static func items(_ text: some StringProtocol) -> [QueryItem]? {
        var items: [QueryItem] = []
        for part in text.split(separator: "&", omittingEmptySubsequences: true) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = decoded(sides[0]), let value = decoded(sides.count > 1 ? sides[1] : "") else { return nil }
            items.append(QueryItem(key, value))
        }
        return items
    }

    /// The text with its escapes resolved; nil where one is broken, the result is not UTF-8 or holds a zero byte.
    static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = true) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit),
                    high + low > 0
                else { return nil }
                bytes.append(high * 16 + low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The text with everything escaped that has a meaning in an address.
    public static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "~"), UInt8(ascii: ","), UInt8(ascii: ":"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The address with its query: `path` alone where there are no items, and after those that it has already.
    public static func address(_ path: String, _ items: [QueryItem]) -> String {
        guard !items.isEmpty else { return path }
        return path + (path.contains("?") ? "&" : "?")
            + items.map { encoded($0.key) + "=" + encoded($0.value) }.joined(separator: "&")
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
