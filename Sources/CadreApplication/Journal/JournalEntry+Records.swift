extension JournalEntry {
    /// What is done where somebody decides by hand about a pair of a slate; the entry names person and position.
    public static let slateDecisions = ["slate.pinned", "slate.excluded"]

    /// What is done where a record of a noun is written as it is.
    public static func recordActions(of noun: String) -> [String] { ["\(noun).imported", "\(noun).version-ended"] }

    /// The person that the entry is about or names; nil where there is none.
    public var person: String? { record("person") }

    /// The position that the entry is about or names; nil where there is none.
    public var position: String? { record("position") }

    /// The record of a kind that the entry is about; else the one that the object names, as it was after or before.
    private func record(_ kind: String) -> String? {
        guard draft.objectKind != kind else { return draft.objectID }
        return Self.identity(kind, in: draft.after) ?? Self.identity(kind, in: draft.before)
    }

    /// The first identity under a key of canonical JSON.
    ///
    /// A quotation mark within a text is escaped there, so no text can pass for a key.
    private static func identity(_ key: String, in json: String?) -> String? {
        guard let json else { return nil }
        let needle = Array("\"\(key)\":\"".utf8)
        let bytes = Array(json.utf8)
        guard bytes.count >= needle.count,
            let start = (0...(bytes.count - needle.count)).first(where: { bytes[$0...].starts(with: needle) })
        else { return nil }
        return String(decoding: bytes[(start + needle.count)...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
}
