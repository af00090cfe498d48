import CadreNumerics
import Testing

/// Goal: the front has every corner of the hull of what two totals can be, each with weights that ask for it alone.
///
/// Method: all assignments of small problems; what must not change when both values are stretched or swapped.
@Suite("Assignment front")
struct AssignmentFrontTests {
    /// A problem with two values a pair; nil is no pair.
    private struct Problem {
        let pairs: SparseWeights
        let first: [Int32]
        let second: [Int32]

        init(_ matrix: [[(Int32, Int32)?]], columnCount: Int) throws {
            pairs = try SparseWeights(
                columnCount: columnCount,
                rows: matrix.map { row in
                    row.enumerated().filter { $0.element != nil }.map { (Int32($0.offset), 1) }
                }
            )
            first = matrix.joined().compactMap { $0?.0 }
            second = matrix.joined().compactMap { $0?.1 }
        }

        /// Draws up to 4 x 4 entries of any sign.
        init(seed: UInt64, span: Int) throws {
            var draws = SplitMix64(seed: seed)
            let (rowCount, columnCount) = (draws.next(below: 5), draws.next(below: 5))
            let density = 0.3 + 0.7 * draws.unit()
            let matrix = (0..<rowCount).map { _ in
                (0..<columnCount).map { _ -> (Int32, Int32)? in
                    guard draws.chance(density) else { return nil }
                    return (Int32(draws.next(below: span) - span / 4), Int32(draws.next(below: span) - span / 4))
                }
            }
            try self.init(matrix, columnCount: columnCount)
        }

        func front(_ pointCountMax: Int = .max) throws -> AssignmentFront {
            try AssignmentFront(of: pairs, first: first, second: second, pointCountMax: pointCountMax)
        }

        /// The totals of an assignment, from its pairs.
        func totals(_ columnOfRow: [Int32]) -> EveryFront.Totals {
            let used = columnOfRow.enumerated().compactMap { pairs.pairIndex(row: $0, column: Int($1)) }
            return EveryFront.Totals(
                first: used.reduce(0) { $0 + Int64(first[$1]) }, second: used.reduce(0) { $0 + Int64(second[$1]) }
            )
        }
    }

    private func check(_ problem: Problem, _ comment: Comment) throws {
        let every = EveryFront(problem.pairs, first: problem.first, second: problem.second)
        let front = try problem.front()
        if !front.isComplete { Issue.record(comment) }
        let points = front.points.map { EveryFront.Totals(first: $0.first, second: $0.second) }
        if points != every.corners { Issue.record(comment) }
        for (point, totals) in zip(front.points, points) {
            if problem.totals(point.columnOfRow) != totals { Issue.record(comment) }
            let best = every.totals.map { $0.value(point.weights) }.max()
            let isOnlyBest = every.totals.filter { $0.value(point.weights) == best } == [totals]
            if !isOnlyBest || point.weights.first < 1 || point.weights.second < 1 { Issue.record(comment) }
        }
    }

    @Test("Every 2 x 2 problem with no pair or values from 0 to 2 has all its corners and no more")
    func everyTwoByTwo() throws {
        for code in 0..<10_000 {
            var rest = code
            let matrix = (0..<2).map { _ in
                (0..<2).map { _ -> (Int32, Int32)? in
                    defer { rest /= 10 }
                    let digit = rest % 10
                    return digit == 9 ? nil : (Int32(digit / 3), Int32(digit % 3))
                }
            }
            try check(Problem(matrix, columnCount: 2), "\(matrix)")
        }
    }

    @Test(
        "Problems of every shape up to 4 x 4 with values of either sign agree with enumeration", arguments: [3, 8, 400])
    func drawn(span: Int) throws {
        for seed in 0..<700 as Range<UInt64> { try check(Problem(seed: seed, span: span), "seed \(seed)") }
    }

    @Test("Without a pair, or with pairs that nobody wants, the front is the empty assignment")
    func nothing() throws {
        for problem in [
            try Problem([], columnCount: 0), try Problem([[nil, nil]], columnCount: 2),
            try Problem([[(-1, -2)], [(0, -1)]], columnCount: 1),
        ] {
            let front = try problem.front()
            #expect(front.points.count == 1)
            #expect(front.points[0].first == 0 && front.points[0].second == 0)
            #expect(front.points[0].columnOfRow == Array(repeating: -1, count: problem.pairs.rowCount))
            #expect(front.isComplete)
        }
    }

