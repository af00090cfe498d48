/// Slots that empty and fill again, simulated many times to see how many will be empty after each step.
///
/// **Model.** Time goes in steps. An occupied slot empties when its term ends, or before with a fixed chance a step. An
/// empty slot fills with a fixed chance a step, and a new term is drawn. Slots are independent of each other; chances
/// belong to a slot's kind.
///
/// **Method.** Nothing happens in most steps, so a replication jumps from event to event. The step in which something
/// with a fixed chance happens is geometric; it and the terms are looked up in tables of 65,536 values (`DrawTable`)
/// with 16 random bits a draw, four draws to a 64-bit number. Events are added to a row of differences; its running sum
/// is the number of empty slots after each step.
///
/// **Running time.** O(replications * events), an event being two look-ups; memory 4 bytes a replication and step.
/// Replication r depends on the seed and r alone.
///
/// Source: Devroye, *Non-Uniform Random Variate Generation*, Springer 1986, sections III.2 (table look-up) and X.2
/// (geometric distribution).
public struct SlotRenewal: Sendable {
    /// The largest number of steps, so that a step and "never" fit one byte.
    public static let stepCountMax = 254

    private let kinds: [SlotKind]
    private let slots: [Slot]
    private let stepCount: Int

    /// Takes the slots as they stand at the start.
    ///
    /// - Parameters:
    ///   - kinds: How slots empty and fill.
    ///   - slots: The slots, each of one of the kinds.
    ///   - stepCount: How many steps to look ahead, 1 to `stepCountMax`.
    /// - Throws: `SlotRenewalError` for the first thing that is wrong.
    public init(kinds: [SlotKind], slots: [Slot], stepCount: Int) throws(SlotRenewalError) {
        guard (1...Self.stepCountMax).contains(stepCount) else {
            throw .stepCountOutOfRange(found: stepCount, max: Self.stepCountMax)
        }
        for (index, kind) in kinds.enumerated() {
            guard kind.leaving >= 0, kind.leaving < 1 else {
                throw .chanceOutOfRange(kind: index, found: kind.leaving)
            }
            guard kind.filling >= 0, kind.filling <= 1 else {
                throw .chanceOutOfRange(kind: index, found: kind.filling)
            }
            let areTermsKnown = kind.terms.allSatisfy {
                (1...Self.stepCountMax).contains($0.steps) && $0.share > 0 && $0.share.isFinite
            }
            guard !kind.terms.isEmpty, areTermsKnown else { throw .termsOutOfRange(kind: index) }
        }
        for (index, slot) in slots.enumerated() where !kinds.indices.contains(slot.kind) || slot.remaining < 0 {
            throw .slotOutOfRange(slot: index, kind: slot.kind, remaining: slot.remaining)
        }
        self.kinds = kinds
        self.slots = slots
        self.stepCount = stepCount
    }

    /// Plays the future `replicationCount` times.
    ///
    /// - Parameters:
    ///   - replicationCount: How often, at least 1.
    ///   - seed: Decides every draw; the same seed gives the same counts.
    ///   - isCancelled: Asked before each replication; answer true to stop.
    /// - Throws: `CancellationError` if `isCancelled` said so.
    /// - Precondition: `replicationCount >= 1`.
    public func simulate(
        replicationCount: Int,
        seed: UInt64,
        isCancelled: () -> Bool = { false }
    ) throws(CancellationError) -> EmptySlotCounts {
        precondition(replicationCount >= 1, "A simulation needs at least one replication")
        let never = stepCount + 1
        let leaving = kinds.flatMap { DrawTable(chance: $0.leaving, limit: never).values }
        let filling = kinds.flatMap { DrawTable(chance: $0.filling, limit: never).values }
        let terms = kinds.flatMap { DrawTable($0.terms).values }
        let starts = slots.map { Start(table: $0.kind * DrawTable.size, remaining: min($0.remaining, never)) }
        var seeds = SplitMix64(seed: seed)
        var counts = Array(repeating: Int32(0), count: replicationCount * stepCount)
        // Two rows of steps more: "never" after an event of the last step is twice the horizon away.
        var changes = Array(repeating: Int32(0), count: 2 * (never + 1))
        for replication in 0..<replicationCount {
            if isCancelled() { throw CancellationError() }
            let replicationSeed = seeds.next()
            leaving.withUnsafeBufferPointer { leaving in
                filling.withUnsafeBufferPointer { filling in
                    terms.withUnsafeBufferPointer { terms in
                        starts.withUnsafeBufferPointer { starts in
                            changes.withUnsafeMutableBufferPointer { changes in
                                play(
                                    starts,
                                    tables: Tables(leaving: leaving, filling: filling, terms: terms),
                                    seed: replicationSeed,
                                    changes: changes
                                )
                            }
                        }
                    }
                }
            }
            var empty = changes[0]
            for step in 1...stepCount {
                empty += changes[step]
                counts[(step - 1) * replicationCount + replication] = empty
            }
        }
        return EmptySlotCounts(stepCount: stepCount, replicationCount: replicationCount, counts: counts)
    }

    private struct Start {
        let table: Int
        let remaining: Int
    }

    private struct Tables {
        let leaving: UnsafeBufferPointer<UInt8>
        let filling: UnsafeBufferPointer<UInt8>
        let terms: UnsafeBufferPointer<UInt8>
    }

    /// Plays all slots once and leaves in `changes` by how many the empty slots grow in each step.
    private func play(
        _ starts: UnsafeBufferPointer<Start>,
        tables: Tables,
        seed: UInt64,
        changes: UnsafeMutableBufferPointer<Int32>
    ) {
        changes.update(repeating: 0)
        var random = SplitMix64(seed: seed)
        var bits: UInt64 = 0
        var left = 0
        func draw() -> Int {
            if left == 0 {
                bits = random.next()
                left = 4
            }
            let value = Int(bits & 0xFFFF)
            bits >>= 16
            left -= 1
            return value
        }
        for start in starts {
            var remaining = start.remaining
            var step = 0
            if remaining == 0 { changes[0] &+= 1 }
            while true {
                if remaining == 0 {
                    step &+= Int(tables.filling[start.table &+ draw()])
                    guard step <= stepCount else { break }
                    changes[step] &-= 1
                    remaining = Int(tables.terms[start.table &+ draw()])
                }
                step &+= min(remaining, Int(tables.leaving[start.table &+ draw()]))
                guard step <= stepCount else { break }
                changes[step] &+= 1
                remaining = 0
            }
        }
    }
}
