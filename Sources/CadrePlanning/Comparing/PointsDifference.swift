import CadreDomain

/// The points of one rule in two slates, or for one position of them.
public struct PointsDifference: Hashable, Sendable {
    /// Units and the points that they bring.
    public struct Amount: Hashable, Sendable {
        /// How many units the rule counts.
        public let units: Int
        /// The points that they bring.
        public let points: Int
    }

    /// The identifier of the rule, or ``PointsEntry/floor``.
    public let rule: String
    /// What the rule counts.
    public let unit: String
    /// Before; nil where the rule is not counted with.
    public let before: Amount?
    /// After; nil where the rule is not counted with.
    public let after: Amount?

    /// The objective of a front that the rule belongs to; nil for the floor, which is no rule.
    public var objective: FrontObjective? { rule == PointsEntry.floor ? nil : .of(rule) }

    /// Points after less points before.
    public var change: Int { (after?.points ?? 0) - (before?.points ?? 0) }

    /// The two sides of every rule that one of them has, in the order of the rules.
    static func between(_ before: [String: Amount], _ after: [String: Amount]) -> [PointsDifference] {
        rules.compactMap { rule, unit in
            guard before[rule] != nil || after[rule] != nil else { return nil }
            return PointsDifference(rule: rule, unit: unit, before: before[rule], after: after[rule])
        }
    }

    private static let rules =
        Rules.all.filter { $0.kind == .points }.map { ($0.identifier, $0.unit) } + [(PointsEntry.floor, "pair")]
}

/// The lines of a plan by place and person, each with its points by rule.
struct SlateLedger {
    let lineByPosition: [ID<Position>: SlateLine]
    let lineByPerson: [ID<Person>: SlateLine]
    /// For each line the amounts that are not 0, by rule.
    let entries: [ID<Position>: [String: PointsDifference.Amount]]
    /// For each rule of the run the sum over all lines.
    let sums: [String: PointsDifference.Amount]

    init(_ plan: SlatePlan, of problem: SlateProblem) throws(PlanningError) {
        let desk = try ExplanationDesk(problem: problem, plan: plan)
        var byPosition: [ID<Position>: SlateLine] = [:]
        var byPerson: [ID<Person>: SlateLine] = [:]
        var entries: [ID<Position>: [String: PointsDifference.Amount]] = [:]
        var sums: [String: PointsDifference.Amount] = [:]
        for (rule, _) in desk.sheet.points { sums[rule.identifier] = PointsDifference.Amount(units: 0, points: 0) }
        for line in plan.lines {
            byPosition[line.position] = line
            byPerson[line.person] = line
            guard let opening = problem.opening(line.position), let candidate = problem.candidate(line.person) else {
                continue
            }
            let amounts = desk.sheet.amounts(of: desk.pair(opening, candidate))
            entries[line.position] = amounts
            sums.merge(amounts) { PointsDifference.Amount(units: $0.units + $1.units, points: $0.points + $1.points) }
        }
        lineByPosition = byPosition
        lineByPerson = byPerson
        self.entries = entries
        self.sums = sums
    }
}

extension RuleSheet {
    /// What the pair gets by rule, amounts of 0 units left out; the points sum to what the pair is worth.
    fileprivate func amounts(of pair: Pair) -> [String: PointsDifference.Amount] {
        var amounts: [String: PointsDifference.Amount] = [:]
        var sum = 0
        for (rule, weight) in points {
            guard case .points(let count, _) = rule.body else { continue }
            let units = count(pair)
            guard units != 0 else { continue }
            amounts[rule.identifier] = PointsDifference.Amount(units: units, points: units * weight)
            sum += units * weight
        }
        if sum < Self.pointsMin {
            amounts[PointsEntry.floor] = PointsDifference.Amount(units: 1, points: Self.pointsMin - sum)
        }
        return amounts
    }
}
