import CadreDomain
import CadreTestSupport
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import CadreApplication

@Suite("Runs are done one at a time, on a thread of their own", .timeLimit(.minutes(5)))
struct RunQueueTests {
    @Test("As many runs as there are processors leave the threads of tasks to the requests")
    func threads() async throws {
        let count = ProcessInfo.processInfo.activeProcessorCount + 1
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let gate = DispatchSemaphore(value: 0)
        let waited = await withTaskGroup(of: DispatchTimeoutResult?.self) { group in
            for _ in 0..<count {
                group.addTask {
                    try? await RunQueue().run { _ throws(Refusal) in
                        begin.yield()
                        return gate.wait(timeout: .now() + 240)
                    }
                }
            }
            var beginnings = begun.makeAsyncIterator()
            for _ in 0..<count { await beginnings.next() }
            for _ in 0..<count { gate.signal() }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(waited == Array(repeating: .success, count: count))
    }

    @Test("Never two at once; one more than may wait is refused at once, and the others go on")
    func bounded() async throws {
        let queue = RunQueue()
        let gate = DispatchSemaphore(value: 0)
        let tally = Tally()
        await withTaskGroup(of: ErrorCode?.self) { group in
            for _ in 0...RunQueue.runCountMax {
                group.addTask {
                    await refusal {
                        try await queue.run { _ throws(Refusal) in
                            tally.enter()
                            _ = gate.wait(timeout: .now() + 240)
                            tally.leave()
                        }
                    }?.code
                }
            }
            #expect(await group.next() == .some(.runQueueFull))
            for _ in 0..<RunQueue.runCountMax { gate.signal() }
            #expect(await group.allSatisfy { $0 == nil })
        }
        #expect(tally.most == 1)
        #expect(try await queue.run { _ throws(Refusal) in 7 } == 7)
    }

    @Test("A run is asked to stop when the request that waits for it is cancelled")
    func cancelled() async throws {
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await RunQueue().run { isCancelled throws(Refusal) in
                begin.yield()
                while !isCancelled() {}
                return "stopped"
            }
        }
        for await _ in begun { break }
        task.cancel()
        #expect(try await task.value == "stopped")
    }

    @Test("A slate whose request was cancelled is not stored")
    func cancelledSlate() async throws {
        let sample = try await SlateSample()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await refusal { try await sample.solve() }
        }
        #expect(await task.value?.code == .runFailed)
        #expect(sample.service.store.commitCount == 0)
    }
}

/// Counts who is inside at once.
private final class Tally: Sendable {
    private let counts = Mutex((inside: 0, most: 0))

    var most: Int { counts.withLock { $0.most } }

    func enter() {
        counts.withLock {
            $0.inside += 1
            $0.most = max($0.most, $0.inside)
        }
    }

    func leave() { counts.withLock { $0.inside -= 1 } }
}
