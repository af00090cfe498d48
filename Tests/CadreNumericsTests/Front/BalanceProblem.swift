import CadreNumerics

/// A small problem with groups of rows.
struct BalanceProblem {
    let pairs: SparseWeights
    let values: [Int32]
    let groups: RowGroups

    /// Draws up to 6 x 5 entries; values of either sign where they are, and rows of no group.
    ///
    /// - Parameter isBeyond: Whether groups count rows that can be matched neither here nor elsewhere.
    init(seed: UInt64, isSigned: Bool = false, isBeyond: Bool = false) throws {
        var draws = SplitMix64(seed: seed)
        let (rowCount, columnCount) = (2 + draws.next(below: 5), 1 + draws.next(below: 5))
        let groupCount = 2 + draws.next(below: 2)
        let density = 0.3 + 0.7 * draws.unit()
        let rows = (0..<rowCount).map { _ in
            (0..<columnCount).filter { _ in draws.chance(density) }.map { (column: Int32($0), weight: Int32(1)) }
        }
        pairs = try SparseWeights(columnCount: columnCount, rows: rows)
        let isVertexWeighted = draws.chance(0.5)
        values = rows.flatMap { row -> [Int32] in
            let own = Int32(draws.next(below: 9) + 1)
            return row.map { _ in
                isVertexWeighted ? own : Int32(draws.next(below: 9)) - (isSigned ? 3 : -1)
            }
        }
        let groupOfRow = (0..<rowCount).map { _ in Int32(draws.next(below: groupCount + 1)) - 1 }
        var (counts, fixed) = ([Int](repeating: 0, count: groupCount), [Int](repeating: 0, count: groupCount))
        for group in groupOfRow where group >= 0 { counts[Int(group)] += 1 }
        for group in 0..<groupCount where draws.chance(0.3) {
            let more = draws.next(below: 3)
            (counts[group], fixed[group]) = (counts[group] + more, more)
        }
        if isBeyond { for group in 0..<groupCount { counts[group] += draws.next(below: 3) } }
        groups = RowGroups(groupOfRow: groupOfRow, counts: counts, fixed: fixed)
    }

    func front(_ lookCountMax: Int = .max, isCancelled: () -> Bool = { false }) throws -> BalanceFront {
        try BalanceFront(
            of: pairs, values: values, groups: groups, lookCountMax: lookCountMax, isCancelled: isCancelled
        )
    }
}
