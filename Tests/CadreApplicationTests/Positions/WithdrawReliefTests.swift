import CadreApplication
import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@Suite("Withdrawing a relief")
struct WithdrawReliefTests {
    let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")
    let position = ID<Position>(prefix: "pos_", sequence: 1)
    let window = SampleDay.range("2027-01-01", "2028-01-01")

    private func service(_ more: [Assignment] = []) async throws -> SampleService {
        try await SampleService(
            Register(
                offices: [.sample(1)], positions: [.sample(1), .sample(2)],
                people: [.sample(1), .sample(2), .sample(3), .sample(4)],
                assignments: [.sample(1, person: 1, position: 1)] + more
            )
        )
    }

    private func name(_ service: SampleService, person: Int = 2, by caller: Caller? = nil) async throws {
        _ = try await service.useCases.nameRelief(
            NameRelief.Input(
                position: position, person: ID(prefix: "per_", sequence: person), from: SampleDay.day("2027-07-01"),
                plannedEnd: nil
            ),
            key: .sample("name \(person) \(service.store.commitCount)"), by: caller ?? officer
        )
    }

    private func version(_ service: SampleService) async throws -> Int {
        try #require(await service.keeper.snapshot.relief(of: position)).version
    }

    private func withdraw(
        _ service: SampleService, version: Int, reason: String = "Promised to another command.", key: String = "w",
        position: ID<Position>? = nil, by caller: Caller? = nil
    ) async throws -> ID<Assignment> {
        try await service.useCases.withdrawRelief(
            WithdrawRelief.Input(position: position ?? self.position, expectedVersion: version, reason: reason),
            key: .sample(key), by: caller ?? officer
        )
    }

    @Test("The assignment stays on record as cancelled, and the journal has it before and after with the reason")
    func withdrawn() async throws {
        let service = try await service()
        try await name(service)
        let relief = try #require(await service.keeper.snapshot.relief(of: position))
        let id = try await withdraw(service, version: relief.version, reason: "  Promised to another command. ")
        #expect(id == relief.id)
        let snapshot = await service.keeper.snapshot
        #expect(snapshot.relief(of: position) == nil)
        var cancelled = relief
        cancelled.state = .cancelled
        #expect(snapshot.assignments(to: position).last == cancelled)
        let entry = try #require(try await service.store.entries(after: 0, limit: 9).last)
        #expect(entry.draft.action == "relief.withdrawn" && entry.draft.objectID == position.rawValue)
        #expect(entry.draft.before == RecordText.json(relief).text)
        let after = try #require(entry.draft.after)
        #expect(after.contains(#""state":"cancelled""#) && after.contains(#""reason":"Promised to another command.""#))
        #expect(entry.actor == "a.officer")
        #expect(try await withdraw(service, version: relief.version, reason: "  Promised to another command. ") == id)
        #expect(service.store.commitCount == 2)
    }

    @Test("Lists, figures and the problem of a slate are as if nobody had been named")
    func absent() async throws {
        let service = try await service()
        func figures() async throws -> [Cell] {
            let sheet = try await service.useCases.showPosition(position.rawValue, asOf: nil, for: officer).sheet
            return sheet.figures.map(\.value)
        }
        func problem() async -> SlateProblem {
            let snapshot = await service.keeper.snapshot
            return SlateProblem.make(
                register: snapshot.register, reference: snapshot.reference, today: snapshot.today, window: window
            )
        }
        let before = try await figures()
        let person = ID<Person>(prefix: "per_", sequence: 2)
        try await name(service)
        #expect(try await figures() != before)
        #expect(await problem().opening(position) == nil)
        #expect(await problem().candidate(person) == nil)
        _ = try await withdraw(service, version: try await version(service))
        #expect(try await figures() == before)
        #expect(await problem().opening(position) != nil)
        #expect(await problem().candidate(person) != nil)
        let detail = try await service.useCases.showPosition(position.rawValue, asOf: nil, for: officer)
        #expect(detail.withdrawal == nil && detail.row.relief == nil)
        #expect(detail.tenures.map(\.assignment.state) == [.active])
        let onRecord = await service.keeper.snapshot.assignments(to: position).map(\.state)
        #expect(onRecord.contains(.cancelled), "the assignment stays on record")
        // The person can be named again, and the position by another.
        try await name(service)
        #expect(await service.keeper.snapshot.relief(of: position)?.person == person)
    }

