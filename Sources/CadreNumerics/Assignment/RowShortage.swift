/// Why not every row can be matched: rows that together have pairs only with columns which are fewer.
///
/// By the theorem of Hall (1935) there are such rows whenever no matching covers all.
struct RowShortage {
    /// Ascending.
    let rows: [Int32]
    /// All columns with which the rows have a pair, ascending; one fewer than rows.
    let columns: [Int32]

    /// Whether there are fewer columns than rows, or a row without a pair; both are seen without a search.
    static func isObvious(in weights: SparseWeights) -> Bool {
        weights.rowCount > weights.columnCount
            || (0..<weights.rowCount).contains { weights.rowStart[$0] == weights.rowStart[$0 + 1] }
    }

    /// Matches as many rows as possible, all pairs being worth the same, and looks at the first that is left out.
    ///
    /// - Returns: `nil` if no row is left out.
    init?(of weights: SparseWeights, isCancelled: () -> Bool) throws(AssignmentError) {
        let rowOfColumn: [Int32]
        let unmatchedRow: Int?
        do throws(AssignmentStop) {
            let ones = [Int32](repeating: 1, count: weights.pairCount)
            (rowOfColumn, unmatchedRow) = try AssignmentInput.withInput(of: weights, weight: ones, weightMax: 1) {
                (input) throws(AssignmentStop) in
                var kernel = try AssignmentKernel<Int32>(input, areRowsRequired: false, isCancelled: isCancelled)
                try kernel.solve(isCancelled: isCancelled, progress: { _ in })
                return (
                    Array(UnsafeBufferPointer(start: kernel.columns.mate, count: weights.columnCount)),
                    UnsafeBufferPointer(start: kernel.rows.mate, count: weights.rowCount).firstIndex { $0 < 0 }
                )
            }
        } catch {
            switch error {
            case .cancelled: throw .cancelled
            case .exhausted: preconditionFailure("Optional potentials never exceed the largest weight")
            }
        }
        guard let unmatchedRow else { return nil }
        (rows, columns) = Self.reached(from: unmatchedRow, rowOfColumn: rowOfColumn, weights: weights)
    }

    /// Collects what alternating paths reach from an unmatched row when no more rows can be matched.
    ///
    /// Every column reached is matched, else a path would end there; its row is reached next. So the rows reached are
    /// one more than the columns, and have pairs with no other column.
    private static func reached(
        from unmatchedRow: Int,
        rowOfColumn: [Int32],
        weights: SparseWeights
    ) -> (rows: [Int32], columns: [Int32]) {
        var isReached = [Bool](repeating: false, count: weights.columnCount)
        var rows = [Int32(unmatchedRow)]
        var columns: [Int32] = []
        var next = 0
        while next < rows.count {
            let row = Int(rows[next])
            next += 1
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let column = weights.column[pair]
                guard !isReached[Int(column)] else { continue }
                isReached[Int(column)] = true
                columns.append(column)
                rows.append(rowOfColumn[Int(column)])
            }
        }
        return (rows.sorted(), columns.sorted())
    }
}
