extension ConstrainedSearch {
    /// What a part is split by: the ways in which a row or a tie may go.
    struct Choice {
        /// For each way the live pairs that stay open among those of the rows, row by row; none for unmatched.
        var ways: [[Int]]
        var rows: [Int]
    }

    /// The most undecided tie, or else the most undecided row; `nil` if nothing is left to decide.
    func choice() -> Choice? {
        var best: Choice?
        var bestDoubt = 0.02
        for tie in model.ties {
            let choice = choice(of: tie)
            guard choice.ways.count > 1 else { continue }
            let doubt = doubt(of: choice)
            if doubt > bestDoubt { (best, bestDoubt) = (choice, doubt) }
        }
        if let best { return best }
        bestDoubt = -1
        for row in 0..<model.rowCount {
            let choice = choice(of: row)
            guard choice.ways.count > 1 else { continue }
            let doubt = doubt(of: choice)
            if doubt > bestDoubt { (best, bestDoubt) = (choice, doubt) }
        }
        return best
    }

    private func choice(of row: Int) -> Choice {
        let pairs = livePairs(of: row).filter { isOpen[$0] }
        return Choice(ways: pairs.map { [$0] } + (isMatchedRow[row] ? [] : [[]]), rows: [row])
    }

    func choice(of tie: PricedModel.Tie) -> Choice {
        var ways = tie.options.map { option in
            (option.first + option.second).map { Int(place[Int($0)]) }.filter { $0 >= 0 && isOpen[$0] }
        }
        ways.removeAll { $0.isEmpty }
        return Choice(ways: ways + (isMatchedRow[tie.rows.0] ? [] : [[]]), rows: [tie.rows.0, tie.rows.1])
    }

    /// A lower estimate of what a way costs: reduced costs of different rows add up.
    func cost(of way: [Int], rows: [Int]) -> Int64 {
        var sum: Int64 = 0
        for row in rows {
            let (potential, own) = (core.rows.potential[row], livePairs(of: row))
            var least = Int64.max
            for pair in way where own.contains(pair) { least = min(least, reducedCost(of: pair, potential: potential)) }
            sum += least == .max ? potential : least
        }
        return sum
    }

    /// Closes the other pairs of the rows; false if that contradicts what is known.
    mutating func take(_ way: [Int], rows: [Int]) -> Bool {
        let kept = way.filter { isOpen[$0] }
        for row in rows {
            for pair in livePairs(of: row) { isOpen[pair] = false }
            if !way.isEmpty { isMatchedRow[row] = true }
        }
        for pair in kept { isOpen[pair] = true }
        return propagate()
    }

    /// How far the recent assignments are from all going one way.
    private func doubt(of choice: Choice) -> Double {
        1 - (choice.ways.map { share(of: $0, rows: choice.rows) }.max() ?? 0)
    }

    /// How much of the recent assignments goes this way, 0 to 1; of several rows the least.
    private func share(of way: [Int], rows: [Int]) -> Double {
        let whole = usageUnit * 1.15 / 0.15
        var least = 1.0
        for row in rows {
            let all = livePairs(of: row)
            var used = 0.0
            if way.isEmpty {
                for pair in all { used += usage[pair] }
                used = whole - used
            } else {
                for pair in way where all.contains(pair) { used += usage[pair] }
            }
            least = min(least, used / whole)
        }
        return least
    }

    private func livePairs(of row: Int) -> Range<Int> { Int(core.rows.start[row])..<Int(core.rows.start[row + 1]) }
}
