import CadreNumerics
import Testing

/// Goal: after every change the solution is an optimal one of the changed problem, with a certificate that proves it.
///
/// Method: the same changes on a slow double; enumeration for tiny problems, fresh solutions for larger ones.
@Suite("Standing assignment")
struct StandingAssignmentTests {
    private func enumerated(_ weights: SparseWeights, _ mode: AssignmentMode) -> Int64? {
        ReferenceAssignment.enumerated(weights, mode: mode)
    }

    private func solved(_ weights: SparseWeights, _ mode: AssignmentMode) -> Int64? {
        try? SparseAssignment.maximumWeight(weights, mode: mode).totalWeight
    }

    private func standing(_ weights: SparseWeights, _ mode: AssignmentMode = .optional) throws -> StandingAssignment {
        try StandingAssignment(weights, solution: SparseAssignment.maximumWeight(weights, mode: mode))
    }

    @Test("Every 3 x 3 problem with weights 1 and 2 takes a change of every kind", arguments: AssignmentMode.allCases)
    func everyThreeByThree(mode: AssignmentMode) throws {
        for code in 0..<19_683 {
            var rest = code
            let matrix = (0..<3).map { _ in
                (0..<3).map { _ in
                    defer { rest /= 3 }
                    return Int32(rest % 3)
                }
            }
            let weights = try SparseWeights.dense(matrix, columnCount: 3)
            guard let solution = try? SparseAssignment.maximumWeight(weights, mode: mode) else { continue }
            var draws = SplitMix64(seed: UInt64(code))
            var standing = try StandingAssignment(weights, solution: solution)
            var model = StandingModel(weights, mode: mode)
            // A second change of another kind undoes or meets the first.
            let kind = ChangeKind.allCases[code % ChangeKind.allCases.count]
            _ = try model.change(kind, &standing, weightMax: 2, draws: &draws)
            let other = ChangeKind.allCases[draws.next(below: ChangeKind.allCases.count)]
            _ = try model.change(other, &standing, weightMax: 2, draws: &draws)
            let changed = try model.weights()
            let best = ReferenceAssignment.enumerated(changed, mode: mode)
            let snapshot = try? standing.snapshot()
            let isRight =
                snapshot.map {
                    $0.weights == changed && $0.solution.totalWeight == best
                        && $0.solution.certificate.violation(
                            weights: changed,
                            columnOfRow: $0.solution.columnOfRow
                        ) == nil
                } ?? (best == nil)
            if !isRight { Issue.record("\(kind), \(other) after \(matrix)") }
        }
    }

    @Test(
        "Sequences of changes on problems of at most 5 x 5 agree with enumeration",
        arguments: AssignmentMode.allCases,
        [1, 2, 9, 1_000_000]
    )
    func small(mode: AssignmentMode, weightMax: Int) throws {
        var made: Set<ChangeKind> = []
        for seed in 0..<90 as Range<UInt64> {
            var draws = SplitMix64(seed: seed)
            let weights = try SparseWeights.drawn(
                rowCount: draws.next(below: mode == .optional ? 5 : 4),
                columnCount: draws.next(below: 6),
                density: 0.3 + 0.7 * draws.unit(),
                weightMax: weightMax,
                seed: draws.next()
            )
            guard let solution = try? SparseAssignment.maximumWeight(weights, mode: mode) else { continue }
            var standing = try StandingAssignment(weights, solution: solution)
            var model = StandingModel(weights, mode: mode)
            for step in 0..<16 {
                let kind = ChangeKind.allCases[draws.next(below: ChangeKind.allCases.count)]
                if model.isRowPresent.count > 6 && kind == .addRow { continue }
                if model.isColumnPresent.count > 6 && kind == .addColumn { continue }
                guard try model.change(kind, &standing, weightMax: weightMax, draws: &draws) else { continue }
                made.insert(kind)
                try model.check(standing, best: enumerated, "seed \(seed), step \(step), \(kind)")
            }
        }
        #expect(made.count == ChangeKind.allCases.count)
    }

