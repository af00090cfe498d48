extension StandingAssignment {
    /// Takes those pairs of an assignment that are tight, and settles the rest.
    ///
    /// - Parameters:
    ///   - columnOfRow: For each row the column to begin with, or `AssignmentSolution.unmatched`.
    ///   - isCancelled: Asked before each search.
    /// - Precondition: Nothing is matched yet, and the potentials cover every pair.
    /// - Returns: False if `isCancelled` answered true.
    /// - Complexity: A search for each row and column that has a potential and no tight pair.
    mutating func settleAll(near columnOfRow: [Int32], isCancelled: () -> Bool) -> Bool {
        for row in 0..<rowCount {
            let column = Int(columnOfRow[row])
            guard let place = rows.offset(of: column, in: row),
                rows.potential[row] + columns.potential[column] == Int64(rows.pair[place].weight)
            else { continue }
            match(row, column, near: rows, far: columns)
        }
        for row in 0..<rowCount where rows.mate[row] < 0 && rows.potential[row] > 0 {
            if isCancelled() { return false }
            settle(row, near: rows, far: columns)
        }
        for column in 0..<columnCount where columns.mate[column] < 0 && columns.potential[column] > 0 {
            if isCancelled() { return false }
            settle(column, near: columns, far: rows)
        }
        return true
    }

    /// The solution where nothing has been removed, forced or forbidden; its effort is zero.
    var solution: AssignmentSolution {
        AssignmentSolution(
            columnOfRow: (0..<rowCount).map { rows.mate[$0] }, rowOfColumn: (0..<columnCount).map { columns.mate[$0] },
            totalWeight: totalWeight,
            certificate: AssignmentCertificate(
                mode: .optional, rowPotentials: (0..<rowCount).map { rows.potential[$0] },
                columnPotentials: (0..<columnCount).map { columns.potential[$0] }
            ),
            effort: AssignmentEffort()
        )
    }
}
