public import CadreDomain
import Synchronization

/// The one door to the register: hands out snapshots and lets one write through at a time.
///
/// A write is decided on the newest snapshot while no other write is under way, committed to the store, and only
/// then seen by readers. Readers never wait for writers.
public actor RegisterKeeper {
    private struct Newest {
        var snapshot: RegisterSnapshot
        var updated: Timestamp?
    }

    /// What readers see, beside the actor, so that nobody who reads waits for a decision or a commit.
    private nonisolated let newest: Mutex<Newest>
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
            let snapshot = RegisterSnapshot(state, reference: reference, clockDay: clock().day)
            newest = Mutex(Newest(snapshot: snapshot))
        } catch {
            throw Refusal(error)
        }
    }

    /// The newest snapshot, on the day of the clock.
    public nonisolated var snapshot: RegisterSnapshot {
        get async { current() }
    }

    /// When this process last committed; nil where it has not yet.
    public nonisolated var updated: Timestamp? {
        get async { newest.withLock { $0.updated } }
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
        if let key, let earlier = try await result(of: key) { return .repeated(result: earlier) }
        let before = current()
        var commit = try decide(before)
        commit.idempotency = key
        let after = look(at: &commit, before)
        do throws(StoreError) {
            let receipt = try await store.commit(commit)
            if case .committed(let lastIndex, _) = receipt { publish(commit.changes, lastIndex, as: after) }
            return receipt
        } catch {
            throw Refusal(error)
        }
    }

    /// Adds to a commit what it brings into subscribed views, so that both are one transaction.
    ///
    /// - Returns: The snapshot after the commit, where it is known and complete; nil where it is still to be made.
    private func look(at commit: inout Commit, _ before: RegisterSnapshot) -> RegisterSnapshot? {
        guard !before.views.subscriptions.isEmpty, !commit.entries.isEmpty,
            commit.changes.contains(where: \.touchesViews)
        else { return nil }
        let last = before.journalIndex + Int64(commit.entries.count)
        let after = before.applying(commit.changes, journalIndex: last, clockDay: clock().day)
        let look = ViewLook(after, of: before.journalIndex + 1...last, nextIndex: last + 1, at: commit.at)
        commit.changes += look.changes
        commit.entries += look.entries
        return look.changes.isEmpty ? after : nil
    }

    /// Looks at every subscribed view as the register and the day are now, and writes what is new.
    ///
    /// A commit looks by itself; this finds what came with a new day, or while no process looked.
    func lookAtViews(by caller: Caller) async throws(Refusal) {
        await enter()
        defer { leave() }
        let before = current()
        let now = clock()
        let look = ViewLook(before, of: nil, nextIndex: before.journalIndex + 1, at: now)
        guard !look.changes.isEmpty else { return }
        do throws(StoreError) {
            let commit = Commit(caller: caller, at: now, changes: look.changes, entries: look.entries)
            if case .committed(let lastIndex, _) = try await store.commit(commit) { publish(look.changes, lastIndex) }
        } catch {
            throw Refusal(error)
        }
    }

    /// What a request that was committed under the key was answered with; nil where the key is new.
    ///
    /// - Throws: `idempotency-key.reused` where the key was used for another request.
    public nonisolated func result(of key: IdempotencyKey) async throws(Refusal) -> String? {
        do throws(StoreError) {
            return try await store.result(of: key)
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

    private func publish(_ changes: [Change], _ lastIndex: Int64, as known: RegisterSnapshot? = nil) {
        let now = clock()
        let isKnown = known?.journalIndex == lastIndex
        let made = isKnown ? nil : current().applying(changes, journalIndex: lastIndex, clockDay: now.day)
        guard let snapshot = made ?? known?.on(clockDay: now.day) else { return }
        newest.withLock { $0 = Newest(snapshot: snapshot, updated: now) }
        for listener in listeners.values { listener.yield(lastIndex) }
    }

    /// The newest snapshot; made anew where the clock's day has changed since.
    private nonisolated func current() -> RegisterSnapshot {
        let known = newest.withLock { $0.snapshot }
        let snapshot = known.on(clockDay: clock().day)
        if snapshot !== known {
            newest.withLock { if $0.snapshot === known { $0.snapshot = snapshot } }
        }
        return snapshot
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
