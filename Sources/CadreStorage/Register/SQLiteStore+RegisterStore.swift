public import CadreApplication
import CadreDomain
import GRDB

extension SQLiteStore: RegisterStore {
    /// Reads every record in one snapshot, ordered by identity and start.
    public func loadState() async throws(StoreError) -> StoredState {
        try await read { database in
            StoredState(
                register: Register(
                    offices: try OfficeRows.all(database), positions: try PositionRows.all(database),
                    people: try PersonRows.all(database), qualifications: try QualificationRows.all(database),
                    assignments: try AssignmentRows.all(database)),
                settings: try SettingRows.all(database), views: try ViewRows.shelf(database),
                journalIndex: try JournalRows.lastIndex(database), sources: try SourceRows.book(database))
        }
    }

    /// Writes state, journal and idempotency key in one durable transaction, or nothing.
    public func commit(_ commit: Commit) async throws(StoreError) -> CommitReceipt {
        do {
            return try await write { try Self.make(commit, $0) }.get()
        } catch {
            throw StoreError(error)
        }
    }

    /// What the key was answered with before; nil where it is new.
    public func result(of key: IdempotencyKey) async throws(StoreError) -> String? {
        try await read { try IdempotencyKeyRows.result(of: key, $0) }
    }

    private static func make(_ commit: Commit, _ database: Database) throws -> CommitReceipt {
        if let key = commit.idempotency, let result = try IdempotencyKeyRows.result(of: key, database) {
            return .repeated(result: result)
        }
        guard !commit.entries.isEmpty else { throw StoreError.conflict(constraint: "journal.atLeastOneEntry") }
        var writer = try ChangeWriter(database)
        try writer.write(commit.changes)
        let lastIndex = try JournalWriter(database)
            .append(commit.entries, by: commit.caller, at: commit.at, database)
        if let key = commit.idempotency {
            try IdempotencyKeyRows.write(
                key, result: commit.result, at: commit.at, journalIndex: lastIndex, database)
        }
        return .committed(lastIndex: lastIndex, result: commit.result)
    }
}
