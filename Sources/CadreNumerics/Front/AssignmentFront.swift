/// What two totals of an assignment can be at once: the corners of the front on which more of one costs some of the
/// other.
///
/// ```swift
/// let front = try AssignmentFront(of: pairs, first: filling, second: liking, pointCountMax: 24)
/// front.points[0].first      // the largest first total there is
/// front.points[0].weights    // what finds this point: the two values of each pair, so weighted and added
/// ```
///
/// **Problem.** Each pair has two values of any sign; both totals are wanted as large as possible. An assignment is
/// *dominated* if another one has no total smaller and one larger. Of the totals that are not, a point is *supported*
/// if some positive weights make its weighted sum the largest, and *extreme* if for some such weights no other
/// totals have as large a sum: the corners of the upper right hull of all totals. Extreme points are what weights can
/// ask for, each of them a plain assignment problem. Totals below the hull that nothing dominates can exist; no weights
/// find them, and they are not looked for.
///
/// **Method.** Both ends come first: the best first total, and among equals the best second one, by a weight for the
/// first that outweighs any difference in the second; and the other way round. Between two neighbours, weights are
/// chosen for which both are worth the same. If some assignment is worth more, it is a new point between them; if not,
/// the two are joined by an edge of the hull. The gap that spans the largest rectangle is searched next, so that a
/// front cut short is cut where it says least. Points that turn out to lie within an edge are dropped.
///
/// **Weights.** A point is the only best one strictly between the weights of its two edges; of all weights there, those
/// with the smallest whole numbers are told.
///
/// **Warm starts.** Potentials that cover every pair for two sets of weights, mixed, cover them for the weights between
/// (`FrontProof`). So the search between two points begins with such a mixture and with the pairs that both have, and
/// only the rest is settled, as `StandingAssignment` does after a change.
///
/// **Proof.** Every solution's certificate is checked, so an edge is proven as its two points are; so is a mixture for
/// the weights told, where the point was not found with these.
///
/// **Running time.** Two solutions of `SparseAssignment`, and at most two repairs a point.
///
/// Source: Aneja & Nair, *Bicriteria transportation problem*, Management Science 25, 1979. Changed here: the widest gap
/// first, and the smallest weights.
public struct AssignmentFront: Hashable, Sendable {
    /// One corner of the front.
    public struct Point: Hashable, Sendable {
        /// The first total.
        public let first: Int64
        /// The second total.
        public let second: Int64
        /// Weights for which no assignment is worth more.
        public let weights: FrontWeights
        /// An assignment that has the totals: for each row the column, or `AssignmentSolution.unmatched`.
        public let columnOfRow: [Int32]
    }

    /// The corners, by falling first total and so by rising second total; at least one.
    public let points: [Point]
    /// Whether these are all; if not, `pointCountMax` was reached, and further ones lie between some of these.
    public let isComplete: Bool

    /// Finds the front of the pairs of a problem, in which rows and columns may stay unmatched.
    ///
    /// - Parameters:
    ///   - pairs: The pairs that may be used; their weights are passed over.
    ///   - first: What each pair adds to the first total, in the order of the pairs.
    ///   - second: What it adds to the second.
    ///   - pointCountMax: After how many points the search ends; the two ends are always found.
    ///   - isCancelled: Asked as `SparseAssignment` asks.
    /// - Precondition: As many values of either kind as pairs.
    /// - Throws: `AssignmentFrontError`: cancelled, values too large for whole-number weights, or a failed check.
    public init(
        of pairs: SparseWeights, first: [Int32], second: [Int32], pointCountMax: Int,
        isCancelled: () -> Bool = { false }
    ) throws(AssignmentFrontError) {
        precondition(first.count == pairs.pairCount && second.count == pairs.pairCount, "One value of a kind a pair")
        var search = FrontSearch(of: pairs, first: first, second: second)
        isComplete = try search.run(pointCountMax: pointCountMax, isCancelled)
        points = try search.points(isCancelled)
    }
}

/// Why there is no front.
public enum AssignmentFrontError: Error, Equatable, Sendable {
    /// The caller's `isCancelled` answered true.
    case cancelled
    /// Values so weighted could sum to more for one pair than the largest weight there is.
    case tooLarge(FrontWeights)
    /// A solution failed its check.
    case certificateBroken(CertificateViolation)
    /// A best assignment within bounds does not meet the bound that its potentials prove.
    case boundBroken
}
