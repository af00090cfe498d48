/// How much the first and the second of two totals count: whole numbers without a common divisor.
///
/// Ordered by how much the first counts for one of the second.
public struct FrontWeights: Hashable, Sendable, Comparable {
    /// What one of the first total counts; not negative.
    public let first: Int64
    /// What one of the second total counts; not negative, and not 0 where `first` is.
    public let second: Int64

    /// Takes out the common divisor.
    init(_ first: Int64, _ second: Int64) {
        var (divisor, rest) = (first, second)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        self.first = first / divisor
        self.second = second / divisor
    }

    /// Only the first total counts.
    static let firstOnly = FrontWeights(1, 0)
    /// Only the second total counts.
    static let secondOnly = FrontWeights(0, 1)

    /// Whether the first total counts less in one than in the other.
    public static func < (left: FrontWeights, right: FrontWeights) -> Bool {
        // As large as two 64-bit numbers.
        let (one, other) = (
            left.first.multipliedFullWidth(by: right.second), right.first.multipliedFullWidth(by: left.second)
        )
        return (one.high, one.low) < (other.high, other.low)
    }

    /// The weights with the smallest numbers strictly between two, found as the continued fraction that they share.
    ///
    /// - Precondition: `low < high`.
    static func simplest(between low: FrontWeights, and high: FrontWeights) -> FrontWeights {
        precondition(low < high, "There is nothing between weights and themselves")
        let whole = low.first / low.second
        let next = FrontWeights(whole + 1, 1)
        if next < high { return next }
        // Both lie between two whole numbers; without the smaller of these and turned over, they are simpler.
        let rest = simplest(
            between: FrontWeights(high.second, high.first - whole * high.second),
            and: FrontWeights(low.second, low.first - whole * low.second)
        )
        return FrontWeights(whole * rest.first + rest.second, rest.first)
    }
}
