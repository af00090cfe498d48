/// Collects the rules of a problem, constraint by constraint and tie by tie.
struct RuleDraft {
    private(set) var ties: [PricedModel.Tie] = []
    private(set) var isUsable: [Bool]
    /// The last constraint that asks for more than there is.
    private(set) var impossibleConstraint: Int?
    var rules: [PricedModel.Rule] = []
    /// The largest absolute coefficient of each rule, at least 1.
    private(set) var coefficientMax: [Int64] = []
    private let rowOfPair: [Int32]
    private let columnOfPair: [Int32]
    private let columnCount: Int
    private var entries: [(pair: Int32, rule: Int32, coefficient: Int64)] = []
    private var pace = StopPace()

    init(_ problem: ConstrainedProblem, isCancelled: () -> Bool) throws(ConstrainedProblemError) {
        let weights = problem.weights
        isUsable = Array(repeating: true, count: weights.pairCount)
        (columnOfPair, columnCount) = (weights.column, weights.columnCount)
        var rows = [Int32](repeating: 0, count: weights.pairCount)
        var pace = StopPace()
        for row in 0..<weights.rowCount {
            let pairs = weights.rowStart[row]..<weights.rowStart[row + 1]
            if pace.isDue(after: pairs.count) && isCancelled() { throw .cancelled }
            for pair in pairs { rows[pair] = Int32(row) }
        }
        rowOfPair = rows
        entries.reserveCapacity(problem.constraints.reduce(0) { $0 + $1.terms.count })
    }

    /// Turns each constraint into `<=` or `==`, unless its sum cannot but keep to it, and notes what it cannot reach.
    mutating func addConstraints(
        _ problem: ConstrainedProblem, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) {
        for (index, constraint) in problem.constraints.enumerated() {
            if pace.isDue(after: columnCount) && isCancelled() { throw .cancelled }
            let sign: Int64 = constraint.sense == .atLeast ? -1 : 1
            let terms = try sorted(constraint.terms, sign: sign, isCancelled: isCancelled)
            // Each of the steps that follow goes through the terms once.
            if pace.isDue(after: terms.count) && isCancelled() { throw .cancelled }
            let (least, most, stir) = reach(of: terms)
            if pace.isDue(after: terms.count) && isCancelled() { throw .cancelled }
            let columns = reachOfColumns(of: terms)
            if pace.isDue(after: terms.count) && isCancelled() { throw .cancelled }
            let isEquality = constraint.sense == .equal
            let bound = sign * max(constraint.bound, -Int64.max)
            if bound < max(least, columns.least) || (isEquality && bound > min(most, columns.most)) {
                impossibleConstraint = index
            }
            if !isEquality && bound >= most { continue }
            append(
                terms, isEquality: isEquality, bound: bound, stir: stir, origin: .constraint(index, sign: sign)
            )
        }
    }

    /// Turns each tie into one equality a site, and closes the pairs at sites that only one of the rows can reach.
    mutating func addTies(_ problem: ConstrainedProblem, isCancelled: () -> Bool) throws(ConstrainedProblemError) {
        let weights = problem.weights
        for (index, tie) in problem.ties.enumerated() {
            let rows = (Int(tie.first), Int(tie.second))
            let count = [rows.0, rows.1].reduce(1) { $0 + weights.rowStart[$1 + 1] - weights.rowStart[$1] }
            // Sorting a pair by its site takes many times as long as going past it.
            if pace.isDue(after: 16 * count) && isCancelled() { throw .cancelled }
            let bySite = [rows.0, rows.1].map { row in
                Dictionary(grouping: (weights.rowStart[row]..<weights.rowStart[row + 1]).map(Int32.init)) {
                    problem.siteOfColumn[Int(weights.column[Int($0)])]
                }
            }
            var options: [(first: [Int32], second: [Int32])] = []
            for site in Set(bySite[0].keys).union(bySite[1].keys).sorted() {
                guard let first = bySite[0][site], let second = bySite[1][site] else {
                    for pair in (bySite[0][site] ?? []) + (bySite[1][site] ?? []) { isUsable[Int(pair)] = false }
                    continue
                }
                options.append((first, second))
                let terms =
                    first.map { (pair: Int($0), coefficient: Int64(1)) }
                    + second.map { (pair: Int($0), coefficient: Int64(-1)) }
                append(terms, isEquality: true, bound: 0, stir: 2, origin: .tie(index, site: site))
            }
            ties.append(PricedModel.Tie(rows: rows, options: options))
        }
    }

