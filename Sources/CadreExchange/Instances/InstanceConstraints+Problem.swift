public import CadreNumerics

extension InstanceConstraints {
    /// Returns the problem as the kernel takes it: the budget first, then the offices whose minimum is not 0.
    ///
    /// - Parameter weights: The pairs of the instance that the constraints were read for.
    /// - Complexity: O(rows + columns + pairs).
    public func problem(_ weights: SparseWeights) throws(ConstrainedProblemError) -> ConstrainedProblem {
        var terms = [[SideConstraint.Term]](repeating: [], count: officeMinimum.count)
        for (pair, column) in weights.column.enumerated() {
            terms[Int(officeOfColumn[Int(column)])].append(SideConstraint.Term(pair: pair, coefficient: 1))
        }
        let minimums = officeMinimum.indices.filter { officeMinimum[$0] > 0 }.map {
            SideConstraint(terms: terms[$0], sense: .atLeast, bound: Int64(officeMinimum[$0]))
        }
        return try ConstrainedProblem(
            weights: weights, siteOfColumn: locationOfColumn,
            ties: couples.map { RowTie(first: $0.first, second: $0.second) },
            constraints: [.budget(cost: moveCost, limit: Int64(moveBudget))] + minimums
        )
    }

    /// What a rule of `problem(_:)` is called in the file's words.
    public func name(of rule: ConstraintConflict.Rule) -> String {
        switch rule {
        case .constraint(0): "the budget"
        case .constraint(let index):
            "the minimum of office \(officeMinimum.indices.filter { officeMinimum[$0] > 0 }[index - 1])"
        case .tie(let index): "couple \(index)"
        }
    }
}
