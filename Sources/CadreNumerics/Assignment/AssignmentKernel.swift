/// The optional assignment problem, solved exactly: an auction at falling price steps, then shortest augmenting paths.
///
/// **Problem.** Rows and columns with integer potentials `u`, `v` and scaled weights `w`; choose disjoint pairs of
/// the largest total; anything may stay unmatched at value 0. `AssignmentMode.everyRow` is the same problem after
/// adding `offset > rowCount * weightMax` to every weight: one more matched row is then worth more than any
/// rearrangement.
///
/// **Definitions.** A state is *feasible within e* if `u, v >= 0` and `u[i] + v[j] >= w[i, j] - e` on every pair, and
/// every matched pair has `u[i] + v[j] == w[i, j]`. It is optimal if `e = 0` and every unmatched node has potential 0.
///
/// **Method.**
/// 1. *Auction* (`bid`). For steps e falling eightfold: every row without a satisfactory column bids for the best one
///    and sets its own potential e below what the second best offers; who is outbid bids again. Columns left empty with
///    a positive potential then bid for rows in the same way. Each bid raises the far potential by at least e, and no
///    potential exceeds the largest weight, so it ends. This only supplies good starting prices.
/// 2. *Tightening* (`tighten`). `u` becomes exact for the column potentials, and pairs no longer tight are parted.
///    The state is feasible within 0, and only unmatched nodes with a positive potential are wrong.
/// 3. *Augmentation* (`augment`). From each such row, then each such column, a shortest path in reduced costs leads
///    to an unmatched far node or to a near node that had better stay unmatched. Potentials are moved along,
///    feasibility and equality stay, one wrong node is settled and none is made. When none is left the state is
///    optimal, whatever the prices were at the start.
/// 4. *Rounding*. Potentials are brought back from scaled units, rows rounded down and columns rounded up. As the
///    weights are whole, sums stay at least the weight, equalities stay equalities, and zeros stay zero.
///
/// **Range.** Let C be the largest scaled weight with its offset, at most `Self.weightLimit` (2^59). A matched node has
/// a potential of at most C since its mate's is not negative; an unmatched one was set to 0 or to a best offer of
/// at most C. A step e is at most C. A path is cut at the potential of its first node, so distances are at most C and
/// no sum exceeds 4 C = 2^61.
///
/// **Running time.** Step 3 takes O(n * (pairs + n log n)) for n wrong nodes; after the auction they are few. Memory
/// is 8 bytes a pair (the columns' lists) beside the input, and about 80 bytes a node.
///
/// Sources: Bertsekas, *Linear Network Optimization*, MIT Press 1991, ch. 4 (auction, epsilon scaling, forward and
/// reverse); Bertsekas & Castanon, *A forward/reverse auction algorithm for asymmetric assignment problems*,
/// Computational Optimization and Applications 1, 1992; Jonker & Volgenant, *A shortest augmenting path algorithm for
/// dense and sparse linear assignment problems*, Computing 38, 1987; Burkard, Dell'Amico & Martello, *Assignment
/// Problems*, SIAM 2009. Changed here: both directions are one function, and leaving a node unmatched is an end of a
/// path.
struct AssignmentKernel: ~Copyable {
    /// The largest scaled weight, offset included, for which sums cannot overflow.
    static let weightLimit: Int64 = 1 << 59

    let rows: AssignmentSide
    let columns: AssignmentSide
    /// Scaled weight = (weight + offset) << shift.
    let shift: Int64
    let offset: Int64
    var effort = AssignmentEffort()
    var frontier = PathFrontier()

    /// Nodes of one side: who waits to bid, or whom a search has visited at which distance.
    let waiting: UnsafeMutablePointer<Int32>
    let visited: UnsafeMutablePointer<PathFrontier.Entry>
    /// For each far node of a search: when it was reached, how far it is, and from which near node.
    let reachedAt: UnsafeMutablePointer<Int>
    let distance: UnsafeMutablePointer<Int64>
    let reachedFrom: UnsafeMutablePointer<Int32>
    var searchCount = 0

    private let weightMax: Int32
    private let scaledMax: Int64
    private let columnStart: UnsafeMutablePointer<Int>
    private let columnPartner: UnsafeMutablePointer<Int32>
    private let columnWeight: UnsafeMutablePointer<Int32>

