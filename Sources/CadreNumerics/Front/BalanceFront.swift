/// The largest total of an assignment for each allowed difference between the shares of groups of rows that are
/// matched.
///
/// ```swift
/// let groups = try RowGroups(groupOfRow: commands, counts: openings, fixed: pinned)
/// let front = try BalanceFront(of: pairs, values: filling, groups: groups)
/// front.points[0].percent    // how far apart the shares are where the total is the largest
/// front.points[1].total      // the largest total with shares less far apart
/// ```
///
/// **Problem.** Every row is in a group or in none. A group's *share* is how many of its rows are matched, out of how
/// many it has; the shares of an assignment are *p apart* if the largest difference of two is at most p per cent, and p
/// is the smallest whole number for which that holds. Wanted are the assignments with the largest total among all that
/// are at most p apart, for every p at which that total changes. The difference is no sum over pairs, so no weights of
/// pairs ask for it; it is bounded instead, step by step.
///
/// **Method.** If shares are at most p apart and the smallest is `s`, all lie in the *window* from `s` to `s + p` per
/// cent, and `s` is a share that some group can have. A window bounds how many rows of each group are matched, and the
/// best assignment within such bounds is a minimum-cost flow (`GroupedAssignment`), which is carried from window to
/// window along shortest paths. Its potentials prove a bound on the total of *every* window: of those not yet tried,
/// the one with the largest bound comes next, until no bound exceeds the best total found.
///
/// **Proof.** For each window tried, the potentials are checked against all pairs from scratch, and the total found has
/// to meet the bound that they prove. A point is proven if its `bound` is its total; that fails only where
/// `lookCountMax` ended the search, and then for the last point at most. What was not all looked for then is the
/// `remainder`, with its bound.
///
/// **Weights.** A point is *supported* if a price for one per cent makes it the best of all points: the total so many
/// times, less the difference so many times. Others lie below the straight line between two points, and no price gives
/// them.
///
/// **Running time.** A few windows a point, each some shortest paths over the pairs. How many windows a point needs is
/// not bounded by anything useful, so work is counted: each pair, row or column that is looked at, and each group of a
/// window that is compared with a bound. The count depends on the input alone, and so does where it ends the search.
///
/// Sources: Haimes, Lasdon & Wismer, *On a bicriterion formulation of the problems of integrated system identification
/// and system optimization*, IEEE Transactions on Systems, Man, and Cybernetics 1, 1971 (bounding one objective);
/// Ahuja, Magnanti & Orlin, *Network Flows*, Prentice Hall 1993, section 9.7; Kelley, *The cutting-plane method for
/// solving convex programs*, Journal of the SIAM 8, 1960 (bounds from potentials).
public struct BalanceFront: Hashable, Sendable {
    /// One point of the front.
    public struct Point: Hashable, Sendable {
        /// How far apart shares are, in whole per cent, rounded up.
        public let percent: Int
        /// The total.
        public let total: Int64
        /// No assignment whose shares are at most as far apart has a larger total.
        public let bound: Int64
        /// Weights of the total, and of one per cent less of difference, for which no point is better; nil where there
        /// are none.
        public internal(set) var weights: FrontWeights?
        /// An assignment that has both: for each row the column, or `AssignmentSolution.unmatched`.
        public let columnOfRow: [Int32]
    }

    /// The assignments that were not all looked for.
    public struct Remainder: Hashable, Sendable {
        /// Their shares are at most so far apart.
        public let percent: Int
        /// None of them has a larger total, if there are any.
        public let bound: Int64
    }

    /// The points, by falling total and so by a falling difference; at least one.
    public let points: [Point]
    /// How many windows were tried.
    public let windowCount: Int
    /// How many pairs, rows, columns and groups of windows were looked at.
    public let lookCount: Int
    /// What was not all looked for; nil where the search went to its end.
    public let remainder: Remainder?

    /// Whether every point is proven, and these are all.
    public var isProven: Bool { remainder == nil }

    /// Finds the front of the pairs of a problem, in which rows and columns may stay unmatched.
    ///
    /// - Parameters:
    ///   - pairs: The pairs that may be used; their weights are passed over.
    ///   - values: What each pair adds to the total, in the order of the pairs.
    ///   - groups: The group of each row.
    ///   - lookCountMax: After how many looks the search ends; the point with the largest total is found first, and is
    ///     not counted.
    ///   - isCancelled: Asked as `SparseAssignment` asks.
    /// - Precondition: As many values as pairs, and a group for every row.
    /// - Throws: `AssignmentFrontError`: cancelled, values too large, or a failed check.
    public init(
        of pairs: SparseWeights, values: [Int32], groups: RowGroups, lookCountMax: Int = .max,
        isCancelled: () -> Bool = { false }
    ) throws(AssignmentFrontError) {
        precondition(values.count == pairs.pairCount, "One value a pair")
        precondition(groups.groupOfRow.count == pairs.rowCount, "One group a row")
        var search = try BalanceSearch(
            of: pairs, values: values, groups: groups, lookCountMax: lookCountMax, isCancelled
        )
        try search.run(isCancelled)
        points = Self.weighed(search.points)
        windowCount = search.windowCount
        lookCount = search.lookCount
        remainder = search.remainder
    }

    /// The points with the simplest weights that give them.
    private static func weighed(_ points: [Point]) -> [Point] {
        func slope(_ one: Int, _ next: Int) -> FrontWeights {
            FrontWeights(Int64(points[one].percent - points[next].percent), points[one].total - points[next].total)
        }
        // The upper hull, points on its edges included.
        var hull: [Int] = []
        for index in points.indices {
            while hull.count > 1, slope(hull[hull.count - 2], hull[hull.count - 1]) < slope(hull[hull.count - 1], index)
            {
                hull.removeLast()
            }
            hull.append(index)
        }
        var told = points
        for (place, index) in hull.enumerated() {
            let high = place == 0 ? FrontWeights.firstOnly : slope(hull[place - 1], index)
            let low = place == hull.count - 1 ? FrontWeights.secondOnly : slope(index, hull[place + 1])
            told[index].weights = low < high ? FrontWeights.simplest(between: low, and: high) : low
        }
        return told
    }
}

/// Which group each row of a problem is in, and how many there are of each.
public struct RowGroups: Hashable, Sendable {
    /// The group of each row, from 0; -1 for none.
    public let groupOfRow: [Int32]
    /// How many rows each group counts, those that are matched elsewhere included.
    public let counts: [Int]
    /// How many rows of each group are matched whatever is decided, and have no pairs here.
    public let fixed: [Int]

    /// Takes groups.
    ///
    /// - Precondition: Every group is one of the counts, and no group has more rows than it counts.
    public init(groupOfRow: [Int32], counts: [Int], fixed: [Int]) {
        precondition(counts.count == fixed.count, "As many groups as groups")
        precondition(groupOfRow.allSatisfy { $0 >= -1 && Int($0) < counts.count }, "Every group is known")
        self.groupOfRow = groupOfRow
        self.counts = counts
        self.fixed = fixed
    }

    /// How far apart the shares are, in whole per cent rounded up, where so many rows of each group are matched
    /// besides.
    public func percentApart(_ matched: [Int]) -> Int {
        var most = 0
        for one in counts.indices {
            for other in counts.indices {
                let product = counts[one] * counts[other]
                let lead =
                    (fixed[one] + matched[one]) * counts[other] - (fixed[other] + matched[other]) * counts[one]
                // A group of nobody neither leads nor is led.
                if lead > 0 { most = max(most, (100 * lead + product - 1) / product) }
            }
        }
        return most
    }
}
