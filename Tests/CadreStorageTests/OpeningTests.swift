import CadreApplication
import CadreDomain
import Foundation
import GRDB
import Testing

@testable import CadreStorage

@Suite("Opening a data directory")
struct OpeningTests {
    @Test("A commit is on the disk before it is acknowledged: WAL, FULL, no memory map")
    func durability() async throws {
        let store = try TemporaryStore().store
        let found = try await store.pool.writeWithoutTransaction { database in
            [
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try String.fetchOne(database, sql: "PRAGMA synchronous"),
                try String.fetchOne(database, sql: "PRAGMA mmap_size"),
                try String.fetchOne(database, sql: "PRAGMA foreign_keys"),
            ]
        }
        #expect(found == ["wal", "2", "0", "1"])
        let health = try await store.health()
        #expect(health.isDurable)
        #expect(health.engine.hasPrefix("SQLite 3."))
    }

    @Test("A database that does not promise durable commits is refused, nothing is made, and the lock is free")
    func notDurable() async throws {
        let directory = try TemporaryDirectory()
        for (setting, level) in [("OFF", 0), ("NORMAL", 1)] {
            #expect(throws: SQLiteStore.OpenError.notDurable(synchronous: level, journalMode: "wal")) {
                try SQLiteStore(
                    directory: directory.path,
                    afterSetting: { try $0.execute(sql: "PRAGMA synchronous = \(setting)") }
                )
            }
        }
        let store = try SQLiteStore(
            directory: directory.path, afterSetting: { try $0.execute(sql: "PRAGMA synchronous = EXTRA") }
        )
        #expect(store.synchronous == 3 && !store.migrationsTaken.isEmpty, "no step was taken before")
        try store.close()
    }

    @Test("Where the disk is full before the database is whole, nothing is left of it; one that was there stays")
    func fullDisk() async throws {
        let directory = try TemporaryDirectory().path + "/new"
        func open() throws -> SQLiteStore {
            try SQLiteStore(directory: directory, afterSetting: { try $0.execute(sql: "PRAGMA max_page_count = 3") })
        }
        let refused = #expect(throws: SQLiteStore.OpenError.self) { try open() }
        #expect(refused.map { if case .unwritable = $0 { true } else { false } } == true)
        #expect(!FileManager.default.fileExists(atPath: directory))
        let store = try SQLiteStore(directory: directory)
        _ = try await store.commit(.sample())
        try store.close()
        #expect(throws: (any Error).self) {
            try SQLiteStore(directory: directory, afterSetting: { try $0.execute(sql: "SELECT * FROM nothing") })
        }
        #expect(try await SQLiteStore(directory: directory).loadState().journalIndex == 1)
    }

    @Test("An old library is a note and no warning, since its fault needs a second connection that writes")
    func engineNote() async throws {
        let store = try TemporaryStore().store
        let isOld = store.engineVersion.number < 3_051_003
        #expect(try await store.health().warnings.isEmpty)
        #expect(try await store.health().notes.count == (isOld ? 1 : 0))
        let refused = #expect(throws: DatabaseError.self) {
            try store.pool.unsafeRead { try $0.execute(sql: "CREATE TABLE other (x)") }
        }
        #expect(refused?.resultCode == .SQLITE_READONLY)
        #expect(EngineVersion(text: "3.40.1").number == 3_040_001)
        #expect(EngineVersion(text: "3.51.3").number == EngineVersion.firstWithoutResetBug)
    }

    @Test("The lock is free once it is released, although a process that is being started still has the file open")
    func releasedLock() throws {
        let directory = try TemporaryDirectory()
        let name = UUID().uuidString
        let lock = try DirectoryLock(directory: directory.path, file: name)
        let open = (0..<1_024).first { number in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)")
            return target?.hasSuffix(name) == true
        }
        let copy = dup(CInt(try #require(open)))
        defer { close(copy) }
        lock.release()
        try DirectoryLock(directory: directory.path, file: name).release()
    }

    @Test("A second writer is refused and told who writes; after the first has closed it may")
    func secondWriter() async throws {
        let directory = try TemporaryDirectory()
        let first = try directory.open()
        #expect(throws: SQLiteStore.OpenError.busy(processID: getpid())) { try directory.open() }
        _ = try await first.commit(.sample())
        try first.close()
        let second = try directory.open()
        #expect(try await second.loadState().journalIndex == 1)
        await #expect(throws: StoreError.self) { try await first.loadState() }
        await #expect(throws: StoreError.self) { try await first.commit(.sample()) }
    }

    @Test("A store that goes out of use gives up its lock")
    func forgotten() throws {
        let directory = try TemporaryDirectory()
        do { _ = try directory.open() }
        #expect(throws: Never.self) { try directory.open() }
    }

    @Test("A reader works while another store writes, sees each commit, and cannot write")
    func readerBesideWriter() async throws {
        let directory = try TemporaryDirectory()
        let writer = try directory.open()
        let reader = try SQLiteStore.openReadOnly(directory: directory.path)
        #expect(reader.isReadOnly)
        for value in 1...3 {
            _ = try await writer.commit(.sample([.setting(name: "x", value: "\(value)")]))
            #expect(try await reader.loadState().settings == ["x": "\(value)"])
        }
        await #expect(throws: StoreError.unavailable(reason: "The store was opened for reading only")) {
            try await reader.commit(.sample())
        }
        #expect(try await reader.verifyIntegrity() == [])
    }

    @Test("A reader works where nobody writes, and does not keep a writer out")
    func readerAlone() async throws {
        let directory = try TemporaryDirectory()
        let writer = try directory.open()
        _ = try await writer.commit(.sample([.setting(name: "x", value: "1")]))
        try writer.close()
        let reader = try SQLiteStore.openReadOnly(directory: directory.path)
        #expect(try await reader.loadState().settings == ["x": "1"])
        let second = try directory.open()
        _ = try await second.commit(.sample([.setting(name: "x", value: "2")]))
        #expect(try await reader.loadState().settings == ["x": "2"])
    }

    @Test("A reader does not make a database where there is none")
    func missing() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: SQLiteStore.OpenError.missing(path: directory.database)) {
            try SQLiteStore.openReadOnly(directory: directory.path)
        }
        #expect(!FileManager.default.fileExists(atPath: directory.database))
    }

    @Test("The directory is made where it is missing, and refused where a file is in its place")
    func directory() throws {
        let parent = try TemporaryDirectory()
        _ = try SQLiteStore(directory: parent.path + "/a/b")
        #expect(FileManager.default.fileExists(atPath: parent.path + "/a/b/cadre.sqlite"))
        try Data().write(to: URL(fileURLWithPath: parent.path + "/file"))
        #expect {
            try SQLiteStore(directory: parent.path + "/file")
        } throws: { error in
            if case SQLiteStore.OpenError.unusable = error { true } else { false }
        }
    }

    @Test("What the store makes, only its owner may use; what others may use is named")
    func modes() async throws {
        let directory = try TemporaryDirectory().path + "/made"
        let store = try SQLiteStore(directory: directory)
        _ = try await store.commit(.sample())
        let paths = ["", "/cadre.lock", "/cadre.sqlite", "/cadre.sqlite-wal", "/cadre.sqlite-shm"].map {
            directory + $0
        }
        for path in paths {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == (path == directory ? 0o700 : 0o600), "\(path) has \(String(mode ?? 0, radix: 8))")
        }
        let before = try await store.health().warnings
        for path in paths {
            try FileManager.default.setAttributes([.posixPermissions: 0o744], ofItemAtPath: path)
        }
        let warnings = Array(try await store.health().warnings.dropFirst(before.count))
        #expect(warnings.count == paths.count)
        for path in paths { #expect(warnings.contains { $0.contains("(\(path))") }, "\(warnings)") }
    }

    @Test("The database of another program is left alone")
    func foreign() throws {
        let directory = try TemporaryDirectory()
        let queue = try DatabaseQueue(path: directory.database)
        try queue.write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
        try queue.close()
        #expect(throws: SQLiteStore.OpenError.foreign) { try directory.open() }
        #expect(throws: SQLiteStore.OpenError.foreign) { try SQLiteStore.openReadOnly(directory: directory.path) }
    }

    @Test("A database that a newer Cadre wrote is refused, and one of an older is not read as it is")
    func otherVersions() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        let known = Schema.currentVersion
        try await store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(known + 1)") }
        try store.close()
        #expect(throws: SQLiteStore.OpenError.newerSchema(found: known + 1, known: known)) { try directory.open() }
        let queue = try DatabaseQueue(path: directory.database)
        try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(known - 1)") }
        try queue.close()
        #expect(throws: SQLiteStore.OpenError.olderSchema(found: known - 1, known: known)) {
            try SQLiteStore.openReadOnly(directory: directory.path)
        }
    }
}