    /// Lays out the columns' lists and starts with nothing matched and every potential 0.
    ///
    /// - Parameters:
    ///   - start: `rowCount + 1` offsets; like the next two, checked by `SparseWeights` and alive as long as the
    ///     kernel.
    ///   - partner: The column of each pair.
    ///   - weight: The weight of each pair.
    ///   - weightMax: The largest weight, at least 1, and at most `weightLimit` together with `offset`.
    ///   - offset: What is added to every weight; 0 in the optional mode.
    init(
        rowCount: Int,
        columnCount: Int,
        start: UnsafePointer<Int>,
        partner: UnsafePointer<Int32>,
        weight: UnsafePointer<Int32>,
        weightMax: Int32,
        offset: Int64
    ) {
        let pairCount = start[rowCount]
        let nodeCountMax = max(rowCount, columnCount)
        columnStart = .allocate(capacity: columnCount + 1)
        columnPartner = .allocate(capacity: pairCount)
        columnWeight = .allocate(capacity: pairCount)
        waiting = .allocate(capacity: nodeCountMax)
        visited = .allocate(capacity: nodeCountMax)
        reachedAt = Self.filled(nodeCountMax, with: 0)
        distance = Self.filled(nodeCountMax, with: 0)
        reachedFrom = Self.filled(nodeCountMax, with: 0)
        rows = AssignmentSide(
            count: rowCount,
            start: start,
            partner: partner,
            weight: weight,
            potential: Self.filled(rowCount, with: 0),
            mate: Self.filled(rowCount, with: -1)
        )
        columns = AssignmentSide(
            count: columnCount,
            start: columnStart,
            partner: columnPartner,
            weight: columnWeight,
            potential: Self.filled(columnCount, with: 0),
            mate: Self.filled(columnCount, with: -1)
        )
        self.offset = offset
        let unscaledMax = Int64(weightMax) + offset
        var shift: Int64 = 0
        while shift < 4 && unscaledMax << (shift + 1) <= Self.scaledWeightTarget { shift += 1 }
        self.shift = shift
        self.weightMax = weightMax
        self.scaledMax = unscaledMax << shift
        transpose()
    }

    deinit {
        for side in [rows, columns] {
            side.potential.deallocate()
            side.mate.deallocate()
        }
        columnStart.deallocate()
        columnPartner.deallocate()
        columnWeight.deallocate()
        waiting.deallocate()
        visited.deallocate()
        reachedAt.deallocate()
        distance.deallocate()
        reachedFrom.deallocate()
    }

    /// Runs all steps but the rounding; afterwards the state is optimal.
    mutating func solve(
        isCancelled: () -> Bool,
        progress: (AssignmentProgress) -> Void
    ) throws(AssignmentError) {
        let steps = priceSteps()
        for (index, step) in steps.enumerated() {
            try bid(near: rows, far: columns, step: step, isCancelled: isCancelled)
            try bid(near: columns, far: rows, step: step, isCancelled: isCancelled)
            effort.phaseCount += 1
            progress(AssignmentProgress(stage: .auction, done: index + 1, total: steps.count))
        }
        tighten()
        try augmentAll(isCancelled: isCancelled, progress: progress)
    }

    /// The row potentials in units of weight, the offset taken off.
    func roundedRowPotentials() -> [Int64] {
        (0..<rows.count).map { (rows.potential[$0] >> shift) - offset }
    }

    /// The column potentials in units of weight.
    func roundedColumnPotentials() -> [Int64] {
        (0..<columns.count).map { -((-columns.potential[$0]) >> shift) }
    }

    /// The weight that the kernel works with.
    @inline(__always)
    func scaled(_ weight: Int32) -> Int64 {
        (Int64(weight) &+ offset) &<< shift
    }

    /// Small weights are scaled up to sixteenfold, so that the last auction steps can order ties.
    private static let scaledWeightTarget: Int64 = 1 << 24

    /// Where the auction stops when weights are spread wide: the exact finish is then cheaper than a finer step.
    private static let priceStepMin: Int64 = 32

    /// Falling steps, eightfold each, from a quarter of the largest weight to `priceStepMin`, or to 1 where ties are
    /// many.
    private func priceSteps() -> [Int64] {
        var steps: [Int64] = []
        var step = scaledMax / 4
        let last = max(1, min(Self.priceStepMin, (Int64(weightMax) << shift) >> 12))
        while step > last {
            steps.append(step)
            step /= 8
        }
        return steps + [last]
    }

    /// Fills the columns' lists, rows ascending in each, by counting.
    private func transpose() {
        let next = UnsafeMutablePointer<Int>.allocate(capacity: columns.count + 1)
        defer { next.deallocate() }
        next.initialize(repeating: 0, count: columns.count + 1)
        for pair in 0..<rows.start[rows.count] { next[Int(rows.partner[pair])] += 1 }
        var total = 0
        for column in 0..<columns.count {
            let length = next[column]
            columnStart[column] = total
            next[column] = total
            total += length
        }
        columnStart[columns.count] = total
        for row in 0..<rows.count {
            for pair in rows.start[row]..<rows.start[row + 1] {
                let column = Int(rows.partner[pair])
                let place = next[column]
                next[column] = place + 1
                columnPartner[place] = Int32(truncatingIfNeeded: row)
                columnWeight[place] = rows.weight[pair]
            }
        }
    }

    private static func filled<Value>(_ count: Int, with value: Value) -> UnsafeMutablePointer<Value> {
        let memory = UnsafeMutablePointer<Value>.allocate(capacity: count)
        memory.initialize(repeating: value, count: count)
        return memory
    }
}
