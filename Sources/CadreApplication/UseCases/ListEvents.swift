/// Reads the journal: the history, the audit trail and the stream of events.
public struct ListEvents: Sendable {
    let journal: any JournalStore

    /// The most entries that one answer holds.
    public static let limitMax = 1_000

    /// Makes the use case.
    public init(journal: any JournalStore) { self.journal = journal }

    /// Entries after an index, oldest first.
    ///
    /// - Throws: `journal.index-unknown` where the journal ends before the index, so that whoever read another journal,
    ///   of a database that was since replaced or restored, does not wait for entries that will not come.
    public func callAsFunction(
        after index: Int64, limit: Int, for caller: Caller
    ) async throws(Refusal) -> [JournalEntry] {
        try AccessPolicy.check(caller, may: .readJournal)
        guard index >= 0, (1...Self.limitMax).contains(limit) else {
            throw Refusal(
                .parameterBadValue, "The index after (\(index)) or the limit (\(limit)) is out of range.",
                fix: "Give after from 0 and limit from 1 to \(Self.limitMax)."
            )
        }
        let entries: [JournalEntry]
        let isKnown: Bool
        do throws(StoreError) {
            entries = try await journal.entries(after: index, limit: limit)
            if entries.isEmpty, index > 0 {
                isKnown = try await !journal.entries(after: index - 1, limit: 1).isEmpty
            } else {
                isKnown = true
            }
        } catch {
            throw Refusal(error)
        }
        guard isKnown else {
            throw Refusal(
                .journalIndexUnknown, "The journal ends before the entry (\(index)).",
                fix: "The database was replaced or restored: forget what was read, and begin again after 0."
            )
        }
        return entries
    }
}
