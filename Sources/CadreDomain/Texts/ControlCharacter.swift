/// Characters that a terminal, a page or a spreadsheet obeys instead of showing them.
///
/// These are the C0 and C1 controls with DEL, the separators of lines and paragraphs, and the marks that embed,
/// override or isolate the direction of a text.
///
/// Source: The Unicode Standard 15.0, section 23.1; Unicode Standard Annex 9, section 2.
public enum ControlCharacter {
    /// How many characters of a text a problem shows.
    private static let shownCountMax = 500

    /// The first control character of a text; nil where there is none.
    ///
    /// - Complexity: O(bytes).
    public static func first(in text: String) -> Unicode.Scalar? {
        guard text.utf8.contains(where: mayBegin) else { return nil }
        return text.unicodeScalars.first(where: isControl)
    }

    /// The text with each control character as its number, such as `<U+001B>`, and cut where it is very long.
    public static func shown(_ text: String) -> String {
        guard text.utf8.count > shownCountMax || first(in: text) != nil else { return text }
        var shown = ""
        for scalar in text.unicodeScalars.prefix(shownCountMax) {
            if isControl(scalar) { shown += "<\(name(of: scalar))>" } else { shown.unicodeScalars.append(scalar) }
        }
        return text.unicodeScalars.dropFirst(shownCountMax).isEmpty ? shown : shown + "…"
    }

    /// The number of a character, such as `U+001B`.
    public static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether the byte is a control character, or the first of those that are more than one byte long.
    private static func mayBegin(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
