import Testing

@testable import CadreNumerics

/// Goal: the core is right for any values and after any change of them, as are the parts waiting in the queue.
///
/// Method: every matching of small cores whose values change again and again; potentials checked pair by pair.
@Suite("Priced core")
struct PricedCoreTests {
    /// The largest sum over all matchings, by trying all.
    private func best(_ start: [Int], _ column: [Int32], _ value: [Int64], row: Int = 0, used: Set<Int32> = []) -> Int64
    {
        guard row + 1 < start.count else { return 0 }
        var most = best(start, column, value, row: row + 1, used: used)
        for pair in start[row]..<start[row + 1] where value[pair] > PricedCore.closed && !used.contains(column[pair]) {
            let rest = best(start, column, value, row: row + 1, used: used.union([column[pair]]))
            most = max(most, value[pair] + rest)
        }
        return most
    }

    /// Checks that potentials and matches prove each other.
    private func check(
        _ core: borrowing PricedCore, _ column: [Int32], _ value: [Int64], sum: Int64, _ comment: Comment
    ) {
        var (matched, potentials): (Int64, Int64) = (0, 0)
        for row in 0..<core.rows.count {
            potentials += core.rows.potential[row]
            let pair = core.matchedPair(of: row)
            if pair >= 0 {
                matched += value[pair]
                if core.columns.mate[Int(column[pair])] != Int32(row) { Issue.record(comment) }
            } else if core.rows.potential[row] != 0 {
                Issue.record(comment)
            }
            if core.rows.potential[row] < 0 { Issue.record(comment) }
            for pair in Int(core.rows.start[row])..<Int(core.rows.start[row + 1])
            where core.rows.potential[row] + core.columns.potential[Int(column[pair])] < value[pair] {
                Issue.record(comment)
            }
        }
        for index in 0..<core.columns.count {
            let potential = core.columns.potential[index]
            potentials += potential
            if potential < 0 || (potential > 0 && core.columns.mate[index] < 0) { Issue.record(comment) }
        }
        if matched != sum || potentials != sum { Issue.record(comment) }
    }

