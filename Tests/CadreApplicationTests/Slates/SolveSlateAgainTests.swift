import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("A window is solved again so that as many lines as possible stay")
struct SolveSlateAgainTests {
    private func again(
        _ sample: SlateSample, _ slate: ID<Slate>, points: Int = 0, key: String = "again", by caller: Caller? = nil
    ) async throws -> SolveSlateAgain.Answer {
        try await sample.service.useCases.solveSlateAgain(
            slate, keepPoints: points, key: .sample(key), by: caller ?? sample.officer)
    }

    @Test("Where nothing has changed every line stays, and the draft, its run and its journal entry say so")
    func unchanged() async throws {
        let sample = try await SlateSample()
        let old = try await sample.solve()
        let answer = try await again(sample, old)
        #expect(answer.changes.stay == 2 && answer.changes.move + answer.changes.leave + answer.changes.come == 0)
        #expect(answer.pinsLeftOut.isEmpty)
        #expect(answer.difference.text == "/slates/diff?before=\(old)&after=\(answer.slate)")
        let (before, after) = (
            try #require(try await sample.service.store.slate(old)),
            try #require(try await sample.service.store.slate(answer.slate))
        )
        #expect(before.slate.state == .draft && before.slate.version == 1)
        #expect(after.run.lines == before.run.lines && after.slate.title == before.slate.title)
        #expect(after.run.totalPoints == after.run.bound)
        let entry = try #require(try await sample.service.store.entries(after: 4, limit: 9).first?.draft.after)
        #expect(entry.hasSuffix(#""kept_from":"\#(old)","keep_points":0,"lines_kept":2}"#), "\(entry)")
        let sheet = try await sample.service.useCases.showSlate(answer.slate.rawValue, for: sample.officer).sheet
        #expect(sheet.answer.contains("Of 2 lines of \(old) 2 stay, 0 move and 0 leave; 0 come."))
        #expect(try await again(sample, old).slate == answer.slate)
    }

    @Test("A run that kept lines repeats to the same bytes", arguments: [0, 40])
    func repeats(points: Int) async throws {
        let sample = try await SlateSample()
        let answer = try await again(sample, try await sample.solve(), points: points)
        let fresh = try await SampleService(sample.service.store, clock: { SampleService.now })
        let replay = try await fresh.useCases.replayRun(answer.slate.rawValue, for: sample.officer)
        #expect(replay.isSame)
    }

    @Test("After an event only what it touches changes, and what came since is taken up")
    func event() async throws {
        let sample = try await SlateSample()
        let old = try await sample.solve()
        let chief = try #require(try await sample.proposed(SlateSample.chief, in: old))
        var ended = SlateSample.deputy
        ended.validity = SampleDay.range("2010-01-01", "2026-12-01")
        try await sample.write([.position(ended), .position(.sample(9))])
        let answer = try await again(sample, old)
        #expect(try await sample.proposed(SlateSample.chief, in: answer.slate) == chief)
        #expect(try await sample.proposed(.sample(9), in: answer.slate) != nil)
        #expect(answer.changes.stay == 1 && answer.changes.move == 1)
    }

    @Test("Limits, weights and decisions are carried over; a pin that no longer holds is left out and named")
    func carried() async throws {
        let sample = try await SlateSample()
        let useCases = sample.service.useCases
        let solved = try await useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, title: "The year", weights: ["move.cost": 3],
            limits: ["min-fill=INDOPACOM:1"], key: .sample("solve"), by: sample.officer)
        let deputy = try #require(try await sample.proposed(SlateSample.deputy, in: solved))
        let chief = try #require(try await sample.proposed(SlateSample.chief, in: solved))
        func decide(_ slate: ID<Slate>, _ kind: Pin.Kind, _ person: ID<Person>, _ position: Position) async throws
            -> ID<Slate>
        {
            try await useCases.pinSlate(
                PinSlate.Input(
                    slate: slate, expectedVersion: 1, kind: kind, person: person, position: position.id, reason: "r"),
                key: .sample("\(kind)"), by: sample.officer)
        }
        let pinned = try await decide(solved, .pin, chief, SlateSample.chief)
        let old = try await decide(pinned, .exclude, deputy, SlateSample.chief)
        let answer = try await again(sample, old)
        #expect(try await sample.service.store.slate(answer.slate)?.pins.count == 2)
        let detail = try await useCases.showSlate(answer.slate.rawValue, for: sample.officer)
        #expect(detail.plan.limited?.outcomes.count == 1 && detail.stored.slate.title == "The year")
        let difference = try await useCases.compareSlates(
            before: old.rawValue, after: answer.slate.rawValue, rows: DifferenceRows(), for: sample.officer)
        #expect(difference.difference.isEmpty)

