import CadreDomain
public import CadrePlanning

/// A front as a sentence, figures and one table: every corner a row, and the slate where it is none.
struct FrontSheet {
    let front: SlateFront
    let open: OpenSlate

    private var second: FrontObjective { front.objectives.second }

    var sheet: Sheet {
        Sheet(
            title: "Fill against \(front.objectives.second.title)", answer: answer, asOf: open.problem.today,
            journalIndex: open.stored.run.journalIndex, figures: figures, tables: [table], notes: notes
        )
    }

    // MARK: - Sentences

    private var answer: String {
        let count = Grouped.count(front.points.count, "corner")
        switch front.standing {
        case .corner(let index):
            return "The slate is corner \(index + 1) of \(count): nothing is better in one and not worse in the other."
        case .edge(let index):
            return
                "The slate lies on the front, between corners \(index + 1) and \(index + 2) of \(front.points.count)."
        case .dominated(let index):
            let point = front.points[index]
            return "The slate is not on the front: corner \(index + 1) of \(front.points.count) has "
                + "\(difference(of: point)) and fills \(Grouped.count(point.changedCount, "opening")) otherwise."
        case .between:
            return "No corner of \(front.points.count) beats the slate in both; some weights would prefer a corner."
        }
    }

    /// What a corner has more or less of, such as `12 steps of priority more and 30 classes of distance fewer`.
    private func difference(of point: SlateFront.Point) -> String {
        let parts = [FrontObjective.fill, second].compactMap { objective -> String? in
            let change = point.values[objective] - front.chosen[objective]
            guard change != 0 else { return nil }
            return objective.amount(abs(change)) + (change > 0 ? " more" : " fewer")
        }
        return parts.joined(separator: " and ")
    }

    private var notes: [String] {
        var notes: [String] = []
        if second == .preference {
            notes.append(
                "Preference is what the rules prefer: the points of all rules but fill.priority and move.cost. "
                    + "The register knows no wishes of people. Moves are left out of account."
            )
        } else {
            notes.append(
                "Only fill and moves are weighed; what the other rules prefer is left out of account. Towards the end "
                    + "with few moves, openings stay empty to save a move."
            )
        }
        if open.problem.limits != nil {
            notes.append("The slate keeps to limits, the front does not: it can lie above for that alone.")
        }
        if !front.isComplete {
            notes.append("The search ended at \(SlateFront.pointCountMax) corners; more lie between some of them.")
        }
        return notes
    }

    // MARK: - Figures

    private var figures: [Figure] {
        func figure(_ name: String, _ title: String, _ value: Cell, _ definition: String) -> Figure {
            Figure(name: name, title: title, value: value, definition: definition, rows: nil)
        }
        var corner: Int?
        var dominating: Int?
        switch front.standing {
        case .corner(let index): corner = index + 1
        case .dominated(let index): dominating = index + 1
        case .edge, .between: break
        }
        return [
            figure("objectives", "Objectives", .text(front.objectives.rawValue), "What is set against what."),
            figure(
                "corners", "Corners", .int(front.points.count),
                "Slates that are the only best ones for some weights of the two objectives; each is proven."
            ),
            figure(
                "complete", "Complete", .flag(front.isComplete),
                "Whether these are all corners; the search ends at \(SlateFront.pointCountMax)."
            ),
            figure("corner", "The slate is corner", .optional(corner), "The number of the corner whose values it has."),
            figure(
                "dominated_by", "Beaten by corner", .optional(dominating),
                "A corner that is better in one objective and worse in none; of several, the one nearest to the slate."
            ),
            figure("filled", "Filled", .int(front.chosen.filledCount), "Openings that the slate fills."),
            figure("fill", "Fill", .int(front.chosen.fill), FrontObjective.fill.definition),
            figure("preference", "Preference", .int(front.chosen.preference), FrontObjective.preference.definition),
            figure("move_cost", "Move cost", .int(front.chosen.moveCost), FrontObjective.moveCost.definition),
        ]
    }

