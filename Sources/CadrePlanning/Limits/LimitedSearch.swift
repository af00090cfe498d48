import CadreDomain
import CadreNumerics

/// Finds the best slate that keeps to every limit, what each limit costs, and what is in conflict where there is none.
///
/// Every search ends after a number of steps that the problem has frozen, never after a time, so that a run repeated on
/// another machine gives the same slate. Where a search ends before it has proven its slate the best, the bound says by
/// how much it may fall short.
struct LimitedSearch {
    private let problem: LimitedProblem
    private let ground: SolvingGround
    private let stepCountMax: Int
    private let steps: SearchSteps

    /// The most steps that the price of one limit may take: a quarter of the whole, and all together no more than it.
    private var priceStepCountMax: Int { stepCountMax / max(4, problem.limits.limits.count) }

    init(_ problem: LimitedProblem, _ ground: SolvingGround, _ steps: SearchSteps) {
        self.problem = problem
        self.ground = ground
        self.steps = steps
        stepCountMax = problem.limits.figures.stepCountMax
    }

    /// The best slate found, checked with its bound by code that shares nothing with the kernel.
    ///
    /// - Parameter known: A slate that keeps to every limit; nil where none is known.
    /// - Throws: `PlanningError.limitsConflict` where none exists, `.limitsUndecided` where the search ended before it
    ///   found one or proved that there is none, `.endedWithoutSlate` where it was asked to end before.
    func best(
        from known: [Int32]? = nil, _ phase: PlanningProgress.Phase, isCancelled: () -> Bool
    ) throws(PlanningError) -> (columnOfRow: [Int32], points: Int, bound: Int) {
        let constrained = problem.constrained()
        let solution = try search(
            constrained, from: known ?? problem.base(), stepCountMax: stepCountMax, phase, isCancelled: isCancelled
        )
        guard let columnOfRow = solution.columnOfRow else {
            if steps.endedAfter != nil { throw .endedWithoutSlate }
            // Without weights a contradiction shows much sooner, so it is looked for even where none was proven.
            guard let conflict = try conflict(isCancelled: isCancelled) else {
                throw .limitsUndecided(stepCount: stepCountMax)
            }
            throw .limitsConflict(conflict)
        }
        if let violation = constrained.violation(columnOfRow: columnOfRow, totalWeight: solution.totalWeight) {
            throw .verificationFailed([.certificateBroken("\(violation)")])
        }
        guard let proven = solution.certificate?.bound(of: constrained), proven >= solution.bound else {
            throw .verificationFailed([.certificateBroken("The prices of the limits prove no bound.")])
        }
        return (columnOfRow, Int(solution.totalWeight), Int(solution.bound))
    }

    /// The points of the best slate known without one of the limits, and a bound on all such slates.
    ///
    /// - Parameter known: A slate that keeps to every limit.
    func points(
        without limit: SlateLimit, from known: [Int32], isCancelled: () -> Bool
    ) throws(PlanningError) -> (points: Int, bound: Int) {
        let constrained = problem.constrained(without: limit)
        let solution = try search(
            constrained, from: known, stepCountMax: priceStepCountMax, .pricing, isCancelled: isCancelled
        )
        return (Int(solution.totalWeight), Int(solution.bound))
    }

    /// The best solution known, from one that keeps to every limit.
    func improving(_ known: [Int32], isCancelled: () -> Bool) throws(PlanningError) -> [Int32] {
        let solution = try search(
            problem.constrained(), from: known, stepCountMax: priceStepCountMax, .pricing, isCancelled: isCancelled
        )
        return solution.columnOfRow ?? known
    }

    private func search(
        _ constrained: ConstrainedProblem, from known: [Int32]? = nil, stepCountMax: Int,
        _ phase: PlanningProgress.Phase, isCancelled: () -> Bool
    ) throws(PlanningError) -> ConstrainedSolution {
        let solution: ConstrainedSolution
        do {
            solution = try ConstrainedAssignment.best(
                constrained, from: known, evaluationLimit: steps.limit(stepCountMax), isCancelled: isCancelled,
                isLastEvaluation: { steps.isLast($0, phase) }, progress: { steps.note($0, phase) }
            )
        } catch {
            throw .limitsUndecided(stepCount: 0)
        }
        steps.close(solution, phase)
        // What was found before a stop depends on the moment of it.
        if isCancelled() { throw .cancelled }
        return solution
    }

    // MARK: - Conflicts

