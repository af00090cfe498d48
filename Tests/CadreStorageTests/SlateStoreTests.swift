import CadreApplication
import CadreDomain
import GRDB
import Testing

@testable import CadreStorage

@Suite("Slates, runs and pins")
struct SlateStoreTests {
    static let lines = [
        SlateLine(
            position: ID(prefix: "pos_", sequence: 1), person: ID(prefix: "per_", sequence: 2),
            reportDay: .on("2027-06-01"), plannedEnd: .on("2030-06-01"), points: 400, isPinned: true),
        SlateLine(
            position: ID(prefix: "pos_", sequence: 2), person: ID(prefix: "per_", sequence: 1),
            reportDay: .on("2027-07-01"), plannedEnd: .on("2029-07-01"), points: -3, isPinned: false),
    ]
    static let pins = [
        Pin(
            kind: .pin, person: lines[0].person, position: lines[0].position, reason: "Asked for by name.",
            decidedBy: "a.officer"),
        Pin(
            kind: .exclude, person: lines[1].person, position: lines[0].position, reason: "Spouse's post.",
            decidedBy: "p.planner"),
    ]

    private func storeWithSlate() async throws -> TemporaryStore {
        let store = try TemporaryStore()
        try await store.commit(
            .smallRegister() + [
                .slate(.sample()), .run(.sample(lines: Self.lines)), .pin(Self.pins[0], on: Slate.sample().id),
                .pin(Self.pins[1], on: Slate.sample().id),
            ])
        return store
    }

    @Test("A slate comes back with its run, lines and pins; its frozen input is read apart")
    func roundTrip() async throws {
        let store = try await storeWithSlate().store
        let stored = try #require(try await store.slate(Slate.sample().id))
        #expect(stored.slate == .sample())
        #expect(stored.pins == Self.pins)
        let run = SolverRun.sample(lines: Self.lines)
        #expect(stored.run.frozenInput.isEmpty)
        #expect(try await store.frozenInput(of: Slate.sample().id) == run.frozenInput)
        #expect(stored.run.lines == run.lines)
        #expect(stored.run.inputDigest == run.inputDigest && stored.run.planDigest == run.planDigest)
        #expect(stored.run.journalIndex == 3 && stored.run.totalPoints == 812 && stored.run.bound == 812)
        #expect(stored.run.openingCount == 5 && stored.run.candidateCount == 7 && stored.run.pairCount == 21)
        #expect(try await store.slates() == [stored])
        #expect(try await store.heads() == [stored.head])
        #expect(stored.head.filledCount == 2 && stored.head.pinCount == 2)
        let line = try #require(Self.lines.first)
        #expect(
            try await store.proposal(for: line.position) == SlateProposal(slate: stored.slate.id, person: line.person))
        #expect(try await store.proposal(for: ID(prefix: "pos_", sequence: 404)) == nil)
        #expect(try await store.slate(ID(prefix: "slt_", sequence: 404)) == nil)
        #expect(try await store.frozenInput(of: ID<Slate>(prefix: "slt_", sequence: 404)) == nil)
    }

    @Test("A slate takes its steps one version at a time, and the newest comes first")
    func steps() async throws {
        let store = try await storeWithSlate()
        var slate = Slate.sample()
        try slate.submit(by: "p.planner", expectedVersion: 1)
        try await store.commit([.slate(slate)])
        #expect(try await store.store.slate(slate.id)?.slate == slate)
        try slate.publish(by: "a.officer", on: .on("2026-12-01"), expectedVersion: 2)
        try await store.commit([.slate(slate)])
        #expect(try await store.store.slate(slate.id)?.slate == slate)
        var second = Slate.sample(2)
        try await store.commit([.slate(second), .run(.sample(2))])
        try second.supersede(by: slate.id, expectedVersion: 1)
        try await store.commit([.slate(second)])
        #expect(try await store.store.slates().map(\.slate) == [second, slate])
        #expect(try await store.store.heads() == store.store.slates().map(\.head))
    }

    @Test("Heads are read without a line or a pin: those that nobody can read stand in no list's way")
    func heads() async throws {
        let store = try await storeWithSlate()
        try await store.store.pool.writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA foreign_keys = 0; UPDATE slateLine SET personID = '? ' || personID; "
                    + "UPDATE slatePin SET personID = '? ' || personID")
        }
        await #expect(throws: StoreError.self) { try await store.store.slates() }
        let head = try #require(try await store.store.heads().first)
        #expect(head.slate == .sample() && head.filledCount == 2 && head.pinCount == 2)
        #expect(head.openingCount == 5 && head.candidateCount == 7 && head.totalPoints == 812 && head.bound == 812)
    }

    @Test("Of two changes of one version, the second is told which version it missed")
    func staleVersion() async throws {
        let store = try await storeWithSlate()
        var slate = Slate.sample()
        try slate.submit(by: "p.planner", expectedVersion: 1)
        let submitted: [Change] = [.slate(slate)]
        try await store.commit(submitted)
        await #expect(throws: StoreError.staleVersion(found: 2)) {
            try await store.commit([.setting(name: "x", value: "y")] + submitted)
        }
        await #expect(throws: StoreError.staleVersion(found: 2)) { try await store.commit([.slate(.sample())]) }
        await #expect(throws: StoreError.staleVersion(found: 0)) {
            try await store.commit([.slate(.sample(7, version: 2))])
        }
        #expect(try await store.store.loadState().settings.isEmpty)
        #expect(try await store.store.slate(slate.id)?.slate == slate)
    }

    @Test("Whoever submitted a slate is not let publish it, even by a caller that forgot to check")
    func secondPerson() async throws {
        let store = try await storeWithSlate()
        try await store.commit([.slate(.sample(state: .submitted(by: "p.planner"), version: 2))])
        let published = Slate.sample(state: .published(by: "p.planner", on: .on("2026-12-01")), version: 3)
        await #expect(throws: StoreError.conflict(constraint: "slateSecondPerson")) {
            try await store.commit([.slate(published)])
        }
    }

    @Test("A slate is not stored without its run, nor a second run for it, nor a line of an unknown person")
    func needsRun() async throws {
        let store = try await storeWithSlate()
        await #expect(throws: StoreError.conflict(constraint: "slate.id")) {
            try await store.commit([.slate(.sample(2))])
        }
        await #expect(throws: StoreError.conflict(constraint: "solverRun.slateID")) {
            try await store.commit([.run(.sample())])
        }
        let stranger = SlateLine(
            position: Self.lines[0].position, person: ID(prefix: "per_", sequence: 404), reportDay: .on("2027-06-01"),
            plannedEnd: .on("2030-06-01"), points: 1, isPinned: false)
        await #expect(throws: StoreError.conflict(constraint: "slateLine.personID")) {
            try await store.commit([.slate(.sample(2)), .run(.sample(2, lines: [stranger]))])
        }
    }
}
