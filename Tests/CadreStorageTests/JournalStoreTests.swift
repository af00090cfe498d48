import CadreApplication
import CadreLedger
import GRDB
import Testing

@testable import CadreStorage

@Suite("The journal")
struct JournalStoreTests {
    @Test("Tells when each record of a noun was last imported, before a moment, as a look at every entry does")
    func lastMoments() async throws {
        let temporary = try TemporaryStore()
        let entries: [(action: String, kind: String, id: String, at: Int64)] = [
            ("position.imported", "position", "pos_1", 10), ("relief.named", "position", "pos_1", 20),
            ("position.version-ended", "position", "pos_2", 30), ("position.imported", "position", "pos_1", 40),
            ("person.imported", "person", "per_1", 50),
        ]
        for entry in entries {
            _ = try await temporary.store.commit(
                Commit(
                    caller: .sample, at: Timestamp(milliseconds: entry.at), changes: [],
                    entries: [
                        JournalDraft(
                            action: entry.action, objectKind: entry.kind, objectID: entry.id, before: nil, after: nil)
                    ]))
        }
        for (end, expected) in [(nil, ["pos_1": 40, "pos_2": 30]), (40, ["pos_1": 10, "pos_2": 30]), (10, [:])]
            as [(Int64?, [String: Int64])]
        {
            let end = end.map { Timestamp(milliseconds: $0) }
            let found = try await temporary.store.lastMoments(of: "position", before: end)
            #expect(found.mapValues(\.milliseconds) == expected)
            let looked = try await Whole(store: temporary.store).lastMoments(of: "position", before: end)
            #expect(looked == found)
        }
    }

    /// A journal that looks at every entry.
    private struct Whole: JournalStore {
        let store: SQLiteStore

        func entries(after index: Int64, limit: Int) async throws(StoreError) -> [JournalEntry] {
            try await store.entries(after: index, limit: limit)
        }
        func entries(
            about objectKind: String, _ objectID: String, limit: Int
        ) async throws(StoreError) -> [JournalEntry] {
            try await store.entries(about: objectKind, objectID, limit: limit)
        }
        func leafHashes() async throws(StoreError) -> [Digest256] { try await store.leafHashes() }
    }

    private func storeWithEntries(_ count: Int) async throws -> SQLiteStore {
        let store = try TemporaryStore().store
        var commit = Commit.sample()
        commit.entries = (1...count).map { JournalDraft.sample($0.isMultiple(of: 3) ? "pos_three" : "pos_other") }
        _ = try await store.commit(commit)
        return store
    }

    @Test("Entries come back whole, with who, what, when and under which request")
    func wholeEntry() async throws {
        let store = try TemporaryStore().store
        let draft = JournalDraft(
            action: "slate.published", objectKind: "slate", objectID: "slt_1", before: "{\"a\":1}", after: nil)
        let commit = Commit(
            caller: Caller(actor: "i.inspector", role: .inspector, scope: .global, requestID: "req-77"),
            at: Timestamp(milliseconds: -5), changes: [], entries: [draft])
        _ = try await store.commit(commit)
        let expected = JournalEntry(
            index: 1, at: Timestamp(milliseconds: -5), actor: "i.inspector", role: "inspector", requestID: "req-77",
            draft: draft)
        #expect(try await store.entries(after: 0, limit: 5) == [expected])
        #expect(try await store.leafHashes() == [expected.leafHash])
    }

    @Test("Reading on after the last index seen misses nothing and repeats nothing")
    func paging() async throws {
        let store = try await storeWithEntries(23)
        var seen: [Int64] = []
        while true {
            let page = try await store.entries(after: seen.last ?? 0, limit: 5)
            #expect(page.count <= 5)
            if page.isEmpty { break }
            seen += page.map(\.index)
        }
        #expect(seen == Array(1...23))
        #expect(try await store.entries(after: 23, limit: 5).isEmpty)
        #expect(try await store.entries(after: 0, limit: 0).isEmpty)
        #expect(try await store.entries(after: 0, limit: -1).isEmpty)
    }

