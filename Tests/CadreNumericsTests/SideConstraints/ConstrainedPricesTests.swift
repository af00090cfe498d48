import Testing

@testable import CadreNumerics

/// Goal: prices stay within the range that sums are made for, and what is met on their way is kept.
///
/// Method: a contradiction that no price resolves, against which they move on and on; steps counted by hand.
@Suite("Constrained prices")
struct ConstrainedPricesTests {
    /// Forty rows of a column each, of which the first has to be filled, counted by -1 or by 1, and to stay empty.
    private func contradiction(sign: Int32) throws -> PricedModel {
        let weights = try SparseWeights(columnCount: 40, rows: (0..<40).map { [(column: $0, weight: 1_000_000)] })
        return try PricedModel(
            ConstrainedProblem(
                weights: weights,
                constraints: [
                    SideConstraint(
                        terms: [.init(pair: 0, coefficient: sign)], sense: .equal, bound: Int64(sign)
                    ),
                    SideConstraint(terms: [.init(pair: 0, coefficient: 1)], sense: .atMost, bound: 0),
                ]
            )
        )
    }

    @Test("an equality's price climbs or falls to its end and no farther", arguments: [-1, 1] as [Int32])
    func ends(sign: Int32) throws {
        let model = try contradiction(sign: sign)
        let most = model.rules.map(\.priceMax)
        func isInRange(_ prices: [Int64]) -> Bool {
            abs(prices[0]) <= most[0] && prices[1] >= 0 && prices[1] <= most[1]
        }
        var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
        var node = ConstrainedSearch.Node(
            bound: .max, serial: 0, prices: [0, 0], isOpen: search.isOpen, isMatchedRow: search.isMatchedRow
        )
        let isAlive = search.improve(&node, stepCount: 300)
        #expect(isAlive && isInRange(node.prices))
        #expect(node.prices[0] * Int64(-sign) > most[0] / 2, "it moved towards its end")
        // Where the row is given up, nothing stops the price.
        search.isOpen[0] = false
        let bent = search.nudge([node.prices[0], 0], stepCount: 400)
        #expect(isInRange(bent) && bent[0] == most[0] * Int64(-sign))
    }

    @Test("bending goes on after the step that met something better, and ends at the next")
    func bending() throws {
        // Each step takes 0.7 times as much off the price as the one before; the eleventh passes what the row brings.
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 1_000_000)], [(1, 1)]])
        let model = try PricedModel(
            ConstrainedProblem(weights: weights, constraints: [.budget(cost: [1, 1], limit: 1)])
        )
        var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
        let unit = Int64(1_000_000) << model.shift
        // 0.005 of the unit, summed: between the tenth and the eleventh of these sums.
        let sums = (0...10).map { step in (0..<step).reduce(0.0) { sum, _ in 0.7 * sum + 1 } }
        let fall = 0.005 * Double(unit) * (sums[9] + sums[10]) / 2
        let bent = search.nudge([unit + Int64(fall)], stepCount: 60)
        let (count, best) = (search.effort.evaluationCount, search.bestTotal)
        #expect(count == 12 && best == 1_000_000 && bent[0] < unit)
    }

    @Test("potentials are told where they are asked for only")
    func potentials() throws {
        let problem = try ConstrainedAssignmentTests.middling(seed: 5)
        let model = try PricedModel(problem)
        for isAsked in [false, true] {
            var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
            var node = ConstrainedSearch.Node(
                bound: .max, serial: 0, prices: model.rules.map { _ in 0 }, isOpen: search.isOpen,
                isMatchedRow: search.isMatchedRow
            )
            var told: [Int64]? = isAsked ? [] : nil
            let isAlive = search.improve(&node, stepCount: 5, potentials: &told)
            #expect(isAlive && told?.count == (isAsked ? 144 : nil))
        }
    }

    @Test("of assignments that are worth the same the first one met is kept")
    func firstOfEquals() throws {
        let weights = try SparseWeights.dense([[5, 5]], columnCount: 2)
        let model = try PricedModel(ConstrainedProblem(weights: weights, constraints: []))
        var search = ConstrainedSearch(model, evaluationLimit: .max, isCancelled: { false })
        _ = search.evaluate([])
        let first = search.bestColumnOfRow
        search.isOpen[first == [0] ? 0 : 1] = false
        _ = search.evaluate([])
        let (matched, kept) = (search.core.rows.mate[0], search.bestColumnOfRow)
        #expect(kept == first && kept != [matched])
    }
}
