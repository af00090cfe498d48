/// An assignment problem kept together with an optimal solution, which every change repairs instead of solving again.
///
/// ```swift
/// var standing = try StandingAssignment(weights, solution: SparseAssignment.maximumWeight(weights))
/// try standing.removeRow(17)                            // optimal again
/// try standing.regrets(ofRow: 3)                        // what each of its columns would cost
/// let snapshot = try standing.snapshot()
/// snapshot.solution.certificate.violation(
///     weights: snapshot.weights, columnOfRow: snapshot.solution.columnOfRow)    // nil: proven optimal
/// ```
///
/// **Problem.** As `SparseAssignment`: disjoint pairs of the largest total weight. Rows, columns and pairs come and
/// go, weights change, pairs are forced and forbidden. A pair is *open* if both its ends are present, it is not
/// forbidden, and neither end is forced to another node; the solution is optimal for the open pairs. So a forced pair
/// is the only open pair of its ends, and as weights are positive every optimal assignment has it. Its ends, and
/// removed ones, are left out of all searches (`StandingSide.shut`).
///
/// **Definitions.** `u`, `v` are the potentials of rows and columns, `w` the weights. A state is *feasible* if
/// `u, v >= 0`, `u[i] + v[j] >= w[i, j]` on every open pair, and equal on matched ones, which are called *tight*. A
/// node is *wrong* if it is unmatched and its potential is positive. A feasible state without a wrong node is optimal:
/// `AssignmentCertificate` says why.
///
/// **Method.** A change first makes the state feasible again at its own place: it parts a pair that is no longer
/// tight, and raises one potential to cover a new or dearer pair. At most two nodes are wrong then. `settle` takes
/// each along one shortest path in reduced costs `u + v - w >= 0` to an unmatched node of the other side, or to a node
/// of its own side that had better be unmatched, and moves the potentials of the nodes nearer than the end. Feasibility
/// and tightness stay, one wrong node is settled and none is made. This is the augmentation of the Hungarian method,
/// and one iteration of the shortest augmenting path method for a circulation through rows, columns and a node
/// "outside", to which unmatched ends belong.
///
/// **AssignmentMode.everyRow** is the same problem with `offset` added to each weight, which makes one more matched row
/// worth more than any rearrangement. Potentials of rows are reported without it. A change may make the problem
/// infeasible; the state then matches as many rows as possible, `snapshot` throws with rows and columns that show why,
/// and another change may make it feasible again.
///
/// **Range.** Let C be the largest weight with its offset, at most 2^60 + 2^31. A matched node has a potential of at
/// most C since its mate's is not negative; a wrong one was matched or has been set to `w - v` of one pair. Searches
/// are cut at a potential, so distances are at most C, an arc is at most 2 C - w <= C + C, and no sum formed here,
/// regrets included, exceeds 4 C < 2^63. In every-row mode totals differ by less than (rowCount + 1) * weightMax
/// <= 2^59 between assignments of all rows, and by more than 2^60 - 2^59 once a row goes without, so `lossLimit` =
/// 2^59 tells the two apart.
///
/// **Running time.** A change takes the pairs of the node changed and the lists in which they are looked up, and at
/// most two searches: O(pairs + n log n) each at worst, in practice the lists of a few dozen nodes. There is no
/// set-up: labels carry the number of the search that wrote them. Memory: 16 bytes a pair, about 60 a node.
///
/// **Determinism.** The state depends only on the first solution and the sequence of changes and questions.
///
/// Sources: Ahuja, Magnanti & Orlin, *Network Flows*, Prentice Hall 1993, sections 9.7 (successive shortest paths) and
/// 9.11 (sensitivity analysis); Burkard, Dell'Amico & Martello, *Assignment Problems*, SIAM 2009, chapter 4. Changed
/// here: leaving a node unmatched is an end of a path, and rows and columns are treated alike, so that every change is
/// one or two searches.
public struct StandingAssignment: ~Copyable {
    /// What everyRow adds to each weight.
    static let everyRowOffset: Int64 = 1 << 60
    /// The largest loss in everyRow mode that does not stand for a row without a column.
    static let lossLimit: Int64 = 1 << 59

