import CadreDomain
import CadrePlanning
import CadreTestSupport
import Dispatch
import Synchronization
import Testing

@testable import CadreApplication

/// Goal: reading fronts keeps no run waiting, costs one search however many read, and ends with its readers.
///
/// Method: searches that stand still until the test lets them go.
@Suite("Fronts are worked out beside the runs", .timeLimit(.minutes(30)))
struct FrontDeskTests {
    /// A desk, and searches that are counted and wait for the test.
    private final class Bench: Sendable {
        let desk = FrontDesk()
        let front: SlateFront
        let gate = DispatchSemaphore(value: 0)
        private let begun = Mutex<[Int]>([])

        /// The slates whose search has begun, in order.
        var searched: [Int] { begun.withLock { $0 } }

        init() async throws {
            let sample = try await SlateSample()
            let slate = try await sample.solve()
            front = try await sample.service.useCases.showFront(slate.rawValue, for: sample.officer).front
        }

        /// Reads the front of a numbered slate, whose search waits for the gate and then obeys a stop.
        func read(_ number: Int) -> Task<Result<SlateFront, Refusal>, Never> {
            Task {
                do throws(Refusal) {
                    let key = FrontDesk.Key(
                        slate: ID(prefix: "slt_", sequence: number), objectives: .fillAndPreference
                    )
                    return .success(
                        try await desk.front(key) { isCancelled throws(Refusal) in
                            self.begun.withLock { $0.append(number) }
                            self.gate.wait()
                            if isCancelled() { throw Refusal(.cancelled) }
                            return self.front
                        }
                    )
                } catch {
                    return .failure(error)
                }
            }
        }

        /// Reads until the desk knows so many readers.
        func read(_ number: Int, untilReaders count: Int) async -> Task<Result<SlateFront, Refusal>, Never> {
            let task = read(number)
            while await desk.readerCount < count { await Task.yield() }
            return task
        }

        func begin(_ count: Int) async {
            while searched.count < count { await Task.yield() }
        }
    }

    @Test("Who asks for a front that is under way, or is known, begins no second search")
    func shared() async throws {
        let bench = try await Bench()
        var readers: [Task<Result<SlateFront, Refusal>, Never>] = []
        for count in 1...20 { readers.append(await bench.read(1, untilReaders: count)) }
        bench.gate.signal()
        for reader in readers { #expect(await reader.value == .success(bench.front)) }
        #expect(await bench.read(1).value == .success(bench.front))
        #expect(bench.searched == [1])
    }

    @Test("A reader who leaves takes nothing from the others")
    func oneLeaves() async throws {
        let bench = try await Bench()
        let one = await bench.read(1, untilReaders: 1)
        let other = await bench.read(1, untilReaders: 2)
        await bench.begin(1)
        one.cancel()
        #expect(await one.value == .failure(Refusal(.cancelled)))
        bench.gate.signal()
        #expect(await other.value == .success(bench.front))
        #expect(bench.searched == [1])
    }

    @Test("The search is stopped when the last reader has left, and who asks again gets a new one")
    func allLeave() async throws {
        let bench = try await Bench()
        let readers = [await bench.read(1, untilReaders: 1), await bench.read(1, untilReaders: 2)]
        await bench.begin(1)
        for reader in readers { reader.cancel() }
        for reader in readers { #expect(await reader.value == .failure(Refusal(.cancelled))) }
        let next = await bench.read(1, untilReaders: 1)
        #expect(await bench.desk.frontCount == 2)
        bench.gate.signal()
        await bench.begin(2)
        bench.gate.signal()
        #expect(await next.value == .success(bench.front))
        #expect(bench.searched == [1, 1])
    }

    @Test("A search is asked to stop while it works")
    func stopped() async throws {
        let bench = try await Bench()
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let key = FrontDesk.Key(slate: ID(prefix: "slt_", sequence: 1), objectives: .fillAndFairness)
        let reader = Task {
            try await bench.desk.front(key) { isCancelled throws(Refusal) in
                begin.yield()
                while !isCancelled() {}
                throw Refusal(.cancelled)
            }
        }
        for await _ in begun { break }
        reader.cancel()
        await #expect(throws: Refusal.self) { try await reader.value }
        while await bench.desk.frontCount > 0 { await Task.yield() }
    }

    @Test("One more than may wait is refused, who joins is not, and one that was given up leaves its place")
    func bounded() async throws {
        let bench = try await Bench()
        var readers: [Task<Result<SlateFront, Refusal>, Never>] = []
        for number in 1...FrontDesk.frontCountMax {
            readers.append(await bench.read(number, untilReaders: number))
        }
        await bench.begin(1)
        #expect(await bench.read(99).value == .failure(FrontDesk.full))
        #expect(FrontDesk.full.code == .runQueueFull)
        let joined = await bench.read(2, untilReaders: FrontDesk.frontCountMax + 1)
        let gone = readers.remove(at: 2)
        gone.cancel()
        #expect(await gone.value == .failure(Refusal(.cancelled)))
        readers.append(await bench.read(99, untilReaders: FrontDesk.frontCountMax + 1))
        for _ in 0..<FrontDesk.frontCountMax { bench.gate.signal() }
        for reader in readers + [joined] { #expect(await reader.value == .success(bench.front)) }
        #expect(bench.searched == [1, 2] + Array(4...FrontDesk.frontCountMax) + [99], "in the order asked for")
    }

    @Test("A search that refuses is not kept; the oldest of many fronts are searched anew")
    func kept() async throws {
        let bench = try await Bench()
        let refused = FrontDesk.Key(slate: ID(prefix: "slt_", sequence: 1), objectives: .fillAndPreference)
        await #expect(throws: Refusal.self) {
            try await bench.desk.front(refused) { _ throws(Refusal) in throw Refusal(.frontTooLarge) }
        }
        for number in Array(1...13) + [13, 2, 1] {
            bench.gate.signal()
            #expect(await bench.read(number).value == .success(bench.front))
        }
        #expect(bench.searched == Array(1...13) + [1])
    }

    @Test("A run that is asked for while a front is under way is done first, and slates are opened beside it")
    func runFirst() async throws {
        let sample = try await SlateSample()
        let slate = try await sample.solve()
        let useCases = sample.service.useCases
        let desk = useCases.showFront.archive.fronts
        let gate = DispatchSemaphore(value: 0)
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let block = Task {
            try await desk.lane.run { _ throws(Refusal) in
                begin.yield()
                gate.wait()
            }
        }
        for await _ in begun { break }
        let front = Task { try await useCases.showFront(slate.rawValue, for: sample.officer) }
        while await desk.readerCount < 1 { await Task.yield() }
        let second = try await sample.solve("second")
        let again = try await useCases.solveSlateAgain(slate, key: .sample("again"), by: sample.officer).slate
        #expect(Set([slate, second, again]).count == 3)
        let replayed = try await useCases.replayRun(slate.rawValue, for: sample.officer)
        #expect(replayed.isSame)
        #expect(await desk.readerCount == 1, "the front is still under way")
        gate.signal()
        try await block.value
        #expect(try await front.value.front.points.isEmpty == false)
    }
}
