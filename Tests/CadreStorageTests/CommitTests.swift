import CadreApplication
import CadreDomain
import CadreLedger
import CadreStorage
import Testing

@Suite("A commit is all or nothing")
struct CommitTests {
    static let key = IdempotencyKey("k-1", of: "a", requestDigest: String(repeating: "1", count: 64))

    @Test("A change that fails leaves neither the changes before it nor a journal entry nor a key")
    func atomicity() async throws {
        let store = try TemporaryStore()
        try await store.commit(.smallRegister())
        let bad = Assignment.sample(9, person: 404)
        await #expect(throws: StoreError.conflict(constraint: "assignment.personID")) {
            try await store.store.commit(
                .sample([.setting(name: "x", value: "y"), .office(try .sample(3)), .assignment(bad)], key: Self.key))
        }
        let state = try await store.store.loadState()
        #expect(state.settings.isEmpty)
        #expect(state.register.offices.count == 1)
        #expect(state.register.assignments.isEmpty)
        #expect(state.journalIndex == 1)
        #expect(try await store.store.entries(after: 0, limit: 10).count == 1)
        #expect(try await store.store.result(of: Self.key) == nil)
    }

    @Test("A commit without a journal entry is refused")
    func noEntry() async throws {
        let store = try TemporaryStore()
        var commit = Commit.sample([.setting(name: "x", value: "y")])
        commit.entries = []
        await #expect(throws: StoreError.conflict(constraint: "journal.atLeastOneEntry")) {
            try await store.store.commit(commit)
        }
        #expect(try await store.store.loadState().settings.isEmpty)
    }

    @Test("The same key and request again answers with the first result and writes nothing")
    func repeated() async throws {
        let store = try TemporaryStore().store
        let first = try await store.commit(.sample([.setting(name: "x", value: "1")], key: Self.key, result: "made-1"))
        #expect(first == .committed(lastIndex: 1, result: "made-1"))
        let again = try await store.commit(.sample([.setting(name: "x", value: "2")], key: Self.key, result: "made-2"))
        #expect(again == .repeated(result: "made-1"))
        #expect(try await store.result(of: Self.key) == "made-1")
        let state = try await store.loadState()
        #expect(state.settings == ["x": "1"])
        #expect(state.journalIndex == 1)
    }

    @Test("The same key for another request is refused, and a new key is new")
    func keyReused() async throws {
        let store = try TemporaryStore().store
        _ = try await store.commit(.sample(key: Self.key))
        let other = IdempotencyKey("k-1", of: "a", requestDigest: String(repeating: "2", count: 64))
        await #expect(throws: StoreError.keyReused) { try await store.commit(.sample(key: other)) }
        await #expect(throws: StoreError.keyReused) { try await store.result(of: other) }
        let fresh = IdempotencyKey("k-2", of: "a", requestDigest: other.requestDigest)
        #expect(try await store.result(of: fresh) == nil)
        #expect(try await store.commit(.sample(key: fresh)) == .committed(lastIndex: 2, result: ""))
    }

    @Test("Eight tasks that commit at once leave indices without a gap, each answered with its own")
    func gapFree() async throws {
        let store = try TemporaryStore().store
        let indices = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for task in 0..<8 {
                group.addTask {
                    var found: [Int64] = []
                    for round in 0..<25 {
                        var commit = Commit.sample([.setting(name: "task-\(task)", value: "\(round)")])
                        commit.entries = (0...round % 3).map { JournalDraft.sample("pos_\(task)_\(round)_\($0)") }
                        guard case .committed(let last, _) = try await store.commit(commit) else { continue }
                        found += (last - Int64(round % 3))...last
                    }
                    return found
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let entries = try await store.entries(after: 0, limit: 10_000)
        #expect(entries.map(\.index) == Array(1...Int64(entries.count)))
        #expect(indices.sorted() == entries.map(\.index))
        #expect(try await store.loadState().journalIndex == Int64(entries.count))
        #expect(try await store.leafHashes() == entries.map(\.leafHash))
        #expect(try await store.verifyIntegrity() == [])
    }

    @Test("A task that was cancelled still commits whole and is told so")
    func cancelled() async throws {
        let store = try TemporaryStore().store
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await store.commit(.sample([.setting(name: "x", value: "1")]))
        }
        #expect(try await task.value == .committed(lastIndex: 1, result: ""))
        #expect(try await store.loadState().settings == ["x": "1"])
    }
}
