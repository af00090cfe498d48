public import CadreDomain
public import CadreNumerics

/// How much more of one objective a slate could have, and what that costs of another: the corners of the front.
///
/// Against fairness, which is no sum over pairs, the points are the best fill at each difference between commands that
/// is allowed, whether weights could ask for it or not; see `BalanceFront`.
///
/// The front is that of the frozen input: the pairs that pass every gate, caps included, and every pin and exclusion.
/// Limits are not kept to, since their slates are not what weights can ask for; where the slate has any, it can lie
/// below the front for them alone. Every corner is proven; see `AssignmentFront`.
public struct SlateFront: Hashable, Sendable {
    /// One corner.
    public struct Point: Hashable, Sendable {
        /// What the slate of the corner comes to.
        public let values: FrontValues
        /// No slate of the input that is as good in the other objective has more fill; equal to the fill where that is
        /// proven.
        public let fillBound: Int
        /// What one of fill, and one of the other objective, count for the point to be best; nil where no weights give
        /// it.
        public let weights: FrontWeights?
        /// How many of fill one of the other objective is worth where the point is best, such as `2` or `3/2`; nil
        /// where no weights give it.
        public var price: String? { weights.map { $0.first == 1 ? "\($0.second)" : "\($0.second)/\($0.first)" } }
        /// Points for one unit by rule that give it, together with ``limits``; every rule of points of the run is
        /// named, ordered by identifier.
        public let rules: [RuleSetting]
        /// What a run has to keep to besides, to give it; empty where weights alone give it.
        public let limits: [SlateLimit]
        /// Openings that the slate of the corner fills otherwise than the slate looked at, or leaves empty.
        public let changedCount: Int
        /// Why a run with the weights would give another slate; nil where nothing stands against it.
        public let obstacle: Obstacle?
    }

    /// Why a run with the weights of a corner gives another slate.
    public enum Obstacle: Hashable, Sendable {
        /// So many pairs would be worth nothing or less; a run counts each as 1, since filling is better than not.
        case floor(pairCount: Int)
        /// A rule would need a larger weight than there is.
        case weightMax
    }

    /// Where the slate stands.
    public enum Standing: Hashable, Sendable {
        /// It has the values of a corner.
        case corner(Int)
        /// A corner is better in one objective and worse in none.
        case dominated(by: Int)
        /// On the straight line from a corner to the next: as good as both for the weights of that line.
        case edge(after: Int)
        /// No corner dominates it, but for some weights one is better.
        case between
    }

    /// The slates that were not all looked for, since the search against fairness had ended.
    public struct Remainder: Hashable, Sendable {
        /// Their commands are at most so many per cent apart.
        public let percentApart: Int
        /// None of them has more fill, if there are any.
        public let fillBound: Int
    }

    /// What is set against fill.
    public let objectives: FrontObjectives
    /// The corners, the most fill first.
    public let points: [Point]
    /// Whether these are all, each proven.
    public let isComplete: Bool
    /// What was not all looked for; nil unless the search against fairness ended at ``lookCountMax``.
    public let remainder: Remainder?
    /// What the slate looked at comes to.
    public let chosen: FrontValues
    /// Where it stands.
    public let standing: Standing

    /// After how many corners the search ends, unless there are fewer.
    public static let pointCountMax = 9
    /// After how many looks the search against fairness ends; see `BalanceFront`.
    public static let lookCountMax = 1_000_000_000
}

