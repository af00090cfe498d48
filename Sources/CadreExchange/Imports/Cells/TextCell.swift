import CadreDomain

/// How long the texts of import files may be, in characters.
public enum TextLimits {
    /// Codes and numbers, such as those of offices, positions, specialties and courses.
    public static let codeLengthMax = 40
    /// The city where a record stands.
    public static let postLengthMax = 100
    /// Names and titles.
    public static let nameLengthMax = 200
    /// Several codes in one field.
    public static let listLengthMax = 200
}

/// Texts that somebody typed: of limited length, and without characters that are obeyed instead of shown.
enum TextCell {
    /// Reads a text; a character counts as one however many bytes it has.
    static func reading(_ text: String, lengthMax: Int) -> CellReading<String> {
        if let control = ControlCharacter.first(in: text) {
            return .problem(
                CellProblem(
                    .textControlCharacter, allowed: "text without control characters and line ends",
                    fix: "Remove the character (\(ControlCharacter.name(of: control)))."
                )
            )
        }
        let length = text.utf8.count <= lengthMax ? 0 : text.unicodeScalars.count
        guard length > lengthMax else { return .value(text) }
        return .problem(
            CellProblem(
                .textTooLong, allowed: "at most \(lengthMax) characters",
                fix: "Shorten the text; it has \(length) characters."
            )
        )
    }
}
