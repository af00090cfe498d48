import CadreDomain
public import CadrePlanning
import Synchronization

/// What a worker says of a run while others wait for it.
public enum RunNews: Sendable {
    /// It has come so far.
    case progress(PlanningProgress)
    /// It may have ended; the store knows.
    case look
    /// The worker cannot go on for now; the run is kept.
    case halted(Refusal)
}

/// How far the runs of this process have come: told by the worker, read by those who wait and watch.
final class RunBoard: Sendable {
    private struct State {
        var controls: [ID<Run>: RunControl] = [:]
        var listeners: [Int: (run: ID<Run>, continuation: AsyncStream<RunNews>.Continuation)] = [:]
        var listenerCount = 0
        var obstacle: Refusal?
    }

    private let state = Mutex(State())
    private let onHalt: @Sendable (ID<Run>?, Refusal) -> Void

    /// - Parameter onHalt: Told once what keeps the worker from going on, and at which run, until one has ended again.
    init(onHalt: @escaping @Sendable (ID<Run>?, Refusal) -> Void = { _, _ in }) { self.onHalt = onHalt }

    /// What keeps the worker of this process from going on; nil where nothing does.
    var obstacle: Refusal? { state.withLock { $0.obstacle } }

    /// Opens a run that a worker begins.
    func begin(_ id: ID<Run>) -> RunControl {
        let control = RunControl { [weak self] in self?.tell(id, .progress($0)) }
        state.withLock { $0.controls[id] = control }
        return control
    }

    /// Closes a run that a worker has done with: it has ended, or belongs to another.
    func end(_ id: ID<Run>) {
        state.withLock { state in
            state.controls[id] = nil
            state.obstacle = nil
        }
        tell(id, .look)
    }

    /// Notes what keeps the worker from going on.
    ///
    /// - Parameters:
    ///   - id: The run that it holds, which is closed and kept; nil where it could take none, and then everybody who
    ///     waits for a run is told.
    ///   - isExpected: Whether the worker was told not to go on, which is no news.
    func halt(_ id: ID<Run>?, _ refusal: Refusal, isExpected: Bool = false) {
        let (isNew, waiting) = state.withLock { state in
            let isNew = state.obstacle == nil
            state.obstacle = refusal
            if let id { state.controls[id] = nil }
            return (isNew, id.map { [$0] } ?? Set(state.listeners.values.map(\.run)))
        }
        if isNew && !isExpected { onHalt(id, refusal) }
        for run in waiting { tell(run, .halted(refusal)) }
    }

    /// The control of a run under way in this process; nil where it is not.
    func control(_ id: ID<Run>) -> RunControl? { state.withLock { $0.controls[id] } }

    /// What is said of a run from now on; only the newest is kept for who reads slowly.
    func news(of id: ID<Run>) -> AsyncStream<RunNews> {
        let (stream, continuation) = AsyncStream.makeStream(of: RunNews.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.listenerCount += 1
            state.listeners[state.listenerCount] = (id, continuation)
            return state.listenerCount
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }

    /// Says something of a run.
    func tell(_ id: ID<Run>, _ news: RunNews) {
        let listeners = state.withLock { state in
            state.listeners.values.filter { $0.run == id }.map(\.continuation)
        }
        for listener in listeners {
            listener.yield(news)
            // The last word is not to be overtaken by another.
            if case .halted = news { listener.finish() }
        }
    }
}
