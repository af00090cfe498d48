import Testing

@testable import CadreNumerics

/// Goal: a model has the rules that matter, the range that they need, and sees what is out of reach without a search.
///
/// Method: models of a few pairs, their numbers counted by hand.
@Suite("Priced model")
struct PricedModelTests {
    private func model(
        _ rows: [[Int32]], columnCount: Int, coefficients: [Int32], _ sense: SideConstraint.Sense, _ bound: Int64
    ) throws -> PricedModel {
        let terms = coefficients.enumerated().map { SideConstraint.Term(pair: $0.offset, coefficient: $0.element) }
        return try PricedModel(
            ConstrainedProblem(
                weights: .dense(rows, columnCount: columnCount),
                constraints: [SideConstraint(terms: terms, sense: sense, bound: bound)]
            )
        )
    }

    @Test("what rows alone or columns alone cannot reach is impossible, and what both reach is not")
    func reach() throws {
        // One row of two columns, and two rows of one column: either way a single pair can be matched.
        for (rows, columnCount) in [([[5, 4]], 2), ([[5], [4]], 1)] as [([[Int32]], Int)] {
            for (coefficient, sense) in [(1, .atLeast), (1, .equal), (-1, .atMost), (-1, .equal)]
                as [(Int32, SideConstraint.Sense)]
            {
                for count in [0, 1, 2] as [Int64] {
                    let model = try model(
                        rows, columnCount: columnCount, coefficients: [coefficient, coefficient], sense,
                        Int64(coefficient) * count
                    )
                    #expect(model.isRuleImpossible == (count == 2), "\(rows) \(coefficient) \(sense) \(count)")
                }
            }
        }
    }

    @Test("a rule that cannot be broken has no price, and one that can has", arguments: [1, 2] as [Int64])
    func idle(most: Int64) throws {
        let model = try model([[5, 4], [3, 2]], columnCount: 2, coefficients: [1, 1, 1, 1], .atMost, most)
        #expect(model.rules.map(\.bound) == (most == 2 ? [] : [1]))
    }

    @Test("weights are measured by the largest one of either sign, and nothing by a thousand")
    func weightMax() throws {
        let weights = try SparseWeights.dense([[5, 4]], columnCount: 2)
        let problem = try ConstrainedProblem(weights: weights, constraints: [])
        for (weight, most, least) in [([-9, 7], 9, -9), ([3, 8], 8, 0), ([0, 0], 1_000, 0)]
            as [([Int64], Int64, Int64)]
        {
            let model = try PricedModel(problem, weight: weight)
            #expect(model.weightMax == most && model.totalMin == least && model.hasWeights == (most < 1_000))
        }
        let bare = try PricedModel(problem, weight: [-9, 7]).withoutWeights
        #expect(bare.weight == [0, 0] && bare.weightMax == 1_000 && bare.totalMin == 0 && !bare.hasWeights)
        #expect(try PricedModel(problem, weight: [-9, 2_000]).withoutWeights.weightMax == 2_000)
    }

    @Test("a sum of no pairs that has to be 0 takes no evaluation more")
    func emptySum() throws {
        let problem = try ConstrainedAssignmentTests.middling(seed: 5)
        let empty = SideConstraint(terms: [], sense: .equal, bound: 0)
        let more = try ConstrainedProblem(
            weights: problem.weights, siteOfColumn: problem.siteOfColumn, ties: problem.ties,
            constraints: problem.constraints + [empty]
        )
        let solution = try ConstrainedAssignment.best(problem, evaluationLimit: 200)
        let same = try ConstrainedAssignment.best(more, evaluationLimit: 200)
        #expect(same.bound == solution.bound && same.prices == solution.prices + [0])
    }
}
