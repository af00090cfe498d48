import CadreNumerics
import Testing

/// Goal: for every difference between the shares of groups, the front has the largest total that keeps to it.
///
/// Method: all assignments of small problems; what must not change when values, groups and rows are changed alike.
@Suite("Front of totals against the balance of groups")
struct BalanceFrontTests {
    private struct Problem {
        let pairs: SparseWeights
        let values: [Int32]
        let groups: RowGroups

        /// Draws up to 6 x 5 entries; values of either sign where they are, and rows of no group.
        init(seed: UInt64, isSigned: Bool = false) throws {
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
            groups = RowGroups(groupOfRow: groupOfRow, counts: counts, fixed: fixed)
        }

        func front(_ windowCountMax: Int = 1_000) throws -> BalanceFront {
            try BalanceFront(of: pairs, values: values, groups: groups, windowCountMax: windowCountMax)
        }
    }

    private func pairs(_ front: BalanceFront) -> [EveryBalance.Point] {
        front.points.map { EveryBalance.Point(percent: $0.percent, total: $0.total) }
    }

    @Test(
        "Problems of every shape up to 6 x 5 agree with enumeration, values of either sign", arguments: [false, true])
    func drawn(isSigned: Bool) throws {
        var pointCount = 0
        for seed in 0..<900 as Range<UInt64> {
            let problem = try Problem(seed: seed, isSigned: isSigned)
            let front = try problem.front()
            let every = EveryBalance(problem.pairs, values: problem.values, groups: problem.groups)
            #expect(pairs(front) == every.points, "seed \(seed)")
            #expect(front.isProven)
            pointCount += front.points.count
            for point in front.points {
                var counts = [Int](repeating: 0, count: problem.groups.counts.count)
                var (total, columns): (Int64, Set<Int32>) = (0, [])
                for (row, column) in point.columnOfRow.enumerated() where column != AssignmentSolution.unmatched {
                    let pair = try #require(problem.pairs.pairIndex(row: row, column: Int(column)))
                    total += Int64(problem.values[pair])
                    #expect(columns.insert(column).inserted)
                    if problem.groups.groupOfRow[row] >= 0 { counts[Int(problem.groups.groupOfRow[row])] += 1 }
                }
                #expect(total == point.total && problem.groups.percentApart(counts) == point.percent)
            }
        }
        #expect(pointCount > 1_100)
    }

    @Test("Weights give their point, the best for them of all, and a point without lies below a line of two others")
    func weights() throws {
        var (supported, unsupported) = (0, 0)
        for seed in 0..<900 as Range<UInt64> {
            let points = try Problem(seed: seed).front().points
            for (index, point) in points.enumerated() {
                func value(_ point: BalanceFront.Point, _ weights: FrontWeights) -> Int64 {
                    weights.first * point.total - weights.second * Int64(point.percent)
                }
                if let weights = point.weights {
                    supported += 1
                    #expect(points.allSatisfy { value($0, weights) <= value(point, weights) }, "seed \(seed)")
                } else {
                    unsupported += 1
                    let isBelow = points[..<index].contains { left in
                        points[(index + 1)...].contains { right in
                            Int64(left.percent - point.percent) * (left.total - right.total)
                                < (left.total - point.total) * Int64(left.percent - right.percent)
                        }
                    }
                    #expect(isBelow, "seed \(seed)")
                }
            }
        }
        #expect(supported > 900 && unsupported > 5)
    }

    @Test("Stretching values stretches totals; the order of rows and the names of groups change nothing")
    func metamorphic() throws {
        for seed in 0..<200 as Range<UInt64> {
            let problem = try Problem(seed: seed)
            let front = try problem.front()
            let stretched = try BalanceFront(
                of: problem.pairs, values: problem.values.map { $0 * 7 }, groups: problem.groups
            )
            #expect(pairs(stretched).map(\.total) == front.points.map { 7 * $0.total })
            #expect(stretched.points.map(\.percent) == front.points.map(\.percent))
            let last = Int32(problem.groups.counts.count - 1)
            let renamed = RowGroups(
                groupOfRow: problem.groups.groupOfRow.reversed().map { $0 < 0 ? $0 : last - $0 },
                counts: problem.groups.counts.reversed(), fixed: problem.groups.fixed.reversed()
            )
            let rows = (0..<problem.pairs.rowCount).reversed()
            let turned = try SparseWeights(
                columnCount: problem.pairs.columnCount,
                rows: rows.map { row in
                    problem.pairs.column[problem.pairs.rowStart[row]..<problem.pairs.rowStart[row + 1]].map { ($0, 1) }
                }
            )
            let values = rows.flatMap { problem.values[problem.pairs.rowStart[$0]..<problem.pairs.rowStart[$0 + 1]] }
            #expect(
                try pairs(BalanceFront(of: turned, values: values, groups: renamed)) == pairs(front), "seed \(seed)")
            #expect(try problem.front() == front)
        }
    }

    @Test("Without a pair, and with one group, there is one point")
    func nothing() throws {
        let pairs = try SparseWeights(columnCount: 2, rows: [[], [(0, 1), (1, 1)]])
        let one = RowGroups(groupOfRow: [0, 0], counts: [2], fixed: [0])
        #expect(try BalanceFront(of: pairs, values: [3, 4], groups: one).points.map(\.total) == [4])
        let none = RowGroups(groupOfRow: [-1, -1], counts: [], fixed: [])
        let front = try BalanceFront(of: pairs, values: [3, 4], groups: none)
        #expect(front.points.map(\.total) == [4] && front.points[0].percent == 0 && front.points[0].weights?.first == 1)
        let empty = try SparseWeights(columnCount: 0, rows: [])
        let nobody = RowGroups(groupOfRow: [], counts: [3, 0], fixed: [1, 0])
        #expect(try BalanceFront(of: empty, values: [], groups: nobody).points.map(\.total) == [0])
    }

    @Test("A search that is cut short tells a bound that no assignment exceeds, and says that it is not proven")
    func cutShort() throws {
        var cutCount = 0
        for seed in 0..<300 as Range<UInt64> {
            let problem = try Problem(seed: seed)
            let every = EveryBalance(problem.pairs, values: problem.values, groups: problem.groups)
            let front = try problem.front(1)
            if !front.isProven { cutCount += 1 }
            for point in front.points {
                let best = every.points.filter { $0.percent <= point.percent }.map(\.total).max()
                #expect(point.total <= best ?? .min && best ?? .max <= point.bound, "seed \(seed)")
            }
        }
        #expect(cutCount > 5)
    }

    @Test("Values too large to be summed are refused, and a stop is obeyed")
    func refusals() throws {
        let problem = try Problem(seed: 4)
        #expect(throws: AssignmentFrontError.cancelled) {
            try BalanceFront(of: problem.pairs, values: problem.values, groups: problem.groups, isCancelled: { true })
        }
    }
}
