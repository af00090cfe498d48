import CadreDomain
import CadreTestSupport
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import CadreApplication

@Suite("Runs are done one at a time, on a thread of their own", .timeLimit(.minutes(30)))
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
                        return gate.wait(timeout: .now() + 1_200)
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
                            _ = gate.wait(timeout: .now() + 1_200)
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

    @Test("A request that is given up takes nothing away: the run that it asked for makes its slate")
    func cancelledRequest() async throws {
        let sample = try await SlateSample()
        let task = Task {
            _ = try await sample.service.useCases.solveSlate(
                from: SlateSample.from, to: SlateSample.to, within: .zero, key: .sample("solve"), by: sample.officer
            )
            withUnsafeCurrentTask { $0?.cancel() }
            _ = await refusal { try await sample.solve() }
        }
        try await task.value
        let slate = try await sample.solve()
        #expect(try await sample.service.store.runs().map(\.slate) == [slate])
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
