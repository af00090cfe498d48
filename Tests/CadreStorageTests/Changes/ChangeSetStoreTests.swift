import CadreApplication
import CadreDomain
import CadreStorage
import Testing

@Suite("Change sets and removals on disk")
struct ChangeSetStoreTests {
    private static func set(
        _ index: Int64, kind: ChangeSet.Kind = .import, reverts: ID<ChangeSet>? = nil
    ) -> ChangeSet {
        ChangeSet(
            id: ID(prefix: ChangeSet.prefix, sequence: Int(index)), kind: kind, title: "Import of people.csv",
            reason: reverts == nil ? nil : "Tried out.", reverts: reverts, firstIndex: index, lastIndex: index,
            recordCount: 5
        )
    }

    @Test("A change set comes back with who and when of its first entry, and with what reverted it")
    func roundTrip() async throws {
        let temporary = try TemporaryStore()
        let first = Self.set(1)
        let second = Self.set(2, kind: .revert, reverts: first.id)
        try await temporary.commit(.smallRegister() + [.changeSet(first)])
        #expect(try await temporary.store.changeSet(first.id)?.revertedBy == nil)
        try await temporary.commit([.changeSet(second)])
        let stored = try await temporary.store.changeSets()
        #expect(stored.map(\.set) == [second, first])
        #expect(stored.map(\.revertedBy) == [nil, second.id])
        #expect(stored.first?.actor == Caller.sample.actor && stored.first?.requestID == Caller.sample.requestID)
        #expect(stored.first?.at == Commit.sample().at)
        #expect(try await temporary.store.changeSet(Self.set(9).id) == nil)
    }

    @Test("A change set is reverted once, and lies within the journal; a commit that breaks that writes nothing")
    func laws() async throws {
        let temporary = try TemporaryStore()
        let first = Self.set(1)
        try await temporary.commit([.changeSet(first)])
        try await temporary.commit([.changeSet(Self.set(2, kind: .revert, reverts: first.id))])
        for set in [Self.set(3, kind: .revert, reverts: first.id), Self.set(7), Self.set(2)] {
            await #expect(throws: StoreError.self) {
                try await temporary.commit([.person(try .sample(9)), .changeSet(set)])
            }
        }
        #expect(try await temporary.store.changeSets().count == 2)
        #expect(try await temporary.store.loadState().register.people.isEmpty)
    }

    @Test("Offices, qualifications and assignments are taken away as if they had never been")
    func removals() async throws {
        let temporary = try TemporaryStore()
        try await temporary.commit(.smallRegister())
        let before = try await temporary.store.loadState().register
        let office = try Office.sample(2)
        let held = Qualification(
            id: ID(prefix: "qua_", sequence: 1), person: ID(prefix: "per_", sequence: 1), kind: .course(code: "SCM"),
            earned: .on("2024-01-01"), goodUntil: nil
        )
        let assignment = Assignment(
            id: ID(prefix: "asg_", sequence: 1), person: held.person, position: ID(prefix: "pos_", sequence: 1),
            from: .on("2024-01-01"), plannedEnd: .on("2026-01-01"), actualEnd: nil, state: .active, curtailment: nil
        )
        try await temporary.commit([.office(office), .qualification(held), .assignment(assignment)])
        #expect(try await temporary.store.loadState().register != before)
        try await temporary.commit([
            .assignmentRemoved(assignment.id), .qualificationRemoved(held.id),
            .officeVersionRemoved(office.id, start: office.validity.start),
        ])
        #expect(try await temporary.store.loadState().register == before)
        #expect(try await temporary.store.verifyIntegrity().isEmpty)
    }

    @Test("An office that a position stands in is not taken away")
    func needed() async throws {
        let temporary = try TemporaryStore()
        try await temporary.commit(.smallRegister())
        let office = try Office.sample()
        await #expect(throws: StoreError.conflict(constraint: "position.officeID")) {
            try await temporary.commit([.officeVersionRemoved(office.id, start: office.validity.start)])
        }
    }
}
