/// The apostrophe that keeps a spreadsheet from running a text of a CSV file as a formula, and its undoing.
///
/// A spreadsheet takes a cell for a formula that starts with `=`, `+`, `-`, `@` or the wide forms of these, and so it may
/// take one that starts with a tab or the end of a line. What it trims in front, spaces and quotes, hides none of them.
/// Such a text gets one apostrophe in front, also where apostrophes already stand before the character. Readers take
/// exactly one such apostrophe away again, so that a round trip loses nothing:
///
/// | value | written | read |
/// |---|---|---|
/// | `=SUM(A1)` | `'=SUM(A1)` | `=SUM(A1)` |
/// | `'=x` | `''=x` | `'=x` |
/// | ` "=x` | `' "=x` | ` "=x` |
/// | `'t Hooft` | `'t Hooft` | `'t Hooft` |
///
/// Source: OWASP, *CSV Injection*, <https://owasp.org/www-community/attacks/CSV_Injection>.
public enum FormulaGuard {
    /// The text with an apostrophe in front where it needs one.
    public static func guarded(_ text: String) -> String { isFormula(text) ? "'" + text : text }

    /// The text as it was before ``guarded(_:)``.
    public static func unguarded(_ text: String) -> String {
        text.utf8.first == UInt8(ascii: "'") && isFormula(text) ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// Whether a character that starts a formula comes first, or first behind what a spreadsheet passes over.
    private static func isFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            if starts.contains(scalar) { return true }
            guard isPassedOver(scalar) else { return false }
        }
        return false
    }

    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "'" || scalar == "\"" || scalar == " " { return true }
        return scalar.value > 0x7F && (scalar.properties.isWhitespace || scalar.properties.generalCategory == .format)
    }

    private static let starts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
}
