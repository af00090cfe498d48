/// The search for the points of a front of totals against shares; `BalanceFront` says how it works.
struct BalanceSearch: ~Copyable {
    private struct Best {
        var total: Int64
        var percent: Int
        var columnOfRow: [Int32]
    }

    private let groups: RowGroups
    private var assignment: GroupedAssignment
    /// What the best assignment of all has of each group.
    private let freeCounts: [Int]
    private var bounds: [ShareBound] = []
    /// By falling total.
    private(set) var points: [BalanceFront.Point] = []
    private(set) var windowCount = 0

    /// Finds the best assignment without bounds, which is the first point.
    init(
        of pairs: SparseWeights, values: [Int32], groups: RowGroups, _ isCancelled: () -> Bool
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
        let free = GroupedAssignment(
            pairs, values: values, groupOfRow: groups.groupOfRow, groupCount: groups.counts.count, penalty: spread,
            solution
        )
        guard let bound = free.proof() else { throw .boundBroken }
        let total = free.total
        self.groups = groups
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

    /// Lowers the difference from point to point until no assignment keeps to it.
    mutating func run(windowCountMax: Int, _ isCancelled: () -> Bool) throws(AssignmentFrontError) {
        var percent = points[0].percent - 1
        while percent >= 0, let point = try best(percent, windowCountMax: windowCountMax, isCancelled) {
            while let last = points.last, last.total <= point.total { points.removeLast() }
            points.append(point)
            percent = point.percent - 1
        }
    }

    /// The best assignment whose shares are at most so far apart; nil where there is none.
    private mutating func best(
        _ percent: Int, windowCountMax: Int, _ isCancelled: () -> Bool
    ) throws(AssignmentFrontError) -> BalanceFront.Point? {
        let windows = ShareWindow.all(percent: percent, groups)
        let distances = windows.map { $0.distance(from: freeCounts) }
        var open = windows.map { window in bounds.reduce(Int64.max) { min($0, $1.total(within: window)) } }
        var isOpen = windows.map { window in zip(window.lower, window.upper).allSatisfy { $0 <= $1 && $1 >= 0 } }
        var best: Best?
        var tried = 0
        var bound: Int64?
        while let next = Self.next(open, isOpen, distances), best.map({ open[next] > $0.total }) ?? true {
            guard tried < windowCountMax else {
                bound = open[next]
                break
            }
            tried += 1
            windowCount += 1
            try assignment.setBounds(windows[next], isCancelled)
            guard let proven = assignment.proof() else { throw .boundBroken }
            isOpen[next] = false
            if assignment.keepsBounds {
                let total = assignment.total
                guard proven.total(within: windows[next]) == total else { throw .boundBroken }
                let apart = groups.percentApart(Array(assignment.counts.dropLast()))
                if best.map({ (total, -apart) > ($0.total, -$0.percent) }) ?? true {
                    best = Best(total: total, percent: apart, columnOfRow: assignment.columnOfRow)
                }
            }
            bounds.append(proven)
            for index in windows.indices where isOpen[index] {
                open[index] = min(open[index], proven.total(within: windows[index]))
            }
        }
        return best.map { best in
            BalanceFront.Point(
                percent: best.percent, total: best.total, bound: max(bound ?? best.total, best.total), weights: nil,
                columnOfRow: best.columnOfRow
            )
        }
    }

    /// The window with the largest bound; of several the one that asks for the fewest changes, and the first of those.
    private static func next(_ bounds: [Int64], _ isOpen: [Bool], _ distances: [Int]) -> Int? {
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
