import CadreDomain
public import CadreNumerics

/// How much more of one objective a slate could have, and what that costs of another: the corners of the front.
///
/// The front is that of the frozen input: the pairs that pass every gate, caps included, and every pin and exclusion.
/// Limits are not kept to, since their slates are not what weights can ask for; where the slate has any, it can lie
/// below the front for them alone. Every corner is proven; see `AssignmentFront`.
public struct SlateFront: Hashable, Sendable {
    /// One corner.
    public struct Point: Hashable, Sendable {
        /// What the slate of the corner comes to.
        public let values: FrontValues
        /// What one of fill, and one of the other objective, count for the corner to be best.
        public let weights: FrontWeights
        /// Points for one unit by rule that give it; every rule of points of the run is named, ordered by identifier.
        public let rules: [RuleSetting]
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

    /// What is set against fill.
    public let objectives: FrontObjectives
    /// The corners, the most fill first.
    public let points: [Point]
    /// Whether these are all.
    public let isComplete: Bool
    /// What the slate looked at comes to.
    public let chosen: FrontValues
    /// Where it stands.
    public let standing: Standing

    /// After how many corners the search ends, unless there are fewer.
    public static let pointCountMax = 24
}

extension SolvedSlate {
    /// The front of two objectives, with the slate's own place.
    ///
    /// - Throws: `PlanningError.cancelled`, or `.limitsUndecided` where the values are too large to be weighed.
    /// - Complexity: At most three runs of the kernel a corner; no gate is asked again.
    public func front(
        of objectives: FrontObjectives, isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> SlateFront {
        let ledger = FrontLedger(self)
        let (fills, others) = ledger.pairValues(objectives)
        let front: AssignmentFront
        do throws(AssignmentFrontError) {
            front = try AssignmentFront(
                of: weights, first: fills, second: others, pointCountMax: SlateFront.pointCountMax,
                isCancelled: isCancelled
            )
        } catch {
            switch error {
            case .cancelled: throw .cancelled
            case .tooLarge: throw .limitsUndecided(stepCount: 0)
            case .certificateBroken(let violation): throw .verificationFailed([.certificateBroken("\(violation)")])
            }
        }
        let chosen = ledger.chosenPlaces
        let points = front.points.map { point -> SlateFront.Point in
            let places = ledger.withPins(point.columnOfRow)
            let rules = ledger.rules(point.weights, objectives)
            return SlateFront.Point(
                values: ledger.values(of: places), weights: point.weights, rules: rules,
                changedCount: zip(places, chosen).count { $0 != $1 },
                obstacle: ledger.obstacle(point.weights, rules, fills, others)
            )
        }
        let values = ledger.values(of: chosen)
        return SlateFront(
            objectives: objectives, points: points, isComplete: front.isComplete, chosen: values,
            standing: SlateFront.standing(of: values, among: points, against: objectives.second)
        )
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
