import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A request for a slate that is sent again is answered again")
struct SlateRepetitionTests {
    @Test("A repeated solve is answered before anything else is looked at, also when its window has passed")
    func solve() async throws {
        let sample = try await SlateSample()
        let id = try await sample.solve()
        let late = try await SampleService(
            sample.service.store, clock: { Timestamp(startOf: SampleDay.day("2029-01-01")) })
        func solve(_ key: IdempotencyKey) async throws -> ID<Slate> {
            try await late.useCases.solveSlate(
                from: SlateSample.from, to: SlateSample.to, key: key, by: sample.officer)
        }
        #expect(try await solve(.sample("solve")) == id)
        #expect(await refusal { try await solve(.sample("new")) }?.code == .windowBad)
        let reused = await refusal { try await solve(.sample("solve", request: "another")) }
        #expect(reused?.code == .idempotencyKeyReused)
    }

    @Test("A repeated pin is answered without a run; another request under its key is refused without one")
    func pin() async throws {
        let sample = try await SlateSample()
        let old = try await sample.solve()
        let chosen = try #require(try await sample.proposed(SlateSample.chief, in: old))
        let input = PinSlate.Input(
            slate: old, expectedVersion: 1, kind: .exclude, person: chosen, position: SlateSample.chief.id,
            reason: "Needed at home")
        let new = try await sample.service.useCases.pinSlate(input, key: .sample("pin"), by: sample.officer)
        // The old slate can no longer be opened, so whoever needs its run cannot answer.
        sample.service.store.tamper(planDigest: String(repeating: "0", count: 64), of: old)
        let fresh = try await SampleService(sample.service.store)
        func pin(_ key: IdempotencyKey) async throws -> ID<Slate> {
            try await fresh.useCases.pinSlate(input, key: key, by: sample.officer)
        }
        #expect(try await pin(.sample("pin")) == new)
        #expect(await refusal { try await pin(.sample("pin", request: "another")) }?.code == .idempotencyKeyReused)
        #expect(await refusal { try await pin(.sample("new")) }?.code == .runDiffers)
    }

    @Test("Two actors may choose the same key: each gets a slate of their own")
    func actors() async throws {
        let sample = try await SlateSample()
        var made: Set<ID<Slate>> = []
        for caller in [sample.officer, sample.second] {
            for _ in 1...2 {
                let id = try await sample.service.useCases.solveSlate(
                    from: SlateSample.from, to: SlateSample.to,
                    key: .sample("k", of: caller.actor, request: caller.actor), by: caller)
                made.insert(id)
            }
        }
        #expect(made.count == 2 && sample.service.store.commitCount == 4)
    }
}
