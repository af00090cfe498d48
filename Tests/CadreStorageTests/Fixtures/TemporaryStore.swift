import CadreApplication
import CadreStorage

/// A store in a directory of its own.
struct TemporaryStore {
    let directory: TemporaryDirectory
    let store: SQLiteStore

    init() throws {
        directory = try TemporaryDirectory()
        store = try directory.open()
    }

    /// Commits the changes with one journal entry.
    @discardableResult
    func commit(_ changes: [Change]) async throws -> CommitReceipt {
        try await store.commit(.sample(changes))
    }
}
