public import CadreDomain

extension JournalStore {
    /// The entries that tell of the reliefs of a position, oldest first.
    func reliefEntries(of position: ID<Position>) async throws(Refusal) -> [JournalEntry] {
        do throws(StoreError) {
            return try await entries(about: "position", position.rawValue, limit: 1_000)
                .filter { $0.draft.action.hasPrefix("relief.") }
        } catch {
            throw Refusal(error)
        }
    }
}

extension [JournalEntry] {
    /// The entry that named a relief; nil where the journal does not tell.
    func naming(_ relief: Assignment) -> JournalEntry? {
        last { $0.draft.action == "relief.named" && $0.draft.after?.contains("\"\(relief.id)\"") == true }
    }
}

extension JournalDraft {
    /// The slate whose publication named the relief; nil where a person named it by hand.
    var namingSlate: ID<Slate>? {
        // A quote inside a value is written behind a backslash, so that nobody's reason can hold this key.
        guard action == "relief.named", let after, let key = after.firstRange(of: ",\"slate\":\"") else { return nil }
        return ID(String(after[key.upperBound...].prefix { $0 != "\"" }))
    }
}

extension Assignment {
    /// A number that changes whenever the record does; who withdraws a relief names the one that was read.
    ///
    /// It is FNV-1a in 32 bits of the record as the journal writes it.
    public var version: Int {
        Int(RecordText.json(self).text.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 })
    }
}
