public import CadreDomain

/// Why a position is filled as it is, or stays empty, and what would change that.
public struct SlateExplanation: Hashable, Sendable {
    /// The position.
    public let position: ID<Position>
    /// The day on which a successor is wanted.
    public let reportDay: Day
    /// The person chosen; nil where the position stays empty.
    public let chosen: PairExplanation?
    /// Whether a pin forced the choice.
    public let isPinned: Bool
    /// Gates that the pin has overridden.
    public let overrides: [OverriddenGate]
    /// The best eligible person who was not chosen.
    public let runnerUp: RunnerUp?
    /// The person asked about, beside the one chosen.
    public let versus: Versus?
    /// Why the position stays empty; nil where it is filled.
    public let unfilled: UnfilledPosition?
    /// How limits decide here otherwise than points alone; nil where they do not.
    public let limited: String?
    /// What would change the answer, in sentences.
    public let whatWouldChange: [String]

    /// Explains a position of a plan.
    ///
    /// - Parameters:
    ///   - position: An opening of the problem.
    ///   - person: A candidate to compare with whoever was chosen; costs a second run, and one more for each way
    ///     to cure gates that fail.
    ///   - plan: The plan of the problem.
    ///   - problem: The frozen input.
    ///   - waivers: What waivers would bring to the position, where it stays empty and that is worked out.
    ///   - isCancelled: Asked now and then during the second run.
    /// - Throws: `PlanningError` where the problem knows no such opening or candidate, or the second run fails.
    public static func explain(
        _ position: ID<Position>, versus person: ID<Person>? = nil, in plan: SlatePlan, of problem: SlateProblem,
        waivers: WaiverPrices? = nil, isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> SlateExplanation {
        guard let opening = problem.opening(position) else { throw .positionOutsideProblem(position) }
        let desk = try ExplanationDesk(problem: problem, plan: plan)
        let line = plan.line(filling: position)
        let chosen = line.flatMap { desk.explanation(of: opening, by: $0.person) }
        let runnerUp = desk.runnerUp(for: opening, notChosen: line?.person)
        var versus: Versus?
        if let person {
            guard let pair = desk.explanation(of: opening, by: person) else { throw .personOutsideProblem(person) }
            let effect = try desk.effect(of: pair, isCancelled: isCancelled)
            let isAsked = !pair.failedGates.isEmpty && pair.placedAt != position
            versus = Versus(
                pair: pair, chosen: chosen, effect: effect,
                cures: isAsked ? try desk.cures(of: pair, effect, isCancelled: isCancelled) : []
            )
        }
        let unfilled = plan.unfilled.first { $0.position == position }
        return SlateExplanation(
            position: position,
            reportDay: opening.reportDay,
            chosen: chosen,
            isPinned: line?.isPinned ?? false,
            overrides: plan.overrides.filter { $0.position == position },
            runnerUp: runnerUp,
            versus: versus,
            unfilled: unfilled,
            limited: plan.limited?.change(at: position)?.sentence(problem.limits),
            whatWouldChange: versus?.whatWouldChange
                ?? desk.changes(
                    for: opening, chosen: chosen, runnerUp: runnerUp, unfilled: unfilled, waivers: waivers
                )
        )
    }
}

/// The best eligible person who was not chosen for a position.
public struct RunnerUp: Hashable, Sendable {
    /// What the rules say of the person here.
    public let pair: PairExplanation
    /// What the person brings where the plan places him or her; nil where nowhere.
    public let pointsThere: Int?
    /// Points here less those of the person chosen; nil where nobody was.
    public let pointsDifference: Int?
    /// Why not, in one sentence.
    public let reason: String
}

/// The person asked about, beside the one chosen.
public struct Versus: Hashable, Sendable {
    /// What the rules say of the person asked about.
    public let pair: PairExplanation
    /// Points rule by rule on both sides, in the order of the rules.
    public let comparison: [PointsComparison]
    /// What forcing the pair would do to the slate.
    public let effect: SlateEffect
    /// What would change the answer, in sentences.
    public let whatWouldChange: [String]

    /// - Parameter cures: What would place a person who fails gates, each way in a sentence; none for others.
    init(pair: PairExplanation, chosen: PairExplanation?, effect: SlateEffect, cures: [String]) {
        self.pair = pair
        self.effect = effect
        let rules = Rules.all.map(\.identifier) + [PointsEntry.floor]
        comparison = rules.compactMap { rule in
            let here = pair.ledger.first { $0.rule == rule }
            let there = chosen?.ledger.first { $0.rule == rule }
            guard here != nil || there != nil else { return nil }
            return PointsComparison(
                rule: rule, chosenPoints: there?.points ?? 0, versusPoints: here?.points ?? 0,
                chosenReason: there?.reason ?? "", versusReason: here?.reason ?? ""
            )
        }
        if pair.placedAt == pair.position {
            whatWouldChange = ["\(pair.person) is the person chosen."]
        } else if !pair.failedGates.isEmpty {
            whatWouldChange = cures
        } else if let conflict = effect.conflict {
            whatWouldChange = conflict.parts.filter { $0.loosened != nil }
                .map { "Giving way in a limit: \($0.clause)." }
        } else if let change = effect.pointsChange, change < 0 {
            whatWouldChange = [
                "\(Grouped.count(-change, "point")) more for \(pair.person) here would tie the two slates.",
                "A pin with a reason would place \(pair.person) here.",
            ]
        } else {
            let gain = effect.pointsChange ?? 0
            let worth = gain > 0 ? "\(Grouped.count(gain, "point")) more" : "as much"
            whatWouldChange = ["A pin with a reason: the slate is worth \(worth) with \(pair.person) here."]
        }
    }
}

/// The points of one rule for the person chosen and the person asked about.
public struct PointsComparison: Hashable, Sendable {
    /// The identifier of the rule.
    public let rule: String
    /// Points of the person chosen.
    public let chosenPoints: Int
    /// Points of the person asked about.
    public let versusPoints: Int
    /// Why, for the person chosen; empty where the rule gives nothing.
    public let chosenReason: String
    /// Why, for the person asked about; empty where the rule gives nothing.
    public let versusReason: String
}