    /// Which rows have to be matched.
    public let mode: AssignmentMode
    /// How many row indices there are, those of removed rows included.
    public var rowCount: Int { rows.count }
    /// How many column indices there are, those of removed columns included.
    public var columnCount: Int { columns.count }
    /// The sum of the weights of the matched pairs.
    public internal(set) var totalWeight: Int64 = 0
    /// How many pairs are matched.
    public internal(set) var matchedCount = 0

    var rows: StandingSide
    var columns: StandingSide
    let offset: Int64
    /// The largest weight there has ever been.
    var weightMax: Int32
    var forbidden: Set<PairKey> = []
    var frontier = PathFrontier()
    /// The near nodes that the last search has settled.
    var visited: UnsafeMutablePointer<PathFrontier.Entry>
    var visitedCount = 0
    var visitedCapacity = 0
    var stamp: UInt32 = 0

    /// A pair as a member of a set.
    struct PairKey: Hashable {
        let row: Int32
        let column: Int32
    }

    /// Takes a problem and its solution over.
    ///
    /// - Parameters:
    ///   - weights: The problem that was solved.
    ///   - solution: An optimal solution of exactly these weights, in either mode.
    ///   - isCancelled: Asked every few ten thousand pairs; answer true to stop.
    /// - Throws: `StandingAssignmentError.solutionRefused` if the certificate does not prove the solution optimal;
    ///   in `AssignmentMode.everyRow` also `.tooLarge`; `.cancelled` if `isCancelled` said so.
    /// - Complexity: O(rows + columns + pairs).
    public init(
        _ weights: SparseWeights, solution: AssignmentSolution, isCancelled: () -> Bool = { false }
    ) throws(StandingAssignmentError) {
        try Self.check(weights, solution: solution)
        guard let sides = Self.sides(of: weights, isCancelled: isCancelled) else { throw .cancelled }
        self.init(checked: weights, solution: solution, sides: sides)
    }

    private init(checked weights: SparseWeights, solution: AssignmentSolution, sides: Sides) {
        self.init(weights, potentials: solution.certificate, sides: sides)
        for row in 0..<rowCount where solution.columnOfRow[row] != AssignmentSolution.unmatched {
            match(row, Int(solution.columnOfRow[row]), near: rows, far: columns)
        }
    }

    /// Takes potentials that cover every pair, with nothing matched.
    init(_ weights: SparseWeights, potentials certificate: AssignmentCertificate) {
        guard let sides = Self.sides(of: weights, isCancelled: { false }) else {
            preconditionFailure("Nothing asked to stop")
        }
        self.init(weights, potentials: certificate, sides: sides)
    }

    private init(_ weights: SparseWeights, potentials certificate: AssignmentCertificate, sides: Sides) {
        mode = certificate.mode
        offset = mode == .everyRow ? Self.everyRowOffset : 0
        weightMax = weights.weightMax
        visited = .allocate(capacity: visitedCapacity)
        (rows, columns) = (sides.rows, sides.columns)
        for row in 0..<rowCount { rows.potential[row] = certificate.rowPotentials[row] + offset }
        for column in 0..<columnCount { columns.potential[column] = certificate.columnPotentials[column] }
        growVisited()
    }

    deinit {
        rows.deallocate()
        columns.deallocate()
        visited.deallocate()
    }

    /// Returns the column that a row has, or `nil` if it is unmatched.
    public func column(ofRow row: Int) throws(StandingAssignmentError) -> Int? {
        try check(row: row)
        return rows.mate[row] < 0 ? nil : Int(rows.mate[row])
    }

    /// Returns the row that a column has, or `nil` if it is unmatched.
    public func row(ofColumn column: Int) throws(StandingAssignmentError) -> Int? {
        try check(column: column)
        return columns.mate[column] < 0 ? nil : Int(columns.mate[column])
    }

