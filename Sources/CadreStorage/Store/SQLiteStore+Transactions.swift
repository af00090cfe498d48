import CadreApplication
import GRDB

extension SQLiteStore {
    /// Reads in one snapshot of the database.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw StoreError(error)
        }
    }

    /// Runs the body in one transaction on the writing connection; nothing is written where it throws.
    ///
    /// A task that is cancelled meanwhile still learns how the transaction ended. The failure is what the body threw,
    /// or a `StoreError`.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async -> Result<Value, any Error> {
        guard !isReadOnly else {
            let reason = writeStop.reason ?? "The store was opened for reading only"
            return .failure(StoreError.unavailable(reason: reason))
        }
        return await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(returning: Result { try self.transaction(on: database, body) })
            }
        }
    }

    /// Stops writing where the database file was deleted or replaced: what is written then would be lost unseen.
    func stopWritingIfMoved() {
        guard !isReadOnly, FileIdentity(path: path) != fileIdentity else { return }
        writeStop.stop("Writing was stopped, since the database file was deleted or replaced")
    }

    private func transaction<Value>(on database: Database, _ body: (Database) throws -> Value) throws -> Value {
        stopWritingIfMoved()
        if let reason = writeStop.reason { throw StoreError.unavailable(reason: reason) }
        do {
            try database.beginTransaction(.immediate)
            let changeCount = database.totalChangesCount
            let value = try body(database)
            try database.commit()
            // A commit without a change writes nothing, and says nothing of the disk.
            if database.totalChangesCount > changeCount { writeStop.accept() }
            return value
        } catch {
            let seen = Self.described(error, on: database)
            if database.isInsideTransaction { try? database.rollback() }
            note(error)
            throw seen
        }
    }

    /// Remembers a failure of the disk.
    private func note(_ error: any Error) {
        guard let failure = error as? DatabaseError else { return }
        switch failure.resultCode {
        case .SQLITE_IOERR:
            writeStop.stop("Writing was stopped after the disk failed: \(StoreError.text(of: failure))")
        case .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_CANTOPEN: writeStop.refuse(StoreError.text(of: failure))
        default: break
        }
    }

    /// Writes what is there already, to learn whether the disk takes a change; what it says is remembered.
    func tryWriting() {
        do {
            try pool.writeWithoutTransaction { database in
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                try database.execute(sql: "PRAGMA user_version = \(version)")
            }
        } catch {
            note(error)
        }
    }

    /// Names the reference that a commit found broken, which SQLite itself does not.
    private static func described(_ error: any Error, on database: Database) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        guard error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY, database.isInsideTransaction,
            let broken = try? Row.fetchOne(database, sql: "PRAGMA foreign_key_check"),
            let table: String = broken["table"],
            let column = try? String.fetchOne(
                database, sql: "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE id = ?",
                arguments: [table, broken["fkid"] as Int?])
        else { return StoreError(error) }
        return StoreError.conflict(constraint: "\(table).\(column)")
    }
}
