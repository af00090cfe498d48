import CadreDomain

/// What a change set did to one record: an entry of the journal, read as the record before and after.
struct ChangeItem: Sendable {
    /// The nouns of records that a change set changes.
    static let nouns = ["office", "position", "person", "qualification", "assignment"]

    /// The index of the entry.
    let index: Int64
    /// What was done, such as `position.imported`.
    let action: String
    /// The noun.
    let noun: String
    /// The identity.
    let id: String
    /// The record before: of a new version, the one that was in force on its first day.
    let before: RegisterRecord?
    /// The record after; nil where it is gone.
    let after: RegisterRecord?

    /// Whether an entry tells of a record, and not of a file or of the change set as a whole.
    static func isOfRecord(_ draft: JournalDraft) -> Bool { nouns.contains(draft.objectKind) }

    /// Reads an entry; nil where it tells of no record.
    init?(_ entry: JournalEntry) throws(Refusal) {
        guard Self.isOfRecord(entry.draft) else { return nil }
        let noun = entry.draft.objectKind
        func record(_ json: String?) throws(Refusal) -> RegisterRecord? {
            guard let json else { return nil }
            guard let record = RegisterRecord(noun: noun, json: json) else {
                throw Refusal(
                    .storeCorrupt, "The entry (\(entry.index)) of the journal holds no \(noun) that can be read.",
                    fix: "Stop the server and run (cadre doctor); restore a copy if it confirms the damage."
                )
            }
            return record
        }
        index = entry.index
        action = entry.draft.action
        self.noun = noun
        id = entry.draft.objectID
        before = try record(entry.draft.before)
        after = try record(entry.draft.after)
    }

    /// What stood in the slot that was written, before it was; nil where nothing did.
    var replaced: RegisterRecord? { after.map { $0.slot == before?.slot } ?? true ? before : nil }

    /// The slot that was written, or emptied.
    var slot: RecordSlot? { (after ?? before)?.slot }

    /// What became of the record.
    var kind: Kind {
        switch (before, after) {
        case (_, nil): .removed
        case (nil, _): .new
        default: .changed
        }
    }

    /// What became of a record.
    enum Kind: String, Sendable, CaseIterable {
        case new
        case changed
        case removed
    }
}

extension JournalStore {
    /// What a change set did, in the order of its entries.
    func items(of set: ChangeSet) async throws(Refusal) -> [ChangeItem] {
        let entries: [JournalEntry]
        do throws(StoreError) {
            entries = try await self.entries(
                after: set.firstIndex - 1, limit: Int(set.lastIndex - set.firstIndex + 1)
            )
        } catch {
            throw Refusal(error)
        }
        var items: [ChangeItem] = []
        for entry in entries { if let item = try ChangeItem(entry) { items.append(item) } }
        return items
    }
}
