/// What a `StandingAssignment` stands at: its open pairs as a problem of its own, and the optimal solution of it.
///
/// `solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow)` is `nil`.
public struct StandingSnapshot: Hashable, Sendable {
    /// The open pairs: the problem that `solution` solves.
    public let weights: SparseWeights
    /// The optimal solution with its certificate; its effort is zero.
    public let solution: AssignmentSolution
    /// The index in the standing assignment of each row here; the removed ones are left out.
    ///
    /// Columns keep their indices; removed ones are there without pairs.
    public let rows: [Int32]
}

extension StandingAssignment {
    /// Copies the open pairs and the solution out, in the form in which `SparseAssignment` takes and returns them.
    ///
    /// - Throws: `AssignmentError.infeasible` in `AssignmentMode.everyRow` if some present row cannot be matched, with
    ///   indices of this standing assignment.
    /// - Complexity: O(rows + columns + pairs * log(longest row)).
    public func snapshot() throws(AssignmentError) -> StandingSnapshot {
        let present = (0..<rowCount).filter { rows.isPresent[$0] }
        if mode == .everyRow, let row = present.first(where: { rows.mate[$0] < 0 }) { throw shortage(from: row) }
        var columnOfRow: [Int32] = []
        var rowPotentials: [Int64] = []
        var rowOfColumn = [Int32](repeating: AssignmentSolution.unmatched, count: columnCount)
        for (index, row) in present.enumerated() {
            columnOfRow.append(rows.mate[row])
            rowPotentials.append(potential(ofRow: row))
            if rows.mate[row] >= 0 { rowOfColumn[Int(rows.mate[row])] = Int32(index) }
        }
        return StandingSnapshot(
            weights: openWeights(present),
            solution: AssignmentSolution(
                columnOfRow: columnOfRow,
                rowOfColumn: rowOfColumn,
                totalWeight: totalWeight,
                certificate: AssignmentCertificate(
                    mode: mode,
                    rowPotentials: rowPotentials,
                    columnPotentials: (0..<columnCount).map {
                        columns.potential[$0] == StandingSide.shut ? 0 : columns.potential[$0]
                    }
                ),
                effort: AssignmentEffort()
            ),
            rows: present.map { Int32($0) }
        )
    }

    /// The potential of a present row, without the offset; a forced one has the weight of its pair, and its column 0.
    private func potential(ofRow row: Int) -> Int64 {
        guard rows.potential[row] == StandingSide.shut else { return rows.potential[row] - offset }
        return rows.offset(of: Int(rows.mate[row]), in: row).map { Int64(rows.pair[$0].weight) } ?? 0
    }

    private func openWeights(_ present: [Int]) -> SparseWeights {
        let lists = present.map { row in
            rows.open(row).map { rows.pair[$0] }
                .filter { isOpen(row: row, column: Int($0.partner)) }
                .map { (column: $0.partner, weight: $0.weight) }
        }
        do {
            return try SparseWeights(columnCount: columnCount, rows: lists)
        } catch {
            preconditionFailure("Every pair has been checked when it was taken in: \(error)")
        }
    }

    /// Collects what alternating paths of open pairs reach from a row when no more rows can be matched.
    ///
    /// Every column reached is matched, else the row would be; its row is reached next. So the rows reached are one
    /// more than the columns, and have pairs with no other column (Hall's condition fails).
    private func shortage(from unmatchedRow: Int) -> AssignmentError {
        var isReached = [Bool](repeating: false, count: columnCount)
        var reachedRows = [Int32(unmatchedRow)]
        var reachedColumns: [Int32] = []
        var next = 0
        while next < reachedRows.count {
            for place in rows.open(Int(reachedRows[next])) {
                let column = rows.pair[place].partner
                guard !isReached[Int(column)], columns.potential[Int(column)] < StandingSide.shut else { continue }
                isReached[Int(column)] = true
                reachedColumns.append(column)
                reachedRows.append(columns.mate[Int(column)])
            }
            next += 1
        }
        return .infeasible(rows: reachedRows.sorted(), columns: reachedColumns.sorted())
    }
}
