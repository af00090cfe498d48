/// The identity of one noun; two kinds of identity cannot be confused.
///
/// The text is short, stable and safe in addresses: letters, digits, `_`, `-` and `.`, at most `ID.lengthMax` long.
public struct ID<Noun>: Hashable, Sendable, Comparable, LosslessStringConvertible {
    /// The identity as text, such as `pos_00114`.
    public let rawValue: String

    /// Makes an identity from text that came from outside; nil where the text cannot be an identity.
    public init?(_ description: String) {
        guard !description.isEmpty, description.utf8.count <= IDLimits.lengthMax else { return nil }
        for byte in description.utf8 where !Self.isAllowed(byte) { return nil }
        rawValue = description
    }

    /// Makes the identity with this prefix and sequence number, such as `pos_00114`.
    public init(prefix: String, sequence: Int) {
        let digits = String(sequence)
        rawValue = prefix + String(repeating: "0", count: max(0, IDLimits.sequenceDigits - digits.count)) + digits
    }

    /// The identity as text.
    public var description: String { rawValue }

    /// Orders identities by their text, so that sorted lists are the same everywhere.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

/// The limits on the text of an identity.
public enum IDLimits {
    /// The longest identity in bytes.
    public static let lengthMax = 64
    /// Sequence numbers are padded with zeros to this many digits, so that text order is number order.
    public static let sequenceDigits = 6
}
