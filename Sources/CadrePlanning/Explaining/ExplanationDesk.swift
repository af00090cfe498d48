import CadreDomain

/// A problem and its plan laid out for questions: facts are worked out once and the rules are asked pair by pair.
struct ExplanationDesk {
    let problem: SlateProblem
    let plan: SlatePlan
    let sheet: RuleSheet
    private let standings: [ID<Position>: CapStanding]
    private let lineByPerson: [ID<Person>: SlateLine]
    private let linePoints: [ID<Position>: Int]
    private let excluded: Set<PairIndex>

    init(problem: SlateProblem, plan: SlatePlan) throws(PlanningError) {
        self.problem = problem
        self.plan = plan
        sheet = try RuleSheet(problem.rules)
        let decisions = try SlateDecisions(problem)
        excluded = decisions.excludedPairs
        standings = CapStanding.standings(of: problem, after: plan)
        linePoints = Dictionary(plan.lines.map { ($0.position, $0.points) }) { first, _ in first }
        lineByPerson = Dictionary(plan.lines.map { ($0.person, $0) }) { first, _ in first }
    }

    func line(of person: ID<Person>) -> SlateLine? { lineByPerson[person] }

    func pair(_ opening: Opening, _ candidate: Candidate) -> Pair {
        Pair(opening, candidate, in: problem, cap: standings[opening.position.id])
    }

    func explanation(of opening: Opening, by person: ID<Person>) -> PairExplanation? {
        guard let candidate = problem.candidate(person) else { return nil }
        return PairExplanation(pair(opening, candidate), sheet: sheet, placedAt: lineByPerson[person]?.position)
    }

    /// The gates that a pair fails, in order.
    func failedGates(of pair: Pair) -> [Rule] {
        sheet.gates.filter { gate in
            guard case .gate(let isMet, _) = gate.body else { return false }
            return !isMet(pair)
        }
    }

    func isExcluded(_ opening: Opening, _ candidate: Candidate) -> Bool {
        guard !excluded.isEmpty, let row = problem.index(ofOpening: opening.position.id),
            let column = problem.index(ofCandidate: candidate.person.id)
        else { return false }
        return excluded.contains(PairIndex(row: row, column: column))
    }

    func points(of pair: Pair) -> Int { sheet.ledger(of: pair).reduce(0) { $0 + $1.points } }

    func runnerUp(for opening: Opening, notChosen chosen: ID<Person>?) -> RunnerUp? {
        var best: (points: Int, pair: Pair)?
        for candidate in problem.candidates where candidate.person.id != chosen {
            let pair = pair(opening, candidate)
            guard failedGates(of: pair).isEmpty, !isExcluded(opening, candidate) else { continue }
            let points = points(of: pair)
            if points > best?.points ?? Int.min { best = (points, pair) }
        }
        guard let best else { return nil }
        let line = lineByPerson[best.pair.person.id]
        let explanation = PairExplanation(best.pair, sheet: sheet, placedAt: line?.position)
        let chosenPoints = chosen.flatMap { lineByPerson[$0]?.points }
        return RunnerUp(
            pair: explanation,
            pointsThere: line?.points,
            pointsDifference: chosenPoints.map { best.points - $0 },
            reason: reason(for: explanation, line: line, chosenPoints: chosenPoints)
        )
    }

    private func reason(for pair: PairExplanation, line: SlateLine?, chosenPoints: Int?) -> String {
        if let line {
            return "\(pair.person) goes to \(line.position) with \(Grouped.count(line.points, "point")) "
                + "and would bring \(Grouped.text(pair.totalPoints)) here."
        }
        guard let chosenPoints else { return "\(pair.person) is eligible." }
        if pair.totalPoints < chosenPoints {
            return "\(pair.person) brings \(Grouped.count(chosenPoints - pair.totalPoints, "point")) less."
        }
        guard problem.limits != nil else {
            let keeping = problem.kept.map { $0.points > 0 ? ", with what lines kept add," : "" } ?? ""
            return "The slate as a whole\(keeping) is worth as much or more without \(pair.person) here."
        }
        return "No slate that keeps to the limits and has \(pair.person) here is known to be worth more."
    }

