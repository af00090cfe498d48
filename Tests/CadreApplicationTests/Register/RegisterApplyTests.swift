import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("What the keeper sees after commits is what a new start reads")
struct RegisterApplyTests {
    @Test("A random sequence of commits in memory equals the store read again", arguments: 0..<12)
    func reload(seed: Int) async throws {
        var random = SampleNumbers(seed: UInt64(seed))
        let service = try await SampleService(.random(seed: UInt64(seed), positionCount: 12))
        for step in 0..<25 {
            let snapshot = await service.keeper.snapshot
            let changes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                Self.change(snapshot.register, step, &random)
            }
            _ = try? await service.keeper.write { _ in
                Commit(
                    caller: .sample(), at: SampleService.now, changes: changes,
                    entries: [JournalDraft(action: "t", objectKind: "t", objectID: "1", before: nil, after: nil)])
            }
            let seen = await service.keeper.snapshot
            let stored = try await service.store.loadState()
            try #require(Same(seen.register) == Same(stored.register), "seed \(seed), step \(step): \(changes)")
            #expect(seen.settings == stored.settings && seen.journalIndex == stored.journalIndex)
        }
        #expect(service.store.commitCount > 5)
    }

    private struct Same: Equatable {
        let offices: [Office]
        let positions: [Position]
        let people: [Person]
        let qualifications: [Qualification]
        let assignments: [Assignment]

        init(_ register: Register) {
            offices = register.offices
            positions = register.positions
            people = register.people
            qualifications = register.qualifications
            assignments = register.assignments
        }
    }

    private static func change(_ register: Register, _ step: Int, _ random: inout SampleNumbers) -> Change {
        let number = Int.random(in: 1...20, using: &random)
        let cut = SampleDay.range("20\(20 + number % 5)-01-01", random.chance(50) ? "2030-01-01" : nil)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .office(.sample(number, code: "C\(number)-\(step)"))
        case 1: return .position(.sample(number + 40, title: "T\(step)", validity: cut))
        case 2:
            let version = random.pick(register.positions)
            return .positionVersionRemoved(version.id, start: version.validity.start)
        case 3: return .person(.sample(number + 40, name: "N\(step)", validity: cut))
        case 4:
            let version = random.pick(register.people)
            return .personVersionRemoved(version.id, start: version.validity.start)
        case 5: return .qualification(.sample(number, person: number))
        case 6:
            return .assignment(
                .sample(
                    number + 100, person: number, position: number % 12 + 1, from: "2028-01-01",
                    plannedEnd: "2029-01-01"))
        default: return .setting(name: "s\(number % 3)", value: "\(step)")
        }
    }
}
