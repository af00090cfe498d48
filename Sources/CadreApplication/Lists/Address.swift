public import CadreDomain

/// An address inside Cadre: a path with a query, the same for pages, JSON and CSV.
public struct Address: Hashable, Sendable {
    /// The path, such as `/positions`.
    public let path: String
    /// The query, decoded.
    public let items: [QueryItem]

    /// Makes an address.
    public init(_ path: String, _ items: [QueryItem] = []) {
        self.path = path
        self.items = items
    }

    /// Makes the address of a record, with the nearest day on which there is one where that is not the day asked for;
    /// nil where there is none on any day.
    ///
    /// - Parameters:
    ///   - day: The day asked for, which links keep where they name none.
    ///   - days: The days of the record.
    public init?(_ path: String, on day: Day, within days: DayRange) {
        guard let nearest = days.nearest(to: day) else { return nil }
        self.init(path, nearest == day ? [] : [QueryItem("as_of", nearest.description)])
    }

    /// The key that names the last entry of the journal that is to be known: what was known then, and not what is now.
    public static let momentKey = "at"

    /// The address as text with its query percent-encoded.
    public var text: String {
        guard !items.isEmpty else { return path }
        return path + "?" + Self.query(items)
    }

    /// A query with its keys and values percent-encoded.
    public static func query(_ items: [QueryItem]) -> String {
        items.map { encode($0.key) + "=" + encode($0.value) }.joined(separator: "&")
    }

    private static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"), UInt8(ascii: ","), UInt8(ascii: ":"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
