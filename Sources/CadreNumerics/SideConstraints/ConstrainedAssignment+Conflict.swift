extension ConstrainedAssignment {
    /// Returns rules that no assignment can keep to together, as few as possible.
    ///
    /// **Method.** A set of rules is in conflict if the search over pairs without weights proves a bound below 0. Rules
    /// are left out in ever smaller groups, down to single ones, as long as the rest is proven to be in conflict; since
    /// fewer rules are never harder to keep to, one pass over single rules makes the set minimal. Minimums that cannot
    /// be kept together even alone (`MinimumShortage`), and a rule that asks for more than there is, are taken first,
    /// and need no search.
    ///
    /// - Parameters:
    ///   - problem: The problem, infeasible or not.
    ///   - evaluationLimit: How often at most the priced problem is solved for each set of rules that is tried.
    ///   - isCancelled: Asked every few milliseconds, and before each set of rules; answer true to stop.
    /// - Returns: `nil` if the rules together are not proven to be in conflict. Stopped later, what was left by then.
    /// - Throws: `ConstrainedProblemError.tooLarge` if 64-bit sums might overflow.
    ///
    /// Source: Chinneck, *Feasibility and Infeasibility in Optimization*, Springer 2008, ch. 6 (deletion filter).
    public static func conflict(
        in problem: ConstrainedProblem,
        evaluationLimit: Int = .max,
        isCancelled: () -> Bool = { false }
    ) throws(ConstrainedProblemError) -> ConstraintConflict? {
        func isFeasible(_ rules: [ConstraintConflict.Rule]) throws(ConstrainedProblemError) -> Bool? {
            try self.isFeasible(problem.keeping(rules), evaluationLimit: evaluationLimit, isCancelled: isCancelled)
        }
        do throws(ConstrainedProblemError) {
            if let shortage = try MinimumShortage(of: problem, isCancelled: isCancelled) {
                let short = shortage.constraints.map(ConstraintConflict.Rule.constraint)
                return try fewest(short, isCancelled: isCancelled) { (rules) throws(ConstrainedProblemError) in
                    try MinimumShortage(of: problem.keeping(rules), isCancelled: isCancelled) == nil
                }
            }
            let nothing = [Int64](repeating: 0, count: problem.weights.pairCount)
            let model = try PricedModel(problem, weight: nothing, isCancelled: isCancelled)
            if let index = model.impossibleConstraint {
                return ConstraintConflict(rules: [.constraint(index)], isMinimal: true)
            }
            let all = extreme(model, evaluationLimit: evaluationLimit, isCancelled: isCancelled)
            guard all.total == nil && all.isDone else { return nil }
        } catch {
            guard error == .cancelled else { throw error }
            return nil
        }
        return try fewest(problem.rules, isCancelled: isCancelled, isFeasible: isFeasible)
    }

    /// Leaves out of rules that are in conflict what is not needed for it, as far as it is not stopped.
    private static func fewest(
        _ all: [ConstraintConflict.Rule],
        isCancelled: () -> Bool,
        isFeasible: ([ConstraintConflict.Rule]) throws(ConstrainedProblemError) -> Bool?
    ) throws(ConstrainedProblemError) -> ConstraintConflict {
        var rules = all
        var isMinimal = true
        var length = max(1, rules.count / 2)
        while true {
            var index = 0
            while index < rules.count {
                // Without any rule there is an answer, so that one that contradicts itself is needed.
                if rules.count == 1 { return ConstraintConflict(rules: rules, isMinimal: true) }
                if isCancelled() { return ConstraintConflict(rules: rules, isMinimal: false) }
                let end = min(index + length, rules.count)
                let fewer = Array(rules[..<index] + rules[end...])
                let known: Bool?
                do throws(ConstrainedProblemError) {
                    known = try isFeasible(fewer)
                } catch {
                    guard error == .cancelled else { throw error }
                    return ConstraintConflict(rules: rules, isMinimal: false)
                }
                if known == false {
                    rules = fewer
                } else {
                    if length == 1 && known == nil { isMinimal = false }
                    index = end
                }
            }
            if length == 1 { return ConstraintConflict(rules: rules, isMinimal: isMinimal) }
            length /= 2
        }
    }

    /// Returns what would be possible if one rule gave way: a constraint as little as it has to, a tie altogether.
    ///
    /// - Parameters:
    ///   - rule: A constraint or a tie of the problem.
    ///   - problem: The problem, infeasible or not.
    ///   - evaluationLimit: How often at most the priced problem is solved in each of the searches, three at most.
    ///   - isCancelled: Asked every few milliseconds; answer true to stop. Where it is true at the beginning, nothing
    ///     is found out.
    /// - Throws: `ConstrainedProblemError.tooLarge` if 64-bit sums might overflow.
    /// - Precondition: The problem has the rule.
    public static func relaxation(
        of rule: ConstraintConflict.Rule,
        in problem: ConstrainedProblem,
        evaluationLimit: Int = .max,
        isCancelled: () -> Bool = { false }
    ) throws(ConstrainedProblemError) -> ConstraintRelaxation {
        if isCancelled() { return ConstraintRelaxation(rule: rule, bound: nil, isNearest: false, solution: nil) }
        func best(_ problem: ConstrainedProblem) throws(ConstrainedProblemError) -> ConstrainedSolution {
            try self.best(problem, evaluationLimit: evaluationLimit, isCancelled: isCancelled)
        }
        guard case .constraint(let index) = rule else {
            let solution = try best(problem.keeping(problem.rules.filter { $0 != rule }))
            return ConstraintRelaxation(rule: rule, bound: nil, isNearest: true, solution: solution)
        }
        let constraint = problem.constraints[index]
        var nearest: Int64?
        var isProven = true
        for isBelow in [true, false] where constraint.sense != (isBelow ? .atMost : .atLeast) {
            // The sums nearest to the bound from below are the largest ones, and from above the smallest.
            let side = SideConstraint(
                terms: constraint.terms, sense: isBelow ? .atMost : .atLeast, bound: constraint.bound
            )
            let other = constraint.sense == .equal ? problem.replacing(side, at: index) : problem.dropping(index)
            var weight = [Int64](repeating: 0, count: problem.weights.pairCount)
            for term in constraint.terms { weight[term.pair] = Int64(term.coefficient) * (isBelow ? 1 : -1) }
            let found = try extreme(other, weight: weight, evaluationLimit: evaluationLimit, isCancelled: isCancelled)
            isProven = isProven && found.isDone
            guard let total = found.total else { continue }
            let sum = isBelow ? total : -total
            let bound = constraint.sense.holds(sum, bound: constraint.bound) ? constraint.bound : sum
            if let known = nearest, distance(bound, constraint.bound) >= distance(known, constraint.bound) { continue }
            nearest = bound
        }
        guard let nearest else {
            return ConstraintRelaxation(rule: rule, bound: nil, isNearest: isProven, solution: nil)
        }
        let eased = SideConstraint(terms: constraint.terms, sense: constraint.sense, bound: nearest)
        return ConstraintRelaxation(
            rule: rule, bound: nearest, isNearest: isProven || nearest == constraint.bound,
            solution: try best(problem.replacing(eased, at: index))
        )
    }

    /// How far two bounds are apart, which 64 bits with a sign may not hold.
    private static func distance(_ one: Int64, _ other: Int64) -> UInt64 {
        UInt64(bitPattern: max(one, other) &- min(one, other))
    }

    /// Whether some assignment keeps to everything; `nil` if the search was stopped before it knew.
    private static func isFeasible(
        _ problem: ConstrainedProblem, evaluationLimit: Int, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) -> Bool? {
        let found = try extreme(
            problem, weight: Array(repeating: 0, count: problem.weights.pairCount), evaluationLimit: evaluationLimit,
            isCancelled: isCancelled
        )
        return found.total != nil ? true : found.isDone ? false : nil
    }

    /// The largest total of other weights, and whether it is proven to be the largest.
    private static func extreme(
        _ problem: ConstrainedProblem, weight: [Int64], evaluationLimit: Int, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) -> (total: Int64?, isDone: Bool) {
        let model: PricedModel
        do throws(ConstrainedProblemError) {
            if try MinimumShortage(of: problem, isCancelled: isCancelled) != nil { return (nil, true) }
            model = try PricedModel(problem, weight: weight, isCancelled: isCancelled)
        } catch {
            guard error == .cancelled else { throw error }
            return (nil, false)
        }
        return extreme(model, evaluationLimit: evaluationLimit, isCancelled: isCancelled)
    }

    private static func extreme(
        _ model: PricedModel, evaluationLimit: Int, isCancelled: () -> Bool
    ) -> (total: Int64?, isDone: Bool) {
        if model.isRuleImpossible { return (nil, true) }
        return withoutActuallyEscaping(isCancelled) { isCancelled in
            var search = ConstrainedSearch(model, evaluationLimit: evaluationLimit, isCancelled: isCancelled)
            let outcome = search.run(isProofWanted: false) { _ in }
            return (search.bestColumnOfRow == nil ? nil : search.bestTotal, outcome.isDone)
        }
    }
}

extension ConstrainedProblem {
    /// Everything to keep to, constraints first.
    fileprivate var rules: [ConstraintConflict.Rule] {
        constraints.indices.map(ConstraintConflict.Rule.constraint) + ties.indices.map(ConstraintConflict.Rule.tie)
    }
}
