import Synchronization

/// Wakes the open event streams: after a commit, for a heartbeat, and for the last time when the server stops.
final class EventFeed: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
        var count = 0
        var hasStopped = false
    }

    private let state = Mutex(State())
    private let commits: @Sendable () async -> AsyncStream<Int64>
    private let heartbeat: Duration

    init(commits: @escaping @Sendable () async -> AsyncStream<Int64>, heartbeat: Duration) {
        self.commits = commits
        self.heartbeat = heartbeat
    }

    /// Calls the body at once, after every commit and after every silence, until it throws or the server stops.
    ///
    /// The commits are listened to before the first call, so none is missed; several at once make one call, which is
    /// all a reader of the journal needs.
    func forEachWake(_ body: () async throws -> Void) async throws {
        let (wakes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        guard let number = add(continuation) else { return }
        let commits = await commits()
        let listening = Task {
            for await _ in commits { continuation.yield() }
        }
        let beating = Task { [heartbeat] in
            while !Task.isCancelled {
                try await Task.sleep(for: heartbeat)
                continuation.yield()
            }
        }
        defer {
            listening.cancel()
            beating.cancel()
            remove(number)
        }
        try await body()
        for await _ in wakes { try await body() }
    }

    /// Ends every stream, and every one that is opened later.
    func stop() {
        let listeners = state.withLock { state in
            state.hasStopped = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }

    private func add(_ listener: AsyncStream<Void>.Continuation) -> Int? {
        state.withLock { state in
            guard !state.hasStopped else { return nil }
            state.count += 1
            state.listeners[state.count] = listener
            return state.count
        }
    }

    private func remove(_ number: Int) {
        state.withLock { state in state.listeners[number] = nil }
    }
}