    /// Whether the cap leaves an opening a seat beside the lines of the plan; nil where it does not count toward one.
    func standing(of opening: Opening) -> CapStanding? { standings[opening.position.id] }

    /// Plans a problem with the pair forced; pins of the same person or position give way, as does an exclusion of the
    /// pair.
    func forced(
        _ pair: PairExplanation, in problem: SlateProblem, isCancelled: () -> Bool
    ) throws(PlanningError) -> SlatePlan {
        var pins = problem.pins.filter { pin in
            let isSamePair = pin.person == pair.person && pin.position == pair.position
            let isTouched = pin.person == pair.person || pin.position == pair.position
            return pin.kind == .pin ? !isTouched : !isSamePair
        }
        pins.append(
            Pin(kind: .pin, person: pair.person, position: pair.position, reason: "Asked about", decidedBy: "")
        )
        return try SlatePlanner.plan(problem.replacingPins(pins), keeping: plan.lines, isCancelled: isCancelled)
    }

    /// What the slate would be with the pair forced.
    func effect(of pair: PairExplanation, isCancelled: () -> Bool) throws(PlanningError) -> SlateEffect {
        let after: SlatePlan
        do throws(PlanningError) {
            after = try forced(pair, in: problem, isCancelled: isCancelled)
        } catch .limitsConflict(let conflict) {
            return SlateEffect(conflict, failedGateCount: pair.failedGates.count)
        }
        return SlateEffect(before: plan, after: after, forced: pair)
    }

    /// What would change who fills a position, where nobody in particular is asked about.
    func changes(
        for opening: Opening, chosen: PairExplanation?, runnerUp: RunnerUp?, unfilled: UnfilledPosition?,
        waivers: WaiverPrices?
    ) -> [String] {
        if unfilled != nil {
            let waived = waivers?.gains(opening.position.id) ?? []
            let near = nearestCandidates(for: opening, limit: 3).flatMap { near in
                near.gate.remedies.map { "\(near.person): \($0)" }
            }
            let nothing = ["Nobody whom a single gate keeps out is known to bring more here than elsewhere."]
            return (waived.isEmpty && near.isEmpty && runnerUp == nil ? nothing : waived + near)
                + (runnerUp.map { ["A pin with a reason for \($0.pair.person), who is eligible and goes elsewhere."] }
                    ?? [])
        }
        guard let runnerUp, let chosen else { return ["Nobody else passes every gate."] }
        return ["A pin with a reason for \(runnerUp.pair.person), or an exclusion of \(chosen.person)."]
    }

    /// Candidates whom exactly one gate keeps from an opening and who would come if it were cured, the ones who bring
    /// most first.
    private func nearestCandidates(for opening: Opening, limit: Int) -> [NearMiss] {
        let near = problem.candidates.compactMap { nearMiss(opening, $0) }.filter(isEnough)
        return Array(near.sorted { ($1.points, $0.person) < ($0.points, $1.person) }.prefix(limit))
    }

    /// Whether curing the one gate alone changes the slate: the pair brings more than what both now have.
    func isEnough(_ near: NearMiss) -> Bool {
        let now = (linePoints[near.position] ?? 0) + (lineByPerson[near.person]?.points ?? 0)
        return near.gate.isCurable && near.points > now
    }

    /// The pair with the one gate that it fails; nil where it fails none or more than one.
    func nearMiss(_ opening: Opening, _ candidate: Candidate) -> NearMiss? {
        let pair = pair(opening, candidate)
        let failed = failedGates(of: pair)
        guard failed.count == 1, let gate = failed.first, case .failed(let facts) = gate.evaluate(pair) else {
            return nil
        }
        return NearMiss(
            position: opening.position.id,
            person: candidate.person.id,
            gate: GateOutcome(gate, isMet: false, facts: facts),
            points: points(of: pair)
        )
    }
}
