/// A constrained problem as the search works with it: every constraint and tie is a linear rule with a price.
///
/// **Relaxation.** A rule says `sum a[p] x[p] <= b` or `== b`. For prices `y` (`>= 0` at an inequality) the *priced
/// problem* is the assignment problem with weights `w[p] - sum y a[p]`; its optimum plus `sum y b` is an upper bound
/// on every assignment that keeps to the rules, since each rule then adds something that is not negative. A tie becomes
/// one equality for each site that both rows can reach: as many matched pairs of the one row there as of the other.
///
/// **Range.** Weights and prices are whole multiples of 2^-shift. With W the largest weight, no product of a price and
/// a coefficient exceeds `C = 16 W`, so a pair with T rules has a priced weight of at most `W + T C`, and a bound of N
/// rows and M rules is at most `N (W + T C) + M N C`; `shift` is chosen so that 8 times this stays below 2^60.
struct PricedModel {
    /// One linear rule, `<=` or `==`.
    struct Rule {
        var isEquality: Bool
        var bound: Int64
        /// The largest price that keeps sums in range.
        var priceMax: Int64
        /// About how many matched pairs' coefficients a change of the price stirs, squared and summed.
        var stir: Double
        var origin: Origin

        /// Whether it comes from a constraint rather than from a tie.
        var isConstraint: Bool {
            if case .constraint = origin { true } else { false }
        }
    }

    /// Where a rule comes from.
    enum Origin: Hashable {
        /// A constraint; `sign` is -1 where it was turned from `>=` to `<=`.
        case constraint(Int, sign: Int64)
        /// A site of a tie.
        case tie(Int, site: Int32)
    }

    /// A tie with the sites that both rows can reach.
    struct Tie {
        var rows: (Int, Int)
        /// For each site the pairs of the first and of the second row.
        var options: [(first: [Int32], second: [Int32])]
    }

    private static let weightOfNothing: Int64 = 1_000

    let rowCount: Int
    let columnCount: Int
    let rowStart: [Int]
    let column: [Int32]
    /// What each pair is worth, in units of the problem.
    private(set) var weight: [Int64]
    /// Whether not all pairs are worth nothing.
    private(set) var hasWeights: Bool
    /// The largest absolute weight, or `weightOfNothing` if all are 0: what prices are measured by.
    private(set) var weightMax: Int64
    /// No assignment is worth less.
    private(set) var totalMin: Int64
    /// The rules that a pair is in, from `termStart[pair]`, with its coefficients.
    let termStart: [Int]
    let termRule: [Int32]
    let termCoefficient: [Int64]
    let rules: [Rule]
    /// How many constraints the problem has, those that can never be broken included.
    let constraintCount: Int
    let ties: [Tie]
    /// False for pairs at a site that the tied row cannot reach.
    let isUsable: [Bool]
    /// The last constraint that asks for more than there is, if one does.
    let impossibleConstraint: Int?
    /// Whether a rule asks for more than there is.
    var isRuleImpossible: Bool { impossibleConstraint != nil }
    let shift: Int64
    /// What is added to all pairs of a row that has to be matched, and taken off the bound.
    let rowBonus: Int64

    /// The same rules over pairs that are worth nothing, so that any assignment that keeps to them is a best one.
    var withoutWeights: PricedModel {
        var model = self
        model.weight = Array(repeating: 0, count: weight.count)
        model.hasWeights = false
        // The range is made for a thousand more than the largest weight.
        model.weightMax = max(weightMax, Self.weightOfNothing)
        model.totalMin = 0
        return model
    }

    /// Lays out the rules of a problem.
    ///
    /// - Parameters:
    ///   - other: What the pairs are worth, if not the problem's weights; of any sign.
    ///   - isCancelled: Asked every few thousand pairs.
    init(
        _ problem: ConstrainedProblem, weight other: [Int64]? = nil, isCancelled: () -> Bool = { false }
    ) throws(ConstrainedProblemError) {
        if isCancelled() { throw .cancelled }
        let weights = problem.weights
        let weight = other ?? weights.weight.map(Int64.init)
        (rowCount, columnCount) = (weights.rowCount, weights.columnCount)
        (rowStart, column, self.weight) = (weights.rowStart, weights.column, weight)
        var (largest, least): (Int64, Int64) = (0, 0)
        var pace = StopPace()
        for row in 0..<weights.rowCount {
            let pairs = weights.rowStart[row]..<weights.rowStart[row + 1]
            if pace.isDue(after: pairs.count) && isCancelled() { throw .cancelled }
            var low: Int64 = 0
            for pair in pairs {
                largest = max(largest, abs(weight[pair]))
                low = min(low, weight[pair])
            }
            least += low
        }
        hasWeights = largest > 0
        weightMax = hasWeights ? largest : Self.weightOfNothing
        totalMin = least
        constraintCount = problem.constraints.count
        var draft = try RuleDraft(problem, isCancelled: isCancelled)
        try draft.addConstraints(problem, isCancelled: isCancelled)
        try draft.addTies(problem, isCancelled: isCancelled)
        (ties, isUsable, impossibleConstraint) = (draft.ties, draft.isUsable, draft.impossibleConstraint)
        let terms = try draft.terms(isCancelled: isCancelled)
        (termStart, termRule, termCoefficient) = terms
        var termCountMax = 0
        for pair in weights.column.indices {
            if pace.isDue() && isCancelled() { throw .cancelled }
            termCountMax = max(termCountMax, terms.start[pair + 1] - terms.start[pair])
        }
        let factors = [16, weightMax + 1000, Int64(rowCount + 1), Int64(termCountMax + draft.rules.count + 4), 8]
        let range = factors.reduce(1.0) { $0 * Double($1) }
        var shift: Int64 = 10
        while shift >= 0 && range * Double(1 << shift) > 0x1p60 { shift -= 1 }
        guard shift >= 0 else {
            throw .tooLarge(rowCount: rowCount, weightMax: Int(weightMax), constraintCount: draft.rules.count)
        }
        self.shift = shift
        rowBonus = (16 * (weightMax + 1000)) << shift
        for index in draft.rules.indices { draft.rules[index].priceMax = rowBonus / draft.coefficientMax[index] }
        rules = draft.rules
    }

    /// What all rows together are worth at most if each had the pair it likes; no search is needed for that.
    var totalMax: Int64 {
        (0..<rowCount).reduce(0) { sum, row in
            var most: Int64 = 0
            for pair in rowStart[row]..<rowStart[row + 1] where isUsable[pair] { most = max(most, weight[pair]) }
            return sum + most
        }
    }
}