    // MARK: - The table

    private var table: DataTable {
        DataTable(
            name: "front", title: "Corners of the front, the most fill first",
            columns: [
                TableColumn("corner", "Corner", "Counted from the most fill; empty for the slate where it is none."),
                TableColumn("is_slate", "This slate"), TableColumn("filled", "Filled", isNumber: true),
                TableColumn("fill", "Fill, steps", FrontObjective.fill.definition, isNumber: true),
                TableColumn("preference", "Preference, points", FrontObjective.preference.definition, isNumber: true),
                TableColumn(
                    "move_cost", "Moves, classes of distance", FrontObjective.moveCost.definition, isNumber: true
                ),
                TableColumn("points", "Points here", "At the weights of this slate.", isNumber: true),
                TableColumn("fill_change", "Fill, change", "Less the slate's.", isNumber: true),
                TableColumn("\(second.name)_change", "\(second.noun), change", "Less the slate's.", isNumber: true),
                TableColumn("changed", "Filled otherwise", "Openings, against this slate.", isNumber: true),
                TableColumn("weights", "Weights that give it", "Points for one unit by rule."),
                TableColumn("obstacle", "Why a run gives another slate"),
            ],
            rows: (isCorner ? [] : [row(nil)]) + front.points.indices.map { row($0) }
        )
    }

    private var isCorner: Bool {
        if case .corner = front.standing { true } else { false }
    }

    /// The row of a corner, or of the slate itself.
    private func row(_ index: Int?) -> TableRow {
        let point = index.map { front.points[$0] }
        let values = point?.values ?? front.chosen
        let isSlate = index == nil || front.standing == index.map { .corner($0) }
        return TableRow([
            .optional(index.map { $0 + 1 }), .flag(isSlate), .int(values.filledCount), .int(values.fill),
            .int(values.preference), .int(values.moveCost), .int(values.points),
            .int(values.fill - front.chosen.fill), .int(values[second] - front.chosen[second]),
            .int(point?.changedCount ?? 0), .text(RuleWeights.text(point?.rules ?? own)),
            .optional(point?.obstacle.map(Self.sentence)),
        ])
    }

    /// The weights of the slate itself.
    private var own: [RuleSetting] {
        open.problem.rules.filter { Rules.rule($0.identifier)?.kind == .points }
    }

    private static func sentence(_ obstacle: SlateFront.Obstacle) -> String {
        switch obstacle {
        case .floor(let count):
            "\(Grouped.count(count, "pair")) would be worth nothing; a run counts each as 1 and fills all the same"
        case .weightMax: "a weight would exceed \(Grouped.text(RuleSetting.weightMax))"
        }
    }
}

extension FrontObjective {
    /// The name in JSON and CSV.
    public var name: String { self == .moveCost ? "move_cost" : rawValue }

    /// The name in a title.
    public var title: String { self == .moveCost ? "move cost" : rawValue }

    /// The name that begins a heading.
    public var noun: String {
        switch self {
        case .fill: "Fill"
        case .preference: "Preference"
        case .moveCost: "Moves"
        }
    }

    /// What it is counted in.
    public var unit: String {
        switch self {
        case .fill: "steps of priority"
        case .preference: "points"
        case .moveCost: "classes of distance"
        }
    }

    var definition: String {
        switch self {
        case .fill: "Steps of priority filled, as fill.priority counts them: a key billet counts more than another."
        case .preference: "Points of all rules but fill.priority and move.cost, at the weights of this slate."
        case .moveCost: "Classes of distance that people move, as move.cost counts them; fewer is better."
        }
    }

    /// An amount with its unit.
    func amount(_ value: Int) -> String {
        switch self {
        case .fill: Grouped.count(value, "step of priority", "steps of priority")
        case .preference: Grouped.count(value, "point of preference", "points of preference")
        case .moveCost: Grouped.count(value, "class of distance", "classes of distance")
        }
    }
}