    @Test("agrees with every matching of small cores while their values change and pairs close and open")
    func changes() {
        for seed in 0..<400 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            let (rowCount, columnCount) = (1 + draws.next(below: 5), 1 + draws.next(below: 5))
            var (start, column): ([Int], [Int32]) = ([0], [])
            for _ in 0..<rowCount {
                column += (0..<Int32(columnCount)).filter { _ in draws.chance(0.7) }
                start.append(column.count)
            }
            var core = PricedCore(rowStart: start, column: column, columnCount: columnCount)
            let span = [3, 8, 1_000_000][draws.next(below: 3)]
            var value = column.map { _ in Int64(draws.next(below: span)) }
            for round in 0..<12 {
                for pair in value.indices where round == 0 || draws.chance(0.3) {
                    value[pair] = draws.chance(0.2) ? PricedCore.closed : Int64(draws.next(below: 2 * span) - span / 2)
                }
                for (pair, value) in value.enumerated() { core.setValue(value, of: pair) }
                let sum = core.settle(isCancelled: { false })
                if sum != best(start, column, value) { Issue.record("seed \(seed), round \(round)") }
                check(core, column, value, sum: sum, "seed \(seed), round \(round)")
            }
        }
    }

    @Test(
        "proves its optimum where paths are long and many distances are equal, and looks at what it has to",
        arguments: [(2, 1_277), (9, 4_916), (1_000, 1_152)]
    )
    func longPaths(span: Int, lookCount: Int) throws {
        let weights = try SparseWeights.large(
            rowCount: 300, columnCount: 288, pairsPerRow: 6, weightMax: span, seed: UInt64(span)
        )
        var core = PricedCore(rowStart: weights.rowStart, column: weights.column, columnCount: weights.columnCount)
        var draws = SplitMix64(seed: 1)
        var value = weights.weight.map(Int64.init)
        for round in 0..<20 {
            for (pair, value) in value.enumerated() { core.setValue(value, of: pair) }
            let sum = core.settle(isCancelled: { false })
            check(core, weights.column, value, sum: sum, "round \(round)")
            if round == 0 { #expect(try sum == SparseAssignment.maximumWeight(weights).totalWeight) }
            for pair in value.indices where draws.chance(0.2) { value[pair] += Int64(draws.next(in: -2..<3)) }
        }
        // Most changes leave most of what is matched as it is.
        #expect(core.pathCount < 20 * 300)
        // Since it was last asked whether to stop.
        let looks = core.lookCount
        #expect(looks == lookCount)
    }

    @Test("asked to stop it leaves a bound")
    func stopped() throws {
        let weights = try SparseWeights.large(
            rowCount: 2_000, columnCount: 1_900, pairsPerRow: 5, weightMax: 50, seed: 2
        )
        var core = PricedCore(rowStart: weights.rowStart, column: weights.column, columnCount: weights.columnCount)
        for (pair, weight) in weights.weight.enumerated() { core.setValue(Int64(weight), of: pair) }
        let bound = core.settle(isCancelled: { true })
        let best = try SparseAssignment.maximumWeight(weights).totalWeight
        #expect(bound >= best && core.pathCount < 600)
        // It is what the columns' potentials prove, and nothing more.
        var proven = (0..<core.columns.count).reduce(Int64(0)) { $0 + core.columns.potential[$1] }
        for row in 0..<core.rows.count {
            proven += (weights.rowStart[row]..<weights.rowStart[row + 1]).reduce(0) {
                max($0, Int64(weights.weight[$1]) - core.columns.potential[Int(weights.column[$1])])
            }
        }
        #expect(bound == proven)
        #expect(core.settle(isCancelled: { false }) == best)
    }

    @Test("parts come out by falling bound, and the oldest first among equals")
    func queue() {
        for seed in 0..<200 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            var queue = NodeQueue()
            var waiting: [(bound: Int64, serial: Int)] = []
            for serial in 0..<60 {
                let bound = Int64(draws.next(below: 12))
                queue.insert(
                    WaitingPart(
                        bound: bound, serial: serial, prices: [], openPairs: OpenPairs([]), isMatchedRow: [], way: [],
                        rows: []
                    )
                )
                waiting.append((bound, serial))
                waiting.sort { ($1.bound, $0.serial) < ($0.bound, $1.serial) }
                if queue.first?.bound != waiting[0].bound { Issue.record("seed \(seed)") }
                while draws.chance(0.3), let node = queue.pop() {
                    let (bound, serial) = waiting.removeFirst()
                    if node.bound != bound || node.serial != serial { Issue.record("seed \(seed)") }
                }
                if queue.count != waiting.count { Issue.record("seed \(seed)") }
                if waiting.isEmpty { continue }
            }
            while let node = queue.pop() {
                let (_, serial) = waiting.removeFirst()
                if node.serial != serial { Issue.record("seed \(seed)") }
            }
            if !waiting.isEmpty { Issue.record("seed \(seed)") }
        }
    }

    @Test("stamps that are used up begin anew, and what was reached before is forgotten")
    func stamps() throws {
        let weights = try SparseWeights.large(
            rowCount: 60, columnCount: 55, pairsPerRow: 6, weightMax: 40, seed: 6
        )
        var core = PricedCore(rowStart: weights.rowStart, column: weights.column, columnCount: weights.columnCount)
        var draws = SplitMix64(seed: 2)
        for round in 0..<30 {
            let value = weights.weight.map { Int64($0) - Int64(draws.next(below: 30)) }
            for (pair, value) in value.enumerated() { core.setValue(value, of: pair) }
            // Searches of the first rounds have left stamps from 1 on.
            if round == 15 { core.searchCount = .max - 5 }
            let sum = core.settle(isCancelled: { false })
            check(core, weights.column, value, sum: sum, "round \(round)")
        }
        let searchCount = core.searchCount
        #expect(searchCount > 5 && searchCount < 30 * 60)
    }
}
