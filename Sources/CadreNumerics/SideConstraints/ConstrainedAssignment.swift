/// Finds the disjoint (row, column) pairs of maximum total weight that keep to linear constraints and to ties.
///
/// ```swift
/// let problem = try ConstrainedProblem(
///     weights: weights,
///     siteOfColumn: sites, ties: [RowTie(first: 3, second: 8)],
///     constraints: [.budget(cost: costs, limit: 40_000)]
/// )
/// let solution = try ConstrainedAssignment.best(problem)
/// solution.verdict       // .optimal
/// solution.bound         // no assignment that keeps to everything is worth more
/// ```
///
/// **Problem.** The optional assignment problem with linear rules over its pairs, which makes it NP-hard: a budget
/// alone makes it a knapsack problem. Without rules it is `SparseAssignment`'s.
///
/// **Method.**
/// 1. *Minimums.* Whether the columns of all minimums can have rows enough, whatever else is asked, is a question of a
///    flow, and answered before anything is searched (`MinimumShortage`).
/// 2. *Prices.* Every rule gets a price; what is left is an assignment problem, whose optimum is an upper bound
///    (`PricedModel`). Prices move by deflected subgradient steps, each rule's scaled by what its price stirs, with a
///    length that would take the bound to the best assignment known (`ConstrainedSearch+Prices.swift`).
/// 3. *Closing.* A pair whose reduced cost takes the bound below the best assignment known is in no better one, and is
///    closed; two tied rows' reduced costs add up for each site (`ConstrainedSearch+Closing.swift`).
/// 4. *Diving.* Ties are decided, the surest first, prices following; then prices are bent until all rules are kept.
///    Every assignment met on the way that keeps to all rules is a candidate (`ConstrainedSearch+Dive.swift`).
/// 5. *Branching.* What is undecided is split by the sites of the most undecided tie, or else by the columns of the
///    most undecided row. The part with the largest bound comes next, and from it the search goes down to a leaf
///    (`ConstrainedSearch+Tree.swift`). Parts that wait share what was open where they were split off.
/// 6. *Asking.* Before that without an assignment, and whenever the work has doubled since, as much work goes to the
///    question whether there is one at all: the same search over pairs that are worth nothing, where the least
///    contradiction takes the bound below 0.
///
/// **Proof.** Bounds are sums of whole numbers: prices and potentials are multiples of a power of two, rounded down
/// only at the end. `ConstrainedSolution.certificate` lets the bound at the root be checked by a single pass over the
/// pairs.
///
/// **Determinism.** Work is limited by counts. The same problem and limits give the same bytes; only `isCancelled` can
/// make a difference, and then the best assignment and bound so far are returned.
///
/// Sources: Fisher, *The Lagrangian relaxation method for solving integer programming problems*, Management Science 27,
/// 1981; Camerini, Fratta & Maffioli, *On improving relaxation methods by modified gradient techniques*, Mathematical
/// Programming Study 3, 1975 (deflection); Nemhauser & Wolsey, *Integer and Combinatorial Optimization*, Wiley 1988,
/// ch. II.3.6 and II.5 (relaxation, reduced-cost fixing).
public enum ConstrainedAssignment {
    /// Returns the best assignment found, and a bound on all.
    ///
    /// - Parameters:
    ///   - problem: The pairs and what the solution has to keep to.
    ///   - known: An assignment that keeps to everything, column by row, which the search only has to beat.
    ///   - evaluationLimit: How often at most the priced problem is solved.
    ///   - isCancelled: Asked every few milliseconds, from the beginning; answer true to stop, for instance at a
    ///     deadline.
    ///   - isLastEvaluation: Told every time the priced problem is about to be solved, with how often it then was;
    ///     answer true to end as if that were the limit, so that the limit alone repeats the answer.
    ///   - progress: Told now and then what is known, on the calling thread.
    /// - Throws: `ConstrainedProblemError.tooLarge` if 64-bit sums might overflow.
    /// - Precondition: `known` keeps to everything.
    public static func best(
        _ problem: ConstrainedProblem,
        from known: [Int32]? = nil,
        evaluationLimit: Int = .max,
        isCancelled: () -> Bool = { false },
        isLastEvaluation: (Int) -> Bool = { _ in false },
        progress: (ConstrainedProgress) -> Void = { _ in }
    ) throws(ConstrainedProblemError) -> ConstrainedSolution {
        let model: PricedModel
        do throws(ConstrainedProblemError) {
            if known == nil, try MinimumShortage(of: problem, isCancelled: isCancelled) != nil {
                return ConstrainedSolution(.infeasible, of: problem)
            }
            model = try PricedModel(problem, isCancelled: isCancelled)
        } catch {
            guard error == .cancelled else { throw error }
            return ConstrainedSolution(known == nil ? .unknown : .feasible, of: problem, known: known)
        }
        return withoutActuallyEscaping(isCancelled) { isCancelled in
            withoutActuallyEscaping(isLastEvaluation) { isLastEvaluation in
                var search = ConstrainedSearch(
                    model, evaluationLimit: evaluationLimit, isCancelled: isCancelled,
                    isLastEvaluation: isLastEvaluation
                )
                if let known { search.take(known, of: problem) }
                let outcome = search.run(progress: progress)
                return ConstrainedSolution(outcome, of: problem, search: search)
            }
        }
    }
}
