import CadreDomain
public import CadrePlanning

extension FrontObjective {
    /// The name in JSON and CSV.
    public var name: String {
        switch self {
        case .fill, .preference: rawValue
        case .moveCost: "move_cost"
        case .fairness: "percent_apart"
        }
    }

    /// The name in a title.
    public var title: String { self == .moveCost ? "move cost" : rawValue }

    /// The name that begins a heading.
    public var noun: String {
        switch self {
        case .fill: "Fill"
        case .preference: "Preference"
        case .moveCost: "Moves"
        case .fairness: "Apart"
        }
    }

    /// What it is counted in.
    public var unit: String {
        switch self {
        case .fill: "steps of priority"
        case .preference: "points"
        case .moveCost: "classes of distance"
        case .fairness: "per cent between commands"
        }
    }

    var definition: String {
        switch self {
        case .fill: "Steps of priority filled, as fill.priority counts them: a key billet counts more than another."
        case .preference: "Points of all rules but fill.priority and move.cost, at the weights of this slate."
        case .moveCost: "Classes of distance that people move, as move.cost counts them; fewer is better."
        case .fairness:
            "The largest difference between two commands in the share of their openings that are filled, in whole per "
                + "cent rounded up; fewer is better."
        }
    }

    /// An amount with its unit.
    func amount(_ value: Int) -> String {
        switch self {
        case .fill: Grouped.count(value, "step of priority", "steps of priority")
        case .preference: Grouped.count(value, "point of preference", "points of preference")
        case .moveCost: Grouped.count(value, "class of distance", "classes of distance")
        case .fairness: "commands \(Grouped.text(value)) per cent"
        }
    }

    /// The word after an amount that differs, such as `more`.
    func comparative(isMore: Bool) -> String {
        self == .fairness ? (isMore ? "farther apart" : "closer together") : isMore ? "more" : "fewer"
    }
}
