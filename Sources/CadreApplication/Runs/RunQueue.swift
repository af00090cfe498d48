import Dispatch
import Synchronization

/// Solves one at a time, on a thread of its own.
///
/// A run takes a core for seconds. On the threads that answer requests, a few of them would keep every page waiting.
actor RunQueue {
    /// How many runs are under way or wait at the same time.
    static let runCountMax = 8

    /// Says that too many runs are under way or wait.
    static let full = Refusal(
        .runQueueFull, "\(runCountMax) runs are under way or wait; one is done at a time.",
        fix: "Nothing was changed. Try again in half a minute."
    )

    private let thread = RunThread()
    private nonisolated let runCount = Mutex(0)

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// Does a run when its turn comes; it is asked to stop when the task that waits for it is cancelled.
    ///
    /// - Throws: `run.queue-full` where too many wait already, or what the run refuses.
    nonisolated func run<Value: Sendable>(
        _ body: @Sendable (_ isCancelled: () -> Bool) throws(Refusal) -> Value
    ) async throws(Refusal) -> Value {
        try enter()
        defer { runCount.withLock { $0 -= 1 } }
        return try await turn(body)
    }

    private nonisolated func enter() throws(Refusal) {
        let isFull = runCount.withLock { count in
            guard count < Self.runCountMax else { return true }
            count += 1
            return false
        }
        guard !isFull else { throw Self.full }
    }

    private func turn<Value: Sendable>(
        _ body: (_ isCancelled: () -> Bool) throws(Refusal) -> Value
    ) throws(Refusal) -> Value {
        try body { Task.isCancelled }
    }
}

/// The thread of the runs.
private final class RunThread: SerialExecutor {
    private let queue = DispatchQueue(label: "cadre.run")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
