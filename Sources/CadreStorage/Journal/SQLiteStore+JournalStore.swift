public import CadreApplication
public import CadreLedger

extension SQLiteStore: JournalStore {
    /// Entries after an index, oldest first; at most `limit`.
    public func entries(after index: Int64, limit: Int) async throws(StoreError) -> [JournalEntry] {
        try await read { try JournalRows.entries($0, after: index, limit: limit) }
    }

    /// Entries about one object, oldest first; at most `limit`.
    public func entries(
        about objectKind: String, _ objectID: String, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        try await read { try JournalRows.entries($0, about: objectKind, objectID, limit: limit) }
    }

    /// Entries about any of some objects up to and including an index, newest first; at most `limit`.
    public func newestEntries(
        about objects: [JournalObject], upTo last: Int64, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        try await read { try JournalRows.newestEntries($0, about: objects, upTo: last, limit: limit) }
    }

    /// Entries about decisions by hand that name any of some records, newest first; at most `limit`.
    public func newestDecisions(
        naming records: [String], upTo last: Int64, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        try await read { try JournalRows.newestDecisions($0, naming: records, upTo: last, limit: limit) }
    }

    /// When each record of a noun was last imported or had a version ended.
    public func lastMoments(of noun: String, before end: Timestamp?) async throws(StoreError) -> [String: Timestamp] {
        try await read { try JournalRows.lastMoments($0, of: noun, before: end) }
    }

    /// The stored leaf digests in order.
    public func leafHashes() async throws(StoreError) -> [Digest256] {
        try await read(JournalRows.leafHashes)
    }
}
