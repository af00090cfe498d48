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
    ///   - progress: Told now and then how far the work has come, on the calling thread. In
    ///     `AssignmentMode.everyRow` the work begins anew, once, if 32-bit numbers do not suffice.
    /// - Returns: The same solution for the same weights and mode, always.
    /// - Throws: `AssignmentError.cancelled` if `isCancelled` said so; in `AssignmentMode.everyRow` also `.infeasible`
    ///   with rows and columns that show why, and `.tooLarge` if 64-bit potentials might overflow.
    /// - Complexity: O(n * (pairs + n log n)) at worst, n the larger of the two counts; in practice a few dozen
    ///   passes over the pairs. Memory: at most 8 bytes a pair beside the input.
    public static func maximumWeight(
        _ weights: SparseWeights,
        mode: AssignmentMode = .optional,
        isCancelled: () -> Bool = { false },
        progress: (AssignmentProgress) -> Void = { _ in }
    ) throws(AssignmentError) -> AssignmentSolution {
        if isCancelled() { throw .cancelled }
        guard mode == .everyRow else {
            let solution =
                AssignmentKernel<Int32>.isInRange(weightMax: weights.weightMax)
                ? try solved(Int32.self, weights, mode: mode, isCancelled, progress)
                : try solved(Int64.self, weights, mode: mode, isCancelled, progress)
            guard let solution else { preconditionFailure("Optional potentials never exceed the largest weight") }
            return solution
        }
        try checkRange(rowCount: weights.rowCount, weightMax: weights.weightMax)
        if !RowShortage.isObvious(in: weights), AssignmentKernel<Int32>.isInRange(weightMax: weights.weightMax),
            let solution = try solved(Int32.self, weights, mode: mode, isCancelled, progress)
        {
            return solution
        }
        if let shortage = try RowShortage(of: weights, isCancelled: isCancelled) {
            throw .infeasible(rows: shortage.rows, columns: shortage.columns)
        }
        guard let solution = try solved(Int64.self, weights, mode: mode, isCancelled, progress) else {
            preconditionFailure("With a perfect matching and checked weights there is always a path in range")
        }
        return solution
    }

    /// The largest product of row count and weight for which 64-bit prices cannot overflow in `everyRow`.
    package static let everyRowLimit = 1 << 51

    /// Refuses problems in which every row has to be matched at prices that might overflow.
    package static func checkRange(rowCount: Int, weightMax: Int32) throws(AssignmentError) {
        // Both are below 2^31, so the product cannot overflow.
        guard (rowCount + 1) * Int(weightMax) <= everyRowLimit else {
            throw .tooLarge(rowCount: rowCount, weightMax: Int(weightMax), limit: everyRowLimit)
        }
    }

    /// Solves with one type of number; `nil` if it does not suffice, or not every row can be matched.
    static func solved<Number: AssignmentNumber>(
        _: Number.Type,
        _ weights: SparseWeights,
        mode: AssignmentMode,
        _ isCancelled: () -> Bool,
        _ progress: (AssignmentProgress) -> Void
    ) throws(AssignmentError) -> AssignmentSolution? {
        do throws(AssignmentStop) {
            return try AssignmentInput.withInput(of: weights) { (input) throws(AssignmentStop) in
                var kernel = try AssignmentKernel<Number>(
                    input,
                    areRowsRequired: mode == .everyRow,
                    isCancelled: isCancelled
                )
                try kernel.solve(isCancelled: isCancelled, progress: progress)
                return kernel.solution(mode: mode)
            }
        } catch {
            switch error {
            case .cancelled: throw .cancelled
            case .exhausted: return nil
            }
        }
    }
}

extension AssignmentKernel {
    /// The optimal state.
    fileprivate func solution(mode: AssignmentMode) -> AssignmentSolution {
        let rowPotentials = (0..<rows.count).map { Int64(rows.potential[$0]) }
        let columnPotentials = (0..<columns.count).map { Int64(columns.potential[$0]) }
        return AssignmentSolution(
            columnOfRow: Array(UnsafeBufferPointer(start: rows.mate, count: rows.count)),
            rowOfColumn: Array(UnsafeBufferPointer(start: columns.mate, count: columns.count)),
            // At an optimum the potentials sum to the total weight; unmatched nodes add 0.
            totalWeight: rowPotentials.reduce(0, +) + columnPotentials.reduce(0, +),
            certificate: AssignmentCertificate(
                mode: mode,
                rowPotentials: rowPotentials,
                columnPotentials: columnPotentials
            ),
            effort: effort
        )
    }
}
