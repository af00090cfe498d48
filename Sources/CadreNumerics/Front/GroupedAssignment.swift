/// An assignment of the largest total in which the number of matched rows of each group lies within bounds.
///
/// **Problem.** A flow of units from *outside* over groups, rows and columns back to outside; each row and column takes
/// one unit. A group's units cost nothing within its bounds, and `penalty` for each one too few or too many, which is
/// more than any rearrangement brings: so a state always exists, and bounds that cannot be kept show as a violation.
///
/// **Definitions.** Each node has a potential; an arc that can take a unit has a *length*, its cost plus the potential
/// of its start less that of its end. Where no length is negative, the flow is the best.
///
/// **Method.** Bounds are changed one group at a time, so that only the arc between this group and outside can have
/// a negative length. It is closed by a shortest path the other way: the cycle is used while it gains, and potentials
/// move with the distances, as in `StandingAssignment`. A group that has no row left to match, or none to give up, is
/// no exception: no way leads through it that is shorter than the gain, as one more costs at least what one less gains.
///
/// Source: Ahuja, Magnanti & Orlin, *Network Flows*, Prentice Hall 1993, sections 9.7 and 14.4 (convex costs).
struct GroupedAssignment: ~Copyable {
    let pairs: SparseWeights
    let values: [Int32]
    /// The group of each row; rows of none are in one more, which has no bounds.
    let groupOfRow: [Int32]
    let groupCount: Int
    let penalty: Int64
    private(set) var columnOfRow: [Int32]
    private var rowOfColumn: [Int32]
    /// How many rows of each group are matched.
    private(set) var counts: [Int]
    private var lower: [Int]
    private var upper: [Int]
    /// Of rows, then columns, then groups, then outside.
    private var potential: [Int64]
    private let rowsOfGroup: [[Int32]]
    private var distance: [Int64]
    private var parent: [Int32]
    private var reached: [UInt32]
    private var stamp: UInt32 = 0
    private var visited: [Int32] = []
    private var frontier = PathFrontier()
    /// How many pairs, rows and columns were looked at.
    private(set) var lookCount = 0

    /// After how many looks the caller is asked again whether to stop.
    private static let lookCountPerQuestion = 1 << 16

    /// Begins with the best assignment without bounds.
    ///
    /// - Parameter solution: The best one of the pairs whose value is positive.
    init(
        _ pairs: SparseWeights, values: [Int32], groupOfRow: [Int32], groupCount: Int, penalty: Int64,
        _ solution: AssignmentSolution
    ) {
        self.pairs = pairs
        self.values = values
        self.groupOfRow = groupOfRow.map { $0 < 0 ? Int32(groupCount) : $0 }
        self.groupCount = groupCount + 1
        self.penalty = penalty
        columnOfRow = solution.columnOfRow
        rowOfColumn = solution.rowOfColumn
        var (counts, rows) = (
            [Int](repeating: 0, count: groupCount + 1), [[Int32]](repeating: [], count: groupCount + 1)
        )
        for (row, group) in self.groupOfRow.enumerated() {
            rows[Int(group)].append(Int32(row))
            if solution.columnOfRow[row] != AssignmentSolution.unmatched { counts[Int(group)] += 1 }
        }
        self.counts = counts
        rowsOfGroup = rows
        lower = Array(repeating: 0, count: groupCount + 1)
        upper = rows.map(\.count)
        potential =
            solution.certificate.rowPotentials + solution.certificate.columnPotentials.map { -$0 }
            + Array(repeating: 0, count: groupCount + 2)
        distance = Array(repeating: 0, count: potential.count)
        parent = Array(repeating: -1, count: potential.count)
        reached = Array(repeating: 0, count: potential.count)
    }

    private var firstGroup: Int { pairs.rowCount + pairs.columnCount }
    private var outside: Int { firstGroup + groupCount }

