import CadreApplication
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
        let commits = await commits()
        try await forEachWake(of: commits) {
            try await body()
            return true
        }
    }

    /// Calls the body at once, after every piece of news and after every silence, until it answers false or throws, the
    /// news ends or the server stops.
    func forEachWake(or news: AsyncStream<RunNews>, _ body: () async throws -> Bool) async throws {
        try await forEachWake(of: news, body)
    }

    private func forEachWake<Word: Sendable>(
        of words: AsyncStream<Word>, _ body: () async throws -> Bool
    ) async throws {
        let (wakes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        guard let number = add(continuation) else { return }
        let listening = Task {
            for await _ in words { continuation.yield() }
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
        guard try await body() else { return }
        for await _ in wakes {
            guard try await body() else { return }
        }
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
