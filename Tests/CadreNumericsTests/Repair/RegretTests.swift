import CadreNumerics
import Testing

/// Goal: what forcing, removing or adding would cost is exact, and asking changes nothing.
///
/// Method: every row, column and pair of drawn problems against enumeration.
@Suite("Regret and shadow prices")
struct RegretTests {
    private func problem(seed: UInt64, weightMax: Int) throws -> SparseWeights {
        var draws = SplitMix64(seed: seed)
        return try SparseWeights.drawn(
            rowCount: 1 + draws.next(below: 5),
            columnCount: 1 + draws.next(below: 6),
            density: 0.3 + 0.7 * draws.unit(),
            weightMax: weightMax,
            seed: draws.next()
        )
    }

    /// The problem with each row taken as often as `counts` says.
    private func repeated(rows counts: [Int], of weights: SparseWeights) throws -> SparseWeights {
        try SparseWeights(
            columnCount: weights.columnCount,
            rows: (0..<weights.rowCount).flatMap { row in
                Array(
                    repeating: (weights.rowStart[row]..<weights.rowStart[row + 1])
                        .map { (weights.column[$0], weights.weight[$0]) },
                    count: counts[row]
                )
            }
        )
    }

    private func transposed(_ weights: SparseWeights) throws -> SparseWeights {
        var rows = [[(column: Int32, weight: Int32)]](repeating: [], count: weights.columnCount)
        for row in 0..<weights.rowCount {
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                rows[Int(weights.column[pair])].append((Int32(row), weights.weight[pair]))
            }
        }
        return try SparseWeights(columnCount: weights.rowCount, rows: rows)
    }

    @Test(
        "The regret of every pair, asked by row, by column and alone, agrees with enumeration", arguments: [1, 3, 900])
    func regrets(weightMax: Int) throws {
        for seed in 0..<120 as Range<UInt64> {
            let weights = try problem(seed: seed, weightMax: weightMax)
            for mode in AssignmentMode.allCases {
                guard let solution = try? SparseAssignment.maximumWeight(weights, mode: mode) else { continue }
                let every = EveryAssignment(weights, mode: mode)
                var standing = try StandingAssignment(weights, solution: solution)
                let before = try standing.snapshot()
                var expected = [[PartnerRegretPair]](repeating: [], count: weights.columnCount)
                for row in 0..<weights.rowCount {
                    let columns = weights.column[weights.rowStart[row]..<weights.rowStart[row + 1]]
                    let losses = columns.map { column in
                        every.best(row: row, column: Int(column)).map { solution.totalWeight - $0 }
                    }
                    let regrets = try standing.regrets(ofRow: row)
                    #expect(regrets.map(\.partner) == Array(columns))
                    #expect(regrets.map(\.loss) == losses, "seed \(seed), \(mode), row \(row)")
                    for (column, loss) in zip(columns, losses) {
                        expected[Int(column)].append(PartnerRegretPair(partner: Int32(row), loss: loss))
                        let forced = try standing.forcing(row: row, column: Int(column))
                        #expect(forced?.loss == loss, "seed \(seed), \(mode), row \(row), column \(column)")
                        if let forced { check(forced, of: solution, weights) }
                    }
                }
                for column in 0..<weights.columnCount {
                    let regrets = try standing.regrets(ofColumn: column)
                    #expect(
                        regrets.map { PartnerRegretPair(partner: $0.partner, loss: $0.loss) } == expected[column],
                        "seed \(seed), \(mode), column \(column)"
                    )
                }
                #expect(try standing.snapshot() == before)
            }
        }
    }

    private struct PartnerRegretPair: Equatable {
        let partner: Int32
        let loss: Int64?
    }

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

    @Test("In larger problems regrets agree with the search over the whole problem", arguments: [4, 1_000])
    func larger(weightMax: Int) throws {
        for size in [(60, 50), (50, 60)] {
            let weights = try SparseWeights.drawn(
                rowCount: size.0,
                columnCount: size.1,
                density: 0.15,
                weightMax: weightMax,
                seed: UInt64(weightMax)
            )
            let solution = try SparseAssignment.maximumWeight(weights)
            var standing = try StandingAssignment(weights, solution: solution)
            for row in 0..<weights.rowCount {
                for regret in try standing.regrets(ofRow: row) {
                    let column = Int(regret.partner)
                    let whole = ForcedPair.regret(of: row, column: column, in: solution, weights: weights)
                    #expect(regret.loss == whole)
                    let forced = try #require(try standing.forcing(row: row, column: column))
                    #expect(forced.loss == whole)
                    check(forced, of: solution, weights)
                }
            }
        }
    }

    @Test("Shadow prices agree with removing and doubling each row and column", arguments: [1, 3, 900])
    func shadowPrices(weightMax: Int) throws {
        for seed in 0..<80 as Range<UInt64> {
            let weights = try problem(seed: seed, weightMax: weightMax)
            for mode in AssignmentMode.allCases {
                guard let solution = try? SparseAssignment.maximumWeight(weights, mode: mode) else { continue }
                var standing = try StandingAssignment(weights, solution: solution)
                let total = solution.totalWeight
                for row in 0..<weights.rowCount {
                    let prices = try [0, 2].map { count in
                        var counts = [Int](repeating: 1, count: weights.rowCount)
                        counts[row] = count
                        return EveryAssignment(try repeated(rows: counts, of: weights), mode: mode).best
                    }
                    let price = try standing.shadowPrice(ofRow: row)
                    #expect(price.removalLoss == prices[0].map { total - $0 }, "seed \(seed), \(mode), row \(row)")
                    #expect(price.additionGain == prices[1].map { $0 - total }, "seed \(seed), \(mode), row \(row)")
                }
                for column in 0..<weights.columnCount {
                    let prices = try [0, 2].map { count in
                        var counts = [Int](repeating: 1, count: weights.columnCount)
                        counts[column] = count
                        let changed = try transposed(repeated(rows: counts, of: transposed(weights)))
                        return EveryAssignment(changed, mode: mode).best
                    }
                    let price = try standing.shadowPrice(ofColumn: column)
                    #expect(
                        price.removalLoss == prices[0].map { total - $0 }, "seed \(seed), \(mode), column \(column)")
                    #expect(
                        price.additionGain == prices[1].map { $0 - total }, "seed \(seed), \(mode), column \(column)")
                }
            }
        }
    }

    @Test("A contest names the holder, the rivals by loss, and by how much the holder is ahead")
    func contest() throws {
        let weights = try SparseWeights(
            columnCount: 2, rows: [[(0, 9), (1, 3)], [(0, 8)], [(0, 8), (1, 3)], [(1, 1)]])
        var standing = try StandingAssignment(weights, solution: SparseAssignment.maximumWeight(weights))
        // The best is 9 + 3 = 12; with row 1 in column 0 it is 8 + 3 = 11, and likewise with row 2.
        let contest = try standing.contest(ofColumn: 0)
        #expect(contest.holder == 0)
        #expect(contest.rivals.map(\.partner) == [1, 2])
        #expect(contest.rivals.map(\.loss) == [1, 1])
        #expect(contest.lead == 1)
        #expect(contest.equalCount == 0)
        #expect((contest.price.removalLoss, contest.price.additionGain) == (9, 8))
        let tied = try standing.contest(ofColumn: 1)
        #expect(tied.rivals.map(\.loss) == [1, 2])
        #expect(tied.holder == 2)
        try standing.setWeight(row: 1, column: 0, to: 9)
        #expect(try standing.contest(ofColumn: 0).equalCount == 1)
    }

    @Test("After changes regrets are those of the changed problem")
    func afterChanges() throws {
        for seed in 0..<40 as Range<UInt64> {
            let weights = try problem(seed: seed, weightMax: 5)
            var standing = try StandingAssignment(weights, solution: SparseAssignment.maximumWeight(weights))
            var model = StandingModel(weights, mode: .optional)
            var draws = SplitMix64(seed: seed)
            for _ in 0..<8 {
                let kind = ChangeKind.allCases[draws.next(below: ChangeKind.allCases.count)]
                if kind == .addRow || kind == .addColumn { continue }
                _ = try model.change(kind, &standing, weightMax: 5, draws: &draws)
                let snapshot = try standing.snapshot()
                let every = EveryAssignment(snapshot.weights)
                for (index, row) in snapshot.rows.enumerated() {
                    for regret in try standing.regrets(ofRow: Int(row)) {
                        let best = every.best(row: index, column: Int(regret.partner))
                        #expect(regret.loss == best.map { standing.totalWeight - $0 }, "seed \(seed), \(kind)")
                    }
                }
            }
        }
    }
}