    @Test("A stale version is refused: another relief is named by now, or the record of this one changed")
    func stale() async throws {
        let service = try await service()
        try await name(service)
        let old = try await version(service)
        _ = try await withdraw(service, version: old)
        try await name(service, person: 3, by: .sample(role: .assignmentOfficer, actor: "b.officer"))
        let refused = try #require(await refusal { _ = try await withdraw(service, version: old, key: "w2") })
        #expect(refused.code == .versionStale)
        #expect(refused.detail.contains("is (per_000003) from (2027-07-01)"), "\(refused.detail)")
        #expect(refused.detail.contains("last named by (b.officer) at (2026-11-01T09:30:00.000Z)"), "\(refused.detail)")
        var later = try #require(await service.keeper.snapshot.relief(of: position))
        let version = later.version
        later.from = later.from.next
        let moved = later
        _ = try await service.keeper.write { _ in
            Commit(
                caller: officer, at: SampleService.now, changes: [.assignment(moved)],
                entries: [
                    JournalDraft(
                        action: "assignment.changed", objectKind: "assignment", objectID: moved.id.rawValue,
                        before: nil, after: nil
                    )
                ]
            )
        }
        #expect(await refusal { _ = try await withdraw(service, version: version, key: "w3") }?.code == .versionStale)
        _ = try await withdraw(service, version: moved.version, key: "w4")
    }

    @Test("Where nobody is named the refusal says who withdrew the last relief, or who has come")
    func notNamed() async throws {
        let service = try await service()
        let none = try #require(await refusal { _ = try await withdraw(service, version: 1) })
        #expect(none.code == .reliefNotNamed)
        #expect(none.detail.contains("(per_000001) reported on (2025-07-01) and holds it"), "\(none.detail)")
        let empty = ID<Position>(prefix: "pos_", sequence: 2)
        let vacant = await refusal { _ = try await withdraw(service, version: 1, position: empty) }
        #expect(vacant?.detail == "The position (pos_000002) has no named relief.")
        let unknown = await refusal { _ = try await withdraw(service, version: 1, position: ID("pos_9")!) }
        #expect(unknown?.code == .positionNotFound)
        try await name(service)
        let version = try await version(service)
        _ = try await withdraw(service, version: version)
        let again = try #require(await refusal { _ = try await withdraw(service, version: version, key: "again") })
        #expect(again.code == .reliefNotNamed)
        #expect(again.detail.contains("last withdrawn by (a.officer) at (2026-11-01T09:30"), "\(again.detail)")
    }

