/// What to set in records, as commands and forms write it: `field=value`.
public enum FieldValues {
    /// Reads the values by field; a value may be empty, and hold equal signs.
    public static func read(_ words: some Sequence<String>) throws(Refusal) -> [String: String] {
        var fields: [String: String] = [:]
        for word in words {
            guard let sign = word.firstIndex(of: "="), sign > word.startIndex else {
                throw Refusal(.parameterBadValue, "(\(word)) is no field=value.", fix: "Write it as grade_max=O6.")
            }
            let name = String(word[..<sign].filter { !$0.isWhitespace })
            guard fields.updateValue(String(word[word.index(after: sign)...]), forKey: name) == nil else {
                throw Refusal(
                    .parameterBadValue, "The field (\(name)) came more than once.", fix: "Give it one value."
                )
            }
        }
        guard !fields.isEmpty else {
            throw Refusal(.parameterBadValue, "Nothing is to be set.", fix: "Give at least one field=value.")
        }
        return fields
    }
}
