/// Which pairs are in every optimal assignment, in some, and in none.
///
/// **Method.** All optimal assignments are tight under any one optimal certificate, so only pairs with
/// `u + v == weight` can be in one. Any two of them differ by cycles of length 0 in the residual graph. Take its
/// arcs of length 0 between these nodes: a matched pair with its two ends, an unmatched row, an unmatched column, and
/// the outside.
/// - from the row's node to the column's node of a tight pair that is not matched;
/// - from a matched pair to the outside, where `u = 0` and rows may stay unmatched;
/// - from the outside to a matched pair, where `v = 0`, and to an unmatched row;
/// - from an unmatched column to the outside.
///
/// A node or an arc is on a cycle exactly if it lies within a strongly connected component that has more than one node.
/// So a matched pair alone in its component is in every optimal assignment, and else in some; another pair is in some
/// if it is tight and both ends are in one component, and else in none.
///
/// Sources: Costa, *Persistency in maximum cardinality bipartite matchings*, Operations Research Letters 15, 1994;
/// Regin, *A filtering algorithm for constraints of difference in CSPs*, AAAI 1994, section 4. Changed here: the graph
/// is that of the tight pairs of a weighted problem, and one node stands for all that is unmatched.
public struct OptimalPairs: Hashable, Sendable {
    /// For each pair, in the order of `SparseWeights.column`, in how many optimal assignments it is.
    public let presence: [PairPresence]
    /// For each row, in how many optimal assignments it is matched, with whichever column.
    public let rowPresence: [PairPresence]
    /// For each column, in how many optimal assignments it is matched, with whichever row.
    public let columnPresence: [PairPresence]

    /// Classifies the pairs of a problem.
    ///
    /// - Parameters:
    ///   - weights: The problem.
    ///   - solution: An optimal solution of it, whichever: the answer is the same for all of them.
    /// - Throws: The violation, if the certificate does not prove the solution optimal.
    /// - Complexity: O(rows + columns + pairs).
    public init(_ weights: SparseWeights, solution: AssignmentSolution) throws(CertificateViolation) {
        guard let pairs = try OptimalPairs(weights, solution: solution, isCancelled: { false }) else {
            preconditionFailure("Nothing asked to stop")
        }
        self = pairs
    }

    /// Classifies the pairs of a problem; `nil` if asked to stop.
    ///
    /// - Parameters:
    ///   - weights: The problem.
    ///   - solution: An optimal solution of it, whichever: the answer is the same for all of them.
    ///   - isCancelled: Asked every few ten thousand pairs; answer true to stop.
    /// - Throws: The violation, if the certificate does not prove the solution optimal.
    /// - Complexity: O(rows + columns + pairs).
    public init?(
        _ weights: SparseWeights, solution: AssignmentSolution, isCancelled: () -> Bool
    ) throws(CertificateViolation) {
        let certificate = solution.certificate
        if let violation = certificate.violation(weights: weights, columnOfRow: solution.columnOfRow) {
            throw violation
        }
        guard let graph = TightGraph(weights, solution: solution, isCancelled: isCancelled),
            let component = StronglyConnectedComponents(
                nodeCount: graph.outside + 1,
                arcStart: graph.arcStart,
                arcEnd: graph.arcEnd,
                isCancelled: isCancelled
            )
        else { return nil }
        var presence: [PairPresence] = []
        presence.reserveCapacity(weights.pairCount)
        for row in 0..<weights.rowCount {
            if weights.rowStart[row] >> 16 != weights.rowStart[row + 1] >> 16 && isCancelled() { return nil }
            for pair in weights.rowStart[row]..<weights.rowStart[row + 1] {
                let column = weights.column[pair]
                if column == solution.columnOfRow[row] {
                    presence.append(component.isAlone(row) ? .always : .sometimes)
                } else {
                    let isTight =
                        certificate.rowPotentials[row] + certificate.columnPotentials[Int(column)]
                        == Int64(weights.weight[pair])
                    let isOnCycle = isTight && component.index[row] == component.index[graph.node(of: Int(column))]
                    presence.append(isOnCycle ? .sometimes : .never)
                }
            }
        }
        self.presence = presence
        // An end is matched in some assignments and not in others if it can trade places with the outside, which takes
        // a cycle through both. A matched end does so only if it may be given up, which its potential says.
        let outside = component.index[graph.outside]
        rowPresence = (0..<weights.rowCount).map { row in
            let isMatched = solution.columnOfRow[row] != AssignmentSolution.unmatched
            let canChange = component.index[row] == outside && (!isMatched || graph.canLeave(row))
            return canChange ? .sometimes : isMatched ? .always : .never
        }
        columnPresence = (0..<weights.columnCount).map { column in
            let node = graph.node(of: column)
            let isMatched = solution.rowOfColumn[column] != AssignmentSolution.unmatched
            let canChange =
                component.index[node] == outside && (!isMatched || certificate.columnPotentials[column] == 0)
            return canChange ? .sometimes : isMatched ? .always : .never
        }
    }
}
