import CadreApplication
import CadreDomain
import CadreStorage
import Testing

@Suite("The store refuses what breaks a law of the register")
struct ConstraintTests {
    /// Commits the changes after the small register, and expects the conflict.
    private func expect(
        _ constraint: String, from changes: [Change], after earlier: [Change] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let store = try TemporaryStore()
        try await store.commit(.smallRegister() + earlier)
        await #expect(throws: StoreError.conflict(constraint: constraint), sourceLocation: sourceLocation) {
            try await store.commit(changes)
        }
        #expect(try await store.store.loadState().journalIndex == 1, sourceLocation: sourceLocation)
    }

    @Test("A position has one named relief at a time")
    func oneRelief() async throws {
        try await expect(
            "oneReliefPerPosition", from: [.assignment(.sample(2, person: 2, state: .planned))],
            after: [.assignment(.sample(1, person: 1, state: .planned))])
    }

    @Test("Of two officers who name a relief for one position at once, one wins")
    func reliefRace() async throws {
        let store = try TemporaryStore()
        try await store.commit(.smallRegister())
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for officer in 1...2 {
                group.addTask {
                    let relief = Assignment.sample(officer, person: officer, state: .planned)
                    do {
                        _ = try await store.commit([.assignment(relief)])
                        return true
                    } catch {
                        #expect(error as? StoreError == .conflict(constraint: "oneReliefPerPosition"))
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.sorted { $0 && !$1 } == [true, false])
        #expect(try await store.store.loadState().register.assignments.count == 1)
    }

    @Test("A second relief may be named once the first is cancelled, beside those who served before")
    func reliefAfterCancel() async throws {
        let store = try TemporaryStore()
        try await store.commit(
            .smallRegister() + [.assignment(.sample(1, state: .planned)), .assignment(.sample(3, state: .completed))])
        try await store.commit([
            .assignment(.sample(1, state: .cancelled)), .assignment(.sample(2, person: 2, state: .planned)),
        ])
        #expect(try await store.store.loadState().register.assignments.count == 3)
    }

    @Test("Versions of one position or person share no day, whatever the order of writing")
    func overlappingVersions() async throws {
        let late = DayRange(clamping: .on("2022-01-01"), .endless)
        try await expect("position.validity", from: [.position(try .sample(1, validity: late))])
        try await expect("person.validity", from: [.person(try .sample(1, validity: late))])
        try await expect("office.validity", from: [.office(try .sample(1, validity: late))])
        let store = try TemporaryStore()
        try await store.commit(.smallRegister())
        let shortened = DayRange(clamping: DayRange.sample.start, late.start)
        try await store.commit([
            .position(try .sample(1, validity: late)), .position(try .sample(1, validity: shortened)),
            .office(try .sample(1, name: "Later", validity: late)), .office(try .sample(1, validity: shortened)),
        ])
        #expect(try await store.store.loadState().register.offices.map(\.name) == ["Office 1", "Later"])
        #expect(try await store.store.loadState().register.positions.count == 3)
    }

    @Test("Two positions carry one number only on different days, and two offices one code")
    func sharedKeys() async throws {
        try await expect("position.number", from: [.position(try .sample(3, number: "N-1"))])
        try await expect("office.code", from: [.office(try .sample(3, code: "ODC-1"))])
        let store = try TemporaryStore()
        try await store.commit(.smallRegister())
        let before = DayRange(clamping: .on("2010-01-01"), DayRange.sample.start)
        try await store.commit([
            .position(try .sample(3, number: "N-1", validity: before)),
            .office(try .sample(3, code: "ODC-1", validity: before)),
        ])
        #expect(try await store.store.loadState().register.positions.count == 3)
    }

    @Test("Everything that a record names must be there")
    func references() async throws {
        try await expect("position.officeID", from: [.position(try .sample(3, office: 404))])
        try await expect("qualification.personID", from: [.qualification(.sample(1, person: 404))])
        try await expect("assignment.positionID", from: [.assignment(.sample(1, position: 404))])
        var office = try Office.sample(3)
        office.parent = ID(prefix: "off_", sequence: 404)
        try await expect("office.parentID", from: [.office(office)])
    }

    @Test("An assignment's end and reason fit its state")
    func assignmentStates() async throws {
        for state in Assignment.State.allCases {
            let store = try TemporaryStore()
            try await store.commit(.smallRegister())
            var broken = Assignment.sample(1, state: state)
            broken.actualEnd = broken.actualEnd == nil ? .on("2026-02-01") : nil
            let change = Change.assignment(broken)
            await #expect(throws: StoreError.self) { try await store.commit([change]) }
        }
    }
}
