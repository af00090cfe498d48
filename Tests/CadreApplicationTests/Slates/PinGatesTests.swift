import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A pin overrides the gates that a reason overrides, and publishing asks every gate again")
struct PinGatesTests {
    let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")
    let second = Caller.sample(role: .planner, actor: "b.planner")

    /// Person 1 meets every gate of position 1; person 2 is what a test makes of one.
    private func service(_ change: ReliefGatesTests.Change = { _, _ in }) async throws -> SampleService {
        var position = Position.sample(clearance: .secret)
        var other = Person.sample(2, clearance: .secret)
        change(&position, &other)
        return try await SampleService(
            Register(
                offices: [.sample()], positions: [position], people: [.sample(clearance: .secret), other]))
    }

    private func solve(_ service: SampleService) async throws -> ID<Slate> {
        try await service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("solve"), by: officer)
    }

    private func pin(_ service: SampleService, _ slate: ID<Slate>, person: Int = 2, position: Int = 1) async throws
        -> ID<Slate>
    {
        try await service.useCases.pinSlate(
            PinSlate.Input(
                slate: slate, expectedVersion: 1, kind: .pin, person: ID(prefix: "per_", sequence: person),
                position: ID(prefix: "pos_", sequence: position), reason: "The ambassador asks."),
            key: .sample("pin \(person) \(position)"), by: officer)
    }

    private func publish(_ service: SampleService, _ slate: ID<Slate>) async throws {
        _ = try await service.useCases.submitSlate(slate, expectedVersion: 1, key: .sample("s"), by: officer)
        _ = try await service.useCases.publishSlate(slate, expectedVersion: 2, key: .sample("p"), by: second)
    }

    private func write(_ service: SampleService, _ changes: [Change], about entry: JournalDraft) async throws {
        _ = try await service.keeper.write { _ in
            Commit(
                caller: .sample(role: .assignmentOfficer, actor: "c.officer"), at: SampleService.now, changes: changes,
                entries: [entry])
        }
    }

    @Test("A pin is refused for the gates that naming by hand is refused for", arguments: ReliefGatesTests.changes)
    func law(rule: String, isOverridable: Bool, change: ReliefGatesTests.Change) async throws {
        let service = try await service {
            change(&$0, &$1)
            // The language and the certification are asked of the position, which person 1 then fails too.
            if rule == "availability.date" { $1.availableFrom = SampleDay.day("2027-11-01") }
        }
        let old = try await solve(service)
        let refused = await refusal { try await pin(service, old) }
        #expect(refused?.code == (isOverridable ? nil : .pinGateFailed))
        guard let refused else { return }
        #expect(refused.detail == "The person (per_000002) fails a gate of the position (pos_000001): (\(rule)).")
        #expect(refused.problems.map(\.pointer) == [rule])
        #expect(refused.problems.first?.detail.hasPrefix("Needed: ") == true)
        #expect(refused.fix.contains("No reason overrides (\(rule))") && !refused.fix.contains("override_reason"))
        #expect(try await service.store.slate(old)?.slate.state == .draft)
    }

    @Test("No reason overrides the reporting day of somebody who is not on record then")
    func offRecord() async throws {
        let service = try await service {
            $1.availableFrom = SampleDay.day("2027-01-20")
            $1.validity = DayRange(clamping: $1.validity.start, SampleDay.day("2027-01-15"))
        }
        let refused = try #require(await refusal { try await pin(service, try await solve(service)) })
        #expect(refused.code == .pinGateFailed && refused.problems.map(\.pointer) == ["availability.date"])
        #expect(
            refused.fix.hasSuffix(
                "No reason overrides (availability.date) where the person or the position is not on record."))
        #expect(
            refused.problems.first?.fix
                == "A stay in the workforce beyond 20 January 2027, or a release by 14 January 2027, 6 days earlier "
                + "than planned. No waiver; change the record.")
    }

    @Test("What a pin overrides stands in the table, in the journal of the pin and in the entry of the relief")
    func onRecord() async throws {
        let service = try await service { $1.grade = Grade("O3")! }
        let draft = try await pin(service, try await solve(service))
        let sheet = try await service.useCases.showSlate(draft.rawValue, for: officer).sheet
        let table = try #require(sheet.table("overrides"))
        let row = try #require(table.rows.first)
        #expect(table.rows.count == 1 && row.cells[3] == .text("grade.band"))
        #expect(row.cells[6] == .text("The ambassador asks.") && row.cells[7] == .text("a.officer"))
        let pinned = try #require(
            try await service.store.entries(after: 0, limit: 9).first { $0.draft.action == "slate.pinned" })
        let text = try #require(pinned.draft.after)
        #expect(
            text.contains(#""person":"per_000002","position":"pos_000001","gates_overridden":[{"rule":"grade.band""#))
        try await publish(service, draft)
        let named = try #require(
            try await service.store.entries(after: 0, limit: 20).first { $0.draft.action == "relief.named" })
        #expect(named.draft.after?.contains(#""gates_overridden":[{"rule":"grade.band","needed":"#) == true)
        #expect(named.draft.after?.contains(#""override_reason":"The ambassador asks.""#) == true)
    }

    @Test("Pins that exceed the cap that a statute sets are refused; a draft may have as many as there are seats")
    func cap() async throws {
        let service = try await SampleService.underCap(emptyCount: 2, plannedEnd: "2029-09-01")
        let draft = try await pin(service, try await solve(service), person: 1, position: 1)
        let refused = try #require(await refusal { try await pin(service, draft, person: 2, position: 2) })
        #expect(refused.code == .pinGateFailed && refused.problems.map(\.pointer) == ["cap.service-members"])
        #expect(refused.fix.contains("which a statute sets"))
        #expect(refused.problems.first?.fix.contains("never in Cadre") == true)

        // Somebody else takes the last seat before the slate is published.
        let taken = Assignment(
            id: ID(prefix: "asg_", sequence: 90), person: ID(prefix: "per_", sequence: 2),
            position: ID(prefix: "pos_", sequence: 2), from: SampleDay.day("2026-12-01"),
            plannedEnd: SampleDay.day("2029-12-01"), actualEnd: nil, state: .planned, curtailment: nil)
        try await write(
            service, [.assignment(taken)],
            about: JournalDraft(action: "t", objectKind: "t", objectID: "1", before: nil, after: nil))
        let stale = try #require(await refusal { try await publish(service, draft) })
        #expect(stale.code == .positionTaken && stale.problems.map(\.pointer) == ["pos_000001"])
        #expect(stale.problems.first?.detail.contains("(cap.service-members)") == true, "\(stale.problems)")
    }

    @Test("A person whose clearance has lapsed since makes the line stale, with who wrote it and when")
    func lapsed() async throws {
        let service = try await service { $1.service = .navy }
        let slate = try await solve(service)
        var lapsed = Person.sample(clearance: .secret)
        lapsed.clearance = .confidential
        try await write(
            service, [.person(lapsed)],
            about: JournalDraft(
                action: "person.changed", objectKind: "person", objectID: lapsed.id.rawValue, before: nil, after: nil))
        let stale = try #require(await refusal { try await publish(service, slate) })
        #expect(stale.code == .positionTaken && stale.detail == "1 of 1 lines no longer hold.")
        let problem = try #require(stale.problems.first)
        #expect(problem.detail.contains("fails the gate (clearance.in-force). Needed: "), "\(problem.detail)")
        #expect(problem.detail.contains(", by (c.officer) at "))
        #expect(await service.keeper.snapshot.register.assignments.isEmpty)
    }

    @Test("A change of a record that is dated in the window, written since, makes the line stale")
    func dated() async throws {
        let service = try await SampleService(
            Register(
                offices: [.sample()], positions: [.sample(clearance: .secret)],
                people: [.sample(clearance: .secret), .sample(2)],
                assignments: [.sample(5, person: 2, position: 1, plannedEnd: "2027-06-01")]))
        let slate = try await solve(service)
        var before = Person.sample(clearance: .secret)
        var after = before
        let change = SampleDay.day("2027-05-01")
        before.validity = DayRange(clamping: before.validity.start, change)
        after.validity = DayRange(clamping: change, .endless)
        after.clearance = .confidential
        try await write(
            service, [.person(before), .person(after)],
            about: JournalDraft(
                action: "person.changed", objectKind: "person", objectID: before.id.rawValue, before: nil, after: nil))
        let stale = try #require(await refusal { try await publish(service, slate) })
        #expect(stale.code == .positionTaken && stale.problems.map(\.pointer) == ["pos_000001"])
        #expect(stale.problems.first?.detail.contains("(clearance.in-force)") == true, "\(stale.problems)")
    }

    @Test("A pin's reason covers the gates that it overrode, and none that fail since")
    func since() async throws {
        let service = try await service { $1.grade = Grade("O3")! }
        let draft = try await pin(service, try await solve(service))
        var position = Position.sample(clearance: .secret)
        position.languages = ReliefGatesTests.romanian ?? []
        try await write(
            service, [.position(position)],
            about: JournalDraft(action: "t", objectKind: "t", objectID: "1", before: nil, after: nil))
        let stale = try #require(await refusal { try await publish(service, draft) })
        #expect(stale.problems.count == 1)
        #expect(stale.problems.first?.detail.contains("(language.minimum)") == true)
    }

    @Test("A position that no longer falls vacant and a person who no longer comes free make a line stale")
    func gone() async throws {
        for isPosition in [true, false] {
            let service = try await service { $1.service = .navy }
            let slate = try await solve(service)
            let held = Assignment.sample(
                5, person: isPosition ? 2 : 1, position: isPosition ? 1 : 2, plannedEnd: "2029-01-01")
            try await write(
                service, [.position(.sample(2)), .assignment(held)],
                about: JournalDraft(action: "t", objectKind: "t", objectID: "1", before: nil, after: nil))
            let stale = try #require(await refusal { try await publish(service, slate) })
            #expect(stale.problems.map(\.pointer) == ["pos_000001"])
        }
    }
}
