import CadreDomain

/// The words that people write on slates: one line of text that shows what it holds, and not too long.
public enum SlateText {
    /// The most characters of a title.
    public static let titleLengthMax = 120
    /// The most characters of a reason.
    public static let reasonLengthMax = 500

    /// The title without the white space around it; it may be empty.
    static func title(_ text: String) throws(Refusal) -> String {
        try checked(text, "title", lengthMax: titleLengthMax)
    }

    /// The reason without the white space around it.
    ///
    /// - Parameter field: The field of the request that holds it.
    static func reason(_ text: String, field: String = "reason") throws(Refusal) -> String {
        let reason = try checked(text, field, lengthMax: reasonLengthMax)
        guard !reason.isEmpty else {
            throw refusal(field, "The \(field) is empty", fix: "Say why, in a sentence.")
        }
        return reason
    }

    /// A name that has to be given, without the white space around it.
    ///
    /// - Parameter field: The field of the request that holds it.
    static func name(_ text: String?, _ field: String) throws(Refusal) -> String {
        let name = try checked(text ?? "", field, lengthMax: titleLengthMax)
        guard !name.isEmpty else { throw refusal(field, "The \(field) is empty", fix: "Give it.") }
        return name
    }

    /// The text without the white space around it.
    static func checked(_ text: String, _ field: String, lengthMax: Int) throws(Refusal) -> String {
        let trimmed = String(
            text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        )
        if let control = ControlCharacter.first(in: trimmed) {
            throw refusal(
                field,
                "The \(field) holds the control character (\(ControlCharacter.name(of: control)))",
                fix: "Write one line of text without control characters."
            )
        }
        let length = trimmed.unicodeScalars.count
        guard length <= lengthMax else {
            throw refusal(
                field, "The \(field) has (\(length)) characters", fix: "Write at most \(lengthMax) characters."
            )
        }
        return trimmed
    }

    private static func refusal(_ field: String, _ detail: String, fix: String) -> Refusal {
        Refusal(
            .parameterBadValue, detail + ".", fix: fix,
            problems: [Refusal.Problem(pointer: "/\(field)", detail: detail, fix: fix)]
        )
    }
}