    @Test("Where all is tied there is one point, and its weights are 1 and 1")
    func tied() throws {
        let row: [(Int32, Int32)?] = Array(repeating: (2, 3), count: 4)
        let front = try Problem(Array(repeating: row, count: 4), columnCount: 4).front()
        #expect(front.points.map(\.first) == [8])
        #expect(front.points.map(\.second) == [12])
        #expect(front.points[0].weights.first == 1 && front.points[0].weights.second == 1)
    }

    @Test("A point within an edge is no corner")
    func withinAnEdge() throws {
        let front = try Problem([[(4, 0), (2, 2), (0, 4)]], columnCount: 3).front()
        #expect(front.points.map(\.first) == [4, 0])
    }

    @Test("The weights told are the smallest whole numbers that give the point alone")
    func smallestWeights() throws {
        let front = try Problem([[(9, 0), (6, 1), (5, 4)]], columnCount: 3).front()
        #expect(front.points.map(\.first) == [9, 5])
        #expect(front.points.map { [$0.weights.first, $0.weights.second] } == [[2, 1], [1, 2]])
        let three = try Problem([[(90, 0), (60, 70), (50, 80), (20, 90)]], columnCount: 4).front()
        #expect(three.points.map(\.first) == [90, 60, 50, 20])
        #expect(three.points.map { [$0.weights.first, $0.weights.second] } == [[3, 1], [2, 1], [1, 2], [1, 4]])
    }

    @Test("The ends are asked for by their edge alone, however far the weights that found them go beyond it")
    func weightsOfEnds() throws {
        let steep = try Problem([[(5, 0), (4, 3)]], columnCount: 2).front()
        #expect(steep.points.map { [$0.weights.first, $0.weights.second] } == [[4, 1], [1, 1]])
        let flat = try Problem([[(3, 4), (0, 5)]], columnCount: 2).front()
        #expect(flat.points.map { [$0.weights.first, $0.weights.second] } == [[1, 1], [1, 4]])
    }

    @Test("A point within an edge that is found before the edge's ends is dropped", arguments: [0, 1, 2, 3, 4, 5])
    func foundWithinAnEdge(order: Int) throws {
        let inner: [(Int32, Int32)] = [(7, 5), (6, 6), (5, 7)]
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        let row = [(9, 0), (0, 9)] + orders[order].map { inner[$0] }
        let front = try Problem([row], columnCount: 5).front()
        #expect(front.points.map(\.first) == [9, 7, 5, 0])
    }

    @Test("Of gaps of one size the first is searched first")
    func firstOfEqualGaps() throws {
        let front = try Problem([[(20, 0), (19, 10), (16, 16), (10, 19), (0, 20)]], columnCount: 5).front(4)
        #expect(front.points.map(\.first) == [20, 19, 16, 0] && !front.isComplete)
    }

    @Test("A front cut short has both ends, says that it is cut, and only points that the weights told give")
    func cutShort() throws {
        var draws = SplitMix64(seed: 3)
        let matrix = (0..<12).map { _ in
            (0..<12).map { _ -> (Int32, Int32)? in (Int32(draws.next(below: 90)), Int32(draws.next(below: 90))) }
        }
        let problem = try Problem(matrix, columnCount: 12)
        let whole = try problem.front()
        try #require(whole.points.count > 4)
        let cut = try problem.front(3)
        #expect(!cut.isComplete)
        try #require(cut.points.count == 3)
        #expect(cut.points[0].first == whole.points[0].first)
        #expect(cut.points[2].second == whole.points[whole.points.count - 1].second)
        for point in cut.points {
            let best = whole.points.map { point.weights.first * $0.first + point.weights.second * $0.second }.max()
            #expect(point.weights.first * point.first + point.weights.second * point.second == best)
        }
        #expect(try problem.front(whole.points.count).isComplete)
    }