    /// Returns the weight of a pair, open or not, or `nil` if there is no such pair.
    public func weight(row: Int, column: Int) throws(StandingAssignmentError) -> Int32? {
        try check(row: row)
        try check(column: column)
        return rows.offset(of: column, in: row).map { rows.pair[$0].weight }
    }

    /// Returns whether the solution may use a pair if it exists.
    func isOpen(row: Int, column: Int) -> Bool {
        rows.isPresent[row] && columns.isPresent[column]
            && (rows.forced[row] < 0 || Int(rows.forced[row]) == column)
            && (columns.forced[column] < 0 || Int(columns.forced[column]) == row)
            && !forbidden.contains(PairKey(row: Int32(row), column: Int32(column)))
    }

    func check(row: Int) throws(StandingAssignmentError) {
        guard (0..<rowCount).contains(row) else { throw .rowOutOfRange(row: row, rowCount: rowCount) }
    }

    func check(column: Int) throws(StandingAssignmentError) {
        guard (0..<columnCount).contains(column) else {
            throw .columnOutOfRange(column: column, columnCount: columnCount)
        }
    }

    private static func check(
        _ weights: SparseWeights,
        solution: AssignmentSolution
    ) throws(StandingAssignmentError) {
        let certificate = solution.certificate
        if let violation = certificate.violation(weights: weights, columnOfRow: solution.columnOfRow) {
            throw .solutionRefused(violation)
        }
        guard certificate.mode == .everyRow else { return }
        try checkRange(rowCount: weights.rowCount, weightMax: weights.weightMax)
        for potential in certificate.rowPotentials where potential + everyRowOffset < 0 {
            throw .solutionRefused(.potentialOutOfRange(potential))
        }
    }

    /// Makes sure that totals of every-row assignments stay below `lossLimit`.
    static func checkRange(rowCount: Int, weightMax: Int32) throws(StandingAssignmentError) {
        // Both are below 2^31, so nothing overflows.
        guard (Int64(rowCount) + 1) * Int64(weightMax) + 1 <= lossLimit else {
            throw .tooLarge(rowCount: rowCount, weightMax: Int(weightMax), limit: Int(lossLimit))
        }
    }

    /// Keeps room for one visit of every node of the larger side, and of the first node once more.
    mutating func growVisited() {
        let wanted = max(rowCount, columnCount) + 1
        guard wanted > visitedCapacity else { return }
        visited.deallocate()
        visitedCapacity = 2 * wanted
        visited = .allocate(capacity: visitedCapacity)
    }

    private typealias Sides = (rows: StandingSide, columns: StandingSide)

    /// Lays out both sides' lists, all pairs open; `nil` if asked to stop.
    private static func sides(of weights: SparseWeights, isCancelled: () -> Bool) -> Sides? {
        var rows = StandingSide(nodeCount: weights.rowCount, pairCount: weights.pairCount)
        var columns = StandingSide(nodeCount: weights.columnCount, pairCount: weights.pairCount)
        var lengths = [Int](repeating: 0, count: weights.columnCount)
        for column in weights.column { lengths[Int(column)] += 1 }
        for length in lengths { columns.append(pairCount: length) }
        for row in 0..<weights.rowCount {
            let pairs = weights.rowStart[row]..<weights.rowStart[row + 1]
            if pairs.lowerBound >> 16 != pairs.upperBound >> 16 && isCancelled() {
                rows.deallocate()
                columns.deallocate()
                return nil
            }
            rows.append(pairCount: pairs.count)
            for pair in pairs {
                let (column, weight) = (weights.column[pair], weights.weight[pair])
                rows.insert(StandingSide.Pair(partner: column, weight: weight), in: row)
                columns.insert(StandingSide.Pair(partner: Int32(row), weight: weight), in: Int(column))
            }
        }
        return (rows, columns)
    }
}
