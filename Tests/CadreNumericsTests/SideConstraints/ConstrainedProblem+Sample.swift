import CadreNumerics

extension ConstrainedProblem {
    /// Draws a small problem with every kind of constraint and with ties; about one in three is infeasible.
    static func drawn(seed: UInt64) throws -> ConstrainedProblem {
        var draws = SplitMix64(seed: seed)
        let weights = try SparseWeights.drawn(
            rowCount: 1 + draws.next(below: 5), columnCount: 1 + draws.next(below: 5),
            density: 0.3 + 0.7 * draws.unit(), weightMax: [3, 20, 1_000, 2_000_000_000][draws.next(below: 4)],
            seed: draws.next()
        )
        let sites = (0..<weights.columnCount).map { _ in Int32(draws.next(below: 3)) }
        let groups = (0..<weights.columnCount).map { _ in Int32(draws.next(below: 3)) }
        var ties: [RowTie] = []
        if weights.rowCount > 1 {
            for _ in 0..<draws.next(below: 3) {
                let first = draws.next(below: weights.rowCount)
                let second = (first + 1 + draws.next(below: weights.rowCount - 1)) % weights.rowCount
                ties.append(RowTie(first: Int32(first), second: Int32(second)))
            }
        }
        var constraints: [SideConstraint] = []
        for _ in 0..<draws.next(below: 4) {
            constraints += drawnConstraints(weights, groups: groups, &draws)
        }
        return try ConstrainedProblem(weights: weights, siteOfColumn: sites, ties: ties, constraints: constraints)
    }

    private static func drawnConstraints(
        _ weights: SparseWeights, groups: [Int32], _ draws: inout SplitMix64
    ) -> [SideConstraint] {
        let group = Int32(draws.next(below: 3))
        switch draws.next(below: 6) {
        case 0:
            let cost = (0..<weights.pairCount).map { _ in Int32(draws.next(below: 10)) }
            return [.budget(cost: cost, limit: Int64(draws.next(below: 20)))]
        case 1: return [.groupMinimum(Int64(draws.next(below: 3)), in: group, group: groups, weights: weights)]
        case 2: return [.groupMaximum(Int64(draws.next(below: 2)), in: group, group: groups, weights: weights)]
        case 3:
            let isCounted = (0..<weights.rowCount).map { _ in draws.chance(0.5) }
            return [
                .groupMaximum(
                    Int64(draws.next(below: 2)), in: group, group: groups, weights: weights, isCounted: isCounted
                )
            ]
        case 4:
            let percent = Int64(draws.next(below: 60))
            return SideConstraint.balance(
                of: 0, with: 1, percent: percent, group: groups, weights: weights
            )
        default:
            let terms = (0..<weights.pairCount).filter { _ in draws.chance(0.6) }.map {
                SideConstraint.Term(pair: $0, coefficient: Int32(draws.next(in: -5..<6)))
            }
            let sense = SideConstraint.Sense.allCases[draws.next(below: 3)]
            return [SideConstraint(terms: terms, sense: sense, bound: Int64(draws.next(in: -4..<5)))]
        }
    }

    /// The best total over all assignments that keep to everything, by trying all; `nil` if there is none.
    func bestTotal() -> Int64? {
        var best: Int64?
        tryEvery { columnOfRow, total in
            if total > best ?? -1, violation(columnOfRow: columnOfRow, totalWeight: total) == nil { best = total }
        }
        return best
    }

    /// All assignments that keep to everything.
    func everyAssignment() -> [[Int32]] {
        var every: [[Int32]] = []
        tryEvery { columnOfRow, total in
            if violation(columnOfRow: columnOfRow, totalWeight: total) == nil { every.append(columnOfRow) }
        }
        return every
    }

    private func tryEvery(_ body: ([Int32], Int64) -> Void) {
        var columnOfRow = [Int32](repeating: AssignmentSolution.unmatched, count: weights.rowCount)
        extend(&columnOfRow, row: 0, total: 0, body)
    }

    private func extend(_ columnOfRow: inout [Int32], row: Int, total: Int64, _ body: ([Int32], Int64) -> Void) {
        guard row < weights.rowCount else { return body(columnOfRow, total) }
        extend(&columnOfRow, row: row + 1, total: total, body)
        for pair in weights.rowStart[row]..<weights.rowStart[row + 1]
        where !columnOfRow[..<row].contains(weights.column[pair]) {
            columnOfRow[row] = weights.column[pair]
            extend(&columnOfRow, row: row + 1, total: total + Int64(weights.weight[pair]), body)
            columnOfRow[row] = AssignmentSolution.unmatched
        }
    }

    /// Draws a problem in which every third pair of rows is tied, of three sites, half of the time with a budget.
    static func tied(seed: UInt64) throws -> ConstrainedProblem {
        var draws = SplitMix64(seed: seed)
        let rowCount = 6 + draws.next(below: 10)
        let weights = try SparseWeights.drawn(
            rowCount: rowCount, columnCount: rowCount - 1 + draws.next(below: 3), density: 0.5,
            weightMax: [5, 30, 1_000][draws.next(below: 3)], seed: draws.next()
        )
        let sites = (0..<weights.columnCount).map { _ in Int32(draws.next(below: 3)) }
        var rows = Array(0..<Int32(rowCount))
        draws.shuffle(&rows)
        let ties = (0..<rowCount / 3).map { RowTie(first: rows[2 * $0], second: rows[2 * $0 + 1]) }
        let cost = (0..<weights.pairCount).map { _ in Int32(draws.next(below: 10)) }
        let budget = SideConstraint.budget(cost: cost, limit: Int64(2 * rowCount))
        return try ConstrainedProblem(
            weights: weights, siteOfColumn: sites, ties: ties, constraints: draws.chance(0.5) ? [] : [budget]
        )
    }
}