    /// Names limits and pins in conflict.
    ///
    /// A pair that is pinned against a gate cannot be taken out with its pin, so a conflict that names one is not said
    /// to be minimal.
    private func conflict(isCancelled: () -> Bool) throws(PlanningError) -> LimitConflict? {
        let model = try LimitedProblem(ground, problem.limits, pairs: ground.eligible.pairs)
        let constrained = model.constrained()
        let found: ConstraintConflict?
        var parts: [LimitConflict.Part] = []
        do {
            found = try ConstrainedAssignment.conflict(
                in: constrained, evaluationLimit: stepCountMax, isCancelled: isCancelled
            )
            for rule in found?.rules ?? [] {
                let relaxation = try ConstrainedAssignment.relaxation(
                    of: rule, in: constrained, evaluationLimit: stepCountMax, isCancelled: isCancelled
                )
                // A balance is two rules, one for each side.
                let part = part(relaxation, model.subject(of: rule))
                if part.limit == nil || !parts.contains(where: { $0.limit == part.limit }) { parts.append(part) }
            }
        } catch {
            throw .limitsUndecided(stepCount: 0)
        }
        if isCancelled() { throw .cancelled }
        let isOverridden = parts.contains { part in
            guard let pin = part.pin, let opening = ground.problem.index(ofOpening: pin.position),
                let candidate = ground.problem.index(ofCandidate: pin.person)
            else { return false }
            return ground.eligible.pairs.weight(row: opening, column: candidate) == nil
        }
        return found.map { LimitConflict(parts: parts, isMinimal: $0.isMinimal && !isOverridden) }
    }

    private func part(
        _ relaxation: ConstraintRelaxation, _ rule: (subject: LimitedProblem.Subject, constraint: SideConstraint?)
    ) -> LimitConflict.Part {
        let points = relaxation.solution.flatMap { $0.columnOfRow == nil ? nil : Int($0.totalWeight) }
        switch rule.subject {
        case .pin(let pin):
            return LimitConflict.Part(
                limit: nil, pin: pin, title: "Pin of \(pin.person) to \(pin.position)",
                loosened: points == nil ? nil : "without it", points: points
            )
        case .limit(let limit):
            let asked = rule.constraint.map { ": " + wanted(limit, $0.bound, asked: $0.bound) } ?? ""
            // A constraint gives way to a bound that some slate has; a couple has none, and is given up.
            let loosened =
                rule.constraint == nil
                ? points.map { _ in "without it" }
                : relaxation.bound.map {
                    "with " + wanted(limit, $0, asked: rule.constraint?.bound ?? $0)
                        + (relaxation.isNearest ? "" : " or nearer")
                }
            return LimitConflict.Part(
                limit: limit, pin: nil, title: LimitTally.title(limit, problem.limits) + asked,
                loosened: loosened, points: points
            )
        }
    }

    /// The per cent, rounded up, that a bound of a balance stands for.
    private func apart(_ first: CommandCode, _ second: CommandCode, _ bound: Int64) -> Int {
        let counts = [first, second].map { command in
            ground.problem.openings.count { $0.position.command == command }
        }
        var (divisor, rest) = (counts[0], counts[1])
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        let whole = counts[0] * (counts[1] / max(divisor, 1))
        // The bound of the limit itself is rounded down to whole openings, so its own per cent may come out less.
        return whole == 0 ? 0 : (Int(bound.magnitude) * 100 + whole - 1) / whole
    }

    /// What a limit asks for, or would ask for with another bound.
    private func wanted(_ limit: SlateLimit, _ bound: Int64, asked: Int64) -> String {
        switch limit {
        case .couple: "one post"
        case .minimumFill: "at least \(Grouped.text(Int(bound)))"
        case .moveBudget(let cents):
            "at most "
                + Wording.dollars(bound == cents / problem.budgetUnit ? cents : bound * problem.budgetUnit)
        case .maximumGap(_, let days):
            bound == 0 ? "at most \(Grouped.count(days, "day"))" : "\(Grouped.count(Int(bound), "later report"))"
        case .balance(let first, let second, let percent):
            "shares at most \(max(percent, apart(first, second, bound))) % apart"
        case .touch: "at most \(Grouped.count(Int(bound) + problem.baseCount, "person", "people"))"
        case .trainingSeats:
            bound == asked
                ? "a seat for whoever needs a course" : Grouped.count(Int(bound - asked), "more seat") + " in time"
        case .cap: Grouped.count(Int(bound), "newcomer")
        }
    }
}
