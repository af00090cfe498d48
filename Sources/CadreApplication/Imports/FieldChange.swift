/// A field of a record that says something else than before; it names offices by code and positions by number.
public struct FieldChange: Hashable, Sendable {
    /// The field, as in the record's JSON.
    public let field: String
    let before: JSONText
    let after: JSONText
    /// The change in words, such as `grade GS13 -> O5`.
    public let words: String

    private init(field: String, before: JSONText, after: JSONText, _ keys: RecordKeys) {
        func named(_ value: JSONText) -> JSONText {
            if case .text(let identity) = value, let key = keys(field, identity) { .text(key) } else { value }
        }
        self.field = field
        self.before = named(before)
        self.after = named(after)
        words = "\(field) \(self.before.words) -> \(self.after.words)"
    }

    /// The change as an object.
    var json: JSONText { .object([("field", .text(field)), ("before", before), ("after", after)]) }

    /// The fields in which two records differ, in the order of the records; a field that one lacks is null there.
    static func between(_ before: JSONText, _ after: JSONText, _ names: RecordKeys) -> [FieldChange] {
        guard case .fields(let old) = before, case .fields(let new) = after else { return [] }
        let keys = new.map(\.key) + old.map(\.key).filter { key in !new.contains { $0.key == key } }
        return keys.compactMap { key in
            let (was, becomes) = (value(key, old), value(key, new))
            return was == becomes ? nil : FieldChange(field: key, before: was, after: becomes, names)
        }
    }

    private static func value(_ key: String, _ fields: [JSONText.Field]) -> JSONText {
        fields.first { $0.key == key }?.value ?? .null
    }
}

extension JSONText {
    /// The value as a person reads it: `none` for nothing, `yes` and `no`, lists divided by semicolons.
    fileprivate var words: String {
        switch self {
        case .null, .text(""), .list([]): "none"
        case .flag(let value): value ? "yes" : "no"
        case .text(let value): value
        case .list(let items): items.map(\.words).joined(separator: "; ")
        case .fields(let fields):
            fields.map { field in
                if case .flag(let value) = field.value {
                    value ? field.key : "not " + field.key
                } else {
                    field.value.words
                }
            }.joined(separator: " ")
        case .int, .decimal, .raw: text
        }
    }
}
