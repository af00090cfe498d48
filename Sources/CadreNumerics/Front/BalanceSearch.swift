/// The search for the points of a front of totals against shares; `BalanceFront` says how it works.
struct BalanceSearch: ~Copyable {
    private struct Best {
        var total: Int64
        var percent: Int
        var columnOfRow: [Int32]

        func point(bound: Int64) -> BalanceFront.Point {
            BalanceFront.Point(
                percent: percent, total: total, bound: bound, weights: nil, columnOfRow: columnOfRow
            )
        }
    }

    private let groups: RowGroups
    private var assignment: GroupedAssignment
    /// What the best assignment of all has of each group.
    private let freeCounts: [Int]
    private var bounds: [ShareBound] = []
    /// By falling total.
    private(set) var points: [BalanceFront.Point] = []
    private(set) var windowCount = 0
    private(set) var remainder: BalanceFront.Remainder?
    private let lookCountMax: Int
    /// Looks at windows, one for each group of each.
    private var windowLookCount = 0

    /// How many pairs, rows, columns and groups of windows were looked at.
    var lookCount: Int { assignment.lookCount + windowLookCount }

    /// Finds the best assignment without bounds, which is the first point.
    init(
        of pairs: SparseWeights, values: [Int32], groups: RowGroups, lookCountMax: Int, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) {
        let weights = FrontWeights.firstOnly
        let spread = (0..<pairs.rowCount).reduce(Int64(1)) { sum, row in
            let own = values[pairs.rowStart[row]..<pairs.rowStart[row + 1]]
            return sum + Int64(max(0, own.max() ?? 0)) - Int64(min(0, own.min() ?? 0))
        }
        // Prices are a few penalties at most, and there is one for each row of a group.
        let (range, isTooLarge) = spread.multipliedReportingOverflow(by: 16 * Int64(pairs.rowCount + 1))
        guard !isTooLarge, range < Int64(1) << 61 else { throw .tooLarge(weights) }
        let search = FrontSearch(of: pairs, first: values, second: values)
        let solution = try search.solution(weights, isCancelled)
        var free = GroupedAssignment(
            pairs, values: values, groupOfRow: groups.groupOfRow, groupCount: groups.counts.count, penalty: spread,
            solution
        )
        guard let bound = free.proof() else { throw .boundBroken }
        let total = free.total
        self.groups = groups
        self.lookCountMax = lookCountMax
        bounds = [bound]
        freeCounts = Array(free.counts.dropLast())
        points = [
            BalanceFront.Point(
                percent: groups.percentApart(freeCounts), total: total, bound: total, weights: nil,
                columnOfRow: free.columnOfRow
            )
        ]
        assignment = free
    }

    /// Lowers the difference from point to point until no assignment keeps to it, or too much was looked at.
    mutating func run(_ isCancelled: () -> Bool) throws(AssignmentFrontError) {
        var percent = points[0].percent - 1
        while percent >= 0, let point = try best(percent, isCancelled) {
            while let last = points.last, last.total <= point.total { points.removeLast() }
            points.append(point)
            if remainder != nil { return }
            percent = point.percent - 1
        }
    }

    /// The best assignment whose shares are at most so far apart; nil where there is none, or none was found in time.
    private mutating func best(
        _ percent: Int, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> BalanceFront.Point? {
        let windows = try ShareWindow.all(percent: percent, groups, isCancelled)
        let distances = windows.map { $0.distance(from: freeCounts) }
        var open = try bounded(windows, isCancelled)
        var isOpen = windows.map { window in zip(window.lower, window.upper).allSatisfy { $0 <= $1 } }
        var best: Best?
        while let next = Self.next(open, isOpen, distances), best.map({ open[next] > $0.total }) ?? true {
            guard try takeBounds(windows[next], isCancelled) else { return cut(percent, best, bound: open[next]) }
            guard let proven = assignment.proof() else { throw .boundBroken }
            isOpen[next] = false
            if assignment.keepsBounds {
                let total = assignment.total
                try Self.check(total, meets: proven.total(within: windows[next]))
                let apart = groups.percentApart(Array(assignment.counts.dropLast()))
                if best.map({ (total, -apart) > ($0.total, -$0.percent) }) ?? true {
                    best = Best(total: total, percent: apart, columnOfRow: assignment.columnOfRow)
                }
            }
            bounds.append(proven)
            windowLookCount += windows.count * groups.counts.count
            for index in windows.indices {
                open[index] = min(open[index], proven.total(within: windows[index]))
            }
        }
        return best.map { $0.point(bound: $0.total) }
    }

    /// What each window's total cannot exceed by all bounds that are proven.
    private mutating func bounded(
        _ windows: [ShareWindow], _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> [Int64] {
        var most: [Int64] = []
        most.reserveCapacity(windows.count)
        for window in windows {
            if isCancelled() { throw .cancelled }
            most.append(bounds.reduce(Int64.max) { min($0, $1.total(within: window)) })
        }
        windowLookCount += windows.count * (bounds.count + 1) * groups.counts.count
        return most
    }

    /// Makes the assignment the best of a window; false where too much was looked at for that.
    private mutating func takeBounds(
        _ window: ShareWindow, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> Bool {
        guard lookCount < lookCountMax else { return false }
        windowCount += 1
        return try assignment.setBounds(window, lookCountMax: lookCountMax - windowLookCount, isCancelled)
    }

    /// Ends the search within a difference: the best found so far, and what the rest cannot exceed.
    private mutating func cut(_ percent: Int, _ best: Best?, bound: Int64) -> BalanceFront.Point? {
        remainder = BalanceFront.Remainder(percent: percent, bound: bound)
        return best.map { $0.point(bound: bound) }
    }

    /// Throws where the best total does not meet the bound that its potentials prove.
    static func check(_ total: Int64, meets bound: Int64) throws(AssignmentFrontError) {
        guard total == bound else { throw .boundBroken }
    }

    /// The window with the largest bound; of several the one that asks for the fewest changes, and the first of those.
    static func next(_ bounds: [Int64], _ isOpen: [Bool], _ distances: [Int]) -> Int? {
        var best: Int?
        for index in bounds.indices where isOpen[index] {
            guard let known = best else {
                best = index
                continue
            }
            if (bounds[index], -distances[index]) > (bounds[known], -distances[known]) { best = index }
        }
        return best
    }
}
