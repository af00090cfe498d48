/// The shortest way from a column back to a row through the rearrangements that an optimal assignment allows.
///
/// Nodes are the columns and, at index `columnCount`, the outside. A matched row is entered only from its own column at
/// no cost, so it needs no node. Arcs, each with its reduced cost:
/// - row to a column it may take: `u + v - weight`;
/// - matched row to outside, the row being given up: `u` (not in `AssignmentMode.everyRow`);
/// - unmatched column to outside, the column being taken up: 0;
/// - outside to matched column, the column being given up: `v`;
/// - outside to unmatched row, the row being taken up: 0.
struct ResidualSearch: ~Copyable {
    private let solution: AssignmentSolution
    private let weights: SparseWeights
    private let source: Int
    private let target: Int
    private let outside: Int
    /// Where the search ends: the target's column, or the outside if the target is unmatched.
    private let goal: Int
    private var distance: [Int64]
    /// The row before each node; `fromOutside`, or `fromColumn(k)` for the outside entered from column k.
    private var previous: [Int]
    private var frontier = PathFrontier()
    private var settled: Int64 = 0

    private static let fromOutside = -1

    private static func fromColumn(_ column: Int) -> Int { -2 - column }

    init(from column: Int, to row: Int, in solution: AssignmentSolution, weights: SparseWeights) {
        self.solution = solution
        self.weights = weights
        source = column
        target = row
        outside = weights.columnCount
        let mate = Int(solution.columnOfRow[row])
        goal = mate < 0 ? outside : mate
        distance = Array(repeating: .max, count: weights.columnCount + 1)
        previous = Array(repeating: Self.fromOutside, count: weights.columnCount + 1)
    }

    /// Returns the length of the shortest way, or `nil` if there is none.
    mutating func run() -> Int64? {
        distance[source] = 0
        frontier.insertOnLevel(Int32(source))
        while let node = next() {
            if node == goal { return settled }
            if node == outside {
                enterFromOutside()
                continue
            }
            let row = Int(solution.rowOfColumn[node])
            if row < 0 {
                reachOutside(at: settled, from: Self.fromColumn(node))
            } else {
                enter(row: row)
            }
        }
        return nil
    }

    /// Reads the way back from the goal; valid after `run` has returned a length.
    func changes() -> [ForcedPair.Change] {
        var changes = [change(of: target, to: source)]
        var node = goal
        while node != source {
            let from = previous[node]
            if from == Self.fromOutside {
                node = outside
            } else if from < Self.fromOutside {
                node = -2 - from
            } else {
                changes.append(change(of: from, to: node == outside ? nil : node))
                let column = Int(solution.columnOfRow[from])
                node = column < 0 ? outside : column
            }
        }
        return changes
    }

    private func change(of row: Int, to column: Int?) -> ForcedPair.Change {
        ForcedPair.Change(
            row: Int32(row),
            columnBefore: solution.columnOfRow[row],
            columnAfter: column.map { Int32($0) } ?? AssignmentSolution.unmatched
        )
    }

    private mutating func next() -> Int? {
        if let node = frontier.popLevel() { return Int(node) }
        while let entry = frontier.pop() {
            guard distance[Int(entry.node)] == entry.distance else { continue }
            settled = entry.distance
            return Int(entry.node)
        }
        return nil
    }

    private mutating func enter(row: Int) {
        let potential = solution.certificate.rowPotentials[row]
        let mate = solution.columnOfRow[row]
        if mate != AssignmentSolution.unmatched && solution.certificate.mode == .optional {
            reachOutside(at: settled + potential, from: row)
        }
        for pair in weights.rowStart[row]..<weights.rowStart[row + 1] where weights.column[pair] != mate {
            let column = Int(weights.column[pair])
            let cost = potential + solution.certificate.columnPotentials[column] - Int64(weights.weight[pair])
            precondition(cost >= 0, "The solution is not optimal for these weights")
            reach(column, at: settled + cost, from: row)
        }
    }

    private mutating func enterFromOutside() {
        for column in 0..<weights.columnCount where solution.rowOfColumn[column] != AssignmentSolution.unmatched {
            let cost = solution.certificate.columnPotentials[column]
            reach(column, at: settled + cost, from: Self.fromOutside)
        }
        guard distance[goal] > settled else { return }
        for row in 0..<weights.rowCount where solution.columnOfRow[row] == AssignmentSolution.unmatched {
            enter(row: row)
        }
    }

    /// Notes a shorter way to the outside, and at once from there to the goal, since that bounds the search.
    private mutating func reachOutside(at length: Int64, from previousNode: Int) {
        guard length < distance[outside] else { return }
        reach(outside, at: length, from: previousNode)
        guard goal != outside else { return }
        reach(goal, at: length + solution.certificate.columnPotentials[goal], from: Self.fromOutside)
    }

    /// Notes a shorter way to a node, unless the goal is known to be at least as near.
    private mutating func reach(_ node: Int, at length: Int64, from previousNode: Int) {
        guard length < distance[node], length < distance[goal] else { return }
        distance[node] = length
        previous[node] = previousNode
        if length == settled {
            frontier.insertOnLevel(Int32(node))
        } else {
            frontier.insert(PathFrontier.Entry(distance: length, node: Int32(node)))
        }
    }
}
