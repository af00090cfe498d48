/// Two objectives of a slate that a front sets against each other.
public enum FrontObjectives: String, Sendable, CaseIterable {
    /// Steps of priority filled, against what the other rules prefer, moves left out.
    case fillAndPreference = "fill,preference"
    /// Steps of priority filled, against the distance that people move.
    case fillAndMoveCost = "fill,move-cost"
    /// Steps of priority filled, against how far apart the shares of openings are that commands have filled.
    case fillAndFairness = "fill,fairness"

    /// What stands against fill.
    public var second: FrontObjective {
        switch self {
        case .fillAndPreference: .preference
        case .fillAndMoveCost: .moveCost
        case .fillAndFairness: .fairness
        }
    }
}

/// One objective of a slate.
public enum FrontObjective: String, Sendable, CaseIterable {
    /// The units of `fill.priority`: steps of priority, so that a key billet counts more than another.
    case fill
    /// The points of every rule but `fill.priority` and `move.cost`, at the weights of the run: what rules on language,
    /// experience, continuity, gap days and specialty prefer. The register knows no wishes of people.
    case preference
    /// The units of `move.cost`, classes of distance; less is better.
    case moveCost = "move-cost"
    /// The largest difference between the shares of openings filled of any two commands, in whole per cent rounded up,
    /// as the limit `balance` counts it; less is better. It is no sum over pairs, and no rule counts it.
    case fairness

    /// Whether less of it is better.
    public var isFewerBetter: Bool { self == .moveCost || self == .fairness }

    /// The objective that a rule of points belongs to.
    static func of(_ rule: Rule) -> FrontObjective { of(rule.identifier) }

    /// The objective that the points of an identifier belong to.
    static func of(_ identifier: String) -> FrontObjective {
        switch identifier {
        case Rule.fillPriority.identifier: .fill
        case Rule.moveCost.identifier: .moveCost
        default: .preference
        }
    }
}

/// What a slate comes to in each objective.
public struct FrontValues: Hashable, Sendable {
    /// Openings that are filled.
    public internal(set) var filledCount = 0
    /// See ``FrontObjective/fill``.
    public internal(set) var fill = 0
    /// See ``FrontObjective/preference``.
    public internal(set) var preference = 0
    /// See ``FrontObjective/moveCost``.
    public internal(set) var moveCost = 0
    /// See ``FrontObjective/fairness``.
    public internal(set) var percentApart = 0
    /// The points of all lines at the weights of the run.
    public internal(set) var points = 0

    /// The value of an objective.
    public subscript(objective: FrontObjective) -> Int {
        switch objective {
        case .fill: fill
        case .preference: preference
        case .moveCost: moveCost
        case .fairness: percentApart
        }
    }

    /// By how much the objective is better here; negative where it is worse.
    public func gain(over other: FrontValues, in objective: FrontObjective) -> Int {
        objective.isFewerBetter ? other[objective] - self[objective] : self[objective] - other[objective]
    }
}
