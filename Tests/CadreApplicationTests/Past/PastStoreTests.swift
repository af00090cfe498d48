import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("An earlier entry of the journal shows what was known when it was the last")
struct PastStoreTests {
    private let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")
    private let planner = Caller.sample(role: .planner, actor: "b.planner")

    @Test("Imports of every kind, their reverts and the reverts of these")
    func imports() async throws {
        let sample = try await ImportSample()
        let reverts = sample.service.useCases.revertChange
        var history = WrittenHistory(sample.service)
        for kind in ["offices", "positions", "people", "qualifications", "assignments"] {
            let change = try #require(try await sample.commit(CommitImportTests.file(kind)).change)
            try await history.note()
            let undone = try await reverts(
                change.rawValue, reason: "Tried out.", key: .sample("1 \(kind)"), by: planner)
            try await history.note()
            _ = try await reverts(undone.rawValue, reason: "It was right.", key: .sample("2 \(kind)"), by: planner)
            try await history.note()
        }
        try await history.compare(registerCount: 6)
    }

    @Test("A slate in each of its states, and the reliefs that publishing it names")
    func slates() async throws {
        let sample = try await SlateSample()
        let useCases = sample.service.useCases
        var history = WrittenHistory(sample.service)
        let first = try await sample.solve()
        try await history.note()
        let line = try #require(try await sample.service.store.slate(first)?.run.lines.first)
        let pin = PinSlate.Input(
            slate: first, expectedVersion: 1, kind: .exclude, person: line.person, position: line.position,
            reason: "Needed at home."
        )
        let next = try await useCases.pinSlate(pin, key: .sample("pin"), by: officer)
        try await history.note()
        _ = try await useCases.submitSlate(next, expectedVersion: 1, key: .sample("submit"), by: officer)
        try await history.note()
        _ = try await useCases.publishSlate(next, expectedVersion: 2, key: .sample("publish"), by: planner)
        try await history.note()
        try await history.compare(registerCount: 2)
    }

    @Test("A relief that is named and withdrawn")
    func reliefs() async throws {
        let service = try await SampleService(
            Register(
                offices: [.sample(1)], positions: [.sample(1)], people: [.sample(1), .sample(2)],
                assignments: [.sample(1, person: 1, position: 1)]
            )
        )
        var history = WrittenHistory(service)
        let position = Position.sample(1).id
        let relief = NameRelief.Input(
            position: position, person: Person.sample(2).id, from: SampleDay.day("2027-07-01"), plannedEnd: nil
        )
        _ = try await service.useCases.nameRelief(relief, key: .sample("name"), by: officer)
        try await history.note()
        let version = try #require(await service.keeper.snapshot.relief(of: position)).version
        _ = try await service.useCases.withdrawRelief(
            WithdrawRelief.Input(position: position, expectedVersion: version, reason: "Promised elsewhere."),
            key: .sample("withdraw"), by: officer
        )
        try await history.note()
        try await history.compare(registerCount: 2)
    }

    @Test("An entry that is not there is named with the last one, and the past is never written")
    func bounds() async throws {
        let sample = try await ImportSample()
        _ = try await sample.commit(CommitImportTests.file("people"))
        let last = await sample.service.keeper.snapshot.journalIndex
        for index in [0, -1, last + 1, .max] {
            let refused = await refusal { try await PastStore(sample.service.store, at: index) }
            #expect(refused?.code == .journalIndexUnknown && refused?.fix.contains("\(last)") == true)
        }
        let past = try await WrittenHistory(sample.service).past(at: last)
        let refused = await refusal {
            try await past.revertChange("chg_000001", reason: "Tried out.", key: .sample("k"), by: planner)
        }
        #expect(refused?.code == .storeUnavailable)
        #expect(await sample.service.keeper.snapshot.journalIndex == last)
    }
}

/// What a service knew after each of its writes.
private struct WrittenHistory {
    private struct Moment: Equatable {
        let register: Register
        let slates: [String]
        let runs: [String]
        let changes: [String]
        let entries: [Int64]
    }

    private let service: SampleService
    private let reader = Caller.sample(role: .planner, actor: "b.planner")
    private var moments: [(index: Int64, known: Moment)] = []

    init(_ service: SampleService) { self.service = service }

    /// Notes what is known now.
    mutating func note() async throws {
        moments.append((await service.keeper.snapshot.journalIndex, try await moment(of: service.useCases)))
    }

    /// Compares what was known at each moment with what the past shows of it now.
    func compare(registerCount: Int) async throws {
        var registers: [Register] = []
        for (index, known) in moments {
            if !registers.contains(known.register) { registers.append(known.register) }
            #expect(try await moment(of: try await past(at: index)) == known, "entry \(index)")
        }
        #expect(registers.count == registerCount)
    }

    /// The use cases as of an entry.
    func past(at index: Int64) async throws -> UseCases {
        let store = try await PastStore(service.store, at: index)
        let keeper = try await RegisterKeeper(store: store, reference: .sample) { store.moment }
        return UseCases(keeper: keeper, store: store, rows: SampleEditRows(reference: .sample), worker: "past")
    }

    private func moment(of useCases: UseCases) async throws -> Moment {
        Moment(
            register: await useCases.keeper.snapshot.register,
            slates: try await useCases.listSlates.all([], for: reader).objects.map(\.text),
            runs: try await useCases.listRuns.all([], for: reader).rows.map { "\($0.run.id) \($0.run.state.word)" },
            changes: try await useCases.listChanges.all([], for: reader).objects.map(\.text),
            entries: try await useCases.listEvents(after: 0, limit: 1_000, for: reader).map(\.index)
        )
    }
}
