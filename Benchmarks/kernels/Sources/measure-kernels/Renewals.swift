import CadreNumerics

/// Slots that empty with a chance of 0.008 a step or at the end of a term of 24 or 36 steps, and fill with 0.25 a step.
///
/// - Returns: Processor seconds, and mean and standard deviation of the empty slots after the last step.
func measureRenewals(
    slots: Int, steps: Int, replications: Int, seed: UInt64
) throws -> (seconds: Double, mean: Double, deviation: Double) {
    let kind = SlotKind(leaving: 0.008, filling: 0.25, terms: [.init(steps: 24, share: 1), .init(steps: 36, share: 1)])
    var generator = SplitMix64(seed: seed)
    let start = (0..<slots).map { _ in
        Slot(kind: 0, remaining: generator.next(below: 100) < 8 ? 0 : 1 + generator.next(below: 36))
    }
    let renewal = try SlotRenewal(kinds: [kind], slots: start, stepCount: steps)
    let playing = try timed { try renewal.simulate(replicationCount: replications, seed: seed) }
    return (
        playing.seconds, playing.value.mean(afterStep: steps), playing.value.standardDeviation(afterStep: steps)
    )
}