    @Test("The history of one object is its own entries, oldest first")
    func history() async throws {
        let store = try await storeWithEntries(9)
        #expect(try await store.entries(about: "position", "pos_three", limit: 10).map(\.index) == [3, 6, 9])
        #expect(try await store.entries(about: "position", "pos_three", limit: 2).map(\.index) == [3, 6])
        #expect(try await store.entries(about: "person", "pos_three", limit: 10).isEmpty)
    }

    @Test("The newest entries of several objects come newest first, up to an index, so many at most")
    func newest() async throws {
        let store = try await storeWithEntries(9)
        let (three, other) = (JournalObject("position", "pos_three"), JournalObject("position", "pos_other"))
        func indices(_ objects: [JournalObject], upTo last: Int64 = .max, limit: Int = 100) async throws -> [Int64] {
            try await store.newestEntries(about: objects, upTo: last, limit: limit).map(\.index)
        }
        #expect(try await indices([three]) == [9, 6, 3])
        #expect(try await indices([three, other]) == (1...9).reversed())
        #expect(try await indices([three, other], upTo: 7, limit: 3) == [7, 6, 5])
        #expect(try await indices([JournalObject("person", "pos_three")]).isEmpty)
        #expect(try await indices([]).isEmpty)
    }

    @Test("Decisions by hand are found by the person and the position that they name, newest first, so many at most")
    func decisions() async throws {
        let store = try TemporaryStore().store
        func draft(_ action: String, _ person: Int, _ position: Int) -> JournalDraft {
            JournalDraft(
                action: action, objectKind: "slate", objectID: "slt_1", before: nil,
                after: "{\"person\":\"per_\(person)\",\"position\":\"pos_\(position)\"}")
        }
        var commit = Commit.sample()
        commit.entries = [
            draft("slate.pinned", 1, 1), draft("slate.excluded", 2, 1), draft("slate.solved", 1, 1),
            draft("slate.excluded", 1, 2),
        ]
        _ = try await store.commit(commit)
        func indices(_ records: [String], upTo last: Int64 = .max, limit: Int = 9) async throws -> [Int64] {
            try await store.newestDecisions(naming: records, upTo: last, limit: limit).map(\.index)
        }
        #expect(try await indices(["pos_1"]) == [2, 1])
        #expect(try await indices(["per_1"]) == [4, 1])
        #expect(try await indices(["per_2", "pos_2"]) == [4, 2])
        #expect(try await indices(["pos_1", "pos_2"], upTo: 3, limit: 1) == [2])
        #expect(try await indices([]).isEmpty)
    }

    @Test(
        "An entry cannot be changed or taken away through the database",
        arguments: ["UPDATE journal SET actor = 'nobody'", "DELETE FROM journal WHERE \"index\" = 2"]
    )
    func appendOnly(statement: String) async throws {
        let store = try await storeWithEntries(3)
        await #expect(throws: DatabaseError.self) { try await store.pool.write { try $0.execute(sql: statement) } }
        #expect(try await store.verifyIntegrity() == [])
        #expect(try await store.entries(after: 0, limit: 9).count == 3)
    }

    @Test(
        "Whoever takes the guard away and changes the journal is found out",
        arguments: [
            ("UPDATE journal SET actor = 'nobody' WHERE \"index\" = 2", "journal 2: the entry is not what"),
            ("UPDATE journal SET at = at + 1 WHERE \"index\" = 3", "journal 3: the entry is not what"),
            ("DELETE FROM journal WHERE \"index\" = 2", "journal: entries 2 to 2 are missing."),
            ("DELETE FROM journal WHERE \"index\" = 3", "journal: the head says 3, the last entry is 2."),
        ]
    )
    func tampering(statement: String, finding: String) async throws {
        let store = try await storeWithEntries(3)
        try await store.pool.write { database in
            try database.execute(sql: "DROP TRIGGER journalNeverChanged; DROP TRIGGER journalNeverShortened")
            try database.execute(sql: statement)
        }
        let findings = try await store.verifyIntegrity()
        #expect(findings.contains { $0.hasPrefix(finding) }, "\(findings)")
    }
}
