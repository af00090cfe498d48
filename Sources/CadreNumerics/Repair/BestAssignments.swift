/// The k best assignments of a problem, different from each other as sets of pairs.
///
/// **Method.** A *cell* is the set of assignments that have certain pairs and lack certain others. For each cell
/// in hand the best member, already listed, and a second-best one, not yet listed, are known. The best of the
/// second-best ones is listed next, and its cell is split by one pair that the best has and the second-best lacks:
/// the part that has the pair keeps the best, the part that lacks it has the second-best as its best. Both parts then
/// need a second-best one each. No assignment is lost, since a proper superset of a cell's best would be worth more.
///
/// The problem stands in one `StandingAssignment`, in which pairs are forced and forbidden, by repair, as the cell at
/// hand demands.
///
/// **Order.** By descending total. Among equal totals, by the cell that was made first; which second-best assignment a
/// cell has, where several are equal, follows from the order of the rows and the searches. So the list depends only
/// on the weights and the solution given; where a tie reaches past the last place, which of the tied are listed does so
/// too. A shorter list is the beginning of a longer one.
///
/// **Running time.** Two second-best searches a listed assignment, each one or two searches a matched row that are
/// bounded by the loss, and repairs for the pairs in which successive cells differ, at most 2 k. Memory: the problem,
/// and 4 bytes a row for each assignment listed or in hand.
///
/// Sources: Murty, *An algorithm for ranking all the assignments in order of increasing cost*, Operations Research 16,
/// 1968; Lawler, *A procedure for computing the K best solutions to discrete optimization problems*, Management Science
/// 18, 1972; Chegireddy & Hamacher, *Algorithms for finding k-best perfect matchings*, Discrete Applied Mathematics 18,
/// 1987 (splitting in two by one pair). Changed here: nodes may be unmatched, and the second best is a shortest cycle
/// found from both sides.
public enum BestAssignments {
    /// Returns the best assignments, at most `count`.
    ///
    /// - Parameters:
    ///   - weights: The problem.
    ///   - solution: An optimal solution of it; it is listed first.
    ///   - count: How many are wanted; fewer are returned if there are no more, none if it is not positive.
    ///   - isCancelled: Asked before each assignment, and now and then while it is sought; answer true to have the
    ///     ones found so far, which are none before the solution is taken over.
    /// - Throws: `StandingAssignmentError` if the solution is not an optimal one of these weights.
    public static func ranked(
        _ weights: SparseWeights,
        solution: AssignmentSolution,
        count: Int,
        isCancelled: () -> Bool = { false }
    ) throws(StandingAssignmentError) -> [RankedAssignment] {
        var ranked: [RankedAssignment] = []
        do throws(StandingAssignmentError) {
            let standing = try StandingAssignment(weights, solution: solution, isCancelled: isCancelled)
            guard count > 0 else { return [] }
            try rank(solution, in: AssignmentCells(standing: standing), to: &ranked, count: count, isCancelled)
        } catch {
            guard error == .cancelled else { throw error }
        }
        return ranked
    }

    /// Lists the best assignments one by one.
    private static func rank(
        _ solution: AssignmentSolution, in cells: consuming AssignmentCells, to ranked: inout [RankedAssignment],
        count: Int, _ isCancelled: () -> Bool
    ) throws(StandingAssignmentError) {
        let first = RankedAssignment(columnOfRow: solution.columnOfRow, totalWeight: solution.totalWeight)
        ranked = [first]
        if count > 1 { try cells.add([], best: first, isCancelled: isCancelled) }
        while ranked.count < count, !isCancelled(), let cell = cells.removeBest() {
            ranked.append(cell.second)
            guard ranked.count < count else { break }
            try cells.add(cell.decisions + [.force(cell.split)], best: cell.best, isCancelled: isCancelled)
            try cells.add(cell.decisions + [.forbid(cell.split)], best: cell.second, isCancelled: isCancelled)
        }
    }
}
