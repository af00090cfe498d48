/// What it costs to insist on one pair: the exact loss of total weight, and which other rows have to move.
///
/// The answer to "what if this row got that column?" without solving again. It is also what would change the answer:
/// the pair belongs to some optimal assignment once its weight is raised by `loss`, and to none before.
///
/// **Method.** An optimal assignment is an optimal circulation through rows, columns and one node "outside", to which
/// unmatched ends belong. Sending one unit through the pair costs the pair's reduced cost
/// `u[row] + v[column] - weight` and the shortest way back from the column to the row in the residual graph, whose
/// arc lengths are reduced costs and so not negative: one run of Dijkstra's search.
///
/// Source: Ahuja, Magnanti & Orlin, *Network Flows*, Prentice Hall 1993, section 9.3 (optimality conditions).
public struct ForcedPair: Hashable, Sendable {
    /// One row whose column is not what it was.
    public struct Change: Hashable, Sendable {
        /// The row that moves.
        public let row: Int32
        /// Its column in the solution, or `AssignmentSolution.unmatched`.
        public let columnBefore: Int32
        /// Its column with the pair forced, or `AssignmentSolution.unmatched`.
        public let columnAfter: Int32
    }

    /// The row that is forced.
    public let row: Int
    /// The column it is forced to take.
    public let column: Int
    /// By how much the best total weight falls; 0 if some optimal assignment has the pair.
    public let loss: Int64
    /// What differs from the solution in one best assignment that has the pair, by ascending row.
    ///
    /// Empty if the solution already has the pair. Of several best assignments the choice is repeatable.
    public let changes: [Change]

    init(row: Int, column: Int, loss: Int64, changes: [Change]) {
        self.row = row
        self.column = column
        self.loss = loss
        self.changes = changes
    }

    /// Finds what forcing the pair does to a solution.
    ///
    /// For many questions about one problem, `StandingAssignment.forcing(row:column:)` gives the same answer faster: it
    /// needs no set-up and searches from both ends.
    ///
    /// - Parameters:
    ///   - row: The row to force, `0 ..< weights.rowCount`.
    ///   - column: The column it must take, `0 ..< weights.columnCount`.
    ///   - solution: An optimal solution of exactly these weights.
    ///   - weights: The problem that was solved.
    /// - Returns: `nil` if the weights have no such pair, or if in `AssignmentMode.everyRow` some other row would be
    ///   left without a column.
    /// - Precondition: The solution is one of these weights; of others it is refused where the search notices.
    /// - Complexity: O(pairs + n log n) at worst, n the number of columns; usually a few rows' lists after O(n) to set
    ///   up.
    public init?(row: Int, column: Int, in solution: AssignmentSolution, weights: SparseWeights) {
        precondition(
            solution.columnOfRow.count == weights.rowCount && solution.rowOfColumn.count == weights.columnCount,
            "The solution belongs to other weights"
        )
        guard let weight = weights.weight(row: row, column: column) else { return nil }
        self.row = row
        self.column = column
        guard Int(solution.columnOfRow[row]) != column else {
            loss = 0
            changes = []
            return
        }
        var search = ResidualSearch(from: column, to: row, in: solution, weights: weights)
        guard let distance = search.run() else { return nil }
        let certificate = solution.certificate
        loss = certificate.rowPotentials[row] + certificate.columnPotentials[column] - Int64(weight) + distance
        changes = search.changes().sorted { $0.row < $1.row }
    }

    /// Returns only the loss: by how much the best total weight falls if the pair is forced.
    ///
    /// - Returns: `nil` in the cases in which `init(row:column:in:weights:)` is.
    public static func regret(
        of row: Int,
        column: Int,
        in solution: AssignmentSolution,
        weights: SparseWeights
    ) -> Int64? {
        ForcedPair(row: row, column: column, in: solution, weights: weights)?.loss
    }
}
