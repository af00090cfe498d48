import CadreNumerics
import Testing

@Suite("Slot renewal")
struct SlotRenewalTests {
    private static let kinds = [
        SlotKind(leaving: 0.02, filling: 0.25, terms: [.init(steps: 12, share: 1), .init(steps: 24, share: 3)]),
        SlotKind(leaving: 0, filling: 0.6, terms: [.init(steps: 5, share: 2)]),
        SlotKind(leaving: 0.3, filling: 1, terms: [.init(steps: 200, share: 0.1)]),
    ]
    private static let slots = (0..<300).map { Slot(kind: $0 % 3, remaining: ($0 * 7) % 31) }

    @Test("Mean and variance agree with the exact distribution of every step")
    func exactDistribution() throws {
        let stepCount = 40
        let replicationCount = 4_000
        let counts = try SlotRenewal(kinds: Self.kinds, slots: Self.slots, stepCount: stepCount)
            .simulate(replicationCount: replicationCount, seed: 11)
        var mean = Array(repeating: 0.0, count: stepCount + 1)
        var variance = mean
        for slot in Self.slots {
            for (step, empty) in Self.emptyChances(slot, stepCount: stepCount).enumerated() {
                mean[step] += empty
                variance[step] += empty * (1 - empty)
            }
        }
        for step in 1...stepCount {
            // Five standard errors, and what tables of 65,536 values may be off by.
            let error = (variance[step] / Double(replicationCount)).squareRoot()
            #expect(abs(counts.mean(afterStep: step) - mean[step]) < 5 * error + 0.02, "step \(step)")
            let deviation = counts.standardDeviation(afterStep: step)
            #expect(abs(deviation / variance[step].squareRoot() - 1) < 0.08, "step \(step)")
        }
    }

    /// The chance that the slot is empty after each step, by carrying the whole distribution forward.
    private static func emptyChances(_ slot: Slot, stepCount: Int) -> [Double] {
        let kind = kinds[slot.kind]
        let shares = kind.terms.reduce(0) { $0 + $1.share }
        var chance = Array(repeating: 0.0, count: 260)
        chance[slot.remaining] = 1
        var empty = [chance[0]]
        for _ in 0..<stepCount {
            var next = Array(repeating: 0.0, count: 260)
            next[0] += chance[0] * (1 - kind.filling)
            for term in kind.terms { next[term.steps] += chance[0] * kind.filling * term.share / shares }
            for remaining in 1..<260 {
                let leaving = remaining == 1 ? 1 : kind.leaving
                next[0] += chance[remaining] * leaving
                next[remaining - 1] += remaining == 1 ? 0 : chance[remaining] * (1 - leaving)
            }
            chance = next
            empty.append(chance[0])
        }
        return empty
    }

    @Test("Without chance, terms alone decide, to the last step that can be asked for")
    func certain() throws {
        let kind = SlotKind(leaving: 0, filling: 1, terms: [.init(steps: 2, share: 1)])
        let slots = [Slot(kind: 0, remaining: 1), Slot(kind: 0, remaining: 0), Slot(kind: 0, remaining: 9_999)]
        let counts = try SlotRenewal(kinds: [kind], slots: slots, stepCount: SlotRenewal.stepCountMax)
            .simulate(replicationCount: 1, seed: 0)
        // The first is empty after steps 1, 4, 7 ..., the second after 3, 6, 9 ..., the third never.
        for step in 1...SlotRenewal.stepCountMax {
            #expect(counts.counts(afterStep: step) == [step % 3 == 2 ? 0 : 1], "step \(step)")
        }
        let stuck = SlotKind(leaving: 0, filling: 0, terms: [.init(steps: 254, share: 1)])
        let never = try SlotRenewal(kinds: [stuck], slots: [Slot(kind: 0, remaining: 0)], stepCount: 254)
            .simulate(replicationCount: 3, seed: 0)
        #expect(never.counts(afterStep: 254) == [1, 1, 1])
    }

    @Test("The same seed plays the same future; a replication does not depend on how many follow")
    func determinism() throws {
        let renewal = try SlotRenewal(kinds: Self.kinds, slots: Self.slots, stepCount: 12)
        let few = try renewal.simulate(replicationCount: 3, seed: 4)
        let many = try renewal.simulate(replicationCount: 9, seed: 4)
        for step in 1...12 {
            #expect(Array(many.counts(afterStep: step).prefix(3)) == Array(few.counts(afterStep: step)))
        }
        #expect(try renewal.simulate(replicationCount: 3, seed: 5) != few)
        #expect(throws: CancellationError.self) {
            try renewal.simulate(replicationCount: 3, seed: 5, isCancelled: { true })
        }
    }

    @Test("Quantiles are counts that were seen")
    func quantiles() throws {
        let renewal = try SlotRenewal(kinds: Self.kinds, slots: Self.slots, stepCount: 20)
        let counts = try renewal.simulate(replicationCount: 101, seed: 4)
        let sorted = counts.counts(afterStep: 20).sorted().map { Int($0) }
        #expect(counts.quantiles([0, 0.5, 1], afterStep: 20) == [sorted[0], sorted[50], sorted[100]])
        #expect(sorted[0] < sorted[100])
    }

    @Test("Data out of range are refused with the place and the value")
    func refusals() {
        func error(
            leaving: Double = 0,
            filling: Double = 1,
            terms: [SlotKind.Term] = [.init(steps: 1, share: 1)],
            slot: Slot = Slot(kind: 0, remaining: 0),
            stepCount: Int = 1
        ) -> SlotRenewalError? {
            do {
                let kind = SlotKind(leaving: leaving, filling: filling, terms: terms)
                _ = try SlotRenewal(kinds: [kind], slots: [slot], stepCount: stepCount)
                return nil
            } catch {
                return error
            }
        }
        #expect(error() == nil)
        #expect(error(leaving: 1) == .chanceOutOfRange(kind: 0, found: 1))
        #expect(error(leaving: .nan) != nil)
        #expect(error(filling: 1.5) == .chanceOutOfRange(kind: 0, found: 1.5))
        #expect(error(filling: .nan) != nil)
        #expect(error(terms: []) == .termsOutOfRange(kind: 0))
        #expect(error(terms: [.init(steps: 255, share: 1)]) == .termsOutOfRange(kind: 0))
        #expect(error(terms: [.init(steps: 1, share: .infinity)]) == .termsOutOfRange(kind: 0))
        #expect(error(slot: Slot(kind: 1, remaining: 0)) == .slotOutOfRange(slot: 0, kind: 1, remaining: 0))
        #expect(error(slot: Slot(kind: 0, remaining: -1)) == .slotOutOfRange(slot: 0, kind: 0, remaining: -1))
        #expect(error(stepCount: 0) == .stepCountOutOfRange(found: 0, max: 254))
        #expect(error(stepCount: 255) == .stepCountOutOfRange(found: 255, max: 254))
    }
}
