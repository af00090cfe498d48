import CadreDomain
import CadrePlanning
import CadreTestSupport
import Synchronization
import Testing

@testable import CadreApplication

@Suite("A run is stopped, and keeps the best that it has found", .timeLimit(.minutes(30)))
struct StopRunTests {
    @Test("A run that waits is not begun; whoever waits for it is told who stopped it")
    func waiting() async throws {
        let sample = RunSample()
        let service = try await sample.idleService()
        let run = try await sample.ask(service)
        let planner = Caller.sample(role: .planner, actor: "b.planner")
        let stopped = try await service.useCases.stopRun(run.id.rawValue, key: .sample("stop"), by: planner)
        #expect(stopped.state == .stopped && stopped.stopper == "b.planner" && stopped.attemptCount == 0)
        #expect(try await sample.actions() == ["run.asked", "run.stopped", "run.ended"])
        let told = await refusal { try await service.useCases.runs.slate(of: .run(run.id)) }
        #expect(told?.code == .runStopped && told?.detail.contains("stopped by (b.planner)") == true)
        let again = try await service.useCases.stopRun(run.id.rawValue, key: .sample("again"), by: planner)
        #expect(again == stopped && sample.store.commitCount == 2)
    }

    @Test("A search that is stopped keeps its best slate with its gap, and repeats to the same bytes")
    func during() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService(), limits: RunSample.limits)
        let input = try #require(try await sample.store.frozenInput(of: run.id))
        let whole = try FinishedRun(of: input) { false }
        let watch = StopAtFirst()
        let control = RunControl { watch.note($0) }
        watch.control = control
        let stopped = try FinishedRun(of: input, control: control) { false }
        let end = try #require(stopped.stoppedAfter, "the search was over before it was stopped")
        #expect(stopped.plan.totalPoints <= whole.plan.totalPoints && stopped.plan.bound >= whole.plan.totalPoints)
        let again = try FinishedRun(of: input, endingAfter: end) { false }
        #expect(again.planDigest == stopped.planDigest && again.stoppedAfter == end)
        #expect(PlanText.text(again.plan) == PlanText.text(stopped.plan))
    }

    @Test("A run under way is noted as stopped; whoever does it ends it with what it has, and it replays the same")
    func underway() async throws {
        let sample = RunSample()
        let killed = try await sample.idleService()
        // So much that the first step finds a slate: the stop that was noted ends the search after it.
        let run = try await sample.ask(killed, limits: ["move-budget=9000000"])
        let until = Timestamp(milliseconds: sample.clock.now.milliseconds + RunWorker.leaseMilliseconds)
        _ = try await sample.store.lease(to: "killed", until: until, at: sample.clock.now)
        let noted = try await killed.useCases.stopRun(run.id.rawValue, key: .sample("stop"), by: sample.officer)
        #expect(noted.state == .running && noted.stopper == "a.officer")
        #expect(try await sample.actions() == ["run.asked", "run.stopped"])
        sample.clock.turn(milliseconds: RunWorker.leaseMilliseconds)
        let service = try await sample.service("second")
        let ended = try await sample.ended(run.id, by: service)
        let slate = try #require(ended.slate, "\(ended.state)")
        let found = try #require(ended.found)
        #expect(found.stoppedAfter != nil && found.gap >= 0)
        #expect(try await sample.store.slate(slate)?.run.stoppedAfter == found.stoppedAfter)
        #expect(try await service.useCases.replayRun(slate.rawValue, for: sample.officer).isSame)
        let fresh = try await sample.service("third")
        _ = try await fresh.useCases.showSlate(slate.rawValue, for: sample.officer)
        let shown = try await fresh.useCases.showRun(run.id.rawValue, for: sample.officer)
        #expect(shown.sheet.answer.contains("stopped by a.officer and kept the best found"))
    }

    @Test("A slate without limits has nothing to keep before it is found: its run ends as stopped")
    func withoutLimits() async throws {
        let sample = RunSample()
        let killed = try await sample.idleService()
        let run = try await sample.ask(killed)
        let until = Timestamp(milliseconds: sample.clock.now.milliseconds + RunWorker.leaseMilliseconds)
        _ = try await sample.store.lease(to: "killed", until: until, at: sample.clock.now)
        _ = try await killed.useCases.stopRun(run.id.rawValue, key: .sample("stop"), by: sample.officer)
        sample.clock.turn(milliseconds: RunWorker.leaseMilliseconds)
        let ended = try await sample.ended(run.id, by: sample.service("second"))
        #expect(ended.state == .stopped && ended.stopper == "a.officer")
        #expect(try await sample.store.slates().isEmpty)
    }

    @Test("Only who may solve may stop; a run that is not there is not found; one that has ended stays as it is")
    func refused() async throws {
        let sample = RunSample()
        let service = try await sample.service()
        let run = try await sample.ended(try await sample.ask(service).id, by: service)
        let stop = service.useCases.stopRun
        let inspector = Caller.sample(role: .inspector)
        #expect(
            await refusal { try await stop(run.id.rawValue, key: .sample("s"), by: inspector) }?.code
                == .callerNotAllowed)
        #expect(
            await refusal { try await stop("run_000404", key: .sample("s"), by: sample.officer) }?.code == .runNotFound)
        #expect(try await stop(run.id.rawValue, key: .sample("s"), by: sample.officer) == run)
    }

    @Test("The list has every run, newest first, and filters; an earlier day has none")
    func listed() async throws {
        let sample = RunSample()
        let service = try await sample.service()
        let first = try await sample.ended(try await sample.ask(service, key: "1").id, by: service)
        let idle = try await sample.idleService()
        let second = try await sample.ask(idle, key: "2")
        let list = service.useCases.listRuns
        #expect(try await list.all([], for: sample.officer).rows.map(\.run.id) == [second.id, first.id])
        let done = try await list.all([QueryItem("state", "done")], for: sample.officer)
        #expect(done.rows.map(\.run.id) == [first.id])
        let before = try await list.all([QueryItem("as_of", "2026-10-31")], for: sample.officer)
        #expect(before.rows.isEmpty)
        let early = await refusal {
            try await service.useCases.showRun(
                first.id.rawValue, asOf: SampleDay.day("2026-10-31"), for: sample.officer)
        }
        #expect(early?.code == .runNotFound)
    }
}

/// Stops a search as soon as it says that it has found a slate.
private final class StopAtFirst: Sendable {
    private let known = Mutex<RunControl?>(nil)

    var control: RunControl? {
        get { known.withLock { $0 } }
        set { known.withLock { $0 = newValue } }
    }

    func note(_ progress: PlanningProgress) {
        if progress.phase == .searching, progress.value != nil { control?.stop() }
    }
}
