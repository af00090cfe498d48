extension StandingAssignment {
    /// The best solution that differs from the present one.
    struct SecondBest {
        /// What the total loses.
        var loss: Int64
        /// Which rows move.
        var changes: [ForcedPair.Change]
    }

    /// Finds a best solution other than the present one, or `nil` if there is none.
    ///
    /// Two assignments differ by cycles in the residual graph, none of negative length, so a second best differs by one
    /// shortest cycle. Every cycle takes some matched pair apart, as an open pair between unmatched ends would be
    /// in the solution. So the shortest way from a row back to its own column is sought for each matched row in
    /// turn, below the length of the best cycle so far: n searches, nearly all of which end in the first lists.
    ///
    /// - Parameter isCancelled: Asked every few thousand nodes.
    /// - Throws: `StandingAssignmentError.cancelled` if `isCancelled` said so.
    mutating func secondBest(
        isCancelled: () -> Bool = { false }
    ) throws(StandingAssignmentError) -> SecondBest? {
        var best: SecondBest?
        var limit = Self.lossLimit
        var lookCount = 0
        for row in 0..<rowCount where rows.mate[row] >= 0 && rows.forced[row] < 0 && limit > 0 {
            if lookCount >= 1 << 12 {
                lookCount = 0
                if isCancelled() { throw .cancelled }
            }
            let way = way(from: row, to: Int(rows.mate[row]), limit: limit)
            lookCount += 1 + visitedCount
            guard way.length < limit else { continue }
            limit = way.length
            best = SecondBest(loss: limit, changes: changes(along: way))
        }
        return best
    }

    /// Replaces the solution by another optimal one of the same open pairs.
    ///
    /// Every optimal solution is tight under the present potentials, and leaves only nodes of potential 0 unmatched.
    mutating func adopt(_ columnOfRow: [Int32]) {
        for row in 0..<rowCount where rows.mate[row] != columnOfRow[row] {
            part(row, near: rows, far: columns)
        }
        for row in 0..<rowCount where columnOfRow[row] != AssignmentSolution.unmatched && rows.mate[row] < 0 {
            match(row, Int(columnOfRow[row]), near: rows, far: columns)
        }
    }
}