    /// The total of the matched pairs.
    var total: Int64 {
        columnOfRow.indices.reduce(0) { sum, row in
            guard let pair = pairs.pairIndex(row: row, column: Int(columnOfRow[row])) else { return sum }
            return sum + Int64(values[pair])
        }
    }

    /// Whether the number of matched rows of each group is within its bounds.
    ///
    /// There may be too few; too many there never are, as a row can always be given up for less than the penalty.
    var keepsBounds: Bool { zip(lower, counts).allSatisfy { $0 <= $1 } }

    // MARK: - Bounds

    /// Gives the groups other bounds and makes the assignment the best again.
    ///
    /// - Returns: False where so many looks were not enough; bounds and assignment are of no use then.
    mutating func setBounds(
        _ window: ShareWindow, lookCountMax: Int, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> Bool {
        for group in window.lower.indices {
            (lower[group], upper[group]) = (window.lower[group], window.upper[group])
            guard try restore(group, lookCountMax, isCancelled) else { return false }
        }
        return true
    }

    /// What one more unit of a group costs.
    private func rise(_ group: Int) -> Int64 {
        counts[group] < lower[group] ? -penalty : counts[group] >= upper[group] ? penalty : 0
    }

    /// What one unit less of a group costs.
    private func fall(_ group: Int) -> Int64 {
        counts[group] > upper[group] ? -penalty : counts[group] <= lower[group] ? penalty : 0
    }

    private mutating func restore(
        _ group: Int, _ lookCountMax: Int, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> Bool {
        let node = firstGroup + group
        while true {
            if isCancelled() { throw .cancelled }
            let up = rise(group) + potential[outside] - potential[node]
            let down = fall(group) + potential[node] - potential[outside]
            if up < 0 {
                guard lookCount < lookCountMax else { return false }
                if try close(from: node, to: outside, gain: -up, isCancelled) { counts[group] += 1 }
            } else if down < 0 {
                guard lookCount < lookCountMax else { return false }
                if try close(from: outside, to: node, gain: -down, isCancelled) { counts[group] -= 1 }
            } else {
                return true
            }
        }
    }

    /// Sends a unit from one node to another where the way is shorter than the gain, and moves the potentials.
    private mutating func close(
        from source: Int, to target: Int, gain: Int64, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> Bool {
        let length = try search(from: source, to: target, limit: gain, isCancelled)
        for node in visited { potential[Int(node)] += distance[Int(node)] - (length ?? gain) }
        guard length != nil else { return false }
        send(from: source, to: target)
        return true
    }

    private mutating func send(from source: Int, to target: Int) {
        let (rowCount, columnEnd) = (pairs.rowCount, firstGroup)
        var node = target
        while node != source {
            let before = Int(parent[node])
            if before < rowCount {
                if node < columnEnd {
                    columnOfRow[before] = Int32(node - rowCount)
                    rowOfColumn[node - rowCount] = Int32(before)
                } else {
                    columnOfRow[before] = AssignmentSolution.unmatched
                }
            } else if before == outside {
                if node < columnEnd {
                    rowOfColumn[node - rowCount] = AssignmentSolution.unmatched
                } else {
                    counts[node - columnEnd] += 1
                }
            } else if before >= columnEnd, node == outside {
                counts[before - columnEnd] -= 1
            }
            node = before
        }
    }

    // MARK: - Search

    /// Dijkstra's search, which leaves the nodes settled in `visited`; nil where the target is not nearer than the
    /// limit.
    private mutating func search(
        from source: Int, to target: Int, limit: Int64, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> Int64? {
        stamp += 1
        visited.removeAll(keepingCapacity: true)
        frontier.removeAll()
        distance[source] = 0
        reached[source] = stamp
        var (node, settled) = (source, Int64(0))
        var nextQuestion = lookCount + Self.lookCountPerQuestion
        while node != target {
            if lookCount >= nextQuestion {
                if isCancelled() { throw .cancelled }
                nextQuestion = lookCount + Self.lookCountPerQuestion
            }
            visited.append(Int32(node))
            if node < pairs.rowCount {
                leaveRow(node, settled, limit)
            } else if node < firstGroup {
                leaveColumn(node, settled, limit)
            } else if node < outside {
                leaveGroup(node, settled, limit)
            } else {
                leaveOutside(settled, limit)
            }
            guard let next = nextNode(&settled) else { return nil }
            node = next
        }
        return settled
    }

    private mutating func nextNode(_ settled: inout Int64) -> Int? {
        if let node = frontier.popLevel() { return Int(node) }
        while let entry = frontier.pop() {
            guard distance[Int(entry.node)] == entry.distance else { continue }
            settled = entry.distance
            return Int(entry.node)
        }
        return nil
    }

    @inline(__always)
    private mutating func reach(_ node: Int, at length: Int64, from before: Int, _ settled: Int64, _ limit: Int64) {
        guard length < limit, reached[node] != stamp || length < distance[node] else { return }
        reached[node] = stamp
        distance[node] = length
        parent[node] = Int32(truncatingIfNeeded: before)
        if length == settled {
            frontier.insertOnLevel(Int32(truncatingIfNeeded: node))
        } else {
            frontier.insert(PathFrontier.Entry(distance: length, node: Int32(truncatingIfNeeded: node)))
        }
    }

    private mutating func leaveRow(_ row: Int, _ settled: Int64, _ limit: Int64) {
        let base = settled + potential[row]
        lookCount += 1 + pairs.rowStart[row + 1] - pairs.rowStart[row]
        // A matched row was reached from its column, another from its group, and the way back is no shorter.
        for pair in pairs.rowStart[row]..<pairs.rowStart[row + 1] {
            let node = pairs.rowCount + Int(pairs.column[pair])
            reach(node, at: base - Int64(values[pair]) - potential[node], from: row, settled, limit)
        }
        let group = firstGroup + Int(groupOfRow[row])
        reach(group, at: base - potential[group], from: row, settled, limit)
    }

    private mutating func leaveColumn(_ node: Int, _ settled: Int64, _ limit: Int64) {
        let row = rowOfColumn[node - pairs.rowCount]
        lookCount += 1
        if row == AssignmentSolution.unmatched {
            reach(outside, at: settled + potential[node] - potential[outside], from: node, settled, limit)
        } else {
            // Matched pairs have no length.
            reach(Int(row), at: settled, from: node, settled, limit)
        }
    }

    private mutating func leaveGroup(_ node: Int, _ settled: Int64, _ limit: Int64) {
        let group = node - firstGroup
        let base = settled + potential[node]
        lookCount += rowsOfGroup[group].count
        for row in rowsOfGroup[group] where columnOfRow[Int(row)] == AssignmentSolution.unmatched {
            reach(Int(row), at: base - potential[Int(row)], from: node, settled, limit)
        }
        reach(outside, at: base + fall(group) - potential[outside], from: node, settled, limit)
    }

    private mutating func leaveOutside(_ settled: Int64, _ limit: Int64) {
        let base = settled + potential[outside]
        lookCount += rowOfColumn.count
        for (column, row) in rowOfColumn.enumerated() where row != AssignmentSolution.unmatched {
            let node = pairs.rowCount + column
            reach(node, at: base - potential[node], from: outside, settled, limit)
        }
        for group in 0..<groupCount {
            let node = firstGroup + group
            reach(node, at: base + rise(group) - potential[node], from: outside, settled, limit)
        }
    }

    // MARK: - Proof

    /// The bound that the potentials prove for every window, each pair looked at; nil where one is not covered.
    mutating func proof() -> ShareBound? {
        lookCount += pairs.pairCount
        return ShareBound(of: pairs, values: values, groupOfRow: groupOfRow, potentials: potential)
    }
}
