/// The arcs of length 0 in the residual graph of an optimal solution, as `OptimalPairs` defines it.
///
/// Node `row` stands for a row and for the column matched with it, `rowCount + column` for an unmatched column.
struct TightGraph {
    /// The node for all that is unmatched.
    let outside: Int
    /// Where each node's arcs begin in `arcEnd`.
    private(set) var arcStart: [Int] = [0]
    /// The node to which each arc leads.
    private(set) var arcEnd: [Int] = []

    private let rowCount: Int
    private let solution: AssignmentSolution

    /// Collects the arcs; `nil` if asked to stop.
    init?(_ weights: SparseWeights, solution: AssignmentSolution, isCancelled: () -> Bool) {
        rowCount = weights.rowCount
        outside = weights.rowCount + weights.columnCount
        self.solution = solution
        let certificate = solution.certificate
        for row in 0..<rowCount {
            if weights.rowStart[row] >> 16 != weights.rowStart[row + 1] >> 16 && isCancelled() { return nil }
            let potential = certificate.rowPotentials[row]
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let column = weights.column[pair]
                guard column != solution.columnOfRow[row],
                    potential + certificate.columnPotentials[Int(column)] == Int64(weights.weight[pair])
                else { continue }
                arcEnd.append(node(of: Int(column)))
            }
            if canLeave(row) { arcEnd.append(outside) }
            arcStart.append(arcEnd.count)
        }
        for column in 0..<weights.columnCount {
            if solution.rowOfColumn[column] == AssignmentSolution.unmatched { arcEnd.append(outside) }
            arcStart.append(arcEnd.count)
        }
        for row in 0..<rowCount {
            let column = solution.columnOfRow[row]
            if column == AssignmentSolution.unmatched || certificate.columnPotentials[Int(column)] == 0 {
                arcEnd.append(row)
            }
        }
        arcStart.append(arcEnd.count)
    }

    /// Whether a matched row may be given up without loss.
    func canLeave(_ row: Int) -> Bool {
        solution.columnOfRow[row] != AssignmentSolution.unmatched
            && solution.certificate.mode == .optional && solution.certificate.rowPotentials[row] == 0
    }

    /// The node that stands for a column.
    func node(of column: Int) -> Int {
        let row = solution.rowOfColumn[column]
        return row == AssignmentSolution.unmatched ? rowCount + column : Int(row)
    }
}