    @Test("A relief whose report day has come is not withdrawn, and the refusal says what to import")
    func due() async throws {
        let relief = Assignment.sample(9, person: 2, position: 2, from: "2026-11-01", state: .planned)
        let service = try await service([relief])
        let refused = try #require(
            await refusal { _ = try await withdraw(service, version: relief.version, position: relief.position) })
        #expect(refused.code == .reliefDue && refused.fix.contains("(asg_000009)"))
        let detail = try await service.useCases.showPosition("pos_000002", asOf: nil, for: officer)
        #expect(detail.withdrawal?.obstacle?.code == .reliefDue)
    }

    @Test("A relief that a published slate named is not withdrawn by one person, and the refusal names the slate")
    func published() async throws {
        let sample = try await SlateSample()
        let slate = try await sample.submit()
        let lines = try #require(try await sample.service.store.slate(slate)?.run.lines)
        _ = try await sample.service.useCases.publishSlate(
            slate, expectedVersion: 2, key: .sample("publish"), by: sample.second)
        let line = try #require(lines.first)
        let relief = try #require(await sample.service.keeper.snapshot.relief(of: line.position))
        let refused = await refusal {
            _ = try await withdraw(sample.service, version: relief.version, position: line.position)
        }
        #expect(refused?.code == .reliefPublished && refused?.detail.contains("(\(slate))") == true)
        #expect(await sample.service.keeper.snapshot.relief(of: line.position) == relief)
        // A reason that looks like the mark of a slate is still a reason.
        let service = try await service()
        _ = try await service.useCases.nameRelief(
            NameRelief.Input(
                position: position, person: ID(prefix: "per_", sequence: 2), from: SampleDay.day("2027-07-01"),
                plannedEnd: nil, overrideReason: #"","slate":"sla_1"#
            ),
            key: .sample("n"), by: officer
        )
        _ = try await withdraw(service, version: try await version(service))
    }

    @Test("Of two officers at once, one withdraws and one names: both orders leave one story and one relief")
    func race() async throws {
        for _ in 0..<8 {
            let service = try await service()
            try await name(service)
            let version = try await version(service)
            let other = Caller.sample(role: .assignmentOfficer, actor: "b.officer")
            async let withdrawal = refusal { _ = try await withdraw(service, version: version) }
            async let naming = refusal { try await name(service, person: 3, by: other) }
            let (kept, taken) = await (withdrawal, naming)
            #expect(kept == nil, "whoever names cannot take the place of a relief who is not withdrawn")
            let relief = await service.keeper.snapshot.relief(of: position)
            let actions = try await service.store.entries(after: 0, limit: 9).map(\.draft.action)
            if let taken {
                #expect(taken.code == .positionTaken && taken.fix.contains("withdraw that relief"))
                #expect(relief == nil && actions == ["relief.named", "relief.withdrawn"])
            } else {
                #expect(relief?.person == ID(prefix: "per_", sequence: 3))
                #expect(actions == ["relief.named", "relief.withdrawn", "relief.named"])
            }
        }
    }

    @Test("Of two officers who withdraw one relief at once, one does, and the other is told who did")
    func twice() async throws {
        let service = try await service()
        try await name(service)
        let version = try await version(service)
        let refusals = await withTaskGroup(of: Refusal?.self) { group in
            for number in 1...2 {
                group.addTask {
                    await refusal {
                        _ = try await withdraw(
                            service, version: version, key: "w\(number)",
                            by: .sample(role: .assignmentOfficer, actor: "officer.\(number)"))
                    }
                }
            }
            return await group.reduce(into: [Refusal]()) { if let refused = $1 { $0.append(refused) } }
        }
        let winner = try #require(try await service.store.entries(after: 0, limit: 9).last?.actor)
        #expect(refusals.map(\.code) == [.reliefNotNamed])
        #expect(refusals.first?.detail.contains("withdrawn by (\(winner))") == true)
    }

    @Test("Role and scope decide who may, before anything is told; a reason is asked for")
    func refused() async throws {
        let service = try await service()
        try await name(service)
        let version = try await version(service)
        let africa = Caller.Scope.command(try #require(CommandCode("AFRICOM")))
        for caller in [Caller.sample(role: .assignmentOfficer, scope: africa), .sample(role: .planner)] {
            for version in [version, 1] {
                let refused = await refusal { _ = try await withdraw(service, version: version, by: caller) }
                #expect(refused?.code == .callerNotAllowed && refused?.detail.contains("per_") == false)
            }
        }
        for reason in ["", " \n", "a\u{7}b", String(repeating: "x", count: SlateText.reasonLengthMax + 1)] {
            let refused = await refusal { _ = try await withdraw(service, version: version, reason: reason) }
            #expect(refused?.code == .parameterBadValue)
        }
        #expect(service.store.commitCount == 1)
    }
}
