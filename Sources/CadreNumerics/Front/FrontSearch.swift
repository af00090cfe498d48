/// The search for the corners of a front; `AssignmentFront` says how it works.
struct FrontSearch {
    private struct Found {
        let first: Int64
        let second: Int64
        let columnOfRow: [Int32]
        /// With which weights it was found.
        let weights: FrontWeights
        /// From which weights on it is known to be a best one.
        var low: FrontWeights
        /// Up to which weights it is known to be a best one.
        var high: FrontWeights
        /// What proves it the best for the smallest and for the largest weights for which that is proven.
        var proofs: (low: FrontProof, high: FrontProof)
    }

    private let pairs: SparseWeights
    private let first: [Int32]
    private let second: [Int32]
    private let firstMax: Int64
    private let secondMax: Int64
    /// By falling first total.
    private var found: [Found] = []
    /// Whether a point and the next one are joined by an edge of the hull.
    private var isEdge: [Bool] = []

    init(of pairs: SparseWeights, first: [Int32], second: [Int32]) {
        self.pairs = pairs
        self.first = first
        self.second = second
        // What is worth less than nothing is left out, however little it is worth.
        firstMax = first.reduce(0) { max($0, Int64($1)) }
        secondMax = second.reduce(0) { max($0, Int64($1)) }
    }

    /// Finds both ends and, gap by gap, what lies between.
    ///
    /// - Returns: Whether no point is left out.
    mutating func run(pointCountMax: Int, _ isCancelled: () -> Bool) throws(AssignmentFrontError) -> Bool {
        var top = try solved(FrontWeights(spread(of: second) + 1, 1), isCancelled)
        var end = try solved(FrontWeights(1, spread(of: first) + 1), isCancelled)
        top.high = .firstOnly
        end.low = .secondOnly
        guard top.first > end.first else {
            // The largest of both totals can be had at once.
            top.low = .secondOnly
            top.proofs.low = end.proofs.low
            found = [top]
            return true
        }
        found = [top, end]
        isEdge = [false]
        while let gap = widestGap() {
            let (left, right) = (found[gap], found[gap + 1])
            let weights = FrontWeights(right.second - left.second, left.first - right.first)
            let middle = try solved(weights, between: right, and: left, isCancelled)
            guard value(middle, weights) > value(left, weights) else {
                isEdge[gap] = true
                (found[gap].low, found[gap].proofs.low) = (weights, middle.proofs.low)
                (found[gap + 1].high, found[gap + 1].proofs.high) = (weights, middle.proofs.high)
                continue
            }
            guard found.count < pointCountMax else { return false }
            found.insert(middle, at: gap + 1)
            isEdge.insert(false, at: gap)
        }
        return true
    }

    /// The corners found, each with the simplest weights that are known to give it.
    func points(_ isCancelled: () -> Bool) throws(AssignmentFrontError) -> [AssignmentFront.Point] {
        var points: [AssignmentFront.Point] = []
        for (index, point) in found.enumerated() {
            let isInside = index > 0 && index < found.count - 1 && isEdge[index - 1] && isEdge[index]
            // Within one straight edge it is as good as others for its weights alone.
            if isInside && point.low == point.high { continue }
            if isCancelled() { throw .cancelled }
            // An end that is not yet joined to its neighbour is proven for its own weights only.
            var (weights, proof) = (point.weights, point.proofs.low)
            if point.proofs.low.weights < point.proofs.high.weights {
                // Between its edges a corner is the only best one, and what proves it there follows from both.
                weights = .simplest(between: point.low, and: point.high)
                proof = FrontProof(weights, between: point.proofs.low, and: point.proofs.high)
            }
            try Self.check(proof.certificate, of: point.columnOfRow, try weighted(by: weights))
            points.append(
                AssignmentFront.Point(
                    first: point.first, second: point.second, weights: weights, columnOfRow: point.columnOfRow
                )
            )
        }
        return points
    }

    /// The gap not yet known to be an edge that spans the largest rectangle; the first of equals.
    private func widestGap() -> Int? {
        var widest: (gap: Int, high: Int64, low: UInt64)?
        for gap in isEdge.indices where !isEdge[gap] {
            let size = (found[gap].first - found[gap + 1].first)
                .multipliedFullWidth(by: found[gap + 1].second - found[gap].second)
            if let known = widest, (size.high, size.low) <= (known.high, known.low) { continue }
            widest = (gap, size.high, size.low)
        }
        return widest?.gap
    }

