import CadreApplication
import CadreDomain
import CadreTestSupport
import Dispatch
import Synchronization
import Testing

@Suite("The keeper lets one write through at a time")
struct RegisterKeeperTests {
    private func commit(_ changes: [Change], result: String = "") -> Commit {
        Commit(
            caller: .sample(), at: SampleService.now, changes: changes,
            entries: [JournalDraft(action: "test", objectKind: "test", objectID: "1", before: nil, after: nil)],
            result: result)
    }

    @Test("Fifty writers at once are decided one after another, each on what the one before wrote")
    func oneAtATime() async throws {
        let service = try await SampleService()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    _ = try? await service.keeper.write { snapshot in
                        commit([.office(.sample(snapshot.register.offices.count + 1))])
                    }
                }
            }
        }
        let snapshot = await service.keeper.snapshot
        #expect(snapshot.register.offices.map(\.id.rawValue) == (1...50).map { Office.sample($0).id.rawValue })
        #expect(snapshot.journalIndex == 50)
        #expect(service.store.concurrentCommitsMax == 1)
        #expect(try await service.store.entries(after: 0, limit: 100).map(\.index) == Array(1...50))
    }

    @Test("A reader gets the last snapshot while a decision is still being made", .timeLimit(.minutes(30)))
    func readsDoNotWait() async throws {
        let service = try await SampleService()
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let read = DispatchSemaphore(value: 0)
        async let receipt = service.keeper.write { _ in
            begin.yield()
            let outcome = read.wait(timeout: .now() + 1_200)
            return commit([], result: outcome == .success ? "read meanwhile" : "nobody could read")
        }
        for await _ in begun { break }
        #expect(await service.keeper.snapshot.journalIndex == 0)
        #expect(await service.keeper.updated == nil)
        read.signal()
        #expect(try await receipt.result == "read meanwhile")
        #expect(await service.keeper.updated == SampleService.now)
    }

    @Test("A commit that fails changes nothing that readers see, and the next one goes on")
    func failure() async throws {
        let service = try await SampleService()
        service.store.failCommits(with: .unavailable(reason: "disk full"))
        let refused = await refusal {
            try await service.keeper.write { _ in commit([.office(.sample(1))]) }
        }
        #expect(refused?.code == .storeUnavailable)
        var snapshot = await service.keeper.snapshot
        #expect(snapshot.register.offices.isEmpty && snapshot.journalIndex == 0)
        service.store.failCommits(with: nil)
        _ = try await service.keeper.write { _ in commit([.office(.sample(2))]) }
        snapshot = await service.keeper.snapshot
        #expect(snapshot.register.offices.map(\.id) == [Office.sample(2).id])
    }

    @Test("A decision that is refused writes nothing and lets the next writer in")
    func refusedDecision() async throws {
        let service = try await SampleService()
        let refused = await refusal {
            try await service.keeper.write { (_: RegisterSnapshot) throws(Refusal) -> Commit in
                throw Refusal(.windowBad, "no", fix: "no")
            }
        }
        #expect(refused?.code == .windowBad)
        _ = try await service.keeper.write { _ in commit([]) }
        #expect(service.store.commitCount == 1)
    }

    @Test("The same key and request is answered again without deciding; the key with another request is refused")
    func idempotency() async throws {
        let service = try await SampleService()
        let decisions = Mutex(0)
        for attempt in 1...2 {
            let receipt = try await service.keeper.write(key: .sample("k")) { _ in
                decisions.withLock { $0 += 1 }
                return commit([.office(.sample(attempt))], result: "made \(attempt)")
            }
            #expect(receipt.result == "made 1")
        }
        #expect(decisions.withLock { $0 } == 1)
        let reused = await refusal {
            try await service.keeper.write(key: .sample("k", request: "other")) { _ in commit([]) }
        }
        #expect(reused?.code == .idempotencyKeyReused)
        #expect(await service.keeper.snapshot.register.offices.count == 1)
    }

    @Test("Listeners are told the newest index after commits")
    func commits() async throws {
        let service = try await SampleService()
        var iterator = await service.keeper.commits().makeAsyncIterator()
        _ = try await service.keeper.write { _ in commit([]) }
        #expect(await iterator.next() == 1)
        _ = try await service.keeper.write { _ in commit([]) }
        _ = try await service.keeper.writeBeside { .committed(lastIndex: 9, result: "") }
        #expect(await iterator.next() == 9)
        #expect(await service.keeper.snapshot.journalIndex == 9)
    }

    @Test("Today is the day of the clock, also when nothing was written since yesterday; a demo world's day is fixed")
    func today() async throws {
        let moving = Clock()
        let live = try await SampleService(MemoryStore(), clock: { moving.now })
        let demo = try await SampleService(
            MemoryStore(settings: [RegisterKeeper.todaySetting: "2026-12-01"]), clock: { moving.now })
        #expect(await live.keeper.snapshot.today == SampleDay.today)
        moving.set(Timestamp(startOf: SampleDay.today.next))
        #expect(await live.keeper.snapshot.today == SampleDay.today.next)
        #expect(await demo.keeper.snapshot.today == SampleDay.day("2026-12-01"))
        #expect(await demo.keeper.snapshot.isDemo)
    }

    @Test("A store that cannot be read refuses the start")
    func unreadable() async throws {
        let store = MemoryStore()
        store.failReads(with: .corrupt(reason: "page 7"))
        #expect(await refusal { try await SampleService(store) }?.code == .storeCorrupt)
    }
}

/// A clock that a test sets.
private final class Clock: Sendable {
    private let moment = Mutex(SampleService.now)
    var now: Timestamp { moment.withLock { $0 } }
    func set(_ now: Timestamp) { moment.withLock { $0 = now } }
}