        var ended = SlateSample.chief
        ended.validity = SampleDay.range("2010-01-01", "2026-12-01")
        try await sample.write([.position(ended)])
        let next = try await again(sample, old, key: "next")
        #expect(next.pinsLeftOut.map(\.person) == [chief])
        #expect(try await sample.service.store.slate(next.slate)?.pins.map(\.kind) == [.exclude])
    }

    @Test("A limit on the people touched compares with the slate before, stays with a pin, and is given anew each time")
    func touched() async throws {
        let sample = try await SlateSample()
        let useCases = sample.service.useCases
        let old = try await useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, limits: ["min-fill=odc-1:1"], key: .sample("solve"),
            by: sample.officer)
        try await sample.write([.position(.sample(9)), .person(.sample(9))])
        func again(_ limits: [String], _ slate: ID<Slate>, key: String) async throws -> SolveSlateAgain.Answer {
            try await useCases.solveSlateAgain(slate, limits: limits, key: .sample(key), by: sample.officer)
        }
        let still = try await again(["touch=0"], old, key: "still")
        #expect(still.changes.stay == 2 && still.changes.come == 0)
        let detail = try await useCases.showSlate(still.slate.rawValue, for: sample.officer)
        let outcomes = try #require(detail.plan.limited?.outcomes)
        #expect(outcomes.map(\.limit.description) == ["min-fill=off_000001:1", "touch=0"])
        #expect(outcomes.last?.found == "0 people: come 0, leave 0, move 0" && (outcomes.last?.price ?? 0) > 0)
        #expect(try await useCases.replayRun(still.slate.rawValue, for: sample.officer).isSame)

        let person = ID<Person>(prefix: "per_", sequence: 9)
        let pin = PinSlate.Input(
            slate: still.slate, expectedVersion: 1, kind: .exclude, person: person,
            position: Position.sample(9).id, reason: "r")
        let pinned = try await useCases.pinSlate(pin, key: .sample("pin"), by: sample.officer)
        let kept = try #require(try await sample.service.store.frozenInput(of: pinned))
        #expect(kept.contains("limit-base\t\(old)\n") && kept.contains("keep-lines\t\(still.slate)\t0\n"))

        let free = try await again([], still.slate, key: "free")
        #expect(free.changes.come == 1)
        #expect(try await sample.service.store.frozenInput(of: free.slate)?.contains("touch=") == false)
        let refused = await refusal {
            try await useCases.solveSlate(
                from: SlateSample.from, to: SlateSample.to, limits: ["touch=5"], key: .sample("new"), by: sample.officer
            )
        }
        #expect(refused?.code == .limitInvalid && refused?.detail.contains("compares with an earlier slate") == true)
    }

    @Test("Points out of range, a slate that is not there and callers who may not solve are refused")
    func refused() async throws {
        let sample = try await SlateSample()
        let old = try await sample.solve()
        #expect(await refusal { try await again(sample, old, points: -1) }?.code == .parameterBadValue)
        #expect(
            await refusal { try await again(sample, old, points: KeptLines.pointsMax + 1) }?.code
                == .parameterBadValue)
        #expect(await refusal { try await again(sample, ID(prefix: "slt_", sequence: 99)) }?.code == .slateNotFound)
        let chief = Caller.sample(role: .officeChief)
        #expect(await refusal { try await again(sample, old, by: chief) }?.code == .callerNotAllowed)
        let late = try await SampleService(
            sample.service.store, clock: { Timestamp(startOf: SampleDay.day("2029-01-01")) })
        let passed = await refusal {
            try await late.useCases.solveSlateAgain(old, key: .sample("late"), by: sample.officer)
        }
        #expect(passed?.code == .windowBad)
    }

    @Test("A pin's new draft keeps the lines of the draft that it comes from")
    func pinKeeps() async throws {
        let sample = try await SlateSample()
        let old = try await sample.solve()
        let chief = try #require(try await sample.proposed(SlateSample.chief, in: old))
        let new = try await sample.service.useCases.pinSlate(
            PinSlate.Input(
                slate: old, expectedVersion: 1, kind: .pin, person: chief, position: SlateSample.chief.id, reason: "r"),
            key: .sample("pin"), by: sample.officer)
        let detail = try await sample.service.useCases.showSlate(new.rawValue, for: sample.officer)
        #expect(detail.kept?.slate == old && detail.plan.kept?.keptCount == 2)
        #expect(try await sample.service.store.frozenInput(of: new)?.contains("keep-lines\t\(old)\t0\n") == true)
    }
}
