/// Finds the best assignment that keeps to the rules, and bounds what any such assignment can be worth.
struct ConstrainedSearch: ~Copyable {
    /// A part of the problem that has not been decided: which pairs are open, and which rows have to be matched.
    struct Node {
        /// No assignment of this part is worth more, in scaled units.
        var bound: Int64
        var serial: Int
        var prices: [Int64]
        var isOpen: [Bool]
        var isMatchedRow: [Bool]
    }

    let model: PricedModel
    var core: PricedCore
    /// The original pair of each live pair, and its place among the live ones or -1.
    var original: [Int32] = []
    var place: [Int32] = []
    var base: [Int64] = []
    var termStart: [Int32] = []
    var termRule: [Int32] = []
    var termCoefficient: [Int64] = []
    var isOpen: [Bool] = []
    var isMatchedRow: [Bool]
    /// The bound of each rule less what the matched pairs sum to.
    var slack: [Int64]
    var usage: [Double] = []
    var usageUnit = 1.0
    var bestColumnOfRow: [Int32]?
    var bestTotal: Int64
    /// The prices at which the last dive failed.
    var bentPrices: [Int64]?
    var effort = ConstrainedEffort()
    /// How many passes drawing conclusions has taken.
    var passCount = 0
    var evaluationLimit: Int
    /// Whether an evaluation was said to be the last.
    private(set) var isLastTold = false
    /// Whether it was stopped where nothing is known of what it was about to find out; nothing more is evaluated then.
    private(set) var isCutOff = false
    /// How much work is done, without an answer, before it is asked whether there is one.
    var countBeforeAsking = Int.max
    let cancellation: () -> Bool
    let isLastEvaluation: (Int) -> Bool

    init(
        _ model: PricedModel, evaluationLimit: Int, isCancelled: @escaping () -> Bool,
        isLastEvaluation: @escaping (Int) -> Bool = { _ in false }
    ) {
        self.model = model
        self.evaluationLimit = evaluationLimit
        cancellation = isCancelled
        self.isLastEvaluation = isLastEvaluation
        core = PricedCore(rowStart: [0], column: [], columnCount: 0)
        bestTotal = model.totalMin - 1
        isMatchedRow = Array(repeating: false, count: model.rowCount)
        slack = Array(repeating: 0, count: model.rules.count)
        var usable: [Int32] = []
        usable.reserveCapacity(model.isUsable.count)
        for pair in model.isUsable.indices where model.isUsable[pair] { usable.append(Int32(pair)) }
        isCutOff = !takeLive(usable)
    }

    /// Whether to stop: the limit is reached, or the caller says so.
    var isStopped: Bool { isCutOff || effort.evaluationCount >= evaluationLimit || cancellation() }

    /// What a bound must reach for its part to hold something better than the best assignment known.
    var cutoff: Int64 { (bestTotal + 1) << model.shift }

    /// Begins with an assignment that is known to keep to everything.
    mutating func take(_ columnOfRow: [Int32], of problem: ConstrainedProblem) {
        var total: Int64 = 0
        for (row, column) in columnOfRow.enumerated() {
            total += Int64(problem.weights.weight(row: row, column: Int(column)) ?? 0)
        }
        precondition(problem.violation(columnOfRow: columnOfRow, totalWeight: total) == nil, "A rule is broken.")
        (bestColumnOfRow, bestTotal) = (columnOfRow, total)
    }

    /// Takes the first assignment that was found for the same rules, whatever it is worth.
    mutating func take(_ columnOfRow: [Int32]) {
        var total: Int64 = 0
        for (row, column) in columnOfRow.enumerated() {
            for pair in model.rowStart[row]..<model.rowStart[row + 1] where model.column[pair] == column {
                total += model.weight[pair]
            }
        }
        (bestColumnOfRow, bestTotal) = (columnOfRow, total)
    }

    // MARK: - Live pairs

