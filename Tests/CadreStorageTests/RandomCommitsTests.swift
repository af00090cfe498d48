import CadreApplication
import CadreDomain
import CadreStorage
import Testing

/// Goal: whatever is committed in whatever order, the store holds what a plain model holds, and refuses what it
/// refuses.
///
/// Method: a few records, so that changes meet each other often, and hundreds of random commits from printed seeds.
@Suite("Random commits against a model")
struct RandomCommitsTests {
    @Test("The store and the model agree after every commit", arguments: [1, 2, 3, 4] as [UInt64])
    func agreement(seed: UInt64) async throws {
        var chance = SeededGenerator(seed: seed)
        var model = ModelStore()
        let store = try TemporaryStore()
        var refused = 0
        for round in 0..<250 {
            let changes = try (0...Int.random(in: 0..<4, using: &chance)).map { _ in try change(&chance) }
            let isLawful = model.commit(changes)
            do {
                try await store.commit(changes)
                #expect(isLawful, "seed \(seed), round \(round): the store took \(changes)")
            } catch let error as StoreError {
                refused += 1
                #expect(!isLawful, "seed \(seed), round \(round): the store refused \(changes) with \(error)")
            }
            try await expectEqual(store.store, model, "seed \(seed), round \(round): \(changes)")
        }
        #expect((20...230).contains(refused), "seed \(seed): \(refused) of 250 commits were refused")
        #expect(try await store.store.verifyIntegrity() == [])
        try store.store.close()
        try await expectEqual(store.directory.open(), model, "seed \(seed): opened again")
    }

    private func expectEqual(_ store: SQLiteStore, _ model: ModelStore, _ place: String) async throws {
        let state = try await store.loadState()
        let expected = model.register
        #expect(state.register.offices == expected.offices, "\(place)")
        #expect(state.register.positions == expected.positions, "\(place)")
        #expect(state.register.people == expected.people, "\(place)")
        #expect(state.register.qualifications == expected.qualifications, "\(place)")
        #expect(state.register.assignments == expected.assignments, "\(place)")
        #expect(state.settings == model.settings, "\(place)")
        #expect(state.journalIndex == model.journalIndex, "\(place)")
    }

    private func change(_ chance: inout SeededGenerator) throws -> Change {
        let starts: [Day] = [.on("2020-01-01"), .on("2023-01-01"), .on("2026-01-01")]
        let start = starts.randomElement(using: &chance) ?? .first
        let lengths = [0, 1_000, 3_000]
        let days = DayRange(clamping: start, start.adding(days: lengths.randomElement(using: &chance) ?? 0))
        let number = Int.random(in: 1...4, using: &chance)
        let other = Int.random(in: 1...4, using: &chance)
        switch Int.random(in: 0..<16, using: &chance) {
        case 0, 1:
            return .office(try .sample(min(number, 2), name: "Office \(other)", validity: days))
        case 2, 3, 4:
            let shared = Int.random(in: 0..<8, using: &chance) == 0 ? "N-1" : nil
            return .position(
                try .sample(number, number: shared, title: "T\(other)", office: min(other, 2), validity: days))
        case 5: return .positionVersionRemoved(ID(prefix: "pos_", sequence: number), start: start)
        case 6, 7, 8: return .person(try .sample(number, name: "Name \(other)", validity: days))
        case 9: return .personVersionRemoved(ID(prefix: "per_", sequence: number), start: start)
        case 10, 11: return .qualification(.sample(number, person: other))
        case 12: return .setting(name: "s\(number)", value: "\(other)")
        default:
            let state = Assignment.State.allCases.randomElement(using: &chance) ?? .active
            return .assignment(
                .sample(Int.random(in: 1...6, using: &chance), person: number, position: other, state: state))
        }
    }
}