extension SolvedSlate {
    /// The front of two objectives, with the slate's own place.
    ///
    /// - Parameters:
    ///   - objectives: What is set against what.
    ///   - lookCountMax: After how many looks the search against fairness ends.
    ///   - isCancelled: Asked now and then whether to stop.
    /// - Throws: `PlanningError.cancelled`, or `.frontTooLarge` where the values are too large to be weighed.
    /// - Complexity: At most three runs of the kernel a corner, of which there are at most `SlateFront.pointCountMax`;
    ///   against fairness one run and `lookCountMax` looks. No gate is asked again.
    public func front(
        of objectives: FrontObjectives, lookCountMax: Int = SlateFront.lookCountMax,
        isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> SlateFront {
        let ledger = FrontLedger(self)
        let found: (points: [SlateFront.Point], isComplete: Bool, remainder: SlateFront.Remainder?)
        do throws(AssignmentFrontError) {
            found =
                objectives == .fillAndFairness
                ? try fairnessPoints(ledger, lookCountMax, isCancelled)
                : try corners(of: objectives, ledger, isCancelled)
        } catch {
            switch error {
            case .cancelled: throw .cancelled
            case .tooLarge: throw .frontTooLarge
            case .boundBroken: throw .verificationFailed([.certificateBroken("A bound on fill was not met.")])
            case .certificateBroken(let violation): throw .verificationFailed([.certificateBroken("\(violation)")])
            }
        }
        let values = ledger.values(of: ledger.chosenPlaces)
        return SlateFront(
            objectives: objectives, points: found.points, isComplete: found.isComplete,
            remainder: found.remainder, chosen: values,
            standing: SlateFront.standing(of: values, among: found.points, against: objectives.second)
        )
    }

    private func corners(
        of objectives: FrontObjectives, _ ledger: FrontLedger, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> ([SlateFront.Point], Bool, SlateFront.Remainder?) {
        let (fills, others) = try ledger.pairValues(objectives, isCancelled)
        let front = try AssignmentFront(
            of: weights, first: fills, second: others, pointCountMax: SlateFront.pointCountMax,
            isCancelled: isCancelled
        )
        let chosen = ledger.chosenPlaces
        let points = try front.points.map { point throws(AssignmentFrontError) -> SlateFront.Point in
            if isCancelled() { throw .cancelled }
            let places = ledger.withPins(point.columnOfRow)
            let rules = ledger.rules(point.weights, objectives)
            let values = ledger.values(of: places)
            return SlateFront.Point(
                values: values, fillBound: values.fill, weights: point.weights, rules: rules, limits: [],
                changedCount: zip(places, chosen).count { $0 != $1 },
                obstacle: ledger.obstacle(point.weights, rules, fills, others)
            )
        }
        return (points, front.isComplete, nil)
    }

    private func fairnessPoints(
        _ ledger: FrontLedger, _ lookCountMax: Int, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> ([SlateFront.Point], Bool, SlateFront.Remainder?) {
        let front = try BalanceFront(
            of: weights, values: ledger.pairValues(.fillAndFairness, isCancelled).fill,
            groups: ledger.balance.groups, lookCountMax: lookCountMax, isCancelled: isCancelled
        )
        let chosen = ledger.chosenPlaces
        let points = try front.points.map { point throws(AssignmentFrontError) -> SlateFront.Point in
            if isCancelled() { throw .cancelled }
            let places = ledger.withPins(point.columnOfRow)
            let values = ledger.values(of: places)
            return SlateFront.Point(
                values: values, fillBound: values.fill + Int(point.bound - point.total), weights: point.weights,
                rules: ledger.rulesOfFill, limits: ledger.balance.limits(percent: point.percent),
                changedCount: zip(places, chosen).count { $0 != $1 }, obstacle: nil
            )
        }
        // Fill counts what is pinned too, which the search does not see.
        let pinned = points[0].values.fill - Int(front.points[0].total)
        let remainder = front.remainder.map {
            SlateFront.Remainder(percentApart: $0.percent, fillBound: Int($0.bound) + pinned)
        }
        return (points, front.isProven, remainder)
    }
}

extension SlateFront {
    /// Where values stand among the corners.
    static func standing(
        of chosen: FrontValues, among points: [Point], against second: FrontObjective
    ) -> Standing {
        func gains(_ point: Point) -> (fill: Int, other: Int) {
            (point.values.gain(over: chosen, in: .fill), point.values.gain(over: chosen, in: second))
        }
        if let same = points.firstIndex(where: { gains($0) == (0, 0) }) { return .corner(same) }
        let better = points.indices.filter { gains(points[$0]).fill >= 0 && gains(points[$0]).other >= 0 }
        // The one that asks for the fewest changes says most.
        if let nearest = better.min(by: { points[$0].changedCount < points[$1].changedCount }) {
            return .dominated(by: nearest)
        }
        for index in points.indices.dropLast() {
            let (one, next) = (gains(points[index]), gains(points[index + 1]))
            let product = one.fill.multipliedReportingOverflow(by: next.other)
            let other = next.fill.multipliedReportingOverflow(by: one.other)
            guard one.fill > 0, next.fill < 0, !product.overflow, !other.overflow else { continue }
            return product.partialValue == other.partialValue ? .edge(after: index) : .between
        }
        return .between
    }
}
