import CadreDomain
import CadrePlanning

/// A front as a sentence, figures and one table: every corner a row, and the slate where it is none.
struct FrontSheet {
    let front: SlateFront
    let open: OpenSlate

    var second: FrontObjective { front.objectives.second }

    func sheet(asOf: Day, journalIndex: Int64) -> Sheet {
        Sheet(
            title: "Fill against \(front.objectives.second.title)", answer: answer, asOf: asOf,
            journalIndex: journalIndex, figures: figures + [.inputJournalIndex(open.stored.run.journalIndex)],
            tables: [table], notes: notes
        )
    }

    // MARK: - Sentences

    private var answer: String {
        let (word, count) = (Self.word(second), Grouped.count(front.points.count, Self.word(second)))
        switch front.standing {
        case .corner(let index):
            return "The slate is \(word) \(index + 1) of \(count): nothing is better in one and not worse in the other."
        case .edge(let index):
            return
                "The slate lies on the front, between \(word)s \(index + 1) and \(index + 2) of \(front.points.count)."
        case .dominated(let index):
            let point = front.points[index]
            return "The slate is not on the front: \(word) \(index + 1) of \(front.points.count) has "
                + "\(difference(of: point)) and fills \(Grouped.count(point.changedCount, "opening")) otherwise."
        case .between where !front.isComplete && second == .fairness:
            return "No \(word) of the \(count) found beats the slate in both; the search ended before all were."
        case .between:
            return "No \(word) of \(front.points.count) beats the slate in both; some weights would prefer a \(word)."
        }
    }

    /// What a row of the table is called: only against fairness it can lie below the line between two others.
    static func word(_ second: FrontObjective) -> String { second == .fairness ? "point" : "corner" }

    /// What a corner has more or less of, such as `12 steps of priority more and 30 classes of distance fewer`.
    private func difference(of point: SlateFront.Point) -> String {
        let parts = [FrontObjective.fill, second].compactMap { objective -> String? in
            let change = point.values[objective] - front.chosen[objective]
            guard change != 0 else { return nil }
            return objective.amount(abs(change)) + " " + objective.comparative(isMore: change > 0)
        }
        return parts.joined(separator: " and ")
    }

    private var notes: [String] {
        var notes: [String] = []
        switch second {
        case .fill, .preference:
            notes.append(
                "Preference is what the rules prefer: the points of all rules but fill.priority and move.cost. "
                    + "The register knows no wishes of people. Moves are left out of account."
            )
        case .moveCost:
            notes.append(
                "Only fill and moves are weighed; what the other rules prefer is left out of account. Towards the end "
                    + "with few moves, openings stay empty to save a move."
            )
        case .fairness:
            notes.append(
                "Only fill is weighed, and how far apart the shares of their openings are that commands have filled; "
                    + "what the rules prefer is left out of account. Openings of no command count towards fill only. A "
                    + "command with few openings moves in large steps."
            )
            notes.append(
                "Fairness is no sum over pairs, so weights of rules alone do not ask for it: a point is had with the "
                    + "weights and the limits beside it. Its price is what weighs steps of priority against one per "
                    + "cent; where no price gives it, the point lies below the line between two others."
            )
        }
        if open.problem.limits != nil {
            notes.append("The slate keeps to limits, the front does not: it can lie above for that alone.")
        }
        if !front.isComplete, second == .fairness {
            notes.append(unproven)
        } else if !front.isComplete {
            notes.append("The search ended at \(SlateFront.pointCountMax) corners; more lie between some of them.")
        }
        return notes
    }

    /// Where a front is unproven whose search has ended.
    private var unproven: String {
        var text = "The search ended after \(Grouped.text(SlateFront.lookCountMax)) looks at pairs and bounds."
        for (index, point) in front.points.enumerated() where point.fillBound > point.values.fill {
            let gap = FrontObjective.fill.amount(point.fillBound - point.values.fill)
            text += " Point \(index + 1) lacks at most \(gap)."
        }
        if let rest = front.remainder {
            let most = FrontObjective.fill.amount(rest.fillBound)
            text +=
                " Slates at most \(rest.percentApart) per cent apart were not all looked for: "
                + "none fills more than \(most)."
        }
        return text
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
                "corners", second == .fairness ? "Points" : "Corners", .int(front.points.count),
                second == .fairness
                    ? "The most fill at each difference between commands that changes it."
                    : "Slates that are the only best ones for some weights of the two objectives; each is proven."
            ),
            figure(
                "complete", "Complete", .flag(front.isComplete),
                second == .fairness
                    ? "Whether every point is proven."
                    : "Whether these are all corners; the search ends at \(SlateFront.pointCountMax)."
            ),
            figure(
                "corner", "The slate is \(Self.word(second))", .optional(corner),
                "The number of the \(Self.word(second)) whose values it has."),
            figure(
                "dominated_by", "Beaten by \(Self.word(second))", .optional(dominating),
                "A \(Self.word(second)) that is better in one objective and worse in none; of several, the one nearest "
                    + "to the slate."
            ),
            figure(
                "unsearched_percent", "Not all looked for, per cent", .optional(front.remainder?.percentApart),
                "Slates at most so many per cent apart were not all looked for, since the search against fairness "
                    + "ended after \(Grouped.text(SlateFront.lookCountMax)) looks; empty where all were."
            ),
            figure(
                "unsearched_bound", "Not all looked for, bound", .optional(front.remainder?.fillBound),
                "None of those slates has more fill."
            ),
            figure("filled", "Filled", .int(front.chosen.filledCount), "Openings that the slate fills."),
            figure("fill", "Fill", .int(front.chosen.fill), FrontObjective.fill.definition),
            figure("preference", "Preference", .int(front.chosen.preference), FrontObjective.preference.definition),
            figure("move_cost", "Move cost", .int(front.chosen.moveCost), FrontObjective.moveCost.definition),
            figure(
                "percent_apart", "Per cent apart", .int(front.chosen.percentApart), FrontObjective.fairness.definition
            ),
        ]
    }
}
