import CadreDomain
import CadrePlanning
import CadreTestSupport
import Synchronization
import Testing

@testable import CadreApplication

@Suite("A slate opened after a start is planned again and must be the stored one", .timeLimit(.minutes(30)))
struct SlateArchiveTests {
    @Test("Two readers who open a slate at once share one run")
    func shared() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let store = WatchedSlates(sample.service.store)
        let archive = SlateArchive(store: store)
        async let first = archive.open(id)
        async let second = archive.open(id)
        #expect(try await first.plan == second.plan)
        #expect(store.inputReadCount == 1)
        _ = try await archive.open(id)
        #expect(store.inputReadCount == 1)
    }

    @Test(
        "A stored line, total, pin or digest that was altered is a fault, not a slate", arguments: Alteration.allCases)
    func altered(_ alteration: Alteration) async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let archive = SlateArchive(store: AlteredSlates(sample.service.store, alteration))
        for _ in 1...2 {
            let refused = await refusal { try await archive.open(id) }
            #expect(refused?.code == .runDiffers)
        }
        let replay = ReplayRun(keeper: sample.service.keeper, archive: archive)
        #expect(try await replay(id.rawValue, for: sample.second).isSame == false)
    }

    @Test("A stored slate as good as the one that the run finds now is opened as it is stored")
    func equallyGood() async throws {
        // Two positions and two people alike: who goes where is worth the same.
        let service = try await SampleService(
            Register(offices: [.sample(1)], positions: [.sample(1), .sample(2)], people: [.sample(1), .sample(2)])
        )
        let id = try await service.useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("solve"),
            by: .sample(role: .assignmentOfficer, actor: "a.officer")
        )
        let found = try #require(try await service.store.slate(id))
        let lines = found.run.lines
        try #require(lines.count == 2)
        let swapped = zip(lines, lines.reversed()).map { line, other in
            SlateLine(
                position: line.position, person: other.person, reportDay: line.reportDay, plannedEnd: line.plannedEnd,
                points: line.points, isPinned: false)
        }
        let frozenInput = try #require(try await service.store.frozenInput(of: id))
        let other = try FinishedRun(of: frozenInput, confirming: swapped) { false }
        let store = OtherSlate(service.store, run: other.record(id, journalIndex: found.run.journalIndex))
        let archive = SlateArchive(store: store)
        #expect(try await archive.open(id).plan.lines == swapped)
        #expect(try await archive.repeated(id).isSame == false)
    }

    @Test("Decisions taken in any order make a draft that opens after a start", arguments: [[1, 2], [2, 1]])
    func decisions(positions: [Int]) async throws {
        let sample = try await SlateSample()
        var id = try await sample.solve()
        for position in positions {
            id = try await sample.service.useCases.pinSlate(
                PinSlate.Input(
                    slate: id, expectedVersion: 1, kind: .exclude, person: ID(prefix: "per_", sequence: 1),
                    position: ID(prefix: "pos_", sequence: position), reason: "Needed at home."
                ), key: .sample("exclude \(position)"), by: sample.officer
            )
        }
        let open = try await SlateArchive(store: sample.service.store).open(id)
        #expect(Set(open.stored.pins.map(\.position)) == [SlateSample.chief.id, SlateSample.deputy.id])
        #expect(try await sample.service.useCases.replayRun(id.rawValue, for: sample.second).isSame)
    }

    @Test("A slate that was altered after it was submitted cannot be published")
    func published() async throws {
        let sample = try await SlateSample()
        let id = try await sample.submit()
        sample.service.store.tamper(planDigest: String(repeating: "0", count: 64), of: id)
        let refused = await refusal {
            try await sample.service.useCases.publishSlate(
                id, expectedVersion: 2, key: .sample("publish"), by: sample.second)
        }
        #expect(refused?.code == .runDiffers)
        #expect(sample.service.store.commitCount == 3)
    }
}

/// What somebody may change in the database beside Cadre.
enum Alteration: CaseIterable {
    case line, total, pin, window, digest
}

/// Slates of which something was altered.
private struct AlteredSlates: SlateStore {
    let base: MemoryStore
    let alteration: Alteration

    init(_ base: MemoryStore, _ alteration: Alteration) {
        self.base = base
        self.alteration = alteration
    }

    func slates() async throws(StoreError) -> [StoredSlate] { try await base.slates() }

    func history(of id: ID<Slate>) async throws(StoreError) -> [JournalEntry] { try await base.history(of: id) }

    func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? { try await base.frozenInput(of: id) }

    func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? {
        guard let stored = try await base.slate(id) else { return nil }
        var (slate, pins, lines) = (stored.slate, stored.pins, stored.run.lines)
        switch alteration {
        case .line:
            let line = lines[0]
            lines[0] = SlateLine(
                position: line.position, person: ID(prefix: "per_", sequence: 3), reportDay: line.reportDay,
                plannedEnd: line.plannedEnd, points: line.points, isPinned: line.isPinned)
        case .pin:
            pins.append(
                Pin(kind: .pin, person: lines[0].person, position: lines[0].position, reason: "-", decidedBy: "-"))
        case .window: slate.window = DayRange(clamping: SlateSample.from, SlateSample.from.next)
        case .total, .digest: break
        }
        let run = stored.run
        return StoredSlate(
            slate: slate,
            run: SolverRun(
                slate: run.slate, frozenInput: "", inputDigest: run.inputDigest,
                planDigest: alteration == .digest ? run.inputDigest : run.planDigest, journalIndex: run.journalIndex,
                lines: lines, totalPoints: run.totalPoints + (alteration == .total ? 1 : 0), bound: run.bound,
                openingCount: run.openingCount, candidateCount: run.candidateCount, pairCount: run.pairCount),
            pins: pins)
    }
}

/// One slate with another run.
private struct OtherSlate: SlateStore {
    let base: MemoryStore
    let run: SolverRun

    init(_ base: MemoryStore, run: SolverRun) {
        self.base = base
        self.run = run
    }

    func slates() async throws(StoreError) -> [StoredSlate] { try await base.slates() }

    func history(of id: ID<Slate>) async throws(StoreError) -> [JournalEntry] { try await base.history(of: id) }

    func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? { try await base.frozenInput(of: id) }

    func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? {
        try await base.slate(id).map { StoredSlate(slate: $0.slate, run: run, pins: $0.pins) }
    }
}

/// Counts how often a frozen input is read, and gives the first one out only when two readers have asked for the slate.
private final class WatchedSlates: SlateStore {
    private let base: MemoryStore
    private let counts = Mutex((heads: 0, inputs: 0))

    init(_ base: MemoryStore) { self.base = base }

    var inputReadCount: Int { counts.withLock { $0.inputs } }

    func slates() async throws(StoreError) -> [StoredSlate] { try await base.slates() }

    func history(of id: ID<Slate>) async throws(StoreError) -> [JournalEntry] { try await base.history(of: id) }

    func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? {
        counts.withLock { $0.heads += 1 }
        return try await base.slate(id)
    }

    func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? {
        counts.withLock { $0.inputs += 1 }
        while counts.withLock({ $0.heads < 2 }) { await Task.yield() }
        return try await base.frozenInput(of: id)
    }
}
