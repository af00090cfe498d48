/// The sparse assignment problem, solved exactly: an auction at falling price steps, then shortest augmenting paths.
///
/// **Problem.** Rows and columns, some pairs (i, j) with a whole weight `w >= 1`; choose disjoint pairs of the largest
/// total. Columns may stay unmatched at value 0. Rows may too, or all have to be matched (`AssignmentMode.everyRow`).
///
/// **Definitions.** A state is a matching and potentials `u`, `v`, with `v >= 0`, and `u >= 0` where rows may stay
/// unmatched. It is *feasible within e* if `u[i] + v[j] >= w[i, j] - e` on every pair and every matched pair is
/// *tight*, `u[i] + v[j] == w[i, j]`. A node is *open* if it is unmatched and has a positive potential, or has to be
/// matched. A state feasible within 0 without an open node is optimal, and its potentials prove it
/// (`AssignmentCertificate`).
///
/// **Method.**
/// 1. *Auction* (`bid`). For steps e that fall geometrically: every row without a satisfactory column bids for the best
///    one and sets its own potential e below what the second best offers; who is outbid bids again. Columns left
///    unmatched with a positive potential then bid for rows in the same way. This only supplies good starting prices.
/// 2. *Rounding* (`unscale`). For the auction weights are scaled sixteenfold where they fit, so that its last steps are
///    fractions of a unit. Column potentials are then rounded to whole units of weight. Columns whose prices differ by
///    less than a unit mostly tie again, and nearly every pair found by the auction is tight for whole prices: of
///    100,000 rows with weights from 1 to 10 some hundred are left open, against 60,000 without rounding.
/// 3. *Tightening* (`tighten`). `u` becomes exact for the column potentials, and pairs no longer tight are parted.
///    The state is feasible within 0.
/// 4. *Augmentation* (`settleAll`). From the open rows, then from the open columns, shortest paths in reduced costs
///    lead to an unmatched far node or to a near node that may as well stay unmatched. Potentials are moved along;
///    feasibility and tightness stay, and open nodes only become fewer. Paths are taken one by one (`settleSingly`)
///    until they become long; then one search starts from all open nodes at once, and disjoint tight paths settle many
///    of them in one pass (`settleInPasses`).
///
/// **Range.** Let M be `Number.potentialMax` and C <= M the largest scaled weight. Where rows may stay unmatched, every
/// potential is from 0 to C: a matched node's since its mate's is not negative, an unmatched one's since it was set to
/// 0 or to a best offer. Where they may not, prices rise for as long as rows outbid each other, so every raised price
/// is compared with M, and the run stops (`AssignmentStop.exhausted`) before one exceeds it. Offers and row potentials
/// then are from 1 - M to C, steps at most C / 4, so a raised price is at most 3 M before it is compared. Paths are cut
/// at `distanceMax` = 2 M + 1, and a reduced cost is at most C + M, so no sum exceeds 4 M + 1.
///
/// **Range of 64-bit numbers.** Let n rows that all have to be matched have a perfect matching. In each of at most 12
/// phases a price rises by at most n (C + e), as a path of at most n pairs leads from an unmatched row to a column
/// not bid for (Bertsekas, section 4.1), and the augmentation adds at most 2 n C. So 2^60 is not exceeded if
/// n C <= 2^55; `SparseAssignment` refuses larger problems (`everyRowLimit`, sixteen times less).
///
/// **Running time.** Step 4 takes O(n (pairs + n log n)) for n open nodes; after the auction they are few or near.
/// Memory is 8 bytes a pair (the columns' lists; none for square problems in which every row has to be matched) beside
/// the input, and 28 to 60 bytes a node.
///
/// **Determinism.** Integers only, one thread, no clock; of equal choices always the same one.
///
/// Sources: Bertsekas, *Linear Network Optimization*, MIT Press 1991, ch. 4 (auction, epsilon scaling, forward and
/// reverse); Bertsekas & Castanon, *A forward/reverse auction algorithm for asymmetric assignment problems*,
/// Computational Optimization and Applications 1, 1992; Jonker & Volgenant, *A shortest augmenting path algorithm for
/// dense and sparse linear assignment problems*, Computing 38, 1987; Hopcroft & Karp, *An n^(5/2) algorithm for maximum
/// matchings in bipartite graphs*, SIAM Journal on Computing 2, 1973 (disjoint paths in passes); Burkard, Dell'Amico &
/// Martello, *Assignment Problems*, SIAM 2009. Changed here: both directions are one function, and leaving a node
/// unmatched is an end of a path.
struct AssignmentKernel<Number: AssignmentNumber>: ~Copyable {
    let rows: AssignmentSide<Number>
    let columns: AssignmentSide<Number>
    /// Whether weights count `AssignmentScale.factor` times: during the auction, where they fit.
    var isScaled: Bool
    var effort = AssignmentEffort()
    var frontier = SearchFrontier<Number>()

    /// Nodes of one side: who waits to bid, or who is open.
    let waiting: UnsafeMutablePointer<Int32>
    /// Nodes of one side: whom a search has visited at which distance.
    let visited: UnsafeMutablePointer<SearchFrontier<Number>.Entry>
    /// For each far node of a search: when it was reached, how far it is, and from which near node.
    let reachedAt: UnsafeMutablePointer<Int32>
    let distance: UnsafeMutablePointer<Number>
    let reachedFrom: UnsafeMutablePointer<Int32>
    var searchCount: Int32 = 0

