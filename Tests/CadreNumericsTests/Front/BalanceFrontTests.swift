import Testing

@testable import CadreNumerics

/// Goal: for every difference between the shares of groups, the front has the largest total that keeps to it.
///
/// Method: all assignments of small problems; what must not change when values, groups and rows are changed alike.
@Suite("Front of totals against the balance of groups")
struct BalanceFrontTests {
    private func pairs(_ front: BalanceFront) -> [EveryBalance.Point] {
        front.points.map { EveryBalance.Point(percent: $0.percent, total: $0.total) }
    }

    @Test(
        "Problems of every shape up to 6 x 5 agree with enumeration, values of either sign, rows elsewhere or not",
        arguments: [false, true], [false, true])
    func drawn(isSigned: Bool, isBeyond: Bool) throws {
        var pointCount = 0
        for seed in 0..<900 as Range<UInt64> {
            let problem = try BalanceProblem(seed: seed, isSigned: isSigned, isBeyond: isBeyond)
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
            let points = try BalanceProblem(seed: seed).front().points
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
            let problem = try BalanceProblem(seed: seed)
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

    @Test("A search that ends early has the first points, and bounds that no assignment exceeds on all that it leaves")
    func cutShort() throws {
        var (unproven, unsearched) = (0, 0)
        for seed in 0..<300 as Range<UInt64> {
            let problem = try BalanceProblem(seed: seed, isSigned: seed.isMultiple(of: 2))
            let every = EveryBalance(problem.pairs, values: problem.values, groups: problem.groups)
            func most(_ percent: Int) -> Int64? { every.points.filter { $0.percent <= percent }.map(\.total).max() }
            let whole = try problem.front()
            for limit in Set((0..<30).map { whole.lookCount * $0 / 30 }) {
                let front = try problem.front(limit)
                #expect(front.points[0].total == whole.points[0].total)
                for point in front.points {
                    let best = most(point.percent) ?? .min
                    #expect(point.total <= best && best <= point.bound, "seed \(seed), limit \(limit)")
                }
                let proven = front.points.filter { $0.bound == $0.total }
                #expect(proven.allSatisfy { $0.total == most($0.percent) })
                #expect(proven.count >= front.points.count - 1)
                let last = front.points[front.points.count - 1]
                if let rest = front.remainder {
                    unsearched += 1
                    #expect(rest.percent >= 0 && proven.allSatisfy { rest.percent < $0.percent })
                    #expect((most(rest.percent) ?? .min) <= rest.bound && rest.bound <= last.bound)
                    #expect(proven.allSatisfy { rest.bound <= $0.total })
                }
                #expect(front.isProven == (front.remainder == nil))
                if last.bound > last.total { unproven += 1 }
                for point in every.points where !pairs(front).contains(point) {
                    let rest = try #require(front.remainder, "seed \(seed), limit \(limit)")
                    #expect(point.percent <= rest.percent && point.total <= rest.bound, "seed \(seed), limit \(limit)")
                }
            }
        }
        #expect(unproven > 20 && unsearched > 300)
    }

    @Test("Where the search ends depends on the input alone, and so many looks as it takes are enough")
    func counted() throws {
        for seed in 0..<200 as Range<UInt64> {
            let problem = try BalanceProblem(seed: seed)
            let whole = try problem.front()
            #expect(try problem.front(whole.lookCount) == whole)
            #expect(try problem.front(whole.lookCount / 2) == problem.front(whole.lookCount / 2))
            // Each window tried is proven by a look at every pair, and so is the first point.
            #expect(whole.lookCount >= problem.pairs.pairCount * (whole.windowCount + 1))
            guard whole.windowCount > 0 else { continue }
            let none = try problem.front(0)
            #expect(none.windowCount == 0 && none.points.count == 1 && none.points[0].bound == none.points[0].total)
            #expect(none.points[0].total == whole.points[0].bound)
            #expect(none.remainder?.percent == none.points[0].percent - 1)
            #expect(none.remainder.map { $0.bound <= none.points[0].total } == true)
            // Each pair was looked at for the first proof, and each group of each window for its bound by that.
            let percent = none.points[0].percent - 1
            let windowCount = try ShareWindow.all(percent: percent, problem.groups, { false }).count
            #expect(none.lookCount == problem.pairs.pairCount + 2 * windowCount * problem.groups.counts.count)
            // So many looks are what begins the search; a window takes one more.
            #expect(try problem.front(none.lookCount).windowCount == 0)
            #expect(try problem.front(none.lookCount + 1).windowCount > 0)
        }
    }

    @Test("A search never looks at much more than it may: at most one path and what begins a difference")
    func withinTheLimit() throws {
        for seed in 0..<200 as Range<UInt64> {
            let problem = try BalanceProblem(seed: seed)
            let whole = try problem.front()
            let windows = problem.groups.counts.reduce(0) { $0 + $1 + 1 } * problem.groups.counts.count
            let pairCount = problem.pairs.pairCount
            let path = 2 * (pairCount + 2 * problem.pairs.rowCount + 2 * problem.pairs.columnCount)
            for limit in stride(from: 0, to: whole.lookCount, by: 7) {
                let front = try problem.front(limit)
                let begin = windows * (front.windowCount + 2)
                #expect(front.lookCount <= limit + begin + path + pairCount, "seed \(seed), limit \(limit)")
            }
        }
    }

    @Test("A search can end before every path within one window, and what windows cost is counted there too")
    func endWithinWindow() throws {
        // Of one group nothing can be matched, and all the others have to do without their only row at once.
        let count = 20
        let groups = RowGroups(
            groupOfRow: (0..<count).map(Int32.init), counts: Array(repeating: 1, count: count) + [count],
            fixed: Array(repeating: 0, count: count + 1)
        )
        let pairs = try SparseWeights(
            columnCount: count, rowStart: Array(0...count), column: (0..<count).map(Int32.init),
            weight: Array(repeating: 1, count: count)
        )
        func front(_ lookCountMax: Int) throws -> BalanceFront {
            try BalanceFront(
                of: pairs, values: [Int32](repeating: 1, count: count), groups: groups, lookCountMax: lookCountMax
            )
        }
        let (none, whole) = (try front(0), try front(.max))
        #expect(whole.points.map(\.percent) == [100, 0] && whole.windowCount == 2)
        let ends = try stride(from: none.lookCount, to: whole.lookCount, by: 10).map { try front($0).lookCount }
        #expect(Set(ends).count > count, "\(Set(ends).count) \(none.lookCount) \(whole.lookCount)")
    }

    @Test("Where no assignment keeps to a difference, each of its windows is tried once")
    func nowhere() throws {
        // A quarter of one group is matched elsewhere, and of the other nothing can be.
        let groups = RowGroups(groupOfRow: [0, 0, 0], counts: [4, 10], fixed: [1, 0])
        let pairs = try SparseWeights(columnCount: 3, rowStart: [0, 1, 2, 3], column: [0, 1, 2], weight: [1, 1, 1])
        let front = try BalanceFront(of: pairs, values: [1, 1, 1], groups: groups)
        #expect(front.points.map(\.percent) == [100, 75, 50, 25] && front.isProven)
        let open = try ShareWindow.all(percent: 24, groups, { false }).filter { window in
            zip(window.lower, window.upper).allSatisfy { $0 <= $1 }
        }
        // Three points had a window each, and one more told that the second group cannot be matched.
        #expect(open.count > 7)
        #expect(front.windowCount == 4 + open.count)
    }

    @Test("Of windows with the largest bound the one that asks for the fewest changes comes next, the first of those")
    func order() {
        let isOpen = [true, true, true, true, false]
        #expect(BalanceSearch.next([5, 7, 7, 7, 9], isOpen, [0, 3, 2, 2, 0]) == 2)
        #expect(BalanceSearch.next([5, 6, 8, 7, 9], isOpen, [0, 0, 3, 0, 0]) == 2)
        #expect(BalanceSearch.next([5], [false], [0]) == nil)
    }

    @Test("Work is what it was: a change of the method, of its order or of what is counted shows here")
    func work() throws {
        var (windowCount, lookCount) = (0, 0)
        for seed in 0..<600 as Range<UInt64> {
            let front = try BalanceProblem(seed: seed, isSigned: seed.isMultiple(of: 2)).front()
            windowCount += front.windowCount
            lookCount += front.lookCount
        }
        #expect([windowCount, lookCount] == [724, 49_951])
    }

    @Test("A stop is obeyed wherever it comes")
    func stops() throws {
        for seed in [4, 5, 6, 7, 8, 9] as [UInt64] {
            let problem = try BalanceProblem(seed: seed)
            var questionCount = 0
            _ = try problem.front(isCancelled: {
                questionCount += 1
                return false
            })
            #expect(questionCount > 1)
            for stop in 1...questionCount {
                var count = 0
                #expect(throws: AssignmentFrontError.cancelled, "seed \(seed), question \(stop)") {
                    try problem.front(isCancelled: {
                        count += 1
                        return count == stop
                    })
                }
                #expect(count == stop, "seed \(seed)")
            }
        }
    }

    @Test("Equal shares are looked for where one per cent is not the same")
    func equalShares() throws {
        // Of 200 rows one has no pair, and the only row of the other group has one.
        var rowStart: [Int] = [0]
        for row in 0..<201 { rowStart.append(row < 199 ? row + 1 : row) }
        let groups = RowGroups(
            groupOfRow: Array(repeating: 0, count: 200) + [1], counts: [200, 1], fixed: [0, 0]
        )
        let front = try BalanceFront(
            of: SparseWeights(
                columnCount: 200, rowStart: rowStart, column: Array(0..<200), weight: Array(repeating: 1, count: 200)
            ),
            values: Array(repeating: 1, count: 200), groups: groups
        )
        #expect(front.points.map(\.percent) == [1, 0] && front.points.map(\.total) == [200, 0] && front.isProven)
    }

    @Test("The largest values there are can be summed over ten rows, and not over thousands")
    func range() throws {
        func front(_ rowCount: Int) throws -> BalanceFront {
            let pairs = try SparseWeights(
                columnCount: rowCount, rowStart: Array(0...rowCount), column: (0..<rowCount).map(Int32.init),
                weight: Array(repeating: 1, count: rowCount)
            )
            let groups = RowGroups(
                groupOfRow: Array(repeating: 0, count: rowCount), counts: [rowCount], fixed: [0]
            )
            return try BalanceFront(of: pairs, values: Array(repeating: .max, count: rowCount), groups: groups)
        }
        #expect(try front(10).points.map(\.total) == [10 * Int64(Int32.max)])
        #expect(throws: AssignmentFrontError.self) { try front(9_000) }
    }

    @Test("Values too large to be summed are refused, and a stop is obeyed")
    func refusals() throws {
        let problem = try BalanceProblem(seed: 4)
        #expect(throws: AssignmentFrontError.cancelled) {
            try BalanceFront(of: problem.pairs, values: problem.values, groups: problem.groups, isCancelled: { true })
        }
    }
}
