import Testing

@testable import CadreNumerics

/// Goal: evidence proves what it says and nothing else.
///
/// Method: prices and potentials drawn at random, which bound every assignment as well as good ones do, if less
/// tightly; sums made by hand.
@Suite("Constrained bound")
struct ConstrainedBoundTests {
    private func weights() throws -> SparseWeights {
        try SparseWeights.dense([[5, 4, 0], [3, 0, 2]], columnCount: 3)
    }

    @Test("whatever the prices and potentials are, no assignment is worth more")
    func drawn() throws {
        var count = 0
        for seed in 0..<2_000 as Range<UInt64> {
            let problem = try ConstrainedProblem.drawn(seed: seed)
            guard let total = problem.bestTotal() else { continue }
            count += 1
            var draws = SplitMix64(seed: seed ^ 0xB0B)
            let unit = Int(problem.weights.weight.max() ?? 1)
            for shift in [0, 3] as [Int64] {
                let prices = problem.constraints.map { constraint -> Int64 in
                    let price = Int64(draws.next(below: 2 * unit)) << shift
                    return switch constraint.sense {
                    case .atMost: price
                    case .atLeast: -price
                    case .equal: draws.chance(0.5) ? price : -price
                    }
                }
                let tiePrices = problem.ties.indices.flatMap { tie in
                    (0..<3).map {
                        ConstrainedBound.TiePrice(
                            tie: tie, site: $0, price: Int64(draws.next(below: 2 * unit) - unit) << shift
                        )
                    }
                }
                let potentials = (0..<problem.weights.columnCount).map { _ in
                    Int64(draws.next(below: unit + 1)) << shift
                }
                let bound = ConstrainedBound(
                    shift: shift, prices: prices, tiePrices: tiePrices, columnPotentials: potentials
                ).bound(of: problem)
                try #require(try #require(bound) >= total, "seed \(seed)")
            }
        }
        #expect(count > 1_000)
    }

    @Test("is the sum of what rules, columns and rows cost, rounded down")
    func sums() throws {
        let weights = try weights()
        let terms = [1, 3].map { SideConstraint.Term(pair: $0, coefficient: 2) }
        let problem = try ConstrainedProblem(
            weights: weights, siteOfColumn: [0, 0, 1], ties: [RowTie(first: 0, second: 1)],
            constraints: [SideConstraint(terms: terms, sense: .equal, bound: 2)]
        )
        func bound(_ price: Int64, _ tiePrices: [(tie: Int, site: Int32, price: Int64)], shift: Int64 = 1) -> Int64? {
            ConstrainedBound(
                shift: shift, prices: [price],
                tiePrices: tiePrices.map { .init(tie: $0.tie, site: $0.site, price: $0.price) },
                columnPotentials: [1, 0, 0]
            ).bound(of: problem)
        }
        // In halves: 1 for the column, 9 and 5 for the rows; the second row's pair at site 1 is none.
        #expect(bound(0, []) == 7)
        // 2 for the rule, 1 for the column, max(9, 6) and 5.
        #expect(bound(1, []) == 8)
        // -2 for the rule, 1 for the column, max(9, 10) and 5.
        #expect(bound(-1, []) == 7)
        // The first row pays 3 at site 0, and the second is paid it.
        #expect(bound(0, [(0, 0, 3)]) == 7)
        // 1, max(0, 9 - 12, 8 - 12) and 17.
        #expect(bound(0, [(0, 0, 12)]) == 9)
        #expect(bound(0, [(0, 1, 12)]) == 7)
        #expect(bound(0, [(0, 0, -6)]) == 8)
        #expect(bound(0, [(1, 0, 3)]) == nil)
        #expect(bound(0, [(-1, 0, 3)]) == nil)
        #expect(bound(0, [], shift: 32) == nil && bound(0, [], shift: -1) == nil)
        // Rows: 5 and 3 less the tiny potential of the column, and that potential.
        #expect(bound(0, [], shift: 31) == 7)
    }

    @Test("beyond 64 bits proves nothing, and with too many prices or potentials neither")
    func refused() throws {
        let weights = try weights()
        let problem = try ConstrainedProblem(weights: weights, constraints: [])
        func bound(_ potentials: [Int64], prices: [Int64] = []) -> Int64? {
            ConstrainedBound(shift: 0, prices: prices, tiePrices: [], columnPotentials: potentials).bound(of: problem)
        }
        #expect(bound([.max, 0, 0]) == nil)
        // Row 0 has column 1 for 4 and row 1 has column 2 for 2.
        #expect(bound([.max - 6, 0, 0]) == .max)
        #expect(bound([.max, .max, .max]) == nil)
        #expect(bound([5, 4, 2]) == 11)
        #expect(bound([5, 4, 2, 0]) == nil)
        #expect(bound([5, 4, 2], prices: [0]) == nil)
    }

    @Test("of two proofs of a root the smaller bound is kept, whichever comes first")
    func rootProof() throws {
        // One unit of two rows is allowed: without a price 9 is the bound, and 5 with a price of 4.
        let problem = try ConstrainedProblem(
            weights: SparseWeights(columnCount: 2, rows: [[(0, 5)], [(1, 4)]]),
            constraints: [.budget(cost: [1, 1], limit: 1)]
        )
        let model = try PricedModel(problem)
        for prices in [[0, 4], [4, 0], [4, 9], [4, 4]] as [[Int64]] {
            var proof = RootProof(model, isCancelled: { false })
            for price in prices { proof.add([price << model.shift]) }
            let (bound, certificate) = (proof.bound, proof.certificate)
            #expect(bound == 5 << model.shift && certificate.prices == [4 << model.shift], "\(prices)")
            #expect(certificate.bound(of: problem) == 5)
        }
    }

    @Test("once it is asked to stop a proof looks at no more prices, but at the first ones")
    func stoppedProof() throws {
        let weights = try SparseWeights.dense([[5], [4]], columnCount: 1)
        let none = SideConstraint.budget(cost: [1, 0], limit: 0)
        let model = try PricedModel(ConstrainedProblem(weights: weights, constraints: [none]))
        for isCancelled in [false, true] {
            var proof = RootProof(model, isCancelled: { isCancelled })
            proof.add([0])
            let first = proof.bound
            proof.add([5 << model.shift])
            let last = proof.bound
            #expect(first == 5 << model.shift && last == (isCancelled ? 5 : 4) << model.shift)
        }
    }

    @Test("a proof that is cut off while it is laid out proves what each row is worth at most")
    func cutOffProof() throws {
        let count: Int32 = 70_000
        let weights = try SparseWeights(columnCount: Int(count), rows: [(0..<count).map { (column: $0, weight: 7) }])
        let problem = try ConstrainedProblem(weights: weights, constraints: [])
        let model = try PricedModel(problem)
        var proof = RootProof(model, isCancelled: { true })
        proof.add([])
        let (bound, certificate) = (proof.bound, proof.certificate)
        #expect(bound == 7 << model.shift && certificate.bound(of: problem) == 7)
        #expect(certificate.columnPotentials.allSatisfy { $0 == 0 })
    }

    @Test("the last prices of a root prove more than the first where the search closed pairs in between")
    func lastPrices() throws {
        let problem = try ConstrainedProblem.drawn(seed: 87)
        let solution = try ConstrainedAssignment.best(problem)
        #expect(solution.totalWeight == 532_304_880)
        #expect(solution.certificate?.bound(of: problem) == 1_699_669_110)
    }
}
