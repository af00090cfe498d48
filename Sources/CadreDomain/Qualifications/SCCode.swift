/// The five-character code of a security cooperation position: `SC`, a key digit, an area letter, a level digit.
///
/// What the digits and letters mean is not public; the tables that say so are editable.
///
/// Source: <https://dscu.edu/course-catalog>, "SC Code".
public struct SCCode: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The digit for key or not key, civilian or military; 0 to 9.
    public let key: Int
    /// The letter of the functional area, `A` to `Z`.
    public let area: Character
    /// The digit of the proficiency level; 0 to 9.
    public let level: Int

    /// Makes a code; nil where a digit or the letter is out of range.
    public init?(key: Int, area: Character, level: Int) {
        guard (0...9).contains(key), (0...9).contains(level), let value = area.asciiValue, (65...90).contains(value)
        else { return nil }
        self.key = key
        self.area = area
        self.level = level
    }

    /// Reads text of the form `SC[0-9][A-Z][0-9]`; nil for anything else.
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 5, bytes[0] == UInt8(ascii: "S"), bytes[1] == UInt8(ascii: "C"),
            (48...57).contains(bytes[2]), (65...90).contains(bytes[3]), (48...57).contains(bytes[4])
        else { return nil }
        key = Int(bytes[2] - 48)
        area = Character(UnicodeScalar(bytes[3]))
        level = Int(bytes[4] - 48)
    }

    /// The code as text, such as `SC1C3`.
    public var description: String { "SC\(key)\(area)\(level)" }
    /// Orders codes by their text.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