    @Test(
        "Long sequences of changes on problems of 40 x 36 agree with solving again",
        arguments: AssignmentMode.allCases,
        [3, 1_000]
    )
    func long(mode: AssignmentMode, weightMax: Int) throws {
        for seed in 0..<2 as Range<UInt64> {
            let weights = try SparseWeights.drawn(
                rowCount: mode == .optional ? 40 : 34,
                columnCount: 36,
                density: 0.2,
                weightMax: weightMax,
                seed: seed
            )
            var standing = try standing(weights, mode)
            var model = StandingModel(weights, mode: mode)
            var draws = SplitMix64(seed: seed)
            for step in 0..<150 {
                let kind = ChangeKind.allCases[draws.next(below: ChangeKind.allCases.count)]
                guard try model.change(kind, &standing, weightMax: weightMax, draws: &draws) else { continue }
                try model.check(standing, best: solved, "seed \(seed), step \(step), \(kind)")
            }
        }
    }

    @Test("A large problem keeps its certificate through changes of every kind")
    func large() throws {
        let weights = try SparseWeights.large(
            rowCount: 1_500,
            columnCount: 1_400,
            pairsPerRow: 12,
            weightMax: 100_000,
            seed: 5
        )
        var standing = try standing(weights)
        var draws = SplitMix64(seed: 6)
        for row in 0..<300 {
            try standing.removeRow(row)
            try standing.removeColumn(row)
            let pairs = (0..<12).map { (column: Int32($0 * 100 + draws.next(below: 100)), weight: Int32(9 + row)) }
            try standing.addRow(pairs)
        }
        for row in 0..<100 { try standing.restoreRow(row) }
        let snapshot = try standing.snapshot()
        let solution = snapshot.solution
        #expect(solution.certificate.violation(weights: snapshot.weights, columnOfRow: solution.columnOfRow) == nil)
        #expect(snapshot.weights.total(of: solution.columnOfRow) == standing.totalWeight)
        #expect(snapshot.rows.count == 1_600)
    }

    @Test("Everything may be removed and added again, and the total is what it was", arguments: [1, 50])
    func removedAndRestored(weightMax: Int) throws {
        let weights = try SparseWeights.drawn(
            rowCount: 12,
            columnCount: 10,
            density: 0.6,
            weightMax: weightMax,
            seed: 3
        )
        var standing = try standing(weights)
        let total = standing.totalWeight
        for row in 0..<12 { try standing.removeRow(row) }
        #expect((standing.totalWeight, standing.matchedCount) == (0, 0))
        for column in 0..<10 { try standing.removeColumn(column) }
        for row in 0..<12 { try standing.restoreRow(row) }
        #expect((standing.totalWeight, standing.matchedCount) == (0, 0))
        for column in 0..<10 { try standing.restoreColumn(column) }
        #expect(standing.totalWeight == total)
        var model = StandingModel(weights, mode: .optional)
        try model.check(standing, best: solved, "restored")
        for pair in model.pairs {
            try standing.removePair(row: pair.row, column: pair.column)
        }
        #expect((standing.totalWeight, standing.matchedCount) == (0, 0))
        for pair in model.pairs.reversed() {
            try standing.insertPair(row: pair.row, column: pair.column, weight: model.weight[pair] ?? 1)
        }
        try model.check(standing, best: solved, "inserted again")
        model = StandingModel(try SparseWeights(columnCount: 0, rows: []), mode: .optional)
        var empty = try self.standing(try model.weights())
        try empty.addRow([])
        try empty.addColumn([(row: 0, weight: 7)])
        #expect(empty.totalWeight == 7)
    }

