import CadreDomain
import CadreTestSupport
import Synchronization
import Testing

@testable import CadreApplication

/// A clock that a test turns.
final class TurnedClock: Sendable {
    private let time = Mutex(SampleService.now)

    var now: Timestamp { time.withLock { $0 } }

    /// Moves the clock on.
    func turn(milliseconds: Int64) {
        time.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + milliseconds) }
    }
}

/// A register that a run under limits takes some hundred steps to fill, and services over one store.
struct RunSample {
    let store: MemoryStore
    let clock = TurnedClock()
    let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")

    static let limits = ["move-budget=450000", "min-fill=odc-1:50%"]

    init() {
        let grades = ["O4", "O5", "O3", "O4", "O5"]
        store = MemoryStore(
            Register(
                offices: [.sample(1)], positions: (1...24).map { Position.sample($0, isKeyBillet: $0 % 3 == 0) },
                people: (1...24).map { Person.sample($0, grade: grades[$0 % 5]) }
            )
        )
    }

    /// A service of its own, as another process has one.
    func service(_ worker: String = "first") async throws -> SampleService {
        try await SampleService(store, worker: worker, clock: { [clock] in clock.now })
    }

    /// A service whose worker has stopped for good, as that of a process that was killed.
    func idleService(_ worker: String = "killed") async throws -> SampleService {
        let service = try await service(worker)
        await service.useCases.runs.worker.close()
        return service
    }

    /// Asks for the slate of a year without waiting for it.
    func ask(
        _ service: SampleService, limits: [String] = [], key: String = "ask"
    ) async throws -> Run {
        let answer = try await service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, limits: limits, within: .zero, key: .sample(key), by: officer
        )
        switch answer {
        case .open(let run): return run
        case .made(let slate):
            let run = try await store.runs().first { $0.slate == slate }
            return try #require(run)
        }
    }

    /// The run when it has ended.
    func ended(_ id: ID<Run>, by service: SampleService) async throws -> Run {
        _ = await refusal { try await service.useCases.runs.slate(of: .run(id)) }
        return try #require(try await store.run(id))
    }

    /// The actions of the journal, oldest first.
    func actions() async throws -> [String] {
        try await store.entries(after: 0, limit: 100).map(\.draft.action)
    }
}
