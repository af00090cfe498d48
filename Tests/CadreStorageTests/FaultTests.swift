import CadreApplication
import CadreDomain
import Foundation
import GRDB
import Testing

@testable import CadreStorage

/// Goal: a disk that is full or fails, or a damaged file, costs no acknowledged commit and never the process.
///
/// Method: SQLite's own limit on pages stands for a full disk; its error for input and output is raised inside a
/// transaction; bytes of the file are overwritten or cut off.
@Suite("Faults of the disk")
struct FaultTests {
    private func limitPages(of store: SQLiteStore, to count: Int?) async throws {
        try await store.pool.writeWithoutTransaction { database in
            let now = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(count.map { now + $0 } ?? 1_073_741_823)")
        }
    }

    @Test("On a full disk commits are refused, reads go on, nothing acknowledged is lost, and it ends by itself")
    func fullDisk() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        #expect(try await store.health().writeObstacle == nil)
        try await limitPages(of: store, to: 12)
        var acknowledged: [String: String] = [:]
        var refusals: [StoreError] = []
        for round in 0..<60 {
            let (name, value) = ("round-\(round)", String(repeating: "x", count: 2_000))
            do {
                _ = try await store.commit(.sample([.setting(name: name, value: value)]))
                acknowledged[name] = value
            } catch {
                refusals.append(error)
            }
        }
        #expect(!acknowledged.isEmpty && !refusals.isEmpty)
        #expect(
            refusals.allSatisfy { if case .unavailable(let reason) = $0 { reason.contains("full") } else { false } })
        #expect(try await store.loadState().settings == acknowledged)
        #expect(try await store.verifyIntegrity() == [])
        let (run, until) = (ID<Run>(prefix: "run_", sequence: 1), Timestamp(milliseconds: 1))
        #expect(try await store.renew(run, of: "nobody", until: until) == false)
        let health = try await store.health()
        #expect(health.writeObstacle?.contains("database or disk is full") == true)
        #expect(health.warnings.first == health.writeObstacle, "a commit without a change says nothing of the disk")

        try await limitPages(of: store, to: nil)
        let receipt = try await store.commit(.sample([.setting(name: "after", value: "1")]))
        #expect(receipt == .committed(lastIndex: Int64(acknowledged.count) + 1, result: ""))
        acknowledged["after"] = "1"
        #expect(try await store.health().writeObstacle == nil)
        try store.close()
        let again = try directory.open()
        #expect(try await again.loadState().settings == acknowledged)
        #expect(try await again.verifyIntegrity() == [])
    }

    @Test("After the database file was deleted or replaced nothing is acknowledged, and health says so")
    func deletedFile() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        _ = try await store.commit(.sample([.setting(name: "x", value: "1")]))
        #expect(try await store.health().isDurable)
        let file = directory.path + "/" + SQLiteStore.databaseName
        try FileManager.default.moveItem(atPath: file, toPath: file + ".aside")
        #expect(FileManager.default.createFile(atPath: file, contents: Data()))
        #expect(!(try await store.health().isDurable))
        await #expect(throws: StoreError.self) {
            _ = try await store.commit(.sample([.setting(name: "x", value: "2")]))
        }
        #expect(try await store.loadState().settings["x"] == "1")
    }

    @Test("After the disk failed once nothing more is written by this store; reads go on; a new start writes again")
    func failingDisk() async throws {
        let directory = try TemporaryDirectory()
        let store = try directory.open()
        _ = try await store.commit(.sample([.setting(name: "x", value: "1")]))
        let outcome = await store.write { database in
            try database.execute(sql: "UPDATE setting SET value = '2'")
            throw DatabaseError(resultCode: .SQLITE_IOERR_FSYNC, message: "disk I/O error")
        }
        #expect(throws: StoreError.self) { try outcome.get() }
        for _ in 0..<2 {
            do {
                _ = try await store.commit(.sample())
                Issue.record("A store wrote after its disk had failed.")
            } catch {
                #expect(
                    error
                        == .unavailable(
                            reason: "Writing was stopped after the disk failed: SQLite error 1034, disk I/O error"))
            }
        }
        #expect(try await store.loadState().settings == ["x": "1"])
        let health = try await store.health()
        #expect(!health.isDurable)
        #expect(health.warnings.contains { $0.hasPrefix("Writing was stopped") })
        try store.close()
        let again = try directory.open()
        _ = try await again.commit(.sample([.setting(name: "x", value: "3")]))
        #expect(try await again.loadState().settings == ["x": "3"])
    }

    @Test("A file that is no database is refused as damaged")
    func noDatabase() throws {
        let directory = try TemporaryDirectory()
        try Data(repeating: 0x2A, count: 20_000).write(to: URL(fileURLWithPath: directory.database))
        for open in [{ try directory.open() }, { try SQLiteStore.openReadOnly(directory: directory.path) }] {
            #expect {
                try open()
            } throws: { error in
                if case SQLiteStore.OpenError.corrupt = error { true } else { false }
            }
        }
    }

    @Test("A database with overwritten pages is found damaged, not crashed on", arguments: [1, 2, 3, 4, 5])
    func overwritten(seed: UInt64) async throws {
        let directory = try TemporaryDirectory()
        try await fill(directory)
        var chance = SeededGenerator(seed: seed)
        let size = try directory.size()
        for page in 1..<(size / 4_096) where !page.isMultiple(of: 3) {
            let bytes = (0..<512).map { _ in UInt8.random(in: 0...255, using: &chance) }
            try directory.overwrite(at: page * 4_096, with: bytes)
        }
        await expectDamage(in: directory)
    }

    @Test("A database that was cut off is found damaged, not crashed on", arguments: [4_096, 12_288, 40_960])
    func cutOff(size: UInt64) async throws {
        let directory = try TemporaryDirectory()
        try await fill(directory)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: directory.database))
        try file.truncate(atOffset: size)
        try file.close()
        await expectDamage(in: directory)
    }

    private func fill(_ directory: TemporaryDirectory) async throws {
        let store = try directory.open()
        var changes: [Change] = [.office(try .sample())]
        for number in 1...400 {
            changes.append(.position(try .sample(number)))
            changes.append(.person(try .sample(number)))
        }
        _ = try await store.commit(.sample(changes))
        try store.close()
    }

    private func expectDamage(in directory: TemporaryDirectory) async {
        do {
            let store = try SQLiteStore(directory: directory.path)
            let findings = try await store.verifyIntegrity()
            #expect(!findings.isEmpty)
            _ = try await store.loadState()
        } catch let error as StoreError {
            if case .corrupt = error { return }
            Issue.record("\(error)")
        } catch let error as SQLiteStore.OpenError {
            if case .corrupt = error { return }
            Issue.record("\(error)")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test(
        "A stored value that is no value of its column is named with its table and row",
        arguments: [
            ("UPDATE person SET grade = 'O77'", "person \"per_000001\": column grade holds O77"),
            ("UPDATE position SET country = 'p?l'", "position \"pos_000001\": column country holds p?l"),
            ("UPDATE assignment SET state = 'gone'", "assignment \"asg_000001\": column state holds gone"),
            ("UPDATE person SET validFrom = 99999999", "person \"per_000001\": column validFrom holds 99999999"),
        ]
    )
    func badValue(statement: String, reason: String) async throws {
        let store = try TemporaryStore()
        try await store.commit([
            .office(try .sample()), .position(try .sample()), .person(try .sample()), .assignment(.sample()),
        ])
        try await store.store.pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0; \(statement)")
        }
        await #expect(throws: StoreError.corrupt(reason: reason)) { try await store.store.loadState() }
    }
}
