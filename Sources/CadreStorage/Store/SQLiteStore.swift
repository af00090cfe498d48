public import CadreApplication
import Foundation
import GRDB
import GRDBSQLite

/// Keeps everything of one data directory in one SQLite database file.
///
/// There is one writing process and in it one writing connection, held by an exclusive lock on `cadre.lock`. A commit
/// is on the disk before it is acknowledged: the journal mode is WAL and `synchronous` is FULL, which is read back when
/// the store opens. Reads see the last commit and never wait for a writer. Safe to use from any task.
public final class SQLiteStore: Sendable {
    /// The file in the data directory that holds the database.
    public static let databaseName = "cadre.sqlite"
    /// The file in the data directory that a writing store keeps locked.
    public static let lockName = "cadre.lock"

    /// Whether the store was opened for reading only.
    public let isReadOnly: Bool
    /// The names of the schema steps that were taken when the store opened; empty where it was up to date.
    public let migrationsTaken: [String]

    let pool: DatabasePool
    let engineVersion: EngineVersion
    /// What `PRAGMA synchronous` answered after the store opened.
    let synchronous: Int
    let writeStop = WriteStop()
    let directory: String
    /// The database file and what it was when the store opened.
    let path: String
    let fileIdentity: FileIdentity?
    private let lock: DirectoryLock?

    /// Opens the store of a data directory for writing; makes the directory and the database where there is none, or
    /// nothing where the database cannot be made whole.
    ///
    /// - Parameter onMigration: Told the name of each schema step when it is taken.
    /// - Throws: ``OpenError/busy(processID:)`` where another store writes in the directory.
    public convenience init(directory path: String, onMigration: (String) -> Void = { _ in }) throws(OpenError) {
        try self.init(directory: path, afterSetting: { _ in }, onMigration: onMigration)
    }

    /// Opens the store, with a chance to change what it has set before it reads that back, for tests.
    convenience init(
        directory path: String, afterSetting: (Database) throws -> Void, onMigration: (String) -> Void = { _ in }
    ) throws(OpenError) {
        let isNew = FileIdentity(path: path) == nil
        let lock: DirectoryLock
        do throws(OpenError) {
            lock = try DirectoryLock(directory: path, file: Self.lockName)
        } catch {
            if isNew { rmdir(path) }
            throw error
        }
        let file = path + "/" + Self.databaseName
        var isMade = false
        do {
            isMade = try Self.makeFile(file)
            let pool = try DatabasePool(path: file, configuration: Self.configuration(isReadOnly: false))
            let (taken, synchronous) = try pool.writeWithoutTransaction {
                try Self.prepareForWriting($0, afterSetting: afterSetting, onMigration: onMigration)
            }
            try self.init(
                directory: path, pool: pool, lock: lock, isReadOnly: false, migrationsTaken: taken,
                synchronous: synchronous)
        } catch {
            if isMade { for ending in ["", "-wal", "-shm"] { unlink(file + ending) } }
            if isNew {
                unlink(path + "/" + Self.lockName)
                rmdir(path)
            }
            throw OpenError(error)
        }
    }

    init(
        directory: String, pool: DatabasePool, lock: DirectoryLock?, isReadOnly: Bool, migrationsTaken: [String],
        synchronous: Int
    ) throws {
        self.pool = pool
        self.lock = lock
        self.isReadOnly = isReadOnly
        self.migrationsTaken = migrationsTaken
        self.synchronous = synchronous
        engineVersion = try pool.read(EngineVersion.init(of:))
        self.directory = directory
        path = directory + "/" + Self.databaseName
        fileIdentity = FileIdentity(path: path)
    }

    /// Closes the database and gives up the lock; every later call answers that the store is unavailable.
    public func close() throws(StoreError) {
        do {
            if !isReadOnly {
                // The log is emptied here, since a reading connection may be the last to close.
                _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            }
            try pool.close()
        } catch {
            throw StoreError(error)
        }
        lock?.release()
    }

    static func configuration(isReadOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "cadre"
        configuration.readonly = isReadOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        // A rollback that fails on a failing disk must not end the process.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA mmap_size = 0")
            try database.execute(sql: "PRAGMA cache_size = -8000")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Sets what GRDB sets otherwise on its writer, reads it back, and brings the schema up to date.
    private static func prepareForWriting(
        _ database: Database, afterSetting: (Database) throws -> Void, onMigration: (String) -> Void
    ) throws -> (taken: [String], synchronous: Int) {
        if let obstacle = try Schema.obstacle(database) { throw obstacle }
        // SQLite opens for reading, unasked, where it may not write the file.
        guard sqlite3_db_readonly(database.sqliteConnection, "main") == 0 else {
            throw OpenError.unwritable(reason: "The database file cannot be written")
        }
        // Nor does it say before the first change that the log's index cannot be written.
        try database.inTransaction(.immediate) { .rollback }
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try afterSetting(database)
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 1000")
        // A whole world in one commit fits, so that its pages reach the log once.
        try database.execute(sql: "PRAGMA cache_size = -64000")
        let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
        let journalMode = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
        guard synchronous == 2 || synchronous == 3, journalMode == "wal" else {
            throw OpenError.notDurable(synchronous: synchronous, journalMode: journalMode)
        }
        return (try Schema.migrate(database, onStep: onMigration), synchronous)
    }

    /// Makes the database file for its owner alone; SQLite gives the log and the log's index the same mode.
    ///
    /// - Returns: Whether there was none.
    private static func makeFile(_ path: String) throws(OpenError) -> Bool {
        let made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if made >= 0 {
            _ = Foundation.close(made)
        } else if errno != EEXIST {
            throw OpenError("The database cannot be made", code: errno)
        }
        return made >= 0
    }
}
