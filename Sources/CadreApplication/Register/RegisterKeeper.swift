public import CadreDomain

/// The one door to the register: hands out snapshots and lets one write through at a time.
///
/// A write is decided on the newest snapshot while no other write is under way, committed to the store, and only
/// then seen by readers. Readers never wait for writers.
public actor RegisterKeeper {
    private var newest: RegisterSnapshot
    /// When this process last committed; nil where it has not yet.
    public private(set) var updated: Timestamp?
    private let store: any RegisterStore
    private let clock: @Sendable () -> Timestamp
    private var isWriting = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var listeners: [Int: AsyncStream<Int64>.Continuation] = [:]
    private var listenerCount = 0

    /// The setting that fixes the day of a demo world.
    public static let todaySetting = "demo.today"
    /// The setting that holds the seed of the demo world.
    public static let demoSeedSetting = "demo.seed"
    /// The setting that holds the digest of the demo world.
    public static let demoDigestSetting = "demo.digest"

    /// Reads the register from the store.
    ///
    /// - Parameters:
    ///   - store: Where it is kept.
    ///   - reference: The reference tables.
    ///   - clock: What time it is.
    public init(
        store: any RegisterStore, reference: ReferenceTables, clock: @escaping @Sendable () -> Timestamp
    ) async throws(Refusal) {
        self.store = store
        self.clock = clock
        do throws(StoreError) {
            let state = try await store.loadState()
            newest = RegisterSnapshot(state, reference: reference, clockDay: clock().day)
        } catch {
            throw Refusal(error)
        }
    }

    /// The newest snapshot, on the day of the clock.
    public var snapshot: RegisterSnapshot {
        newest = newest.on(clockDay: clock().day)
        return newest
    }

    /// Now, by the clock that came in through the door.
    public nonisolated var now: Timestamp { clock() }

    /// Decides and commits one write, alone.
    ///
    /// - Parameters:
    ///   - key: The idempotency key; a request that was committed under it before is answered again, undecided.
    ///   - decide: Makes the commit from the newest snapshot; it runs again for no reason.
    /// - Throws: What `decide` refuses, or what the store refuses in the words of a use case.
    public func write(
        key: IdempotencyKey? = nil, _ decide: @Sendable (RegisterSnapshot) throws(Refusal) -> Commit
    ) async throws(Refusal) -> CommitReceipt {
        await enter()
        defer { leave() }
        if let key, let earlier = try await earlierResult(of: key) { return .repeated(result: earlier) }
        var commit = try decide(snapshot)
        commit.idempotency = key
        do throws(StoreError) {
            let receipt = try await store.commit(commit)
            if case .committed(let lastIndex, _) = receipt { publish(commit.changes, lastIndex) }
            return receipt
        } catch {
            throw Refusal(error)
        }
    }

    /// Notes a commit that was made beside the register, such as a load of training events, alone.
    public func writeBeside(_ body: @Sendable () async throws -> CommitReceipt) async throws -> CommitReceipt {
        await enter()
        defer { leave() }
        let receipt = try await body()
        if case .committed(let lastIndex, _) = receipt { publish([], lastIndex) }
        return receipt
    }

    /// The index of the journal after each commit, from now on; ends when the listener goes away.
    public func commits() -> AsyncStream<Int64> {
        let number = listenerCount
        listenerCount += 1
        let (stream, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1))
        listeners[number] = continuation
        continuation.onTermination = { [weak self] _ in
            Task { await self?.forget(number) }
        }
        return stream
    }

    private func forget(_ listener: Int) { listeners[listener] = nil }

    private func publish(_ changes: [Change], _ lastIndex: Int64) {
        updated = clock()
        newest = newest.applying(changes, journalIndex: lastIndex, clockDay: clock().day)
        for listener in listeners.values { listener.yield(lastIndex) }
    }

    private func earlierResult(of key: IdempotencyKey) async throws(Refusal) -> String? {
        do throws(StoreError) {
            return try await store.result(of: key)
        } catch {
            throw Refusal(error)
        }
    }

    private func enter() async {
        if isWriting {
            await withCheckedContinuation { waiting.append($0) }
        } else {
            isWriting = true
        }
    }

    private func leave() {
        if waiting.isEmpty {
            isWriting = false
        } else {
            waiting.removeFirst().resume()
        }
    }
}
