/// A linear rule over the pairs of an assignment: the coefficients of the matched pairs sum to within a bound.
///
/// The builders of `SideConstraint+Kinds.swift` make the usual ones: budgets, group minimums and maximums, balance.
public struct SideConstraint: Hashable, Sendable {
    /// On which side of the bound the sum has to stay.
    public enum Sense: String, Hashable, Sendable, CaseIterable {
        /// The sum is at most the bound.
        case atMost
        /// The sum is at least the bound.
        case atLeast
        /// The sum is the bound.
        case equal

        /// Returns whether a sum keeps to the bound.
        func holds(_ sum: Int64, bound: Int64) -> Bool {
            switch self {
            case .atMost: sum <= bound
            case .atLeast: sum >= bound
            case .equal: sum == bound
            }
        }
    }

    /// What one pair counts.
    public struct Term: Hashable, Sendable {
        /// Where the pair stands in `SparseWeights.column`.
        public let pair: Int
        /// What it adds to the sum when it is matched.
        public let coefficient: Int32

        /// Makes a term.
        public init(pair: Int, coefficient: Int32) {
            self.pair = pair
            self.coefficient = coefficient
        }
    }

    /// The pairs that count, each once.
    public let terms: [Term]
    /// On which side of `bound` the sum has to stay.
    public let sense: Sense
    /// What the sum is compared with.
    public let bound: Int64

    /// Makes a constraint; the pairs are checked when a problem is made of it.
    public init(terms: [Term], sense: Sense, bound: Int64) {
        self.terms = terms
        self.sense = sense
        self.bound = bound
    }
}
