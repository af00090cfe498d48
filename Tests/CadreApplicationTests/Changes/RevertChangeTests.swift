import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A change set is reverted to exactly what was before, or not at all")
struct RevertChangeTests {
    /// Reverts a change set by number, under a key of its own.
    private func revert(_ sample: ImportSample, _ index: Int, by role: Caller.Role = .planner) async throws -> String {
        try await sample.service.useCases.revertChange(
            "chg_" + String(repeating: "0", count: 6 - String(index).count) + String(index), reason: "Tried out.",
            key: .sample("revert-\(index)"), by: .sample(role: role)
        ).rawValue
    }

    private func register(_ sample: ImportSample) async -> Register { await sample.service.keeper.snapshot.register }

    private func stored(_ sample: ImportSample) async throws -> Register {
        try await sample.service.store.loadState().register
    }

    @Test(
        "Of each kind of import: new, changed and same rows; the revert of the revert brings the import back",
        arguments: ["offices", "positions", "people", "qualifications", "assignments"]
    )
    func kinds(kind: String) async throws {
        let sample = try await ImportSample()
        let before = await register(sample)
        let diff = try await sample.commit(CommitImportTests.file(kind))
        let after = await register(sample)
        #expect(after != before)
        #expect(diff.change?.rawValue == "chg_000001")
        let undone = try await revert(sample, 1)
        #expect(await register(sample) == before)
        #expect(try await stored(sample) == before)
        let index = try #require(Int(undone.drop { !$0.isNumber }))
        _ = try await revert(sample, index)
        #expect(await register(sample) == after)
        #expect(try await stored(sample) == after)
    }

    @Test("A version that a new one ended gets its days back, of offices, positions and people")
    func versions() async throws {
        let start = SampleDay.day("2027-07-01")
        var office = Office.sample(2)
        office.name = "Renamed"
        office.validity = DayRange(from: start)
        var position = Position.sample(1)
        position.title = "Director"
        position.validity = DayRange(from: start)
        var person = Person.sample(2)
        person.name = "Renamed"
        person.validity = DayRange(from: start)
        for rows in [
            ImportSample.offices([(office, nil)]), ImportSample.positions([(position, "ODC-1")]),
            ImportSample.people([person]),
        ] {
            let sample = try await ImportSample()
            let before = await register(sample)
            _ = try await sample.commit(rows)
            #expect(await register(sample) != before)
            _ = try await revert(sample, 1)
            #expect(await register(sample) == before)
        }
    }

    @Test("Offices, positions and people made together vanish together, and their identities with them")
    func together() async throws {
        let sample = try await ImportSample()
        let before = await register(sample)
        _ = try await sample.commit([
            sample.file(ImportSample.offices([(.sample(7), nil)])),
            sample.file(ImportSample.positions([(.sample(7), "ODC-7")])),
            sample.file(ImportSample.people([.sample(7)])),
            sample.file(ImportSample.assignments([(.sample(0, person: 7, position: 7), "N7")])),
        ])
        _ = try await revert(sample, 1)
        #expect(await register(sample) == before)
    }

    @Test("Later changes of the same records stand against it, named with entry and change set; nothing is written")
    func overtaken() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(ImportSample.people([.sample(1, name: "First"), .sample(2, name: "First")]))
        _ = try await sample.commit(ImportSample.people([.sample(2, name: "Second")]))
        let before = await register(sample)
        let refusal = await #expect(throws: Refusal.self) { try await revert(sample, 1) }
        #expect(refusal?.code == .changeOvertaken)
        #expect(refusal?.problems.map(\.pointer) == ["person per_000002"])
        #expect(refusal?.problems.first?.detail.contains("entry 5 (person.imported") == true)
        #expect(refusal?.problems.first?.fix == "Revert (chg_000004) first.")
        #expect(await register(sample) == before)
        #expect(sample.service.store.commitCount == 2)
        // The way that the refusal names.
        _ = try await revert(sample, 4)
        _ = try await revert(sample, 1)
    }

    @Test("A person who was given a qualification since does not vanish below it")
    func laws() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(ImportSample.people([.sample(9)]))
        _ = try await sample.commit(ImportSample.qualifications([.sample(0, person: 9)]))
        let before = await register(sample)
        let refusal = await #expect(throws: Refusal.self) { try await revert(sample, 1) }
        #expect(refusal?.code == .recordBreaksLaw)
        #expect(refusal?.problems.map(\.pointer) == ["qualification qua_000002"])
        #expect(refusal?.problems.first?.detail.contains("entry 4 (qualification.imported") == true)
        #expect(await register(sample) == before)
    }

    @Test("It happens once: the same key is answered again, another one is told who did it")
    func once() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(ImportSample.people([.sample(9)]))
        let first = try await revert(sample, 1)
        #expect(try await revert(sample, 1) == first)
        let refusal = await #expect(throws: Refusal.self) {
            try await sample.service.useCases.revertChange(
                "chg_000001", reason: "Again.", key: .sample("other"), by: .sample(role: .planner)
            )
        }
        #expect(refusal?.code == .changeReverted && refusal?.detail.contains(first) == true)
    }

    @Test("Whoever may not, gives no reason or names none is refused")
    func refusals() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(ImportSample.people([.sample(9)]))
        let officer = await #expect(throws: Refusal.self) { try await revert(sample, 1, by: .assignmentOfficer) }
        #expect(officer?.code == .callerNotAllowed)
        let missing = await #expect(throws: Refusal.self) { try await revert(sample, 99) }
        #expect(missing?.code == .changeNotFound)
        let silent = await #expect(throws: Refusal.self) {
            try await sample.service.useCases.revertChange(
                "chg_000001", reason: " ", key: .sample("silent"), by: .sample(role: .planner)
            )
        }
        #expect(silent?.code == .parameterBadValue)
        #expect(sample.service.store.commitCount == 1)
    }

    @Test("The journal tells of the revert and of each record, and lists and pages show both sides")
    func told() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(CommitImportTests.file("positions"))
        _ = try await revert(sample, 1)
        let entries = try await sample.service.store.entries(after: 3, limit: 9)
        #expect(entries.map(\.draft.action) == ["change.reverted", "position.reverted", "position.reverted"])
        #expect(entries.map(\.draft.objectID).first == "chg_000001")
        let caller = Caller.sample(role: .planner)
        let list = try await sample.service.useCases.listChanges.all([], for: caller)
        #expect(list.rows.map(\.set.id.rawValue) == ["chg_000004", "chg_000001"])
        #expect(list.rows.map(\.state) == ["committed", "reverted"])
        #expect(list.rows.map(\.set.recordCount) == [2, 2])
        let first = try await sample.service.useCases.showChange("chg_000001", for: caller)
        #expect(first.sheet.answer == "It changed 2 positions (1 new, 1 changed). It was reverted by chg_000004.")
        #expect(first.sheet.table("records")?.rows.count == 2 && !first.mayRevert)
        let second = try await sample.service.useCases.showChange("chg_000004", for: caller)
        #expect(second.sheet.answer == "It changed 2 positions (1 changed, 1 removed)." && second.mayRevert)
    }

    @Test("An import that changes nothing makes no change set")
    func nothing() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(ImportSample.people([.sample(1)]))
        let list = try await sample.service.useCases.listChanges.all([], for: .sample(role: .planner))
        #expect(list.rows.isEmpty)
    }
}
