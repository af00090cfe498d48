/// Collects the rules of a problem, constraint by constraint and tie by tie.
struct RuleDraft {
    private(set) var ties: [PricedModel.Tie] = []
    private(set) var isUsable: [Bool]
    private(set) var isImpossible = false
    var rules: [PricedModel.Rule] = []
    /// The largest absolute coefficient of each rule, at least 1.
    private(set) var coefficientMax: [Int64] = []
    private let rowOfPair: [Int32]
    private var entries: [(pair: Int32, rule: Int32, coefficient: Int64)] = []

    init(_ problem: ConstrainedProblem) {
        let weights = problem.weights
        isUsable = Array(repeating: true, count: weights.pairCount)
        rowOfPair = (0..<weights.rowCount).flatMap { row in
            repeatElement(Int32(row), count: weights.rowStart[row + 1] - weights.rowStart[row])
        }
    }

    /// Turns each constraint into `<=` or `==`, with a bound that is no farther than the sum can reach.
    mutating func addConstraints(_ problem: ConstrainedProblem) {
        for (index, constraint) in problem.constraints.enumerated() {
            let sign: Int64 = constraint.sense == .atLeast ? -1 : 1
            let terms = constraint.terms.lazy.filter { $0.coefficient != 0 }
                .map { (pair: $0.pair, coefficient: sign * Int64($0.coefficient)) }
                .sorted { $0.pair < $1.pair }
            let (least, most, stir) = reach(of: terms)
            let isEquality = constraint.sense == .equal
            let bound = sign * max(constraint.bound, -Int64.max)
            if bound < least || (isEquality && bound > most) { isImpossible = true }
            if !isEquality && bound >= most { continue }
            append(
                terms, isEquality: isEquality, bound: min(max(bound, least - 1), most + 1), stir: stir,
                origin: .constraint(index, sign: sign)
            )
        }
    }

    /// Turns each tie into one equality a site, and closes the pairs at sites that only one of the rows can reach.
    mutating func addTies(_ problem: ConstrainedProblem) {
        let weights = problem.weights
        for (index, tie) in problem.ties.enumerated() {
            let rows = (Int(tie.first), Int(tie.second))
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
    func terms() -> (start: [Int], rule: [Int32], coefficient: [Int64]) {
        var start = [Int](repeating: 0, count: isUsable.count + 1)
        for entry in entries { start[Int(entry.pair) + 1] += 1 }
        for pair in isUsable.indices { start[pair + 1] += start[pair] }
        var next = start
        var rule = [Int32](repeating: 0, count: entries.count)
        var coefficient = [Int64](repeating: 0, count: entries.count)
        for entry in entries {
            let place = next[Int(entry.pair)]
            next[Int(entry.pair)] += 1
            rule[place] = entry.rule
            coefficient[place] = entry.coefficient
        }
        return (start, rule, coefficient)
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
}
