/// Reads the journal: the history, the audit trail and the stream of events.
public struct ListEvents: Sendable {
    let journal: any JournalStore

    /// The most entries that one answer holds.
    public static let limitMax = 1_000

    /// Makes the use case.
    public init(journal: any JournalStore) { self.journal = journal }

    /// Entries after an index, oldest first.
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
        do throws(StoreError) {
            return try await journal.entries(after: index, limit: limit)
        } catch {
            throw Refusal(error)
        }
    }
}