    private func value(_ point: Found, _ weights: FrontWeights) -> Int64 {
        weights.first * point.first + weights.second * point.second
    }

    /// By how much two assignments can differ at most in the total of these values.
    private func spread(of values: [Int32]) -> Int64 {
        (0..<pairs.rowCount).reduce(0) { sum, row in
            let own = values[pairs.rowStart[row]..<pairs.rowStart[row + 1]]
            return sum + Int64(max(0, own.max() ?? 0)) - Int64(min(0, own.min() ?? 0))
        }
    }

    /// The best assignment of the pairs that are worth something for weights, its certificate checked.
    func solution(_ weights: FrontWeights, _ isCancelled: () -> Bool) throws(AssignmentFrontError) -> AssignmentSolution
    {
        let weighted = try weighted(by: weights)
        let solution: AssignmentSolution
        do throws(AssignmentError) {
            solution = try SparseAssignment.maximumWeight(weighted, isCancelled: isCancelled)
        } catch {
            precondition(error == .cancelled, "Anything may stay unmatched, so there is always a solution (\(error)).")
            throw .cancelled
        }
        try Self.check(solution.certificate, of: solution.columnOfRow, weighted)
        return solution
    }

    /// Throws what is wrong with a certificate.
    static func check(
        _ certificate: AssignmentCertificate, of columnOfRow: [Int32], _ weighted: SparseWeights
    ) throws(AssignmentFrontError) {
        if let violation = certificate.violation(weights: weighted, columnOfRow: columnOfRow) {
            throw .certificateBroken(violation)
        }
    }

    /// The best assignment for weights with its totals.
    private func solved(_ weights: FrontWeights, _ isCancelled: () -> Bool) throws(AssignmentFrontError) -> Found {
        found(weights, try solution(weights, isCancelled))
    }

    /// The best assignment for weights between those of two others, from what these have in common.
    private func solved(
        _ weights: FrontWeights, between low: Found, and high: Found, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> Found {
        let weighted = try weighted(by: weights)
        let start = FrontProof(weights, between: low.proofs.high, and: high.proofs.low)
        let common = zip(low.columnOfRow, high.columnOfRow).map { $0 == $1 ? $0 : AssignmentSolution.unmatched }
        var standing = StandingAssignment(weighted, potentials: start.certificate)
        guard standing.settleAll(near: common, isCancelled: isCancelled) else { throw .cancelled }
        let solution = standing.solution
        try Self.check(solution.certificate, of: solution.columnOfRow, weighted)
        return found(weights, solution)
    }

    private func found(_ weights: FrontWeights, _ solution: AssignmentSolution) -> Found {
        var totals: (first: Int64, second: Int64) = (0, 0)
        for (row, column) in solution.columnOfRow.enumerated() {
            guard let pair = pairs.pairIndex(row: row, column: Int(column)) else { continue }
            totals.first += Int64(first[pair])
            totals.second += Int64(second[pair])
        }
        let proof = FrontProof(weights, solution)
        return Found(
            first: totals.first, second: totals.second, columnOfRow: solution.columnOfRow, weights: weights,
            low: weights, high: weights, proofs: (proof, proof)
        )
    }

    /// The pairs that are worth something for weights.
    private func weighted(by weights: FrontWeights) throws(AssignmentFrontError) -> SparseWeights {
        let limit = Int64(Int32.max)
        // First of all, so that the products below cannot overflow.
        guard max(weights.first, weights.second) <= limit,
            weights.first * firstMax + weights.second * secondMax <= limit
        else { throw .tooLarge(weights) }
        var rowStart = [0]
        var column: [Int32] = []
        var weight: [Int32] = []
        rowStart.reserveCapacity(pairs.rowCount + 1)
        for row in 0..<pairs.rowCount {
            for pair in pairs.rowStart[row]..<pairs.rowStart[row + 1] {
                let sum = weights.first * Int64(first[pair]) + weights.second * Int64(second[pair])
                guard sum > 0 else { continue }
                column.append(pairs.column[pair])
                weight.append(Int32(sum))
            }
            rowStart.append(column.count)
        }
        do {
            return try SparseWeights(
                columnCount: pairs.columnCount, rowStart: rowStart, column: column, weight: weight
            )
        } catch {
            preconditionFailure("Pairs taken from checked rows in their order are in order (\(error)).")
        }
    }
}