    @Test("Stretching a value stretches the front, and swapping the two turns it round")
    func metamorphic() throws {
        for seed in 0..<200 as Range<UInt64> {
            let problem = try Problem(seed: seed, span: 12)
            let front = try problem.front()
            let stretched = try AssignmentFront(
                of: problem.pairs, first: problem.first.map { $0 * 5 }, second: problem.second, pointCountMax: .max
            )
            #expect(stretched.points.map(\.first) == front.points.map { $0.first * 5 })
            #expect(stretched.points.map(\.second) == front.points.map(\.second))
            let swapped = try AssignmentFront(
                of: problem.pairs, first: problem.second, second: problem.first, pointCountMax: .max
            )
            #expect(swapped.points.map(\.second) == front.points.reversed().map(\.first))
            #expect(try problem.front() == front)
        }
    }

    @Test("A large front is complete, falls in one total and rises in the other")
    func large() throws {
        var draws = SplitMix64(seed: 11)
        let pairs = try SparseWeights.large(rowCount: 300, columnCount: 280, pairsPerRow: 8, weightMax: 1, seed: 4)
        let first = pairs.column.map { _ in Int32(draws.next(below: 12)) }
        let second = pairs.column.map { _ in Int32(draws.next(below: 4)) - 3 }
        let front = try AssignmentFront(of: pairs, first: first, second: second, pointCountMax: 1_000)
        #expect(front.isComplete && front.points.count > 3)
        for (one, next) in zip(front.points, front.points.dropFirst()) {
            #expect(one.first > next.first && one.second < next.second && next.weights < one.weights)
        }
    }

    @Test("Values just within the range are solved, and those just beyond it refused, without an overflow at any size")
    func range() throws {
        let most: Int32 = 1_073_741_823
        let front = try Problem([[(most, 0), (0, 1)]], columnCount: 2).front()
        #expect(front.points.map(\.first) == [Int64(most), 0] && front.isComplete)
        for beyond in [[(most + 1, 0), (0, 1)], [(0, most + 1), (1, 0)]] as [[(Int32, Int32)]] {
            let problem = try Problem([beyond], columnCount: 2)
            #expect(throws: AssignmentFrontError.self) { try problem.front() }
        }
        let row: [(Int32, Int32)?] = [(.max, .min), (.min, .max)]
        let ends = try Problem(Array(repeating: row, count: 5), columnCount: 2)
        #expect(throws: AssignmentFrontError.self) { try ends.front() }
    }

    @Test("A value far below nothing is weighed: only the largest sums decide what is too large")
    func farBelowNothing() throws {
        let low: Int32 = -1_500_000_000
        for pairs in [[(low, 1), (1, 0)], [(1, low), (0, 1)]] as [[(Int32, Int32)?]] {
            let front = try Problem([pairs], columnCount: 2).front()
            let ends = [pairs[0], pairs[1]].compactMap { $0.map { Int64($0.0) } }.sorted(by: >)
            #expect(front.points.map(\.first) == ends && front.isComplete)
        }
    }

    @Test("A point that is as good as its neighbour for its own weights stays where the gap beside it is open")
    func besideOpenGap() throws {
        let row: [(Int32, Int32)?] = [(70, 0), (69, 15), (66, 24), (24, 66), (0, 70)]
        for order in [row, row.reversed()] {
            let front = try Problem([order], columnCount: 5).front(4)
            #expect(front.points.map(\.first) == [70, 66, 24, 0] && !front.isComplete)
        }
    }

    @Test("Values too large for whole-number weights are refused, and a stop is obeyed")
    func refusals() throws {
        let large: [[(Int32, Int32)?]] = Array(repeating: [(1_000_000, 1), (1, 1_000_000)], count: 4)
        let problem = try Problem(large, columnCount: 2)
        #expect(throws: AssignmentFrontError.self) { try problem.front() }
        #expect(throws: AssignmentFrontError.cancelled) {
            try AssignmentFront(
                of: problem.pairs, first: Array(repeating: 1, count: 8), second: problem.first.map { $0 % 2 },
                pointCountMax: 9, isCancelled: { true }
            )
        }
    }
}
