public import CadreDomain
import CadreNumerics

/// Turns a frozen problem into the best slate.
public enum SlatePlanner {
    /// Finds the slate with the most points, exactly, and checks it independently.
    ///
    /// Pins are forced, even where a gate fails; such gates are listed in ``SlatePlan/overrides``. Exclusions are
    /// respected. Any other position and person may stay unmatched. Where slates tie, the one that has most of the
    /// lines that the problem keeps is returned, then the order of identities decides. Limits are kept to; a search
    /// under limits may end before it has proven its slate the best, and then ``SlatePlan/bound`` exceeds the points.
    ///
    /// - Parameters:
    ///   - problem: The frozen input.
    ///   - isCancelled: Asked now and then; answer true to stop.
    /// - Returns: The same plan for the same problem, always.
    /// - Throws: `PlanningError`: a problem that contradicts itself, cancellation, or a failed check.
    public static func plan(
        _ problem: SlateProblem, isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> SlatePlan {
        try solve(problem, isCancelled: isCancelled).plan
    }

    /// Finds the same plan and keeps what the run worked out, for ``SlateStanding``.
    ///
    /// - Parameter steps: Counts the steps of searches under limits, and may end them.
    public static func solve(
        _ problem: SlateProblem, steps: SearchSteps = SearchSteps(), isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> SolvedSlate {
        try solve(problem, keeping: nil, steps: steps, isCancelled: isCancelled)
    }

    /// Finds a slate with the most points that keeps as many of the given lines as any such slate.
    ///
    /// Where two slates tie, a second run may return another than the first; a comparison of the two would then show
    /// moves that nothing forces. Under limits it may do so all the same.
    static func plan(
        _ problem: SlateProblem, keeping kept: [SlateLine], isCancelled: () -> Bool
    ) throws(PlanningError) -> SlatePlan {
        try solve(problem, keeping: kept, steps: SearchSteps(), isCancelled: isCancelled).plan
    }

    /// Finds the plan that a stored slate says it is, where that is one of the best: several slates can have the most
    /// points, and another version of the solver may return another of them.
    ///
    /// - Parameter stored: The lines of the stored slate; they only decide between slates that are equally good. Under
    ///   limits they play no part.
    public static func solve(
        _ problem: SlateProblem, confirming stored: [SlateLine], steps: SearchSteps = SearchSteps(),
        isCancelled: () -> Bool = { false }
    ) throws(PlanningError) -> SolvedSlate {
        let lines = stored.map { KeptLines.Line(position: $0.position, person: $0.person) }
        return try solve(problem, keeping: nil, confirming: lines, steps: steps, isCancelled: isCancelled)
    }

    private static func solve(
        _ problem: SlateProblem, keeping kept: [SlateLine]?, confirming stored: [KeptLines.Line]? = nil,
        steps: SearchSteps, isCancelled: () -> Bool
    ) throws(PlanningError) -> SolvedSlate {
        steps.note(.rating)
        try checkRecords(problem)
        let ground = try SolvingGround(problem, isCancelled: isCancelled)
        return try solve(ground, keeping: kept, confirming: stored, steps: steps, isCancelled: isCancelled)
    }

    /// Solves what has been worked out.
    ///
    /// - Parameter phase: What a search under limits is done for; nil for the slate itself.
    private static func solve(
        _ rated: SolvingGround, keeping kept: [SlateLine]?, confirming stored: [KeptLines.Line]? = nil,
        steps: SearchSteps, _ phase: PlanningProgress.Phase? = nil, isCancelled: () -> Bool
    ) throws(PlanningError) -> SolvedSlate {
        var ground = rated
        let problem = ground.problem
        if let limits = problem.limits {
            return try solve(
                ground, under: limits, isPriced: kept == nil, steps, phase ?? .searching, isCancelled: isCancelled
            )
        }
        if phase == nil { steps.note(.matching) }
        let lasting = kept == nil ? problem.kept?.lines ?? [] : []
        let isDirect = stored == nil || !ground.mayPassSeatsOn
        var matched = try match(
            ground, keeping: kept ?? [], preferring: isDirect ? stored ?? lasting : lasting, isCancelled: isCancelled
        )
        while try ground.passSeatsOn(after: matched.solution.columnOfRow, isCancelled: isCancelled) {
            matched = try match(ground, keeping: kept ?? [], preferring: lasting, isCancelled: isCancelled)
        }
        if !isDirect, let stored {
            matched = try match(ground, keeping: kept ?? [], preferring: stored, isCancelled: isCancelled)
        }
        if phase == nil { steps.note(.checking) }
        let (points, weights, scale, solution) = matched
        try ground.settleSeats(after: solution.columnOfRow, isCancelled: isCancelled)
        let potentials = [solution.certificate.rowPotentials, solution.certificate.columnPotentials]
        let draft = ground.draft(solution.columnOfRow)
        let violation = solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow)
        let tally = KeptTally(problem, lines: draft.lines())
        var bound = Int(potentials.joined().reduce(0, +)) / scale + tally.pinnedPoints
        let outcome = tally.outcome(bound: bound)
        if tally.isWeighed, kept == nil {
            bound = try provenTotal(points, isCancelled: isCancelled) + tally.pinnedPoints
        }
        let plan = try ground.plan(
            draft, totalPoints: Int(solution.totalWeight) / scale + tally.pinnedPoints - tally.added, bound: bound,
            kept: outcome, violation: violation
        )
        return ground.solved(plan, weights: weights, solution: solution)
    }

    /// Solves with the seats under caps as they are shared out so far.
    ///
    /// - Returns: The points of the pairs that pins leave free, what was solved, what its weights are multiplied by,
    ///   and the solution.
    private static func match(
        _ ground: SolvingGround, keeping kept: [SlateLine], preferring lasting: [KeptLines.Line],
        isCancelled: () -> Bool
    ) throws(PlanningError) -> (
        points: SparseWeights, weights: SparseWeights, scale: Int, solution: AssignmentSolution
    ) {
        let problem = ground.problem
        let points = free(ground.eligible.pairs, of: ground.decisions)
        let (weights, scale) = preferring(kept, in: objective(points, of: problem), of: problem)
        let solution = try solve(weights, preferring: lasting, of: problem, isCancelled: isCancelled)
        return (points, weights, scale, solution)
    }

    /// Solves under limits; where asked for, prices each and compares with the best slate without them.
    private static func solve(
        _ rated: SolvingGround, under limits: SlateLimits, isPriced: Bool, _ steps: SearchSteps,
        _ phase: PlanningProgress.Phase, isCancelled: () -> Bool
    ) throws(PlanningError) -> SolvedSlate {
        var ground = rated
        steps.note(phase)
        let searched = try settle(
            &ground, under: limits, isKeeping: isPriced, steps, phase, isCancelled: isCancelled
        )
        let (points, weighed, model) = (searched.points, searched.weighed, searched.model)
        let columnOfRow = searched.columnOfRow
        let search = LimitedSearch(model, ground, steps)
        try ground.settleSeats(after: model.openingsFirst(columnOfRow), isCancelled: isCancelled)
        let draft = ground.draft(model.openingsFirst(columnOfRow))
        let lines = draft.lines()
        let tally = KeptTally(ground.problem, lines: lines)
        let best = (points: tally.value, bound: max(searched.bound, tally.value))
        let outcome = tally.outcome(bound: best.bound)
        guard isPriced else {
            let plan = try ground.plan(
                draft, totalPoints: best.points - tally.added, bound: best.bound, kept: outcome
            )
            return ground.solved(plan, weights: points, solution: nil)
        }
        steps.note(.pricing)
        let (weights, _) = preferring(lines, in: weighed, of: ground.problem)
        // No slate is worth more than the best one that keeps to no limit, nor to the caps that limits share out.
        let loose = ground.draft(try solve(weights, isCancelled: isCancelled).columnOfRow).lines()
        let ceiling = KeptTally(ground.problem, lines: loose).value
        // Without such a limit the gate serves the openings of the country in their order.
        let without =
            try standing(ground.problem, without: limits.limits, keeping: lines, steps, isCancelled: isCancelled)?.lines
            ?? loose
        let pointsWithout = without.reduce(0) { $0 + $1.points }
        let valueWithout = KeptTally(ground.problem, lines: without).value
        let outcomes = try outcomes(of: limits, lines: lines, points: best.points, in: ground.problem) {
            limit throws(PlanningError) in
            if limits.limits.count == 1 { return (valueWithout, valueWithout) }
            if case .cap = limit {
                return try standing(
                    ground.problem, without: [limit], keeping: lines, steps, isCancelled: isCancelled
                ).map { (KeptTally(ground.problem, lines: $0.lines).value, min($0.bound, ceiling)) }
            }
            let found = try search.points(without: limit, from: columnOfRow, isCancelled: isCancelled)
            return (found.points, min(found.bound, ceiling))
        }
        steps.note(.checking)
        let costly = outcomes.filter { $0.priceMax ?? 0 > 0 }.map(\.limit)
        let changes = LimitChange.between(lines, without, limits: limits, costly: Set(costly), of: ground.problem)
        var bound = min(best.bound, ceiling)
        if tally.isWeighed {
            bound = min(bound, try provenTotal(points, isCancelled: isCancelled) + tally.pinnedPoints)
        }
        let plan = try ground.plan(
            draft, totalPoints: best.points - tally.added, bound: bound, kept: outcome,
            limited: LimitedPlan(outcomes: outcomes, pointsWithout: pointsWithout, changes: changes)
        )
        return ground.solved(plan, weights: points, solution: nil)
    }

    /// Searches until no seat under a cap can pass on from an opening that stays empty.
    private static func settle(
        _ ground: inout SolvingGround, under limits: SlateLimits, isKeeping: Bool, _ steps: SearchSteps,
        _ phase: PlanningProgress.Phase, isCancelled: () -> Bool
    ) throws(PlanningError) -> Searched {
        var searched: Searched
        do throws(PlanningError) {
            searched = try search(ground, under: limits, isKeeping: isKeeping, steps, phase, isCancelled: isCancelled)
        } catch .limitsConflict(let conflict) {
            // Before there is a slate, openings that stay empty hold seats that the limits may need.
            guard try passSeatsOn(in: &ground, isCancelled: isCancelled) else { throw .limitsConflict(conflict) }
            searched = try search(ground, under: limits, isKeeping: isKeeping, steps, phase, isCancelled: isCancelled)
        }
        while steps.endedAfter == nil,
            try ground.passSeatsOn(
                after: searched.model.openingsFirst(searched.columnOfRow), isCancelled: isCancelled
            )
        {
            searched = try search(
                ground, under: limits, from: searched.columnOfRow, isKeeping: isKeeping, steps, phase,
                isCancelled: isCancelled
            )
        }
        return searched
    }

    /// How the slate keeps to each limit, and what the best slate without the limit is worth more.
    ///
    /// - Parameter value: What the best slate without a limit is worth, with a bound; nil where there is none.
    private static func outcomes(
        of limits: SlateLimits, lines: [SlateLine], points: Int, in problem: SlateProblem,
        without value: (SlateLimit) throws(PlanningError) -> (points: Int, bound: Int)?
    ) throws(PlanningError) -> [LimitOutcome] {
        var outcomes: [LimitOutcome] = []
        for limit in limits.limits {
            let priced = try value(limit)
            let tally = LimitTally(limit, limits, lines: lines, of: problem)
            outcomes.append(
                LimitOutcome(
                    limit: limit, title: tally.title, needed: tally.needed, found: tally.found,
                    price: priced.map { $0.points - points }, priceMax: priced.map { $0.bound - points }
                )
            )
        }
        return outcomes
    }

    /// Shares out the seats under caps as a slate without limits does, whose empty openings give theirs on.
    ///
    /// - Returns: Whether an opening has got a seat so.
    private static func passSeatsOn(
        in ground: inout SolvingGround, isCancelled: () -> Bool
    ) throws(PlanningError) -> Bool {
        var isAnyPassed = false
        while ground.mayPassSeatsOn {
            let matched = try match(ground, keeping: [], preferring: [], isCancelled: isCancelled)
            let isPassed = try ground.passSeatsOn(after: matched.solution.columnOfRow, isCancelled: isCancelled)
            guard isPassed else { break }
            isAnyPassed = true
        }
        return isAnyPassed
    }

    /// The best slate without some limits of which one shares out seats under a cap: the gate does so then.
    ///
    /// - Returns: The slate, with a bound on the value of all such; nil where the limits share out no seats, where no
    ///   slate keeps to the others, or where the search ended before one was found.
    private static func standing(
        _ problem: SlateProblem, without dropped: [SlateLimit], keeping kept: [SlateLine], _ steps: SearchSteps,
        isCancelled: () -> Bool
    ) throws(PlanningError) -> SlatePlan? {
        guard let limits = problem.limits, dropped.contains(where: { $0.kind == .cap }) else { return nil }
        let others = limits.without(dropped)
        do throws(PlanningError) {
            let ground = try SolvingGround(problem.limited(by: others), isCancelled: isCancelled)
            return try solve(ground, keeping: kept, steps: steps, .pricing, isCancelled: isCancelled).plan
        } catch {
            switch error {
            case .limitsConflict, .limitsUndecided, .endedWithoutSlate: return nil
            default: throw error
            }
        }
    }

    /// What a search under limits has found, with the seats under caps as they are shared out so far.
    private struct Searched {
        /// The points of the pairs that pins leave free.
        let points: SparseWeights
        /// The same with what lines kept add.
        let weighed: SparseWeights
        let model: LimitedProblem
        /// An opening for each candidate.
        let columnOfRow: [Int32]
        let bound: Int
    }

    /// Looks for the best slate that keeps to every limit, from one that is known where there is one.
    private static func search(
        _ ground: SolvingGround, under limits: SlateLimits, from known: [Int32]? = nil, isKeeping: Bool,
        _ steps: SearchSteps, _ phase: PlanningProgress.Phase, isCancelled: () -> Bool
    ) throws(PlanningError) -> Searched {
        let points = free(ground.eligible.pairs, of: ground.decisions)
        let weighed = objective(points, of: ground.problem)
        let model = try LimitedProblem(ground, limits, pairs: weighed)
        let found = try LimitedSearch(model, ground, steps).best(from: known, phase, isCancelled: isCancelled)
        return Searched(
            points: points, weighed: weighed, model: model,
            columnOfRow: isKeeping
                ? try keeping(found.columnOfRow, ground, limits, in: weighed, steps, isCancelled: isCancelled)
                : found.columnOfRow,
            bound: found.bound
        )
    }

    static func checkRecords(_ problem: SlateProblem) throws(PlanningError) {
        for (left, right) in zip(problem.openings, problem.openings.dropFirst())
        where left.position.id == right.position.id {
            throw .repeatedRecord(left.position.id.rawValue)
        }
        for (left, right) in zip(problem.candidates, problem.candidates.dropFirst())
        where left.person.id == right.person.id {
            throw .repeatedRecord(left.person.id.rawValue)
        }
    }

    static func solve(
        _ weights: SparseWeights, isCancelled: () -> Bool
    ) throws(PlanningError) -> AssignmentSolution {
        do {
            return try SparseAssignment.maximumWeight(weights, isCancelled: isCancelled)
        } catch .cancelled {
            throw .cancelled
        } catch {
            preconditionFailure("Anything may stay unmatched, so there is always a solution (\(error)).")
        }
    }

    /// Weights that rank slates by points first and by lines kept second, and what they are multiplied by.
    private static func preferring(
        _ kept: [SlateLine], in points: SparseWeights, of problem: SlateProblem
    ) -> (weights: SparseWeights, scale: Int) {
        let lines = kept.map { KeptLines.Line(position: $0.position, person: $0.person) }
        return scaled(points, preferring: lines, of: problem).map { ($0, lines.count + 1) } ?? (points, 1)
    }

    /// The pairs without those of pinned positions and people.
    private static func free(_ pairs: SparseWeights, of decisions: SlateDecisions) -> SparseWeights {
        guard !decisions.forced.isEmpty else { return pairs }
        let rows = Set(decisions.forced.map(\.index.row))
        let columns = Set(decisions.forced.map { Int32($0.index.column) })
        var rowStart = [0]
        var column: [Int32] = []
        var weight: [Int32] = []
        for row in 0..<pairs.rowCount {
            for pair in pairs.rowStart[row]..<pairs.rowStart[row + 1]
            where !rows.contains(row) && !columns.contains(pairs.column[pair]) {
                column.append(pairs.column[pair])
                weight.append(pairs.weight[pair])
            }
            rowStart.append(column.count)
        }
        return checked(pairs, rowStart: rowStart, column: column, weight: weight)
    }

    static func checked(
        _ pairs: SparseWeights, rowStart: [Int], column: [Int32], weight: [Int32]
    ) -> SparseWeights {
        do {
            return try SparseWeights(
                columnCount: pairs.columnCount, rowStart: rowStart, column: column, weight: weight
            )
        } catch {
            preconditionFailure("Pairs taken from checked rows in their order are in order (\(error)).")
        }
    }
}
