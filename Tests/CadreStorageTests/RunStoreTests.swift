import CadreApplication
import CadreDomain
import CadreStorage
import Testing

@Suite("Runs and their leases")
struct RunStoreTests {
    private static let now = Timestamp(milliseconds: 1_796_083_200_000)

    private static func at(_ milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds + milliseconds)
    }

    private static func run(_ sequence: Int = 1, base: Run.Base? = nil) -> Run {
        Run(
            id: ID(prefix: "run_", sequence: sequence), kind: base == nil ? .solve : .pin, title: "Summer 2027",
            window: DayRange(clamping: .on("2027-01-01"), .on("2028-01-01")), base: base,
            inputDigest: String(repeating: "a", count: 64), journalIndex: 3, asker: .sample, askedAt: now
        )
    }

    private func store(_ runs: Run...) async throws -> TemporaryStore {
        let store = try TemporaryStore()
        try await store.commit(.smallRegister() + runs.map { .runAsked($0, frozenInput: "input of \($0.id)") })
        return store
    }

    private static let done: [Change] = [.slate(.sample()), .run(.sample(lines: SlateStoreTests.lines))]

    @Test("A run comes back as it was asked for, newest first, with its frozen input apart")
    func roundTrip() async throws {
        let store = try await store(Self.run(1), Self.run(2)).store
        #expect(try await store.runs() == [Self.run(2), Self.run(1)])
        #expect(try await store.run(Self.run(1).id) == Self.run(1))
        #expect(try await store.frozenInput(of: Self.run(2).id) == "input of run_000002")
        #expect(try await store.openRunCount() == 2)
        #expect(try await store.run(ID(prefix: "run_", sequence: 9)) == nil)
        #expect(try await store.frozenInput(of: ID<Run>(prefix: "run_", sequence: 9)) == nil)
    }

    @Test(
        "The oldest run that nobody holds is leased, once; a lease that is over or the worker's own is no hindrance"
    )
    func leases() async throws {
        let temporary = try await store(Self.run(1), Self.run(2))
        let store = temporary.store
        func lease(_ owner: String, _ now: Int64) async throws -> Run? {
            try await store.lease(to: owner, until: Self.at(now + 10), at: Self.at(now))
        }
        let first = try #require(try await lease("a", 0))
        #expect(first.id == Self.run(1).id && first.state == .running && first.attemptCount == 1)
        #expect(first.lease == Run.Lease(owner: "a", until: Self.at(10)) && first.begunAt == Self.now)
        #expect(try await lease("b", 0)?.id == Self.run(2).id)
        #expect(try await lease("c", 5) == nil)
        #expect(try await lease("a", 5)?.attemptCount == 1, "what its owner could not give back")
        #expect(try await lease("c", 15)?.id == Self.run(1).id)
        #expect(try await store.run(Self.run(1).id)?.attemptCount == 2)
        // A lease far ahead is of a clock that was set back since.
        #expect(try await lease("d", -1_000)?.id == Self.run(1).id)
    }

    @Test("Only its owner renews a lease and gives a run back, and then the attempt does not count")
    func renewal() async throws {
        let store = try await store(Self.run()).store
        _ = try await store.lease(to: "a", until: Self.at(10), at: Self.now)
        #expect(try await store.renew(Self.run().id, of: "b", until: Self.at(99)) == false)
        #expect(try await store.renew(Self.run().id, of: "a", until: Self.at(99)))
        #expect(try await store.run(Self.run().id)?.lease?.until == Self.at(99))
        try await store.release(Self.run().id, of: "b")
        #expect(try await store.run(Self.run().id)?.state == .running)
        try await store.release(Self.run().id, of: "a")
        #expect(try await store.run(Self.run().id) == Self.given())
    }

    /// The run given back: as it was asked for, but that it was begun once.
    private static func given() -> Run {
        var run = Self.run()
        run.begunAt = Self.now
        return run
    }

    @Test("A run ends with its slate in one commit, by its holder alone, and once; its input is then the slate's")
    func ends() async throws {
        let temporary = try await store(Self.run())
        let (store, id) = (temporary.store, Self.run().id)
        _ = try await store.lease(to: "a", until: Self.at(10), at: Self.now)
        let state = Run.State.done(Slate.sample().id)
        func end(_ owner: String?, _ milliseconds: Int64 = 0) async throws {
            try await temporary.commit(
                Self.done + [.runEnded(id, as: state, owner: owner, at: Self.at(milliseconds))])
        }
        for owner in ["b", nil] {
            await #expect(throws: StoreError.conflict(constraint: "run.lease")) { try await end(owner) }
        }
        #expect(try await store.slates().isEmpty)
        try await end("a")
        let run = try #require(try await store.run(id))
        #expect(run.state == state && run.endedAt == Self.now && run.lease == nil && !run.isOpen)
        #expect(run.found?.points == 812 && run.found?.gap == 0 && run.found?.stoppedAfter == nil)
        #expect(try await store.frozenInput(of: id) == SolverRun.sample().frozenInput)
        await #expect(throws: StoreError.self) { try await end("a") }
        #expect(try await store.openRunCount() == 0)
    }

    @Test("A run that failed or was stopped keeps its reason and its input; nobody ends a run that somebody holds")
    func endsWithoutSlate() async throws {
        let temporary = try await store(Self.run(1), Self.run(2))
        let store = temporary.store
        let refusal = Refusal(
            .limitInfeasible, "No slate keeps to all of these.", fix: "Give way.",
            problems: [.init(pointer: "min-fill=EUCOM:2", detail: "Too much \u{201C}of it\u{201D}", fix: "1.")]
        )
        _ = try await store.lease(to: "a", until: Self.at(10), at: Self.now)
        try await temporary.commit([.runStopAsked(Self.run(1).id, by: "b.planner")])
        await #expect(throws: StoreError.conflict(constraint: "run.lease")) {
            try await temporary.commit([.runEnded(Self.run(1).id, as: .stopped, owner: nil, at: Self.at(9))])
        }
        try await temporary.commit([.runEnded(Self.run(1).id, as: .stopped, owner: nil, at: Self.at(10))])
        try await temporary.commit([.runEnded(Self.run(2).id, as: .failed(refusal), owner: nil, at: Self.now)])
        let runs = try await store.runs()
        #expect(runs.map(\.state) == [.failed(refusal), .stopped] && runs[1].stopper == "b.planner")
        #expect(try await store.frozenInput(of: Self.run(2).id) == "input of run_000002")
        await #expect(throws: StoreError.conflict(constraint: "run.lease")) {
            try await temporary.commit([.runStopAsked(Self.run(2).id, by: "b.planner")])
        }
    }

    @Test("Of many workers at once one gets the run")
    func race() async throws {
        let store = try await store(Self.run()).store
        let owners = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 1...8 {
                group.addTask {
                    try await store.lease(to: "w\(number)", until: Self.at(10), at: Self.now)?.lease?.owner
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(owners.compactMap(\.self).count == 1)
    }

    @Test("Where a search was stopped is kept with its run, and a run that begins from a slate names it")
    func stoppedAfter() async throws {
        let sample = SolverRun.sample(lines: SlateStoreTests.lines)
        let stopped = SolverRun(
            slate: sample.slate, frozenInput: sample.frozenInput, inputDigest: sample.inputDigest,
            planDigest: sample.planDigest, journalIndex: 3, lines: sample.lines, totalPoints: 800, bound: 812,
            openingCount: 5, candidateCount: 7, pairCount: 21, stoppedAfter: 48
        )
        let temporary = try TemporaryStore()
        try await temporary.commit(.smallRegister() + [.slate(.sample()), .run(stopped)])
        #expect(try await temporary.store.slate(sample.slate)?.run.stoppedAfter == 48)
        let next = Self.run(2, base: Run.Base(slate: sample.slate, version: 1))
        try await temporary.commit([.runAsked(next, frozenInput: "x")])
        #expect(try await temporary.store.run(next.id) == next)
    }
}