    /// Rebuilds the core over fewer pairs; potentials are kept.
    ///
    /// - Returns: False if it was stopped meanwhile, and changed nothing.
    mutating func takeLive(_ pairs: [Int32]) -> Bool {
        var pace = StopPace()
        var starts: [Int] = [0]
        starts.reserveCapacity(model.rowCount + 1)
        var next = 0
        for row in 0..<model.rowCount {
            while next < pairs.count && Int(pairs[next]) < model.rowStart[row + 1] { next += 1 }
            if pace.isDue(after: next - starts[row]) && cancellation() { return false }
            starts.append(next)
        }
        let fresh = PricedCore(
            rowStart: starts, column: pairs.map { model.column[Int($0)] }, columnCount: model.columnCount,
            isCancelled: cancellation
        )
        guard fresh.isWhole else { return false }
        var liveStart: [Int32] = [0]
        var (values, rules, coefficients): ([Int64], [Int32], [Int64]) = ([], [], [])
        var places = [Int32](repeating: -1, count: model.column.count)
        liveStart.reserveCapacity(pairs.count + 1)
        values.reserveCapacity(pairs.count)
        for (index, pair) in pairs.enumerated() {
            let pair = Int(pair)
            places[pair] = Int32(index)
            values.append(model.weight[pair] << model.shift)
            let terms = model.termStart[pair]..<model.termStart[pair + 1]
            if pace.isDue(after: 1 + terms.count) && cancellation() { return false }
            for term in terms {
                rules.append(model.termRule[term])
                coefficients.append(model.termCoefficient[term])
            }
            liveStart.append(Int32(rules.count))
        }
        (original, place, base) = (pairs, places, values)
        (termStart, termRule, termCoefficient) = (liveStart, rules, coefficients)
        if core.columns.count == fresh.columns.count {
            for column in 0..<model.columnCount { fresh.columns.potential[column] = core.columns.potential[column] }
        }
        core = fresh
        isOpen = Array(repeating: true, count: pairs.count)
        usage = Array(repeating: 0, count: pairs.count)
        return true
    }

    mutating func dropClosed() {
        // Where that is stopped, everything is as it was, and the search ends soon.
        _ = takeLive(original.indices.filter { isOpen[$0] }.map { original[$0] })
    }

    // MARK: - Evaluation

    /// Solves the priced problem and returns its bound on everything open, in scaled units.
    ///
    /// Stopped before all pairs have their values it bounds nothing, by `Int64.max`, and `isCutOff` is true from then.
    mutating func evaluate(_ prices: [Int64]) -> Int64 {
        guard !isCutOff else { return .max }
        effort.evaluationCount += 1
        // Asked here alone, so that a limit of that many evaluations makes every later decision alike.
        if isLastEvaluation(effort.evaluationCount) {
            isLastTold = true
            evaluationLimit = effort.evaluationCount
        }
        var constant: Int64 = 0
        for (index, rule) in model.rules.enumerated() { constant += prices[index] * rule.bound }
        prices.withUnsafeBufferPointer { prices in
            var pace = StopPace()
            for row in 0..<model.rowCount {
                if pace.isDue(after: Int(core.rows.start[row + 1] - core.rows.start[row])) && cancellation() {
                    isCutOff = true
                    return
                }
                let bonus = isMatchedRow[row] ? model.rowBonus : 0
                constant -= bonus
                for pair in Int(core.rows.start[row])..<Int(core.rows.start[row + 1]) {
                    guard isOpen[pair] else {
                        core.setValue(PricedCore.closed, of: pair)
                        continue
                    }
                    var value = base[pair] &+ bonus
                    for term in Int(termStart[pair])..<Int(termStart[pair + 1]) {
                        value &-= prices[Int(termRule[term])] &* termCoefficient[term]
                    }
                    core.setValue(value, of: pair)
                }
            }
        }
        if isCutOff { return .max }
        let bound = core.settle(isCancelled: cancellation) + constant
        measure()
        return bound
    }

    /// Sums the rules over the matched pairs, notes which are used, and keeps the assignment if it is the best.
    private mutating func measure() {
        for (index, rule) in model.rules.enumerated() { slack[index] = rule.bound }
        usageUnit *= 1.15
        if usageUnit > 1e100 {
            for pair in usage.indices { usage[pair] /= usageUnit }
            usageUnit = 1
        }
        var total: Int64 = 0
        for row in 0..<model.rowCount {
            let pair = core.matchedPair(of: row)
            guard pair >= 0 else { continue }
            usage[pair] += usageUnit
            total += model.weight[Int(original[pair])]
            for term in Int(termStart[pair])..<Int(termStart[pair + 1]) {
                slack[Int(termRule[term])] -= termCoefficient[term]
            }
        }
        guard total > bestTotal, isEveryRuleKept else { return }
        bestTotal = total
        bestColumnOfRow = (0..<model.rowCount).map { core.rows.mate[$0] }
    }

    private var isEveryRuleKept: Bool {
        for (index, rule) in model.rules.enumerated() {
            if slack[index] < 0 || (rule.isEquality && slack[index] != 0) { return false }
        }
        return true
    }
}
