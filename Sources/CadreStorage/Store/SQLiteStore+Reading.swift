import Foundation
import GRDB

extension SQLiteStore {
    /// Opens the store of a data directory for reading only, also while another process writes.
    public static func openReadOnly(directory path: String) throws(OpenError) -> SQLiteStore {
        try openReadOnly(directory: path, lock: nil)
    }

    /// Opens the store of a data directory for a server: for writing, or for reading where the disk takes no writes.
    ///
    /// A store that was opened for reading here refuses every write and says why, as it does after a failed write. One
    /// that was opened for writing has tried it, and says in its ``health()`` where the disk is full.
    ///
    /// - Parameter onMigration: Told the name of each schema step when it is taken.
    public static func openForServing(
        directory path: String, onMigration: (String) -> Void = { _ in }
    ) throws(OpenError) -> SQLiteStore {
        do throws(OpenError) {
            let store = try SQLiteStore(directory: path, onMigration: onMigration)
            store.tryWriting()
            return store
        } catch {
            guard case .unwritable(let reason) = error, FileIdentity(path: path + "/" + databaseName) != nil else {
                throw error
            }
            return try openStopped(directory: path, reason: reason)
        }
    }

    /// Opens the store of a data directory for writing where there is one; makes nothing.
    public static func openExisting(directory path: String) throws(OpenError) -> SQLiteStore {
        try checkExists(path + "/" + databaseName, in: path)
        return try SQLiteStore(directory: path)
    }

    private static func checkExists(_ file: String, in directory: String) throws(OpenError) {
        try DirectoryState.checkIsDirectory(directory)
        guard FileManager.default.fileExists(atPath: file) else { throw .missing(path: file) }
    }

    private static func openStopped(directory path: String, reason: String) throws(OpenError) -> SQLiteStore {
        let lock = try DirectoryLock(sharedIn: path, file: lockName)
        do throws(OpenError) {
            let store = try openReadOnly(directory: path, lock: lock)
            store.writeStop.stop("Nothing is written, since the disk took no writes when Cadre started: \(reason)")
            return store
        } catch {
            guard case .olderSchema(let found, let known) = error else { throw error }
            throw .unwritable(
                reason: "\(reason); the database has schema (\(found)) and must first be brought up to (\(known))")
        }
    }

    private static func openReadOnly(directory path: String, lock: DirectoryLock?) throws(OpenError) -> SQLiteStore {
        let file = path + "/" + databaseName
        try checkExists(file, in: path)
        var lock = lock
        do {
            let opened: (pool: DatabasePool, synchronous: Int)
            do {
                opened = try pool(at: file)
            } catch {
                guard case .unwritable = OpenError(error) else { throw error }
                lock = try lock ?? DirectoryLock(sharedIn: path, file: lockName)
                opened = try poolWithoutIndex(at: file)
            }
            return try SQLiteStore(
                directory: path, pool: opened.pool, lock: lock, isReadOnly: true, migrationsTaken: [],
                synchronous: opened.synchronous)
        } catch {
            throw OpenError(error)
        }
    }

    /// Opens the database for reading where the log's index (`-shm`), which connections share, cannot be made.
    ///
    /// Without a log the database file is all there is, and is read as one that does not change (`immutable`), which
    /// the caller's lock sees to. A log with content holds acknowledged changes and is never passed over: SQLite reads
    /// it through an index in memory, as long as there is an index file that it need not write (`readonly_shm`).
    private static func poolWithoutIndex(at file: String) throws -> (pool: DatabasePool, synchronous: Int) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file + "-wal")
        let hasLog = (attributes?[.size] as? Int ?? 0) > 0
        let address = "file:" + URL(filePath: file).path(percentEncoded: true)
        do {
            return try pool(at: address + (hasLog ? "?readonly_shm=1" : "?immutable=1"))
        } catch {
            guard case .unwritable = OpenError(error), hasLog else { throw error }
            throw OpenError.unusable(
                reason:
                    "Its write-ahead log (-wal) holds changes, and the log's index (-shm) can be neither read nor made")
        }
    }

    private static func pool(at path: String) throws -> (pool: DatabasePool, synchronous: Int) {
        let pool = try DatabasePool(path: path, configuration: configuration(isReadOnly: true))
        return (pool, try pool.read(checkForReading))
    }

    private static func checkForReading(_ database: Database) throws -> Int {
        if let obstacle = try Schema.obstacle(database) { throw obstacle }
        let version = try Schema.version(database)
        guard version == Schema.currentVersion else {
            throw OpenError.olderSchema(found: version, known: Schema.currentVersion)
        }
        return try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
    }
}
