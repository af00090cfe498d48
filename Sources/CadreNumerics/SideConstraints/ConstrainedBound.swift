/// Evidence that no assignment that keeps to the rules is worth more than a bound, checkable without the solver.
///
/// For prices `y` on the rules, not negative where the rule is an inequality, and potentials `v >= 0` of the columns,
/// an assignment that keeps to the rules is worth at most the sum over the rules of `y b`, the columns' potentials, and
/// for each row the largest of 0 and `w - sum y a - v` over its pairs: each pair is worth no more than its parts of
/// that sum, and every other part is not negative. (Lagrangian duality; every number is a whole multiple of 2^-shift.)
public struct ConstrainedBound: Hashable, Sendable {
    /// The price of a tie at one site.
    public struct TiePrice: Hashable, Sendable {
        /// The index of the tie.
        public let tie: Int
        /// The site.
        public let site: Int32
        /// What the first row pays there and the second row is paid, in units of 2^-shift.
        public let price: Int64
    }

    /// Prices and potentials are in units of 2^-shift.
    public let shift: Int64
    /// One price a constraint: for `.atMost` what a unit costs, for `.atLeast` what it earns, for `.equal` as
    /// `.atMost`.
    public let prices: [Int64]
    /// Prices of ties that are not 0.
    public let tiePrices: [TiePrice]
    /// One potential a column.
    public let columnPotentials: [Int64]

    /// Collects prices and potentials; nothing is checked until `bound(of:)`.
    public init(shift: Int64, prices: [Int64], tiePrices: [TiePrice], columnPotentials: [Int64]) {
        self.shift = shift
        self.prices = prices
        self.tiePrices = tiePrices
        self.columnPotentials = columnPotentials
    }

    /// Sorts the prices of rules by where the rules come from.
    init(_ model: PricedModel, prices rulePrices: [Int64], columnPotentials: [Int64]) {
        var prices = [Int64](repeating: 0, count: model.constraintCount)
        var tiePrices: [TiePrice] = []
        for (rule, price) in zip(model.rules, rulePrices) where price != 0 {
            switch rule.origin {
            case .constraint(let index, let sign): prices[index] = sign * price
            case .tie(let index, let site): tiePrices.append(TiePrice(tie: index, site: site, price: price))
            }
        }
        shift = model.shift
        self.prices = prices
        self.tiePrices = tiePrices
        self.columnPotentials = columnPotentials
    }

    /// The prices in units of weight, with the sign of what a larger bound is worth.
    var constraintPrices: [Double] { prices.map { Double($0) / Double(1 << shift) } }

    /// Returns the bound that this evidence proves for a problem; `nil` if it proves nothing.
    ///
    /// - Complexity: O(pairs + terms), with 128-bit sums.
    public func bound(of problem: ConstrainedProblem) -> Int64? {
        let weights = problem.weights
        guard (0..<32).contains(shift), prices.count == problem.constraints.count,
            columnPotentials.count == weights.columnCount, columnPotentials.allSatisfy({ $0 >= 0 })
        else { return nil }
        var sum = columnPotentials.reduce(Int128(0)) { $0 + Int128($1) }
        var value = weights.weight.map { Int128($0) << shift }
        for (price, constraint) in zip(prices, problem.constraints) {
            guard constraint.sense == .equal || (constraint.sense == .atMost ? price >= 0 : price <= 0) else {
                return nil
            }
            sum += Int128(price) * Int128(constraint.bound)
            for term in constraint.terms { value[term.pair] -= Int128(price) * Int128(term.coefficient) }
        }
        for tiePrice in tiePrices {
            guard problem.ties.indices.contains(tiePrice.tie) else { return nil }
            let tie = problem.ties[tiePrice.tie]
            for (row, sign) in [(tie.first, Int128(1)), (tie.second, -1)] {
                for pair in pairs(of: row, at: tiePrice.site, in: problem) {
                    value[pair] -= sign * Int128(tiePrice.price)
                }
            }
        }
        let isClosed = closedPairs(of: problem)
        for row in 0..<weights.rowCount {
            var best = Int128(0)
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] where !isClosed[pair] {
                best = max(best, value[pair] - Int128(columnPotentials[Int(weights.column[pair])]))
            }
            sum += best
        }
        return Int64(exactly: sum >> shift)
    }

    /// The pairs at sites that only one of two tied rows can reach, which no assignment can use.
    private func closedPairs(of problem: ConstrainedProblem) -> [Bool] {
        let weights = problem.weights
        var isClosed = [Bool](repeating: false, count: weights.pairCount)
        for tie in problem.ties {
            let sites = [tie.first, tie.second].map { row in
                Set((weights.rowStart[Int(row)]..<weights.rowStart[Int(row) + 1]).map { site(of: $0, in: problem) })
            }
            for (row, other) in [(tie.first, sites[1]), (tie.second, sites[0])] {
                for pair in weights.rowStart[Int(row)]..<weights.rowStart[Int(row) + 1]
                where !other.contains(site(of: pair, in: problem)) {
                    isClosed[pair] = true
                }
            }
        }
        return isClosed
    }

    private func pairs(of row: Int32, at site: Int32, in problem: ConstrainedProblem) -> [Int] {
        (problem.weights.rowStart[Int(row)]..<problem.weights.rowStart[Int(row) + 1]).filter {
            self.site(of: $0, in: problem) == site
        }
    }

    private func site(of pair: Int, in problem: ConstrainedProblem) -> Int32 {
        problem.siteOfColumn[Int(problem.weights.column[pair])]
    }
}
