import CadreApplication
import Foundation
import GRDB
import Testing

@testable import CadreStorage

/// Goal: a disk that takes no writes when a server starts costs the writes, never the reads, and hides no commit.
///
/// Method: a folder in the place of a file keeps anybody from opening that file for writing, as a full disk and a disk
/// mounted for reading do.
@Suite("A disk that takes no writes at the start")
struct UnwritableTests {
    /// Puts a folder where a file of the database would be made.
    private func block(_ ending: String, of directory: TemporaryDirectory) throws {
        try? FileManager.default.removeItem(atPath: directory.database + ending)
        try FileManager.default.createDirectory(
            atPath: directory.database + ending, withIntermediateDirectories: false)
    }

    /// A directory with one setting, closed in good order.
    private func sample() async throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        _ = try await store.commit(.sample([.setting(name: "x", value: "1")]))
        try store.close()
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: directory.database + ending) }
        return directory
    }

    @Test("A server reads, refuses every write with the reason, and keeps writers out; a command reads too")
    func serving() async throws {
        let directory = try await sample()
        try block("-shm", of: directory)
        #expect { try directory.open() } throws: { error in
            if case SQLiteStore.OpenError.unwritable = error { true } else { false }
        }
        let store = try SQLiteStore.openForServing(directory: directory.path)
        #expect(try await store.loadState().settings == ["x": "1"])
        #expect(try await store.verifyIntegrity() == [])
        let health = try await store.health()
        #expect(!health.isDurable)
        let reason = String(try #require(health.writeObstacle).dropLast())
        #expect(reason.contains("the disk took no writes when Cadre started"))
        #expect(health.warnings.contains(reason + "."))
        await #expect(throws: StoreError.unavailable(reason: reason)) { try await store.commit(.sample()) }

        let reader = try SQLiteStore.openReadOnly(directory: directory.path)
        #expect(try await reader.loadState().settings == ["x": "1"])
        try FileManager.default.removeItem(atPath: directory.database + "-shm")
        #expect { try directory.open() } throws: { error in
            if case SQLiteStore.OpenError.busy = error { true } else { false }
        }
        try reader.close()
        try store.close()
        let again = try SQLiteStore.openForServing(directory: directory.path)
        #expect(!again.isReadOnly)
        #expect(try await again.commit(.sample()) == .committed(lastIndex: 2, result: ""))
    }

    @Test("A log with acknowledged commits is never passed over: it is read, or the start is refused")
    func log() async throws {
        let source = try TemporaryDirectory()
        let store = try source.open()
        _ = try await store.commit(.sample([.setting(name: "x", value: "1")]))
        // What a killed process leaves behind, without the log's index.
        let directory = try TemporaryDirectory()
        for name in ["cadre.sqlite", "cadre.sqlite-wal", "cadre.lock"] {
            try FileManager.default.copyItem(atPath: source.path + "/" + name, toPath: directory.path + "/" + name)
        }
        let index = directory.database + "-shm"
        try FileManager.default.createSymbolicLink(atPath: index, withDestinationPath: directory.path + "/none/none")
        #expect { try SQLiteStore.openForServing(directory: directory.path) } throws: { error in
            if case SQLiteStore.OpenError.unusable(let reason) = error {
                reason.contains("write-ahead log")
            } else {
                false
            }
        }
        try block("-shm", of: directory)
        let reader = try SQLiteStore.openForServing(directory: directory.path)
        #expect(reader.isReadOnly)
        #expect(try await reader.loadState().settings == ["x": "1"])
        try reader.close()
        try FileManager.default.removeItem(atPath: index)
        let again = try SQLiteStore.openForServing(directory: directory.path)
        #expect(try await again.loadState().settings == ["x": "1"])
    }

    @Test("A schema that would have to be brought up to date is refused with both versions")
    func olderSchema() async throws {
        let directory = try await sample()
        let known = Schema.currentVersion
        let queue = try DatabaseQueue(path: directory.database)
        try await queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(known - 1)") }
        try queue.close()
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: directory.database + ending) }
        try block("-shm", of: directory)
        #expect { try SQLiteStore.openForServing(directory: directory.path) } throws: { error in
            guard case SQLiteStore.OpenError.unwritable(let reason) = error else { return false }
            return reason.contains("schema (\(known - 1))") && reason.contains("(\(known))")
        }
    }

    @Test("Another process that writes is still named, and a missing database is not made up")
    func notHere() throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        #expect(throws: SQLiteStore.OpenError.busy(processID: getpid())) {
            try SQLiteStore.openForServing(directory: directory.path)
        }
        #expect(!store.isReadOnly)
        let empty = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: empty.path + "/cadre.lock", withIntermediateDirectories: false)
        #expect { try SQLiteStore.openForServing(directory: empty.path) } throws: { error in
            if case SQLiteStore.OpenError.unusable = error { true } else { false }
        }
    }
}