    @Test("A forced pair stays in the solution, and releasing it brings the old total back")
    func forceAndRelease() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 3)]])
        var standing = try standing(weights)
        #expect(standing.totalWeight == 7)
        try standing.force(row: 0, column: 0)
        #expect(standing.totalWeight == 5)
        #expect(try standing.column(ofRow: 0) == 0)
        #expect(try standing.column(ofRow: 1) == nil)
        #expect(try standing.row(ofColumn: 1) == nil)
        try standing.release(row: 0, column: 0)
        #expect(standing.totalWeight == 7)
        #expect(try standing.row(ofColumn: 0) == 1)
    }

    @Test("Weights, open or not, can be read and the largest possible ones can be set")
    func extremeWeights() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 3)]])
        for mode in AssignmentMode.allCases {
            var standing = try standing(weights, mode)
            try standing.setWeight(row: 0, column: 0, to: .max)
            try standing.setWeight(row: 1, column: 0, to: .max)
            #expect(standing.totalWeight == Int64(Int32.max) + 4)
            try standing.setWeight(row: 0, column: 1, to: .max)
            #expect(standing.totalWeight == 2 * Int64(Int32.max))
            #expect(try standing.weight(row: 1, column: 0) == .max)
            #expect(try standing.weight(row: 1, column: 1) == nil)
        }
    }

    @Test("Where every row has to be matched, a shortage is named and ends with the change that ends it")
    func shortage() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 3)]])
        var standing = try standing(weights, .everyRow)
        try standing.removeColumn(1)
        #expect(throws: AssignmentError.infeasible(rows: [0, 1], columns: [0])) { try standing.snapshot() }
        try standing.removeRow(0)
        #expect(try standing.snapshot().solution.totalWeight == 3)
        #expect(try standing.snapshot().rows == [1])
        try standing.restoreRow(0)
        try standing.addColumn([(row: 1, weight: 9)])
        #expect(try standing.snapshot().solution.columnOfRow == [0, 2])
    }

    @Test("The same changes lead to the same state")
    func deterministic() throws {
        let weights = try SparseWeights.drawn(rowCount: 20, columnCount: 18, density: 0.4, weightMax: 3, seed: 8)
        var snapshots: [StandingSnapshot] = []
        for _ in 0..<2 {
            var standing = try standing(weights)
            var model = StandingModel(weights, mode: .optional)
            var draws = SplitMix64(seed: 9)
            for step in 0..<60 {
                let kind = ChangeKind.allCases[step % ChangeKind.allCases.count]
                _ = try model.change(kind, &standing, weightMax: 3, draws: &draws)
                if step.isMultiple(of: 5) { _ = try standing.regrets(ofRow: step % 20) }
            }
            snapshots.append(try standing.snapshot())
        }
        #expect(snapshots[0] == snapshots[1])
    }

    @Test("A solution that is not an optimal one of the weights is refused")
    func solutionRefused() throws {
        let weights = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 3)]])
        let other = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 4)]])
        let solution = try SparseAssignment.maximumWeight(weights)
        #expect(throws: StandingAssignmentError.self) { _ = try StandingAssignment(other, solution: solution) }
    }

    /// What a change throws; it must leave the state as it was.
    private func error(
        _ change: (inout StandingAssignment) throws(StandingAssignmentError) -> Void
    ) throws -> StandingAssignmentError? {
        let weights = try SparseWeights(columnCount: 3, rows: [[(0, 5), (1, 4)], [(0, 3), (2, 1)], [(2, 2)]])
        var standing = try standing(weights)
        try standing.forbid(row: 1, column: 2)
        try standing.force(row: 0, column: 1)
        try standing.removeRow(2)
        try standing.addColumn([])
        try standing.removeColumn(3)
        let before = try standing.snapshot()
        do throws(StandingAssignmentError) {
            try change(&standing)
            return nil
        } catch {
            #expect(try standing.snapshot() == before)
            return error
        }
    }

    @Test("Indices out of range are refused", arguments: [-1, 4, .max])
    func outOfRange(index: Int) throws {
        typealias Failure = StandingAssignmentError
        let row = Failure.rowOutOfRange(row: index, rowCount: 3)
        let column = Failure.columnOutOfRange(column: index, columnCount: 4)
        #expect(try error { s throws(Failure) in try s.removeRow(index) } == row)
        #expect(try error { s throws(Failure) in try s.restoreRow(index) } == row)
        #expect(try error { s throws(Failure) in _ = try s.column(ofRow: index) } == row)
        #expect(try error { s throws(Failure) in _ = try s.regrets(ofRow: index) } == row)
        #expect(try error { s throws(Failure) in _ = try s.shadowPrice(ofRow: index) } == row)
        #expect(try error { s throws(Failure) in try s.force(row: index, column: 0) } == row)
        #expect(try error { s throws(Failure) in try s.removeColumn(index) } == column)
        #expect(try error { s throws(Failure) in try s.restoreColumn(index) } == column)
        #expect(try error { s throws(Failure) in _ = try s.row(ofColumn: index) } == column)
        #expect(try error { s throws(Failure) in _ = try s.regrets(ofColumn: index) } == column)
        #expect(try error { s throws(Failure) in _ = try s.contest(ofColumn: index) } == column)
        #expect(try error { s throws(Failure) in _ = try s.forcing(row: 0, column: index) } == column)
        #expect(try error { s throws(Failure) in _ = try s.weight(row: 0, column: index) } == column)
        #expect(try error { s throws(Failure) in try s.insertPair(row: 0, column: index, weight: 1) } == column)
        let wide = Int32(truncatingIfNeeded: index)
        #expect(
            try error { s throws(Failure) in try s.addColumn([(row: wide, weight: 1)]) }
                == .rowOutOfRange(row: Int(wide), rowCount: 3)
        )
        #expect(
            try error { s throws(Failure) in try s.addRow([(column: wide, weight: 1)]) }
                == .columnOutOfRange(column: Int(wide), columnCount: 4)
        )
    }

    @Test("Changes that contradict what is forced, forbidden, removed or absent are refused and change nothing")
    func contradictions() throws {
        typealias Failure = StandingAssignmentError
        let forced = Failure.pairForced(row: 0, column: 1)
        #expect(try error { s throws(Failure) in try s.removeRow(0) } == forced)
        #expect(try error { s throws(Failure) in try s.removeColumn(1) } == forced)
        #expect(try error { s throws(Failure) in try s.removePair(row: 0, column: 1) } == forced)
        #expect(try error { s throws(Failure) in try s.forbid(row: 0, column: 1) } == forced)
        #expect(try error { s throws(Failure) in try s.force(row: 0, column: 0) } == forced)
        #expect(try error { s throws(Failure) in _ = try s.forcing(row: 0, column: 0) } == forced)
        let notForced = Failure.pairNotForced(row: 1, column: 0)
        #expect(try error { s throws(Failure) in try s.release(row: 1, column: 0) } == notForced)
        let forbidden = Failure.pairForbidden(row: 1, column: 2)
        #expect(try error { s throws(Failure) in try s.forbid(row: 1, column: 2) } == forbidden)
        #expect(try error { s throws(Failure) in try s.force(row: 1, column: 2) } == forbidden)
        #expect(try error { s throws(Failure) in _ = try s.forcing(row: 1, column: 2) } == forbidden)
        let notForbidden = Failure.pairNotForbidden(row: 1, column: 0)
        #expect(try error { s throws(Failure) in try s.allow(row: 1, column: 0) } == notForbidden)
        let rowRemoved = Failure.rowRemoved(row: 2)
        #expect(try error { s throws(Failure) in try s.removeRow(2) } == rowRemoved)
        #expect(try error { s throws(Failure) in try s.force(row: 2, column: 2) } == rowRemoved)
        #expect(try error { s throws(Failure) in _ = try s.shadowPrice(ofRow: 2) } == rowRemoved)
        #expect(try error { s throws(Failure) in try s.removeColumn(3) } == .columnRemoved(column: 3))
        #expect(try error { s throws(Failure) in try s.restoreRow(1) } == .rowPresent(row: 1))
        #expect(try error { s throws(Failure) in try s.restoreColumn(1) } == .columnPresent(column: 1))
        let missing = Failure.pairMissing(row: 1, column: 1)
        #expect(try error { s throws(Failure) in try s.setWeight(row: 1, column: 1, to: 2) } == missing)
        #expect(try error { s throws(Failure) in _ = try s.forcing(row: 1, column: 1) } == missing)
        let present = Failure.pairPresent(row: 1, column: 2)
        #expect(try error { s throws(Failure) in try s.insertPair(row: 1, column: 2, weight: 2) } == present)
        #expect(
            try error { s throws(Failure) in try s.addRow([(column: 0, weight: 1), (column: 0, weight: 2)]) }
                == .pairPresent(row: 3, column: 0)
        )
        #expect(
            try error { s throws(Failure) in try s.setWeight(row: 1, column: 0, to: 0) }
                == .weightNotPositive(row: 1, column: 0, weight: 0)
        )
        #expect(
            try error { s throws(Failure) in try s.addColumn([(row: 0, weight: -4)]) }
                == .weightNotPositive(row: 0, column: 4, weight: -4)
        )
    }
}