    let weightMax: Int32
    private let lists: ColumnLists

    /// Lays out the columns' lists and starts with nothing matched and every potential 0.
    ///
    /// - Parameters:
    ///   - input: A problem checked by `SparseWeights` and alive as long as the kernel.
    ///   - areRowsRequired: Whether every row has to be matched; every row then has a pair.
    /// - Precondition: `isInRange(weightMax:)`.
    init(
        _ input: AssignmentInput,
        areRowsRequired: Bool,
        isCancelled: () -> Bool
    ) throws(AssignmentStop) {
        precondition(Self.isInRange(weightMax: input.weightMax), "The weights do not fit the number type")
        let nodeCountMax = max(input.rowCount, input.columnCount)
        // With every row matched in a square problem, no column is left to bid or to be settled.
        let isTransposed = !areRowsRequired || input.rowCount != input.columnCount
        lists = try ColumnLists(of: input, isEmpty: !isTransposed, isCancelled: isCancelled)
        waiting = .allocate(capacity: nodeCountMax)
        visited = .allocate(capacity: nodeCountMax)
        reachedAt = .filled(nodeCountMax, with: 0)
        distance = .filled(nodeCountMax, with: 0)
        reachedFrom = .filled(nodeCountMax, with: 0)
        rows = AssignmentSide(
            count: input.rowCount,
            isRequired: areRowsRequired,
            start: input.start,
            partner: input.partner,
            weight: input.weight,
            potential: .filled(input.rowCount, with: 0),
            mate: .filled(input.rowCount, with: -1)
        )
        columns = AssignmentSide(
            count: input.columnCount,
            isRequired: false,
            start: lists.start,
            partner: lists.partner,
            weight: lists.weight,
            potential: .filled(input.columnCount, with: 0),
            mate: .filled(input.columnCount, with: -1)
        )
        weightMax = input.weightMax
        // Where every row has to be matched prices exceed the weights, mostly by little; sixteenfold is ample.
        let scaledMax = Number.potentialMax >> (areRowsRequired ? 4 : 0)
        isScaled = Int64(input.weightMax) << Int64(AssignmentScale.shift) <= Int64(scaledMax)
    }

    deinit {
        rows.potential.deallocate()
        rows.mate.deallocate()
        columns.potential.deallocate()
        columns.mate.deallocate()
        waiting.deallocate()
        visited.deallocate()
        reachedAt.deallocate()
        distance.deallocate()
        reachedFrom.deallocate()
    }

    /// Whether weights up to `weightMax` leave room for sums.
    static func isInRange(weightMax: Int32) -> Bool {
        Int64(weightMax) <= Int64(Number.potentialMax)
    }

    /// Runs all steps; afterwards the state is optimal and in units of weight.
    mutating func solve(
        isCancelled: () -> Bool,
        progress: (AssignmentProgress) -> Void
    ) throws(AssignmentStop) {
        var steps = PriceSteps(
            first: scaled(weightMax) / (rows.isRequired ? 100 : 8), last: stepMin, ratio: rows.isRequired ? 16 : 8
        )
        while let step = steps.next() {
            let bidsBefore = effort.bidCount
            guard try bid(near: rows, far: columns, step: step, isCancelled: isCancelled) else { break }
            let isCalm = effort.bidCount - bidsBefore < Self.calmBidsPerRow * rows.count
            if hasColumnLists {
                guard try bid(near: columns, far: rows, step: step, isCancelled: isCancelled) else { break }
            }
            effort.phaseCount += 1
            let total = effort.phaseCount + steps.remainingCount
            progress(report(.auction, done: effort.phaseCount, total: total, step: step))
            if isCalm { steps.hurry() }
        }
        if isScaled { unscale() }
        try tighten(isCancelled: isCancelled)
        try settleAll(isCancelled: isCancelled, progress: progress)
    }

    /// Whether columns can be a near side.
    var hasColumnLists: Bool { !lists.isEmpty }

    /// Sums up the state; `step` is how far it may be from feasible.
    func report(_ stage: AssignmentProgress.Stage, done: Int, total: Int, step: Number) -> AssignmentProgress {
        var sum: Int64 = Int64(step) * Int64(rows.count)
        var openSum: Int64 = sum
        for side in [rows, columns] {
            for node in 0..<side.count {
                sum += Int64(side.potential[node])
                if side.mate[node] < 0 { openSum += Int64(side.potential[node]) }
            }
        }
        return AssignmentProgress(
            stage: stage,
            done: done,
            total: total,
            matchedWeight: (sum - openSum) >> Int64(shift),
            bound: sum >> Int64(shift)
        )
    }

    /// The weight that the kernel works with.
    @inline(__always)
    func scaled(_ weight: Int32) -> Number {
        Number(truncatingIfNeeded: weight) &<< shift
    }

    @inline(__always)
    private var shift: Number { isScaled ? Number(truncatingIfNeeded: AssignmentScale.shift) : 0 }

    /// Where the auction stops: an eighth of a unit of weight, which rounding mends; unscaled, where a finer step would
    /// cost more than the exact finish.
    private var stepMin: Number { isScaled ? 2 : 32 }

    /// A phase is calm in which rows bid fewer times than this on average: most keep their mates, and the next steps
    /// would only ask everybody again.
    private static var calmBidsPerRow: Int { 2 }
}
