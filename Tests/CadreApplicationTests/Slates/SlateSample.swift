import CadreApplication
import CadreDomain
import CadreTestSupport

/// A small register whose year has two openings that can be filled and one that cannot, and who takes which step.
struct SlateSample {
    let service: SampleService
    let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")
    let second = Caller.sample(role: .planner, actor: "b.planner")

    /// The year that is solved.
    static let from = SampleDay.day("2027-01-01")
    static let to = SampleDay.day("2027-12-31")
    /// Vacant now; Army officers.
    static let chief = Position.sample(1, isKeyBillet: true)
    static let deputy = Position.sample(2)
    /// Vacant now; for the Navy, which has nobody.
    static let naval = Position.sample(3, service: .navy)

    /// Makes the register.
    ///
    /// - Parameter commands: The commands of the three vacant positions, where they are to differ.
    init(commands: [String]? = nil) async throws {
        var positions = [Self.chief, Self.deputy, Self.naval]
        for (index, command) in (commands ?? []).enumerated() { positions[index].command = CommandCode(command) }
        service = try await SampleService(
            Register(
                offices: [.sample(1)], positions: positions + [.sample(4)],
                people: [.sample(1), .sample(2, grade: "O5"), .sample(3, grade: "E7"), .sample(4)],
                assignments: [.sample(1, person: 4, position: 4, plannedEnd: "2029-01-01")]
            )
        )
    }

    /// Solves the year and returns the draft.
    func solve(_ key: String = "solve") async throws -> ID<Slate> {
        try await service.useCases.solveSlate(from: Self.from, to: Self.to, key: .sample(key), by: officer)
    }

    /// Solves and submits the year and returns the slate at version 2.
    func submit() async throws -> ID<Slate> {
        let id = try await solve()
        _ = try await service.useCases.submitSlate(id, expectedVersion: 1, key: .sample("submit"), by: officer)
        return id
    }

    /// Who is proposed for a position by the stored lines.
    func proposed(_ position: Position, in slate: ID<Slate>) async throws -> ID<Person>? {
        try await service.store.slate(slate)?.run.lines.first { $0.position == position.id }?.person
    }

    /// Writes changes beside every use case, as another officer's work that came between.
    func write(_ changes: [Change]) async throws {
        _ = try await service.keeper.write { _ in
            Commit(
                caller: officer, at: SampleService.now, changes: changes,
                entries: [JournalDraft(action: "t", objectKind: "t", objectID: "1", before: nil, after: nil)]
            )
        }
    }
}
