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
    private(set) var evaluationLimit: Int
    let cancellation: () -> Bool
    private let isLastEvaluation: (Int) -> Bool

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
        takeLive(model.isUsable.indices.filter { model.isUsable[$0] }.map(Int32.init))
    }

    /// Whether to stop: the limit is reached, or the caller says so.
    var isStopped: Bool { effort.evaluationCount >= evaluationLimit || cancellation() }

    /// What a bound must reach for its part to hold something better than the best assignment known.
    var cutoff: Int64 { (bestTotal + 1) << model.shift }

    /// Begins with an assignment that is known to keep to everything.
    mutating func take(_ columnOfRow: [Int32], of problem: ConstrainedProblem) {
        var total: Int64 = 0
        for (row, column) in columnOfRow.enumerated() where column != AssignmentSolution.unmatched {
            total += Int64(problem.weights.weight(row: row, column: Int(column)) ?? 0)
        }
        precondition(problem.violation(columnOfRow: columnOfRow, totalWeight: total) == nil, "A rule is broken.")
        (bestColumnOfRow, bestTotal) = (columnOfRow, total)
    }

    // MARK: - Live pairs

    /// Rebuilds the core over fewer pairs; potentials and matches are kept.
    mutating func takeLive(_ pairs: [Int32]) {
        var starts: [Int] = [0]
        var next = 0
        for row in 0..<model.rowCount {
            while next < pairs.count && Int(pairs[next]) < model.rowStart[row + 1] { next += 1 }
            starts.append(next)
        }
        original = pairs
        place = Array(repeating: -1, count: model.column.count)
        (base, termStart, termRule, termCoefficient) = ([], [0], [], [])
        for (index, pair) in pairs.enumerated() {
            let pair = Int(pair)
            place[pair] = Int32(index)
            base.append(model.weight[pair] << model.shift)
            for term in model.termStart[pair]..<model.termStart[pair + 1] {
                termRule.append(model.termRule[term])
                termCoefficient.append(model.termCoefficient[term])
            }
            termStart.append(Int32(termRule.count))
        }
        let fresh = PricedCore(
            rowStart: starts, column: pairs.map { model.column[Int($0)] }, columnCount: model.columnCount
        )
        if core.columns.count == fresh.columns.count {
            for column in 0..<model.columnCount { fresh.columns.potential[column] = core.columns.potential[column] }
        }
        core = fresh
        isOpen = Array(repeating: true, count: pairs.count)
        usage = Array(repeating: 0, count: pairs.count)
    }

    mutating func dropClosed() {
        takeLive(original.indices.filter { isOpen[$0] }.map { original[$0] })
    }

    // MARK: - Evaluation

    /// Solves the priced problem and returns its bound on everything open, in scaled units.
    mutating func evaluate(_ prices: [Int64]) -> Int64 {
        effort.evaluationCount += 1
        // Asked here alone, so that a limit of that many evaluations makes every later decision alike.
        if isLastEvaluation(effort.evaluationCount) {
            evaluationLimit = min(evaluationLimit, effort.evaluationCount)
        }
        var constant: Int64 = 0
        for (index, rule) in model.rules.enumerated() { constant += prices[index] * rule.bound }
        prices.withUnsafeBufferPointer { prices in
            for row in 0..<model.rowCount {
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
