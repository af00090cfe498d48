import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("An import has an idempotency key of its own or of what is imported")
struct ImportKeyTests {
    private func names(_ sample: ImportSample) async -> [String] {
        await sample.service.keeper.snapshot.register.people.map(\.name)
    }

    private func commit(
        _ sample: ImportSample, _ name: String, key: String?, by caller: Caller? = nil
    ) async throws -> CommitImport.Outcome {
        let file = sample.file(ImportSample.people([.sample(1, name: name)]), digest: name)
        return try await sample.service.useCases.commitImport(
            [file], isPartialAllowed: false, key: key, by: caller ?? sample.planner
        )
    }

    @Test("Under the caller's key the same files are answered as the first time, whatever was written since")
    func ownKey() async throws {
        let sample = try await ImportSample()
        guard case .taken(let first) = try await commit(sample, "Anne", key: "k-1") else {
            Issue.record("the first import repeats nothing")
            return
        }
        _ = try await commit(sample, "Berta", key: "k-2")
        guard case .repeated(let accounts) = try await commit(sample, "Anne", key: "k-1") else {
            Issue.record("the key was used before")
            return
        }
        #expect(accounts == JSONText.list(first.map(\.json)).text)
        #expect(await names(sample).first == "Berta" && sample.service.store.commitCount == 2)
        let other = await refusal { try await commit(sample, "Carla", key: "k-1") }
        #expect(other?.code == .idempotencyKeyReused)
        let spaced = await refusal { try await commit(sample, "Carla", key: "k 1") }
        #expect(spaced?.code == .idempotencyKeyMissing && sample.service.store.commitCount == 2)
    }

    @Test("A key of the caller's own is kept for an import that finds nothing to write, too")
    func nothingToWrite() async throws {
        let sample = try await ImportSample()
        _ = try await commit(sample, "Anne", key: nil)
        _ = try await commit(sample, "Anne", key: "k-1")
        _ = try await commit(sample, "Berta", key: "k-2")
        guard case .repeated = try await commit(sample, "Anne", key: "k-1") else {
            Issue.record("the key was used before")
            return
        }
        #expect(await names(sample).first == "Berta")
        let other = await refusal { try await commit(sample, "Carla", key: "k-1") }
        #expect(other?.code == .idempotencyKeyReused)
    }

    @Test("Without one, a file puts right what another has changed since, and nobody's keys meet those of another")
    func derivedKey() async throws {
        let sample = try await ImportSample()
        for name in ["Anne", "Berta", "Anne", "Berta"] {
            guard case .taken(let diffs) = try await commit(sample, name, key: nil) else {
                Issue.record("(\(name)) is no repetition")
                return
            }
            #expect(diffs[0].count(.changed) == 1)
            #expect(await names(sample).first == name)
        }
        _ = try await commit(sample, "Carla", key: "k-1")
        let second = Caller(actor: "second", role: .planner, scope: .global, requestID: "r")
        _ = try await commit(sample, "Dora", key: "k-1", by: second)
        #expect(await names(sample).first == "Dora")
    }

    @Test("The same import at the same time is written once")
    func together() async throws {
        let sample = try await ImportSample()
        let outcomes = try await withThrowingTaskGroup(of: CommitImport.Outcome.self) { group in
            for _ in 0..<4 { group.addTask { try await commit(sample, "Anne", key: nil) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count == 4 && sample.service.store.commitCount == 1)
    }

    @Test("A load of training events is answered under its key as the first time, though another took its place")
    func trainingEvents() async throws {
        let service = try await SampleService()
        @Sendable func load(
            _ digest: String, key: String?, counts: String? = nil
        ) async throws -> LoadTrainingEvents.Outcome {
            @Sendable func reconcile(_ account: String, _ sources: [TrainingSource]) -> ReconciledAccount? {
                ReconciledAccount(account: account + (counts ?? ""), before: "b", after: "a")
            }
            return try await service.useCases.loadTrainingEvents(
                file: "a.tsv", digest: digest, counts: counts, key: key, by: .sample(role: .planner),
                produce: { _ in "{\"of\":\"\(digest)\"}" }, reconcile: counts == nil ? nil : reconcile
            )
        }
        #expect(try await load("d1", key: "k-1") == .loaded(account: "{\"of\":\"d1\"}"))
        #expect(try await load("d2", key: nil) == .loaded(account: "{\"of\":\"d2\"}"))
        #expect(try await load("d1", key: "k-1") == .repeated(account: "{\"of\":\"d1\"}"))
        #expect(service.store.commitCount == 2)
        #expect(await refusal { try await load("d2", key: "k-1") }?.code == .idempotencyKeyReused)
        #expect(try await load("d1", key: nil) == .loaded(account: "{\"of\":\"d1\"}"))
        #expect(try await load("d1", key: "k-2", counts: "c") == .reconciled(account: "{\"of\":\"d1\"}c"))
        #expect(try await load("d1", key: "k-2", counts: "c") == .repeated(account: "{\"of\":\"d1\"}c"))
        #expect(service.store.commitCount == 4)
    }
}
