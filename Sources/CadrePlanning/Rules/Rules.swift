public import CadreDomain

/// Every rule of the slate.
public enum Rules {
    /// The only list: gates in the order in which they are asked, then flags, then points.
    public static let all: [Rule] = [
        .serviceMatch, .gradeBand, .successionOther, .clearanceInForce, .languageMinimum, .certificationReachable,
        .availabilityDate, .capServiceMembers, .reviewPending,
        .certificationLapse, .clearanceExpiry, .languageResultExpired, .tourUnaccompaniedOnly, .tourCutByRecord,
        .coLocationWish,
        .fillPriority, .languageBeyondMinimum, .experienceRegion, .continuityPost, .gapDaysAvoided, .overlapDays,
        .specialtyMatch, .moveCost,
    ]

    /// The day on which Cadre's record opens, 2008-10-01; rules without a day of their own hold from then.
    public static let recordOpens = Day(year: 2008, month: 10, day: 1) ?? .first

    /// The rule with this identifier.
    public static func rule(_ identifier: String) -> Rule? { all.first { $0.identifier == identifier } }

    /// The settings of the rules in force on a day, with these weights where they differ from the default.
    ///
    /// A weight for a rule that does not exist makes a setting too, so that planning can refuse it by name.
    public static func settings(on day: Day, weights: [String: Int] = [:]) -> [RuleSetting] {
        let inForce = all.filter { $0.validity.contains(day) }
        let known = inForce.map { rule in
            RuleSetting(
                identifier: rule.identifier,
                version: rule.version,
                weight: weights[rule.identifier] ?? rule.defaultWeight
            )
        }
        let unknown = weights.filter { weight in !inForce.contains { $0.identifier == weight.key } }
        return known + unknown.map { RuleSetting(identifier: $0.key, version: 0, weight: $0.value) }
    }
}

/// The rules of one run, each with its weight, in the order of ``Rules/all``.
struct RuleSheet: Sendable {
    let gates: [Rule]
    let flags: [Rule]
    let points: [(rule: Rule, weight: Int)]

    /// Looks up the rules that a problem has frozen.
    init(_ settings: [RuleSetting]) throws(PlanningError) {
        var weights: [String: Int] = [:]
        for setting in settings {
            guard let rule = Rules.rule(setting.identifier) else { throw .unknownRule(setting.identifier) }
            guard rule.version == setting.version else {
                throw .ruleVersionDiffers(
                    identifier: rule.identifier, frozen: setting.version, current: rule.version
                )
            }
            guard (0...RuleSetting.weightMax).contains(setting.weight) else {
                throw .weightOutOfRange(identifier: rule.identifier, weight: setting.weight)
            }
            weights[setting.identifier] = setting.weight
        }
        let used = Rules.all.filter { weights[$0.identifier] != nil }
        gates = used.filter { $0.kind == .gate }
        flags = used.filter { $0.kind == .flag }
        points = used.filter { $0.kind == .points }.map { ($0, weights[$0.identifier] ?? 0) }
    }

    /// The points of the pair before ``pointsMin`` is applied, with every entry that is not zero.
    func ledger(of pair: Pair) -> [PointsEntry] {
        var entries = points.map { rule, weight in
            guard case .points(let points, let reason) = rule.evaluate(pair, weight: weight) else {
                preconditionFailure("The rule (\(rule.identifier)) is listed under points and gives none.")
            }
            return PointsEntry(rule: rule.identifier, points: points, reason: reason)
        }
        entries.removeAll { $0.points == 0 }
        let sum = entries.reduce(0) { $0 + $1.points }
        if sum < Self.pointsMin {
            entries.append(
                PointsEntry(
                    rule: PointsEntry.floor,
                    points: Self.pointsMin - sum,
                    reason: "A pair that passes every gate is worth at least 1"
                )
            )
        }
        return entries
    }

    /// What a pair is worth at least: filling a position with somebody eligible is better than leaving it empty.
    static let pointsMin = 1
}

/// One line of the points of a pair.
public struct PointsEntry: Hashable, Sendable {
    /// Stands for a rule where points were raised to the least a pair is worth.
    public static let floor = "points.floor"

    /// The identifier of the rule, or ``floor``.
    public let rule: String
    /// Points for or against.
    public let points: Int
    /// Why, in a few words.
    public let reason: String

    /// Makes a line.
    public init(rule: String, points: Int, reason: String) {
        self.rule = rule
        self.points = points
        self.reason = reason
    }
}
