/// Finds the disjoint (row, column) pairs of maximum total weight, exactly and repeatably.
///
/// The entry point to the assignment kernel; `AssignmentKernel` says how it works. All arithmetic is on integers.
///
/// ```swift
/// let weights = try SparseWeights(columnCount: 2, rows: [[(0, 5), (1, 4)], [(0, 3)]])
/// let solution = try SparseAssignment.maximumWeight(weights)
/// solution.columnOfRow      // [1, 0]
/// solution.totalWeight      // 7
/// solution.certificate.violation(weights: weights, columnOfRow: solution.columnOfRow)   // nil: proven optimal
/// ```
public enum SparseAssignment {
    /// Returns an assignment of maximum total weight with its certificate.
    ///
    /// - Parameters:
    ///   - weights: The pairs that may be used and what each is worth.
    ///   - mode: Whether rows may stay unmatched. Columns always may.
    ///   - isCancelled: Asked every few thousand steps at most; answer true to stop.
    ///   - progress: Told now and then how far the work has come, on the calling thread.
    /// - Returns: The same solution for the same weights and mode, always.
    /// - Throws: `AssignmentError.cancelled` if `isCancelled` said so; in `AssignmentMode.everyRow` also `.infeasible`
    ///   with rows and columns that show why, and `.tooLarge` if 64-bit potentials might overflow.
    /// - Complexity: O(n * (pairs + n log n)) at worst, n the larger of the two counts; in practice a few dozen
    ///   passes over the pairs. Memory: 8 bytes a pair beside the input.
    public static func maximumWeight(
        _ weights: SparseWeights,
        mode: AssignmentMode = .optional,
        isCancelled: () -> Bool = { false },
        progress: (AssignmentProgress) -> Void = { _ in }
    ) throws(AssignmentError) -> AssignmentSolution {
        if isCancelled() { throw .cancelled }
        let offset =
            try mode == .everyRow ? everyRowOffset(rowCount: weights.rowCount, weightMax: weights.weightMax) : 0
        guard weights.pairCount > 0 else { return try withoutPairs(weights, mode: mode) }
        let result = withPointers(to: weights) { start, partner, weight in
            Result { () throws(AssignmentError) -> AssignmentSolution in
                var kernel = AssignmentKernel(
                    rowCount: weights.rowCount,
                    columnCount: weights.columnCount,
                    start: start,
                    partner: partner,
                    weight: weight,
                    weightMax: weights.weightMax,
                    offset: offset
                )
                try kernel.solve(isCancelled: isCancelled, progress: progress)
                return try solution(of: kernel, weights: weights, mode: mode)
            }
        }
        return try result.get()
    }

    /// Returns what, added to each weight, makes one more matched row worth more than any rearrangement of the others.
    ///
    /// - Throws: `AssignmentError.tooLarge` if a weight with the offset would exceed what the kernel can add up.
    package static func everyRowOffset(rowCount: Int, weightMax: Int32) throws(AssignmentError) -> Int64 {
        // Both are below 2^31, so the product cannot overflow.
        let offset = Int64(rowCount) * Int64(weightMax) + 1
        guard offset + Int64(weightMax) <= AssignmentKernel.weightLimit else {
            throw .tooLarge(
                rowCount: rowCount,
                weightMax: Int(weightMax),
                limit: Int(AssignmentKernel.weightLimit)
            )
        }
        return offset
    }

    private static func withoutPairs(
        _ weights: SparseWeights,
        mode: AssignmentMode
    ) throws(AssignmentError) -> AssignmentSolution {
        if mode == .everyRow && weights.rowCount > 0 { throw .infeasible(rows: [0], columns: []) }
        return AssignmentSolution(
            columnOfRow: Array(repeating: AssignmentSolution.unmatched, count: weights.rowCount),
            rowOfColumn: Array(repeating: AssignmentSolution.unmatched, count: weights.columnCount),
            totalWeight: 0,
            certificate: AssignmentCertificate(
                mode: mode,
                rowPotentials: Array(repeating: 0, count: weights.rowCount),
                columnPotentials: Array(repeating: 0, count: weights.columnCount)
            ),
            effort: AssignmentEffort()
        )
    }

    private static func withPointers<Output>(
        to weights: SparseWeights,
        _ body: (UnsafePointer<Int>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> Output
    ) -> Output {
        weights.rowStart.withUnsafeBufferPointer { start in
            weights.column.withUnsafeBufferPointer { partner in
                weights.weight.withUnsafeBufferPointer { weight in
                    guard let start = start.baseAddress, let partner = partner.baseAddress,
                        let weight = weight.baseAddress
                    else { preconditionFailure("A problem without pairs never reaches the kernel") }
                    return body(start, partner, weight)
                }
            }
        }
    }

    private static func solution(
        of kernel: borrowing AssignmentKernel,
        weights: SparseWeights,
        mode: AssignmentMode
    ) throws(AssignmentError) -> AssignmentSolution {
        let columnOfRow = Array(UnsafeBufferPointer(start: kernel.rows.mate, count: weights.rowCount))
        let rowOfColumn = Array(UnsafeBufferPointer(start: kernel.columns.mate, count: weights.columnCount))
        if mode == .everyRow, let row = columnOfRow.firstIndex(of: AssignmentSolution.unmatched) {
            throw shortage(from: row, rowOfColumn: rowOfColumn, weights: weights)
        }
        let rowPotentials = kernel.roundedRowPotentials()
        let columnPotentials = kernel.roundedColumnPotentials()
        return AssignmentSolution(
            columnOfRow: columnOfRow,
            rowOfColumn: rowOfColumn,
            // At an optimum the potentials sum to the total weight; unmatched nodes add 0.
            totalWeight: rowPotentials.reduce(0, +) + columnPotentials.reduce(0, +),
            certificate: AssignmentCertificate(
                mode: mode,
                rowPotentials: rowPotentials,
                columnPotentials: columnPotentials
            ),
            effort: kernel.effort
        )
    }

    /// Collects what alternating paths reach from an unmatched row when no more rows can be matched.
    ///
    /// Every column reached is matched, else a path would end there; its row is reached next. So the rows reached are
    /// one more than the columns, and have pairs with no other column (Hall's condition fails).
    private static func shortage(
        from unmatchedRow: Int,
        rowOfColumn: [Int32],
        weights: SparseWeights
    ) -> AssignmentError {
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
        return .infeasible(rows: rows.sorted(), columns: columns.sorted())
    }
}
