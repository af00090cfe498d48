import CadreDomain
import CadrePlanning

extension FrontSheet {
    var table: DataTable {
        let isBounded = second == .fairness
        return DataTable(
            name: "front", title: "\(isBounded ? "Points" : "Corners") of the front, the most fill first",
            columns: Self.columns(second),
            rows: (isCorner ? [] : [row(nil)]) + front.points.indices.map { row($0) }
        )
    }

    /// The columns of a front of fill and another objective.
    static func columns(_ second: FrontObjective) -> [TableColumn] {
        let isBounded = second == .fairness
        return [
            TableColumn(
                "corner", isBounded ? "Point" : "Corner",
                "Counted from the most fill; empty for the slate where it is none.", kind: .int
            ),
            TableColumn("is_slate", "This slate", kind: .flag), TableColumn("filled", "Filled", isNumber: true),
            TableColumn("fill", "Fill, steps", FrontObjective.fill.definition, isNumber: true),
            TableColumn("preference", "Preference, points", FrontObjective.preference.definition, isNumber: true),
            TableColumn(
                "move_cost", "Moves, classes of distance", FrontObjective.moveCost.definition, isNumber: true
            ),
            TableColumn("percent_apart", "Apart, per cent", FrontObjective.fairness.definition, isNumber: true),
            TableColumn(
                "fill_bound", "Fill, bound",
                "No slate that is as good in the other objective has more fill; equal to the fill where that is "
                    + "proven.",
                isNumber: true
            ),
            TableColumn(
                "fill_gap", "Fill, gap", "The bound less the fill; 0 where the row is proven.", isNumber: true
            ),
            TableColumn("points", "Points here", "At the weights of this slate.", isNumber: true),
            TableColumn("fill_change", "Fill, change", "Less the slate's.", isNumber: true),
            TableColumn("\(second.name)_change", "\(second.noun), change", "Less the slate's.", isNumber: true),
            TableColumn("changed", "Filled otherwise", "Openings, against this slate.", isNumber: true),
            TableColumn("weights", "Weights that give it", "Points for one unit by rule, for a run."),
            TableColumn("limits", "Limits that give it", "What a run keeps to besides; empty where weights suffice."),
            TableColumn(
                "price", "Price",
                "Steps of priority for one unit of the other objective at which the point is best; empty where no "
                    + "price gives it."
            ),
            TableColumn("obstacle", "Why a run gives another slate"),
        ]
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
            .int(values.preference), .int(values.moveCost), .int(values.percentApart), .optional(point?.fillBound),
            .optional(point.map { $0.fillBound - $0.values.fill }), .int(values.points),
            .int(values.fill - front.chosen.fill), .int(values[second] - front.chosen[second]),
            .int(point?.changedCount ?? 0), .text(RuleWeights.text(point?.rules ?? own)),
            .text((point?.limits ?? []).map(\.description).joined(separator: ", ")),
            .optional(point?.price),
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