    /// The terms by pair, in the order of the rules.
    mutating func terms(
        isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) -> (start: [Int], rule: [Int32], coefficient: [Int64]) {
        var start = [Int](repeating: 0, count: isUsable.count + 1)
        for entry in entries {
            if pace.isDue() && isCancelled() { throw .cancelled }
            start[Int(entry.pair) + 1] += 1
        }
        for pair in isUsable.indices {
            if pace.isDue() && isCancelled() { throw .cancelled }
            start[pair + 1] += start[pair]
        }
        var next = start
        var rule = [Int32](repeating: 0, count: entries.count)
        var coefficient = [Int64](repeating: 0, count: entries.count)
        for entry in entries {
            if pace.isDue() && isCancelled() { throw .cancelled }
            let place = next[Int(entry.pair)]
            next[Int(entry.pair)] += 1
            rule[place] = entry.rule
            coefficient[place] = entry.coefficient
        }
        return (start, rule, coefficient)
    }

    /// The terms that count, in the order of the pairs, which they mostly have.
    private mutating func sorted(
        _ terms: [SideConstraint.Term], sign: Int64, isCancelled: () -> Bool
    ) throws(ConstrainedProblemError) -> [(pair: Int, coefficient: Int64)] {
        var sorted: [(pair: Int, coefficient: Int64)] = []
        sorted.reserveCapacity(terms.count)
        var isSorted = true
        var last = -1
        for term in terms where term.coefficient != 0 {
            if pace.isDue() && isCancelled() { throw .cancelled }
            isSorted = isSorted && term.pair > last
            last = term.pair
            sorted.append((term.pair, sign * Int64(term.coefficient)))
        }
        if !isSorted { sorted.sort { $0.pair < $1.pair } }
        return sorted
    }

    private mutating func append(
        _ terms: [(pair: Int, coefficient: Int64)], isEquality: Bool, bound: Int64, stir: Double,
        origin: PricedModel.Origin
    ) {
        for term in terms {
            entries.append((Int32(term.pair), Int32(rules.count), term.coefficient))
        }
        coefficientMax.append(terms.reduce(1) { max($0, abs($1.coefficient)) })
        rules.append(
            PricedModel.Rule(
                isEquality: isEquality, bound: bound, priceMax: 0, stir: max(stir, 1), origin: origin
            )
        )
    }

    /// The least and the largest sum if each row had the pair it likes, and the mean square of its coefficients summed
    /// over the rows.
    private func reach(of terms: [(pair: Int, coefficient: Int64)]) -> (least: Int64, most: Int64, stir: Double) {
        var (least, most, stir): (Int64, Int64, Double) = (0, 0, 0)
        var index = 0
        while index < terms.count {
            let row = rowOfPair[terms[index].pair]
            var (low, high, squares): (Int64, Int64, Double) = (0, 0, 0)
            let begin = index
            while index < terms.count && rowOfPair[terms[index].pair] == row {
                low = min(low, terms[index].coefficient)
                high = max(high, terms[index].coefficient)
                squares += Double(terms[index].coefficient) * Double(terms[index].coefficient)
                index += 1
            }
            least += low
            most += high
            stir += squares / Double(index - begin)
        }
        return (least, most, stir)
    }

    /// The least and the largest sum if each column had the pair it likes.
    private func reachOfColumns(of terms: [(pair: Int, coefficient: Int64)]) -> (least: Int64, most: Int64) {
        var low = [Int64](repeating: 0, count: columnCount)
        var high = low
        for term in terms {
            let column = Int(columnOfPair[term.pair])
            low[column] = min(low[column], term.coefficient)
            high[column] = max(high[column], term.coefficient)
        }
        return (low.reduce(0, +), high.reduce(0, +))
    }
}
