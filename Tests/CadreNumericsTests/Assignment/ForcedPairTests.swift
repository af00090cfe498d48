import CadreNumerics
import Testing

/// Goal: the loss of forcing a pair is exact, and the named changes make an assignment that is worth what it says.
///
/// Method: every pair of drawn problems against enumeration and, where too large, against a fresh solution.
@Suite("Forced pair")
struct ForcedPairTests {
    private func problem(seed: UInt64, weightMax: Int) throws -> SparseWeights {
        var draws = SplitMix64(seed: seed)
        return try SparseWeights.drawn(
            rowCount: 1 + draws.next(below: 6),
            columnCount: 1 + draws.next(below: 6),
            density: 0.3 + 0.7 * draws.unit(),
            weightMax: weightMax,
            seed: draws.next()
        )
    }

    /// Applies the changes and checks that they keep their promise.
    private func check(_ forced: ForcedPair, of solution: AssignmentSolution, _ weights: SparseWeights) {
        var columnOfRow = solution.columnOfRow
        for change in forced.changes {
            #expect(change.columnBefore == columnOfRow[Int(change.row)])
            #expect(change.columnBefore != change.columnAfter)
            columnOfRow[Int(change.row)] = change.columnAfter
        }
        #expect(forced.changes.map(\.row) == Set(forced.changes.map(\.row)).sorted())
        #expect(Int(columnOfRow[forced.row]) == forced.column)
        #expect(weights.total(of: columnOfRow) == solution.totalWeight - forced.loss)
    }

    @Test("The loss of every pair agrees with enumeration, in both modes", arguments: [2, 10, 1_000])
    func enumerated(weightMax: Int) throws {
        for seed in 0..<150 as Range<UInt64> {
            let weights = try problem(seed: seed, weightMax: weightMax)
            for mode in AssignmentMode.allCases {
                guard let solution = try? SparseAssignment.maximumWeight(weights, mode: mode) else { continue }
                for row in 0..<weights.rowCount {
                    for column in 0..<weights.columnCount {
                        let forced = ForcedPair(row: row, column: column, in: solution, weights: weights)
                        let best = ReferenceAssignment.enumerated(weights, mode: mode, forced: (row, column))
                        #expect(
                            forced?.loss == best.map { solution.totalWeight - $0 },
                            "seed \(seed), \(mode), row \(row), column \(column)"
                        )
                        if let forced { check(forced, of: solution, weights) }
                    }
                }
            }
        }
    }

    @Test("In larger problems the loss agrees with solving again after all rivals of the pair are taken out")
    func solvedAgain() throws {
        for seed in 0..<4 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: 40,
                columnCount: seed < 2 ? 35 : 45,
                density: 0.3,
                weightMax: seed.isMultiple(of: 2) ? 6 : 1_000,
                seed: seed
            )
            let solution = try SparseAssignment.maximumWeight(weights)
            for row in stride(from: 0, to: 40, by: 3) {
                for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                    let column = weights.column[pair]
                    let without = try SparseWeights(
                        columnCount: weights.columnCount,
                        rows: (0..<40).map { other in
                            (weights.rowStart[other]..<weights.rowStart[other + 1])
                                .filter { other != row && weights.column[$0] != column }
                                .map { (weights.column[$0], weights.weight[$0]) }
                        }
                    )
                    let rest = try SparseAssignment.maximumWeight(without).totalWeight
                    let forced = try #require(
                        ForcedPair(row: row, column: Int(column), in: solution, weights: weights)
                    )
                    #expect(solution.totalWeight - forced.loss == rest + Int64(weights.weight[pair]), "seed \(seed)")
                    check(forced, of: solution, weights)
                }
            }
        }
    }

    @Test("A pair of the solution costs nothing and moves nobody")
    func alreadyThere() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 3)]])
        let solution = try SparseAssignment.maximumWeight(weights)
        let forced = try #require(ForcedPair(row: 0, column: 1, in: solution, weights: weights))
        #expect(forced.loss == 0)
        #expect(forced.changes.isEmpty)
    }

    @Test("Forcing a pair says who moves where and who goes without")
    func changes() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 3)]])
        let solution = try SparseAssignment.maximumWeight(weights)
        let forced = try #require(ForcedPair(row: 0, column: 0, in: solution, weights: weights))
        #expect(forced.loss == 2)
        #expect(forced.changes.map { [$0.row, $0.columnBefore, $0.columnAfter] } == [[0, 1, 0], [1, 0, -1]])
        #expect(ForcedPair.regret(of: 0, column: 0, in: solution, weights: weights) == 2)
    }

    @Test("A pair that is not there cannot be forced, nor one that leaves another row without a column")
    func impossible() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 3)]])
        let solution = try SparseAssignment.maximumWeight(weights)
        #expect(ForcedPair.regret(of: 1, column: 1, in: solution, weights: weights) == nil)
        #expect(ForcedPair.regret(of: 2, column: 1, in: solution, weights: weights) == nil)
        let everyRow = try SparseAssignment.maximumWeight(weights, mode: .everyRow)
        #expect(ForcedPair.regret(of: 0, column: 0, in: everyRow, weights: weights) == nil)
    }

    @Test("Raising a weight by the loss makes the pair as good as the best, and one less does not")
    func tippingPoint() throws {
        let weights = try SparseWeights.drawn(rowCount: 12, columnCount: 10, density: 0.5, weightMax: 30, seed: 4)
        let solution = try SparseAssignment.maximumWeight(weights)
        for row in 0..<12 {
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let column = Int(weights.column[pair])
                let loss = try #require(
                    ForcedPair.regret(of: row, column: column, in: solution, weights: weights)
                )
                guard loss > 0 else { continue }
                for extra in [loss - 1, loss, loss + 1] {
                    var raised = weights.weight
                    raised[pair] += Int32(extra)
                    let again = try SparseAssignment.maximumWeight(
                        SparseWeights(
                            columnCount: 10,
                            rowStart: weights.rowStart,
                            column: weights.column,
                            weight: raised
                        )
                    )
                    #expect(again.totalWeight == solution.totalWeight + max(0, extra - loss))
                }
            }
        }
    }
}
