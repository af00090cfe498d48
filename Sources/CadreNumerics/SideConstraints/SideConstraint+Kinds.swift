extension SideConstraint {
    /// Bounds what the matched pairs cost together.
    ///
    /// - Parameters:
    ///   - cost: What each pair costs, in the order of the pairs.
    ///   - limit: The most that the costs of the matched pairs may sum to.
    public static func budget(cost: [Int32], limit: Int64) -> SideConstraint {
        let terms = cost.enumerated().filter { $0.element != 0 }.map { Term(pair: $0.offset, coefficient: $0.element) }
        return SideConstraint(terms: terms, sense: .atMost, bound: limit)
    }

    /// Asks that at least so many columns of a group are matched.
    ///
    /// - Parameters:
    ///   - group: The group of each column.
    ///   - wanted: The group that is meant.
    public static func groupMinimum(
        _ minimum: Int64, in wanted: Int32, group: [Int32], weights: SparseWeights
    ) -> SideConstraint {
        SideConstraint(terms: terms(of: wanted, group: group, weights: weights), sense: .atLeast, bound: minimum)
    }

    /// Asks that at most so many columns of a group are matched.
    ///
    /// With `isCounted`, only the rows for which it is true count, so that a seat that several kinds of rows share is
    /// capped for one of them.
    public static func groupMaximum(
        _ maximum: Int64, in wanted: Int32, group: [Int32], weights: SparseWeights, isCounted: [Bool]? = nil
    ) -> SideConstraint {
        let terms = terms(of: wanted, group: group, weights: weights, isCounted: isCounted)
        return SideConstraint(terms: terms, sense: .atMost, bound: maximum)
    }

    /// Asks that the shares of matched columns in two groups differ by at most `percent` of a hundred.
    ///
    /// With `a` of `A` columns and `b` of `B` matched, `100 |a B - b A| <= percent A B`; the common divisor of `A` and
    /// `B` is taken out.
    ///
    /// - Returns: Two constraints, one for each sign; none if a group has no column or `percent` is 100 or more.
    public static func balance(
        of first: Int32, with second: Int32, percent: Int64, group: [Int32], weights: SparseWeights
    ) -> [SideConstraint] {
        let counts = [first, second].map { wanted in group.lazy.filter { $0 == wanted }.count }
        guard counts[0] > 0, counts[1] > 0, first != second, percent < 100 else { return [] }
        let divisor = greatestDivisor(counts[0], counts[1])
        let (own, other) = (Int32(counts[0] / divisor), Int32(counts[1] / divisor))
        let terms =
            terms(of: first, group: group, weights: weights).map { Term(pair: $0.pair, coefficient: other) }
            + terms(of: second, group: group, weights: weights).map { Term(pair: $0.pair, coefficient: -own) }
        let bound = percent * Int64(counts[0]) * Int64(other) / 100
        return [
            SideConstraint(terms: terms, sense: .atMost, bound: bound),
            SideConstraint(terms: terms, sense: .atLeast, bound: -bound),
        ]
    }

    private static func terms(
        of wanted: Int32, group: [Int32], weights: SparseWeights, isCounted: [Bool]? = nil
    ) -> [Term] {
        (0..<weights.rowCount).filter { isCounted?[$0] ?? true }.flatMap { row in
            (weights.rowStart[row]..<weights.rowStart[row + 1])
                .filter { group[Int(weights.column[$0])] == wanted }
                .map { Term(pair: $0, coefficient: 1) }
        }
    }

    private static func greatestDivisor(_ first: Int, _ second: Int) -> Int {
        second == 0 ? first : greatestDivisor(second, first % second)
    }
}
