import CadreDomain
import CadreTestSupport
import Synchronization
import Testing

@testable import CadreApplication

@Suite("A run that cannot go on says so", .timeLimit(.minutes(30)))
struct HaltedRunTests {
    @Test("Where its slate cannot be stored, that is told once, until a run ends again")
    func unavailable() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        let told = Told()
        let keeper = try await RegisterKeeper(
            store: sample.store, reference: .sample, clock: { [clock = sample.clock] in clock.now }
        )
        let useCases = UseCases(
            keeper: keeper, store: sample.store, rows: SampleEditRows(reference: .sample), worker: "full"
        ) { told.note($0, $1) }
        sample.store.failCommits(with: .unavailable(reason: "disk full"))
        for _ in 1...2 {
            let refused = await refusal { try await useCases.runs.slate(of: .run(run.id)) }
            #expect(refused?.code == .storeUnavailable)
            #expect(refused?.detail.hasPrefix("The run (\(run.id)) is kept and not under way.") == true)
            #expect(refused?.detail.contains("(disk full)") == true && refused?.fix.contains("Nothing was") == false)
        }
        #expect(told.runs == [run.id])
        sample.store.failCommits(with: nil)
        // What was begun before may still be about to fail.
        while await refusal({ try await useCases.runs.slate(of: .run(run.id)) }) != nil {}
        let answer = try await useCases.showRun(run.id.rawValue, for: sample.officer).sheet.answer
        #expect(answer.hasPrefix("The run made slate"), "\(answer)")
        #expect(useCases.runs.board.obstacle == nil)
    }

    @Test("Who waits for some time is answered that it is kept, at once and with the key again; none is begun twice")
    func answered() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        sample.store.failCommits(with: .unavailable(reason: "disk full"))
        let service = try await sample.service()
        for _ in 1...2 {
            let answer = try await service.useCases.solveSlate(
                from: SlateSample.from, to: SlateSample.to, within: .seconds(100_000), key: .sample("ask"),
                by: sample.officer
            )
            guard case .open(let kept) = answer else {
                Issue.record("\(answer)")
                return
            }
            #expect(kept.id == run.id && kept.state == .waiting)
        }
        let other = await refusal { try await sample.ask(service, key: "other") }
        #expect(other?.code == .storeUnavailable && other?.fix.hasPrefix("Nothing was written.") == true)
        #expect(try await sample.store.runs().count == 1)
        await service.useCases.runs.worker.close()
    }

    @Test("Its page says that it is kept, and what keeps its slate from being stored")
    func answer() async throws {
        let sample = RunSample()
        let service = try await sample.idleService()
        let run = try await sample.ask(service)
        service.useCases.runs.board.halt(run.id, Refusal(StoreError.unavailable(reason: "disk full")))
        let answer = try await service.useCases.showRun(run.id.rawValue, for: sample.officer).sheet.answer
        #expect(answer.contains("is kept and not under way") && answer.contains("(disk full)"), "\(answer)")
    }

    @Test("Where not even giving it back can be written, neither its page nor the list calls it running")
    func unreleased() async throws {
        let sample = RunSample()
        let service = try await sample.idleService()
        let run = try await sample.ask(service)
        let until = Timestamp(milliseconds: sample.clock.now.milliseconds + RunWorker.leaseMilliseconds)
        _ = try #require(try await sample.store.lease(to: "full", until: until, at: sample.clock.now))
        service.useCases.runs.board.halt(run.id, Refusal(StoreError.unavailable(reason: "disk full")))
        let detail = try await service.useCases.showRun(run.id.rawValue, for: sample.officer)
        #expect(detail.run.state == .waiting && detail.sheet.answer.contains("(disk full)"), "\(detail.sheet.answer)")
        let list = try await service.useCases.listRuns.page([], for: sample.officer)
        #expect(list.rows.map(\.run.state) == [.waiting])
    }

    @Test("The list says how many runs are kept and what keeps them, and nothing of it once they go on")
    func noted() async throws {
        let sample = RunSample()
        let service = try await sample.idleService()
        let run = try await sample.ask(service)
        func notes() async throws -> [[String]] {
            let list = service.useCases.listRuns
            return [
                try await list.page([], for: sample.officer).notes, try await list.all([], for: sample.officer).notes,
            ]
        }
        #expect(try await notes() == [[], []])
        service.useCases.runs.board.halt(run.id, Refusal(StoreError.unavailable(reason: "disk full")))
        let note =
            "1 run is kept and not under way. The store cannot be used now (disk full). The work goes on when that "
            + "is mended."
        #expect(try await notes() == [[note], [note]])
        service.useCases.runs.board.end(run.id)
        #expect(try await notes() == [[], []])
    }

    @Test("Where no run can be taken, everybody who waits for one is told")
    func untaken() async throws {
        let board = RunBoard()
        let news = board.news(of: ID(prefix: RunRecord.prefix, sequence: 7))
        board.halt(nil, Refusal(StoreError.unavailable(reason: "disk full")))
        var refusals: [Refusal] = []
        for await word in news {
            if case .halted(let refusal) = word { refusals.append(refusal) }
        }
        #expect(refusals.map(\.code) == [.storeUnavailable])
    }

    @Test("Where the process that held it was killed, its page says that nobody holds it as soon as the lease is over")
    func killed() async throws {
        let sample = RunSample()
        let service = try await sample.idleService()
        let run = try await sample.ask(service)
        let until = Timestamp(milliseconds: sample.clock.now.milliseconds + RunWorker.leaseMilliseconds)
        _ = try #require(try await sample.store.lease(to: "killed", until: until, at: sample.clock.now))
        func answer() async throws -> String {
            try await service.useCases.showRun(run.id.rawValue, for: sample.officer).sheet.answer
        }
        #expect(try await answer().contains("is known to the process that does it"))
        sample.clock.turn(milliseconds: RunWorker.leaseMilliseconds)
        #expect(try await answer().contains("nobody holds it any more"))
    }
}

/// What was told of a worker that cannot go on.
private final class Told: Sendable {
    private let known = Mutex<[ID<Run>?]>([])

    var runs: [ID<Run>?] { known.withLock { $0 } }

    func note(_ run: ID<Run>?, _ refusal: Refusal) { known.withLock { $0.append(run) } }
}
