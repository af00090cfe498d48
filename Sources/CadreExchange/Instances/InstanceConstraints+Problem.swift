public import CadreNumerics

extension InstanceConstraints {
    /// Returns the problem as the kernel takes it: the budget first, then the offices whose minimum is not 0.
    ///
    /// - Parameters:
    ///   - weights: The pairs of the instance that the constraints were read for.
    ///   - isCancelled: Asked every few thousand pairs; answer true to stop.
    /// - Throws: `ConstrainedProblemError.cancelled` if `isCancelled` said so.
    /// - Complexity: O(rows + columns + pairs).
    public func problem(
        _ weights: SparseWeights, isCancelled: () -> Bool = { false }
    ) throws(ConstrainedProblemError) -> ConstrainedProblem {
        if isCancelled() { throw .cancelled }
        var pace = StopPace()
        var count = [Int](repeating: 0, count: officeMinimum.count)
        for column in weights.column {
            if pace.isDue() && isCancelled() { throw .cancelled }
            count[Int(officeOfColumn[Int(column)])] += 1
        }
        var terms = [[SideConstraint.Term]](repeating: [], count: officeMinimum.count)
        for office in terms.indices where officeMinimum[office] > 0 { terms[office].reserveCapacity(count[office]) }
        var costs: [SideConstraint.Term] = []
        for (pair, column) in weights.column.enumerated() {
            if pace.isDue() && isCancelled() { throw .cancelled }
            let office = Int(officeOfColumn[Int(column)])
            if officeMinimum[office] > 0 { terms[office].append(SideConstraint.Term(pair: pair, coefficient: 1)) }
            if moveCost[pair] != 0 { costs.append(SideConstraint.Term(pair: pair, coefficient: moveCost[pair])) }
        }
        let budget = SideConstraint(terms: costs, sense: .atMost, bound: Int64(moveBudget))
        let minimums = officeMinimum.indices.filter { officeMinimum[$0] > 0 }.map {
            SideConstraint(terms: terms[$0], sense: .atLeast, bound: Int64(officeMinimum[$0]))
        }
        return try ConstrainedProblem(
            weights: weights, siteOfColumn: locationOfColumn,
            ties: couples.map { RowTie(first: $0.first, second: $0.second) },
            constraints: [budget] + minimums, isCancelled: isCancelled
        )
    }

    /// What a rule of `problem(_:)` is called in the file's words.
    public func name(of rule: ConstraintConflict.Rule) -> String {
        switch rule {
        case .constraint(0): "the budget"
        case .constraint(let index):
            "the minimum of office \(officeMinimum.indices.filter { officeMinimum[$0] > 0 }[index - 1])"
        case .tie(let index): "the couple of rows \(couples[index].first) and \(couples[index].second)"
        }
    }
}
