import CadreNumerics
import Testing

/// Goal: the total is the largest possible and the certificate proves it, in every shape of problem.
///
/// Method: enumeration for all tiny problems, a dense Hungarian method for drawn ones, certificates for large ones.
@Suite("Sparse assignment")
struct SparseAssignmentTests {
    /// Solves and checks what must hold for any solution, then returns it.
    private func solved(
        _ weights: SparseWeights,
        mode: AssignmentMode = .optional,
        _ comment: @autoclosure () -> Comment = ""
    ) throws -> AssignmentSolution {
        let solution = try SparseAssignment.maximumWeight(weights, mode: mode)
        let violation = solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow)
        #expect(violation == nil, comment())
        #expect(weights.total(of: solution.columnOfRow) == solution.totalWeight, comment())
        for (column, row) in solution.rowOfColumn.enumerated() where row != AssignmentSolution.unmatched {
            #expect(Int(solution.columnOfRow[Int(row)]) == column, comment())
        }
        #expect(solution.rowOfColumn.count { $0 != AssignmentSolution.unmatched } == solution.matchedCount)
        return solution
    }

    @Test("Every 3 x 3 problem with weights 1 and 2 agrees with enumeration, in both modes")
    func everyThreeByThree() throws {
        for code in 0..<19_683 {
            var rest = code
            let matrix = (0..<3).map { _ in
                (0..<3).map { _ in
                    defer { rest /= 3 }
                    return Int32(rest % 3)
                }
            }
            let weights = try SparseWeights.dense(matrix, columnCount: 3)
            let solution = try SparseAssignment.maximumWeight(weights)
            let isProven =
                solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow) == nil
            if !isProven || solution.totalWeight != ReferenceAssignment.enumerated(weights) {
                Issue.record("optional mode is wrong for \(matrix)")
            }
            let perfect = try? SparseAssignment.maximumWeight(weights, mode: .everyRow)
            if perfect?.totalWeight != ReferenceAssignment.enumerated(weights, mode: .everyRow) {
                Issue.record("every-row mode is wrong for \(matrix)")
            }
        }
    }

    @Test("Drawn problems of at most 5 x 6 agree with enumeration, in both modes", arguments: [2, 9, 1_000_000])
    func drawnSmall(weightMax: Int) throws {
        for seed in 0..<700 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            let weights = try SparseWeights.drawn(
                rowCount: 1 + draws.next(below: 5),
                columnCount: 1 + draws.next(below: 6),
                density: 0.3 + 0.7 * draws.unit(),
                weightMax: weightMax,
                seed: draws.next()
            )
            let solution = try solved(weights, "seed \(seed)")
            #expect(solution.totalWeight == ReferenceAssignment.enumerated(weights), "seed \(seed)")
            let perfect = try? SparseAssignment.maximumWeight(weights, mode: .everyRow)
            #expect(
                perfect?.totalWeight == ReferenceAssignment.enumerated(weights, mode: .everyRow),
                "every row, seed \(seed)"
            )
        }
    }

    @Test(
        "Drawn problems of 40 x 30 to 30 x 45 agree with a dense Hungarian method",
        arguments: [(40, 30), (30, 30), (30, 45)],
        [3, 1_000]
    )
    func drawnMiddle(size: (rows: Int, columns: Int), weightMax: Int) throws {
        for seed in 0..<6 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: size.rows,
                columnCount: size.columns,
                density: seed.isMultiple(of: 2) ? 0.15 : 0.8,
                weightMax: weightMax,
                seed: seed
            )
            let solution = try solved(weights, "seed \(seed)")
            #expect(solution.totalWeight == ReferenceAssignment.hungarian(weights), "seed \(seed)")
        }
    }

    @Test(
        "A problem without rows, columns or pairs has the empty solution", arguments: [(0, 0), (0, 3), (3, 0), (2, 2)])
    func withoutPairs(rowCount: Int, columnCount: Int) throws {
        let weights = try SparseWeights(columnCount: columnCount, rows: Array(repeating: [], count: rowCount))
        let solution = try solved(weights)
        #expect(solution.totalWeight == 0)
        #expect(solution.matchedCount == 0)
        #expect(solution.columnOfRow.count == rowCount)
        #expect(solution.rowOfColumn.count == columnCount)
    }

    @Test("A single pair is taken, whatever its weight", arguments: [Int32(1), 2, .max])
    func singlePair(weight: Int32) throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[], [(1, weight)]])
        #expect(try solved(weights).columnOfRow == [-1, 1])
        let alone = try SparseWeights(columnCount: 1, rows: [[(0, weight)]])
        #expect(try solved(alone, mode: .everyRow).totalWeight == Int64(weight))
    }

    @Test("Where all weights are tied, as many pairs as possible are matched", arguments: [(12, 12), (15, 9), (9, 15)])
    func allTied(rowCount: Int, columnCount: Int) throws {
        let row = (0..<Int32(columnCount)).map { (column: $0, weight: Int32(7)) }
        let weights = try SparseWeights(columnCount: columnCount, rows: Array(repeating: row, count: rowCount))
        #expect(try solved(weights).totalWeight == Int64(7 * min(rowCount, columnCount)))
    }

    @Test("Extreme weights next to weights of one do not overflow")
    func extremeWeights() throws {
        var draws = SplitMix64(seed: 5)
        let matrix = (0..<30).map { _ in
            (0..<25).map { _ in draws.chance(0.5) ? Int32.max - Int32(draws.next(below: 3)) : 1 }
        }
        let weights = try SparseWeights.dense(matrix, columnCount: 25)
        #expect(try solved(weights).totalWeight == ReferenceAssignment.hungarian(weights))
    }

    @Test("Parts without a common row or column are solved independently")
    func disconnected() throws {
        let parts = try (0..<4).map {
            try SparseWeights.drawn(rowCount: 12, columnCount: 10, density: 0.5, weightMax: 50, seed: UInt64($0))
        }
        var rows: [[(column: Int32, weight: Int32)]] = []
        for (index, part) in parts.enumerated() {
            for row in 0..<part.rowCount {
                rows.append(
                    (part.rowStart[row]..<part.rowStart[row + 1]).map {
                        (part.column[$0] + Int32(index * 10), part.weight[$0])
                    }
                )
            }
        }
        let whole = try solved(SparseWeights(columnCount: 40, rows: rows))
        #expect(try whole.totalWeight == parts.reduce(0) { try $0 + solved($1).totalWeight })
    }

    @Test("Large problems are proven optimal by their certificates", arguments: [10, 1_000_000])
    func large(weightMax: Int) throws {
        let weights = try SparseWeights.large(
            rowCount: 2_000,
            columnCount: 1_920,
            pairsPerRow: 40,
            weightMax: weightMax,
            seed: 11
        )
        #expect(try solved(weights).totalWeight > 0)
    }

    @Test("Shuffling rows and columns leaves the total as it is")
    func permuted() throws {
        for seed in 0..<20 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: 25,
                columnCount: 20,
                density: 0.4,
                weightMax: 20,
                seed: seed
            )
            var draws = SplitMix64(seed: seed)
            var rowOrder = Array(0..<25)
            var columnName = (0..<20).map { Int32($0) }
            draws.shuffle(&rowOrder)
            draws.shuffle(&columnName)
            let shuffled = try SparseWeights(
                columnCount: 20,
                rows: rowOrder.map { row in
                    (weights.rowStart[row]..<weights.rowStart[row + 1]).map {
                        (columnName[Int(weights.column[$0])], weights.weight[$0])
                    }
                }
            )
            #expect(try solved(shuffled).totalWeight == solved(weights).totalWeight, "seed \(seed)")
        }
    }

    @Test("Multiplying every weight multiplies the total")
    func scaled() throws {
        let weights = try SparseWeights.drawn(rowCount: 30, columnCount: 30, density: 0.3, weightMax: 9, seed: 1)
        let total = try solved(weights).totalWeight
        for factor in [2, 17, 100_003] as [Int32] {
            let scaled = try SparseWeights(
                columnCount: 30,
                rowStart: weights.rowStart,
                column: weights.column,
                weight: weights.weight.map { $0 * factor }
            )
            #expect(try solved(scaled).totalWeight == total * Int64(factor))
        }
    }

    @Test("The same weights give the same solution, potentials and counts")
    func repeatable() throws {
        let weights = try SparseWeights.large(
            rowCount: 300,
            columnCount: 320,
            pairsPerRow: 20,
            weightMax: 5,
            seed: 3
        )
        let first = try SparseAssignment.maximumWeight(weights)
        #expect(try SparseAssignment.maximumWeight(weights) == first)
    }

    @Test("Every row is matched where that is asked, even at a loss")
    func everyRow() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 100), (1, 1)], [(0, 90)]])
        #expect(try solved(weights).columnOfRow == [0, -1])
        let perfect = try solved(weights, mode: .everyRow)
        #expect(perfect.columnOfRow == [1, 0])
        #expect(perfect.totalWeight == 91)
    }

    @Test("Where not every row can be matched, the error names rows with too few columns")
    func infeasible() throws {
        for seed in 0..<300 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: 6,
                columnCount: 7,
                density: 0.25,
                weightMax: 9,
                seed: seed
            )
            do {
                _ = try solved(weights, mode: .everyRow, "seed \(seed)")
                #expect(ReferenceAssignment.enumerated(weights, mode: .everyRow) != nil, "seed \(seed)")
            } catch AssignmentError.infeasible(let rows, let columns) {
                #expect(Set(rows).count == Set(columns).count + 1, "seed \(seed)")
                let reached = Set(
                    rows.flatMap { weights.column[weights.rowStart[Int($0)]..<weights.rowStart[Int($0) + 1]] }
                )
                #expect(reached == Set(columns), "seed \(seed)")
            }
        }
    }

    @Test("Rows that all have to be matched but have no pair at all are the witness themselves")
    func infeasibleWithoutPairs() throws {
        let weights = try SparseWeights(columnCount: 3, rows: [[], []])
        #expect(throws: AssignmentError.infeasible(rows: [0], columns: [])) {
            try SparseAssignment.maximumWeight(weights, mode: .everyRow)
        }
        let none = try SparseWeights(columnCount: 3, rows: [])
        #expect(try solved(none, mode: .everyRow).totalWeight == 0)
    }

    @Test("Every-row problems whose potentials might overflow are refused")
    func tooLarge() throws {
        let limit = SparseAssignment.everyRowLimit
        #expect(limit == 2_251_799_813_685_248, "docs/formats/instance.md names it")
        let rowCountMax = limit / Int(Int32.max) - 1
        try SparseAssignment.checkRange(rowCount: rowCountMax, weightMax: .max)
        let expected = AssignmentError.tooLarge(rowCount: rowCountMax + 1, weightMax: Int(Int32.max), limit: limit)
        #expect(throws: expected) {
            try SparseAssignment.checkRange(rowCount: rowCountMax + 1, weightMax: .max)
        }
    }

    @Test("Every pattern of 4 x 4 and 5 x 4 pairs agrees with enumeration, in both modes", arguments: [4, 5])
    func everyPattern(rowCount: Int) throws {
        // Rows in any order are the same problem, so patterns ascend from row to row.
        var patterns = [Int](repeating: 0, count: rowCount)
        while true {
            let matrix = patterns.map { pattern in (0..<4).map { Int32(pattern >> $0 & 1) } }
            let weights = try SparseWeights.dense(matrix, columnCount: 4)
            for mode in AssignmentMode.allCases {
                let solution = try? SparseAssignment.maximumWeight(weights, mode: mode)
                if solution?.totalWeight != ReferenceAssignment.enumerated(weights, mode: mode) {
                    Issue.record("\(mode) is wrong for \(patterns)")
                }
            }
            guard let place = patterns.lastIndex(where: { $0 < 15 }) else { return }
            let next = patterns[place] + 1
            for later in place..<rowCount { patterns[later] = next }
        }
    }

    @Test("Adding a constant to every weight of a perfect matching adds it once a row")
    func shifted() throws {
        for seed in 0..<12 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: 24,
                columnCount: seed < 6 ? 24 : 30,
                density: 0.6,
                weightMax: 40,
                seed: seed
            )
            let total = try solved(weights, mode: .everyRow).totalWeight
            for constant in [1, 5_000, 900_000] as [Int32] {
                let shifted = try SparseWeights(
                    columnCount: weights.columnCount,
                    rowStart: weights.rowStart,
                    column: weights.column,
                    weight: weights.weight.map { $0 + constant }
                )
                #expect(try solved(shifted, mode: .everyRow).totalWeight == total + 24 * Int64(constant))
            }
        }
    }

    @Test("Doubling a problem, side by side, doubles the total")
    func duplicated() throws {
        for seed in 0..<8 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: 20, columnCount: 18, density: 0.4, weightMax: seed < 4 ? 6 : 90_000, seed: seed)
            let rows = (0..<40).map { row in
                (weights.rowStart[row % 20]..<weights.rowStart[row % 20 + 1]).map {
                    (column: weights.column[$0] + (row < 20 ? 0 : 18), weight: weights.weight[$0])
                }
            }
            let twice = try solved(SparseWeights(columnCount: 36, rows: rows)).totalWeight
            #expect(try twice == 2 * solved(weights).totalWeight, "seed \(seed)")
        }
    }

    @Test("Square and wide problems agree with enumeration where every row has to be matched", arguments: [3, 500_000])
    func everyRowSmall(weightMax: Int) throws {
        for seed in 0..<400 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            let rowCount = 1 + draws.next(below: 5)
            let weights = try SparseWeights.drawn(
                rowCount: rowCount,
                columnCount: rowCount + draws.next(below: 2),
                density: 0.4 + 0.6 * draws.unit(),
                weightMax: weightMax,
                seed: draws.next()
            )
            guard let best = ReferenceAssignment.enumerated(weights, mode: .everyRow) else { continue }
            #expect(try solved(weights, mode: .everyRow, "seed \(seed)").totalWeight == best, "seed \(seed)")
        }
    }

    @Test("Cancellation is noticed before, during the auction and during the augmentation", arguments: [1, 2, 3, 40])
    func cancelled(afterCalls: Int) throws {
        let weights = try SparseWeights.large(
            rowCount: 1_000,
            columnCount: 900,
            pairsPerRow: 30,
            weightMax: 1_000_000,
            seed: 8
        )
        var calls = 0
        let isCancelled = {
            calls += 1
            return calls >= afterCalls
        }
        #expect(throws: AssignmentError.cancelled) {
            try SparseAssignment.maximumWeight(weights, isCancelled: isCancelled)
        }
        #expect(calls == afterCalls)
    }

    @Test("A cancellation during the auction ends it before its last price step")
    func cancelledInAuction() throws {
        let weights = try SparseWeights.large(
            rowCount: 1_000,
            columnCount: 900,
            pairsPerRow: 30,
            weightMax: 1_000_000,
            seed: 8
        )
        var whole: [AssignmentProgress] = []
        _ = try SparseAssignment.maximumWeight(weights, progress: { whole.append($0) })
        var calls = 0
        var reports: [AssignmentProgress] = []
        let isCancelled = {
            calls += 1
            return calls >= 2
        }
        #expect(throws: AssignmentError.cancelled) {
            try SparseAssignment.maximumWeight(weights, isCancelled: isCancelled, progress: { reports.append($0) })
        }
        #expect(reports.count < whole.count { $0.stage == .auction })
    }

    @Test("Progress runs through the auction, then the augmentation, and never backwards")
    func progress() throws {
        let weights = try SparseWeights.large(
            rowCount: 1_000,
            columnCount: 900,
            pairsPerRow: 30,
            weightMax: 1_000_000,
            seed: 8
        )
        var reports: [AssignmentProgress] = []
        _ = try SparseAssignment.maximumWeight(weights, progress: { reports.append($0) })
        let auction = reports.prefix { $0.stage == .auction }
        let augmentation = reports.dropFirst(auction.count)
        #expect(auction.map(\.done) == Array(1...auction.count))
        #expect(zip(auction, auction.dropFirst()).allSatisfy { $0.total >= $1.total })
        #expect(!augmentation.isEmpty)
        #expect(augmentation.allSatisfy { $0.stage == .augmentation && $0.done <= $0.total })
        #expect(augmentation.map(\.done) == augmentation.map(\.done).sorted())
        #expect(reports.last.map { $0.done == $0.total } == true)
    }
}
