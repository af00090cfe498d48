import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("A run is kept from the moment when it is asked for, and leased by one worker", .timeLimit(.minutes(30)))
struct RunLeaseTests {
    @Test("A run that is asked for is there before it is begun, with its frozen input and its entry in the journal")
    func asked() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        let stored = try #require(try await sample.store.run(run.id))
        #expect(stored.state == .waiting && stored.isOpen && stored.attemptCount == 0 && stored.kind == .solve)
        #expect(stored.id.rawValue == "run_000001" && stored.asker.actor == "a.officer" && stored.journalIndex == 0)
        #expect(try await sample.store.frozenInput(of: run.id)?.isEmpty == false)
        #expect(try await sample.actions() == ["run.asked"])
        #expect(try await sample.store.slates().isEmpty)
    }

    @Test("Its end, its slate and their entries are one commit; the same request then gives the same slate")
    func ended() async throws {
        let sample = RunSample()
        let service = try await sample.service()
        let run = try await sample.ended(try await sample.ask(service).id, by: service)
        let slate = try #require(run.slate)
        #expect(try await sample.actions() == ["run.asked", "slate.solved", "run.ended"])
        #expect(sample.store.commitCount == 2)
        let stored = try #require(try await sample.store.slate(slate))
        #expect(stored.run.inputDigest == run.inputDigest && stored.slate.createdBy == "a.officer")
        #expect(run.found?.planDigest == stored.run.planDigest && run.found?.gap == 0 && run.lease == nil)
        #expect(try await sample.ask(service).id == run.id)
        #expect(sample.store.commitCount == 2)
        #expect(try await service.useCases.replayRun(run.id.rawValue, for: sample.officer).isSame)
    }

    @Test("However many workers look for the run, it makes one slate")
    func race() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        var services: [SampleService] = []
        for number in 1...4 { services.append(try await sample.service("worker \(number)")) }
        await withTaskGroup(of: Void.self) { group in
            for service in services { group.addTask { await service.useCases.runs.worker.wake() } }
        }
        let ended = try await sample.ended(run.id, by: services[0])
        #expect(ended.slate != nil && ended.attemptCount == 1)
        #expect(try await sample.store.slates().count == 1)
    }

    @Test("The run of a worker that was killed is leased again when its lease is over, and gives the same plan")
    func killed() async throws {
        let undisturbed = RunSample()
        let other = try await undisturbed.service()
        let expected = try await undisturbed.ended(try await undisturbed.ask(other).id, by: other)

        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        let until = Timestamp(milliseconds: sample.clock.now.milliseconds + RunWorker.leaseMilliseconds)
        _ = try #require(try await sample.store.lease(to: "killed", until: until, at: sample.clock.now))
        #expect(try await sample.store.lease(to: "second", until: until, at: sample.clock.now) == nil)
        #expect(try await sample.store.renew(run.id, of: "second", until: until) == false)
        sample.clock.turn(milliseconds: RunWorker.leaseMilliseconds)
        let service = try await sample.service("second")
        let ended = try await sample.ended(run.id, by: service)
        #expect(ended.attemptCount == 2 && ended.slate != nil)
        #expect(ended.found?.planDigest == expected.found?.planDigest && ended.inputDigest == expected.inputDigest)
    }

    @Test("A worker that has lost its lease makes no slate of the run")
    func lost() async throws {
        let sample = RunSample()
        let service = try await sample.idleService()
        let run = try await sample.ask(service)
        let now = sample.clock.now
        let until = Timestamp(milliseconds: now.milliseconds + 1)
        _ = try await sample.store.lease(to: "slow", until: until, at: now)
        sample.clock.turn(milliseconds: 1)
        let later = Timestamp(milliseconds: sample.clock.now.milliseconds + 10_000)
        let leased = try #require(try await sample.store.lease(to: "quick", until: later, at: sample.clock.now))
        let finished = try FinishedRun(of: try #require(try await sample.store.frozenInput(of: run.id))) { false }
        func end(_ owner: String) async throws {
            _ = try await service.keeper.write { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
                try RunEnd(leased, owner: owner, at: now).commit(finished, from: nil, in: snapshot)
            }
        }
        #expect(await refusal { try await end("slow") }?.code == .recordBreaksLaw)
        #expect(try await sample.store.slates().isEmpty)
        try await end("quick")
        #expect(await refusal { try await end("quick") }?.code == .recordBreaksLaw)
        #expect(try await sample.store.slates().count == 1)
    }

    @Test("A run that was begun too often is given up, with a reason")
    func attempts() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        for attempt in 1...RunWorker.attemptCountMax {
            let now = sample.clock.now
            let until = Timestamp(milliseconds: now.milliseconds + 10)
            _ = try #require(try await sample.store.lease(to: "killed \(attempt)", until: until, at: now))
            sample.clock.turn(milliseconds: 10)
        }
        let ended = try await sample.ended(run.id, by: sample.service("last"))
        guard case .failed(let refusal) = ended.state else { throw Unexpected("\(ended.state)") }
        #expect(refusal.code == .runFailed && refusal.detail.contains("begun (3) times"))
        #expect(try await sample.actions() == ["run.asked", "run.ended"])
    }

    @Test("A run that fails keeps its reason, and the same request is answered with it again")
    func failed() async throws {
        let sample = RunSample()
        let service = try await sample.service()
        func ask() async -> Refusal? {
            await refusal {
                try await service.useCases.solveSlate(
                    from: SlateSample.from, to: SlateSample.to, limits: ["move-budget=0", "min-fill=odc-1:100%"],
                    key: .sample("k"), by: sample.officer
                )
            }
        }
        let first = try #require(await ask())
        #expect(first.code == .limitInfeasible && !first.problems.isEmpty)
        #expect(await ask() == first)
        #expect(try await sample.store.runs().map(\.state) == [.failed(first)])
    }

    @Test("A process that ends gives its run back, and the attempt does not count")
    func closed() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        _ = try await sample.store.lease(
            to: "closing", until: Timestamp(milliseconds: sample.clock.now.milliseconds + 10_000), at: sample.clock.now
        )
        try await sample.store.release(run.id, of: "closing")
        let back = try #require(try await sample.store.run(run.id))
        #expect(back.state == .waiting && back.attemptCount == 0 && back.lease == nil)
    }

    @Test("What its worker could not give back, and leases again, is no new attempt")
    func unreleased() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        for round in 0...RunWorker.attemptCountMax {
            let now = sample.clock.now
            let until = Timestamp(milliseconds: now.milliseconds + RunWorker.leaseMilliseconds)
            let leased = try #require(try await sample.store.lease(to: "full", until: until, at: now))
            #expect(leased.attemptCount == 1, "round \(round)")
            sample.clock.turn(milliseconds: RunWorker.leaseMilliseconds)
        }
        let ended = try await sample.ended(run.id, by: sample.service("next"))
        #expect(ended.slate != nil && ended.attemptCount == 2)
    }

    @Test("A store that takes no writes for a while costs no run: the next look for work does it")
    func unavailable() async throws {
        let sample = RunSample()
        let run = try await sample.ask(sample.idleService())
        sample.store.failCommits(with: .unavailable(reason: "disk full"))
        let service = try await sample.service()
        #expect(await refusal { try await service.useCases.runs.slate(of: .run(run.id)) }?.code == .storeUnavailable)
        #expect(try await sample.store.run(run.id)?.isOpen == true)
        sample.store.failCommits(with: nil)
        let ended = try await sample.ended(run.id, by: service)
        #expect(ended.slate != nil && ended.attemptCount == 1)
    }

    @Test("More runs than may wait are refused before anything is written")
    func full() async throws {
        let sample = RunSample()
        let service = try await sample.idleService()
        for number in 1...RunQueue.runCountMax { _ = try await sample.ask(service, key: "k\(number)") }
        let refused = await refusal { try await sample.ask(service, key: "more") }
        #expect(refused?.code == .runQueueFull && sample.store.commitCount == RunQueue.runCountMax)
    }

    @Test("Where runs that a killed process left fill the queue, they are begun before anybody is refused")
    func leftOver() async throws {
        let sample = try await fullSample()
        let service = try await sample.service("second")
        let commits = await service.keeper.commits()
        let refused = await refusal { try await sample.ask(service, key: "more") }
        #expect(refused?.code == .runQueueFull)
        for await _ in commits {
            if try await sample.store.openRunCount() == 0 { break }
        }
        #expect(try await sample.store.slates().count == RunQueue.runCountMax)
        #expect(try await sample.ask(service, key: "more").id.rawValue > "run_000008")
    }

    @Test("A process that nobody else asks does what is left, oldest first, and then its own run")
    func ownProcess() async throws {
        let sample = try await fullSample()
        let service = try await sample.service("second")
        let slate = try await service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("own"), by: sample.officer
        )
        let runs = try await sample.store.runs()
        #expect(runs.count == RunQueue.runCountMax + 1 && runs.first?.slate == slate)
        #expect(runs.allSatisfy { $0.slate != nil && $0.attemptCount == 1 })
        #expect(runs.compactMap(\.endedAt).count == runs.count)
    }

    @Test("A process that waits for a place is told when nothing can be written, and does not wait for ever")
    func ownProcessHalted() async throws {
        let sample = try await fullSample()
        let service = try await sample.service("second")
        sample.store.failCommits(with: .unavailable(reason: "disk full"))
        let refused = await refusal {
            try await service.useCases.solveSlate(
                from: SlateSample.from, to: SlateSample.to, key: .sample("own"), by: sample.officer
            )
        }
        #expect(refused?.code == .storeUnavailable)
        await service.useCases.runs.worker.close()
    }

    /// As many runs as may wait, of a process that was killed before it began one.
    private func fullSample() async throws -> RunSample {
        let sample = RunSample()
        let killed = try await sample.idleService()
        for number in 1...RunQueue.runCountMax { _ = try await sample.ask(killed, key: "k\(number)") }
        return sample
    }
}

/// Something that a test did not expect.
private struct Unexpected: Error {
    let text: String

    init(_ text: String) { self.text = text }
}
