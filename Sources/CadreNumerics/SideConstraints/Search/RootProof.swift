/// The best proof over all pairs, of which the search itself closes and drops ever more.
struct RootProof: ~Copyable {
    private var plain: ConstrainedSearch
    /// In scaled units.
    private(set) var bound = Int64.max
    private var prices: [Int64] = []
    private var potentials: [Int64] = []

    init(_ model: PricedModel, isCancelled: @escaping () -> Bool) {
        plain = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: isCancelled)
    }

    /// Takes prices, with the columns' potentials that they lead to, if they prove a smaller bound.
    ///
    /// Stopped before anything is proven it takes what needs no search: that no row is worth more than its best pair.
    /// Stopped later it looks at no more prices.
    mutating func add(_ prices: [Int64]) {
        if bound < .max && plain.cancellation() { return }
        let bound = plain.evaluate(prices)
        if plain.isCutOff && potentials.isEmpty {
            self.bound = plain.model.totalMax << plain.model.shift
            self.prices = Array(repeating: 0, count: prices.count)
            potentials = Array(repeating: 0, count: plain.model.columnCount)
        }
        guard bound < self.bound else { return }
        (self.bound, self.prices) = (bound, prices)
        potentials = (0..<plain.model.columnCount).map { plain.core.columns.potential[$0] }
    }

    var certificate: ConstrainedBound { ConstrainedBound(plain.model, prices: prices, columnPotentials: potentials) }
}
