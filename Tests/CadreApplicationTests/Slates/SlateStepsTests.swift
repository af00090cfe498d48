import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("A slate is pinned, submitted and published")
struct SlateStepsTests {
    @Test("A pin makes a new draft that respects it, and the old draft is superseded", arguments: Pin.Kind.allCases)
    func pinned(kind: Pin.Kind) async throws {
        let sample = try await SlateSample()
        let old = try await sample.solve()
        let chosen = try #require(try await sample.proposed(SlateSample.chief, in: old))
        let other = try #require(try await sample.proposed(SlateSample.deputy, in: old))
        let input = PinSlate.Input(
            slate: old, expectedVersion: 1, kind: kind, person: kind == .pin ? other : chosen,
            position: SlateSample.chief.id, reason: "Named by the ambassador")
        let new = try await sample.service.useCases.pinSlate(input, key: .sample("pin"), by: sample.officer)
        let proposed = try await sample.proposed(SlateSample.chief, in: new)
        #expect(kind == .pin ? proposed == other : proposed != chosen)
        #expect(try await sample.service.store.slate(old)?.slate.state == .superseded(by: new))
        let stored = try #require(try await sample.service.store.slate(new))
        #expect(stored.pins.map(\.decidedBy) == ["a.officer"] && stored.slate.state == .draft)
        let actions = try await sample.service.store.entries(after: 3, limit: 9).map(\.draft.action)
        #expect(
            actions == [
                "run.asked", kind == .pin ? "slate.pinned" : "slate.excluded", "slate.superseded", "run.ended",
            ])
        let detail = try await sample.service.useCases.explainSlate(
            new.rawValue, position: SlateSample.chief.id.rawValue, versus: nil, for: sample.officer)
        #expect(detail.explanation.isPinned == (kind == .pin))
        #expect(try await sample.service.useCases.pinSlate(input, key: .sample("pin"), by: sample.officer) == new)
    }

    @Test("A stale version and a wrong state are refused before the run, which a cancelled task never finishes")
    func refusedBeforeTheRun() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let person = try #require(try await sample.proposed(SlateSample.chief, in: id))
        func cancelled(version: Int) async -> ErrorCode? {
            await Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await refusal {
                    try await sample.service.useCases.pinSlate(
                        PinSlate.Input(
                            slate: id, expectedVersion: version, kind: .exclude, person: person,
                            position: SlateSample.chief.id, reason: "r"),
                        key: .sample("pin \(version)"), by: sample.officer)
                }?.code
            }.value
        }
        #expect(await cancelled(version: 7) == .versionStale)
        let atRun = await cancelled(version: 1)
        #expect(atRun != nil && atRun != .versionStale)
        _ = try await sample.service.useCases.submitSlate(
            id, expectedVersion: 1, key: .sample("submit"), by: sample.officer)
        #expect(await cancelled(version: 2) == .slateWrongState)
    }

    @Test("A pin without a reason, on a stale version, outside the slate or against another is refused")
    func pinRefused() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        func code(
            _ slate: ID<Slate>, version: Int = 1, person: Int = 1, position: Int = 1, reason: String = "r",
            by caller: Caller? = nil
        ) async -> ErrorCode? {
            await refusal {
                try await sample.service.useCases.pinSlate(
                    PinSlate.Input(
                        slate: slate, expectedVersion: version, kind: .pin,
                        person: ID(prefix: "per_", sequence: person),
                        position: ID(prefix: "pos_", sequence: position), reason: reason),
                    key: .sample("\(slate) \(version) \(person) \(position) \(reason)"), by: caller ?? sample.officer)
            }?.code
        }
        #expect(await code(id, reason: " \n") == .parameterBadValue)
        #expect(await code(id, version: 2) == .versionStale)
        #expect(await code(id, position: 4) == .positionNotFound)
        #expect(await code(id, person: 4) == .pinImpossible)
        #expect(await code(id, by: sample.second) == .callerNotAllowed)
        let africa = Caller.Scope.command(try #require(CommandCode("AFRICOM")))
        #expect(await code(id, by: .sample(role: .assignmentOfficer, scope: africa)) == .callerNotAllowed)
        #expect(await code(id) == nil)
        #expect(await code(id, version: 2) == .slateWrongState)
        let next = try #require(try await sample.service.store.slates().first?.slate.id)
        #expect(await code(next, person: 2) == .pinImpossible)
    }

    @Test("A second person publishes, and every line becomes a planned assignment")
    func published() async throws {
        let sample = try await SlateSample()
        let id = try await sample.submit()
        let lines = try #require(try await sample.service.store.slate(id)?.run.lines)
        let version = try await sample.service.useCases.publishSlate(
            id, expectedVersion: 2, key: .sample("publish"), by: sample.second)
        #expect(version == 3)
        let state = try await sample.service.store.slate(id)?.slate.state
        #expect(state == .published(by: "b.planner", on: SampleDay.today))
        let snapshot = await sample.service.keeper.snapshot
        for line in lines {
            let relief = try #require(snapshot.relief(of: line.position))
            #expect(
                relief.person == line.person && relief.from == line.reportDay && relief.plannedEnd == line.plannedEnd)
        }
        #expect(snapshot.register.assignments.map(\.id.rawValue) == ["asg_000001", "asg_000002", "asg_000003"])
        let entries = try await sample.service.store.entries(after: 4, limit: 9).map(\.draft.action)
        #expect(entries == ["slate.published", "relief.named", "relief.named"])
        let again = try await sample.service.useCases.publishSlate(
            id, expectedVersion: 2, key: .sample("publish"), by: sample.second)
        #expect(again == 3)
    }

    @Test("The submitter cannot publish, a draft cannot be published, and a stale version is refused")
    func publishRefused() async throws {
        let sample = try await SlateSample()
        func code(_ id: ID<Slate>, _ version: Int, _ caller: Caller) async -> ErrorCode? {
            await refusal {
                try await sample.service.useCases.publishSlate(
                    id, expectedVersion: version, key: .sample("\(version) \(caller.actor)"), by: caller)
            }?.code
        }
        let draft = try await sample.solve("other")
        #expect(await code(draft, 1, sample.second) == .slateWrongState)
        let id = try await sample.submit()
        #expect(await code(id, 2, sample.officer) == .slateSamePerson)
        #expect(await code(id, 1, sample.second) == .versionStale)
        #expect(await code(id, 2, .sample(role: .inspector)) == .callerNotAllowed)
        #expect(await sample.service.keeper.snapshot.register.assignments.count == 1)
        let submitted = await refusal {
            try await sample.service.useCases.submitSlate(
                id, expectedVersion: 2, key: .sample("s2"), by: sample.officer)
        }
        #expect(submitted?.code == .slateWrongState)
    }

    @Test("Of two who submit one version at once, one wins")
    func submitRace() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let codes = await withTaskGroup(of: ErrorCode?.self) { group in
            for number in 1...8 {
                group.addTask {
                    await refusal {
                        try await sample.service.useCases.submitSlate(
                            id, expectedVersion: 1, key: .sample("k\(number)"), by: sample.officer)
                    }?.code
                }
            }
            return await group.reduce(into: [ErrorCode?]()) { $0.append($1) }
        }
        #expect(codes.count { $0 == nil } == 1)
        #expect(codes.allSatisfy { $0 == nil || $0 == .versionStale || $0 == .slateWrongState })
    }

    @Test("A slate that the register has overtaken is refused with each line that no longer holds, and writes nothing")
    func overtaken() async throws {
        let sample = try await SlateSample()
        let id = try await sample.submit()
        let deputy = try #require(try await sample.proposed(SlateSample.deputy, in: id))
        var ended = SlateSample.chief
        ended.validity = SampleDay.range("2010-01-01", "2026-12-01")
        try await sample.write([
            .position(ended),
            .assignment(
                Assignment(
                    id: ID(prefix: "asg_", sequence: 50), person: deputy, position: ID(prefix: "pos_", sequence: 4),
                    from: SampleDay.day("2026-12-01"), plannedEnd: SampleDay.day("2029-01-01"), actualEnd: nil,
                    state: .planned, curtailment: nil)),
        ])
        let refused = try #require(
            await refusal {
                try await sample.service.useCases.publishSlate(
                    id, expectedVersion: 2, key: .sample("publish"), by: sample.second)
            })
        #expect(refused.code == .positionTaken && refused.detail == "2 of 2 lines no longer hold.")
        #expect(
            Set(refused.problems.map(\.pointer)) == [SlateSample.chief.id.rawValue, SlateSample.deputy.id.rawValue])
        #expect(refused.problems.contains { $0.detail.contains("is not in the register on") })
        #expect(refused.problems.allSatisfy { !$0.detail.hasSuffix(".") })
        #expect(refused.problems.contains { $0.detail.contains(" at once, from ") })
        #expect(try await sample.service.store.slate(id)?.slate.version == 2)
        #expect(refused.fix.contains("Solve the window (2027-01-01) to (2027-12-31) again"))
    }

    @Test("A line that no longer holds is told with who was proposed, what changed, by whom, when and in which entry")
    func told() async throws {
        let sample = try await SlateSample()
        let id = try await sample.submit()
        let chief = try #require(try await sample.proposed(SlateSample.chief, in: id))
        _ = try await sample.service.useCases.nameRelief(
            NameRelief.Input(
                position: SlateSample.deputy.id, person: chief, from: SampleDay.day("2027-02-01"), plannedEnd: nil),
            key: .sample("n"), by: .sample(role: .assignmentOfficer, actor: "c.officer"))
        let refused = try #require(
            await refusal {
                try await sample.service.useCases.publishSlate(
                    id, expectedVersion: 2, key: .sample("publish"), by: sample.second)
            })
        #expect(refused.detail == "2 of 2 lines no longer hold.")
        let story = ", by (c.officer) at (2026-11-01T09:30:00.000Z), journal entry 5"
        #expect(refused.problems.count == 2 && refused.problems.allSatisfy { $0.detail.hasSuffix(story) })
        let first = try #require(refused.problems.first { $0.pointer == SlateSample.chief.id.rawValue })
        #expect(first.detail.contains("(\(chief)): The person (\(chief)) would hold"), "\(first.detail)")
    }

    @Test("A slate whose day has passed names reliefs from tomorrow, and refuses tours that are over")
    func late() async throws {
        let sample = try await SlateSample()
        let id = try await sample.submit()
        let late = try await SampleService(
            sample.service.store, clock: { Timestamp(startOf: SampleDay.day("2027-03-01")) })
        let store = sample.service.store
        let tooLate = try await SampleService(store, clock: { Timestamp(startOf: SampleDay.day("2037-03-01")) })
        let refused = await refusal {
            try await tooLate.useCases.publishSlate(id, expectedVersion: 2, key: .sample("p1"), by: sample.second)
        }
        #expect(refused?.problems.isEmpty == false)
        _ = try await late.useCases.publishSlate(id, expectedVersion: 2, key: .sample("p2"), by: sample.second)
        let relief = await late.keeper.snapshot.relief(of: SlateSample.chief.id)
        #expect(relief?.from == SampleDay.day("2027-03-02"))
    }
}
