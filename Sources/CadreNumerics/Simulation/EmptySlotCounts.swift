/// How many slots were empty after each step of each replication of `SlotRenewal`.
public struct EmptySlotCounts: Hashable, Sendable {
    /// How many steps were played.
    public let stepCount: Int
    /// How often they were played.
    public let replicationCount: Int
    /// By step, then by replication.
    private let counts: [Int32]

    init(stepCount: Int, replicationCount: Int, counts: [Int32]) {
        self.stepCount = stepCount
        self.replicationCount = replicationCount
        self.counts = counts
    }

    /// The counts after one step, a replication each.
    ///
    /// - Precondition: `step` is in `1 ... stepCount`.
    public func counts(afterStep step: Int) -> ArraySlice<Int32> {
        precondition((1...stepCount).contains(step), "There is no such step")
        return counts[(step - 1) * replicationCount..<step * replicationCount]
    }

    /// The mean count after a step.
    public func mean(afterStep step: Int) -> Double {
        Double(counts(afterStep: step).reduce(0) { $0 + Int($1) }) / Double(replicationCount)
    }

    /// The standard deviation of the counts after a step, as of a sample; 0 for a single replication.
    public func standardDeviation(afterStep step: Int) -> Double {
        guard replicationCount > 1 else { return 0 }
        let mean = mean(afterStep: step)
        let squares = counts(afterStep: step).reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (squares / Double(replicationCount - 1)).squareRoot()
    }

    /// The counts after a step below which the given shares of replications lie, each the smallest such count seen.
    ///
    /// - Parameter shares: Each `0 ... 1`; 0.5 asks for the median.
    /// - Complexity: O(replications * log(replications)).
    public func quantiles(_ shares: [Double], afterStep step: Int) -> [Int] {
        let sorted = counts(afterStep: step).sorted()
        return shares.map { share in
            let place = Int((share * Double(replicationCount)).rounded(.up)) - 1
            return Int(sorted[min(max(place, 0), replicationCount - 1)])
        }
    }
}
