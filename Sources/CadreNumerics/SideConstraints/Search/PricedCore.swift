/// The assignment problem under changing prices, solved again and again from the potentials it has.
///
/// **State.** Values may be of any sign; a closed pair has the value `closed`, which no path can use. Rows get the
/// potential that is exact for the columns' potentials, pairs no longer tight are parted, and every unmatched node
/// whose potential is positive is settled along a shortest path, as in `AssignmentKernel`: small changes of prices then
/// cost a few short paths. Values are 64 bits wide, unlike the kernel's weights, as prices have fractions.
///
/// **Proof.** `u[i] + v[j] >= value[i, j]` and `u, v >= 0`, so the sum of the potentials is an upper bound whatever the
/// path of the computation was.
struct PricedCore: ~Copyable {
    /// One side: its nodes' lists, and what is found for each node.
    struct Side {
        let count: Int
        let start: UnsafeMutablePointer<Int32>
        let partner: UnsafeMutablePointer<Int32>
        let value: UnsafeMutablePointer<Int64>
        let potential: UnsafeMutablePointer<Int64>
        let mate: UnsafeMutablePointer<Int32>
        let distance: UnsafeMutablePointer<Int64>
        let stamp: UnsafeMutablePointer<Int32>
        let from: UnsafeMutablePointer<Int32>

        init(count: Int, pairCount: Int) {
            self.count = count
            start = .allocate(capacity: count + 1)
            partner = .allocate(capacity: pairCount)
            value = .allocate(capacity: pairCount)
            potential = .allocate(capacity: count)
            mate = .allocate(capacity: count)
            distance = .allocate(capacity: count)
            stamp = .allocate(capacity: count)
            from = .allocate(capacity: count)
            start.initialize(repeating: 0, count: count + 1)
            value.initialize(repeating: PricedCore.closed, count: pairCount)
            potential.initialize(repeating: 0, count: count)
            mate.initialize(repeating: -1, count: count)
            stamp.initialize(repeating: 0, count: count)
        }

        func deallocate() {
            start.deallocate()
            partner.deallocate()
            value.deallocate()
            potential.deallocate()
            mate.deallocate()
            distance.deallocate()
            stamp.deallocate()
            from.deallocate()
        }
    }

    /// The value of a pair that may not be used.
    static let closed: Int64 = -(1 << 61)

    let rows: Side
    let columns: Side
    let pairCount: Int
    /// Where each pair of a row stands in the column's list.
    private let columnPlace: UnsafeMutablePointer<Int32>
    private let visited: UnsafeMutablePointer<PathFrontier.Entry>
    private var frontier = PathFrontier()
    /// The stamp of the last search.
    var searchCount: Int32 = 0
    /// How many paths have been searched.
    private(set) var pathCount = 0
    /// How many pairs have been looked at since it was last asked whether to stop.
    private(set) var lookCount = 0
    /// Whether all pairs were laid out; false where that was stopped, and nothing may be asked of it then.
    private(set) var isWhole = true

    /// Lays out the pairs, all closed, with every potential 0.
    init(rowStart: [Int], column: [Int32], columnCount: Int, isCancelled: () -> Bool = { false }) {
        let rowCount = rowStart.count - 1
        pairCount = column.count
        rows = Side(count: rowCount, pairCount: pairCount)
        columns = Side(count: columnCount, pairCount: pairCount)
        columnPlace = .allocate(capacity: pairCount)
        visited = .allocate(capacity: rowCount + columnCount + 1)
        for row in 0...rowCount { rows.start[row] = Int32(rowStart[row]) }
        for pair in 0..<pairCount {
            rows.partner[pair] = column[pair]
            columns.start[Int(column[pair]) + 1] += 1
        }
        for index in 0..<columnCount { columns.start[index + 1] += columns.start[index] }
        var next = (0..<columnCount).map { columns.start[$0] }
        var pace = StopPace()
        for row in 0..<rowCount {
            if pace.isDue(after: rowStart[row + 1] - rowStart[row]) && isCancelled() {
                isWhole = false
                return
            }
            for pair in rowStart[row]..<rowStart[row + 1] {
                let place = next[Int(column[pair])]
                next[Int(column[pair])] += 1
                columnPlace[pair] = place
                columns.partner[Int(place)] = Int32(row)
            }
        }
    }

    deinit {
        rows.deallocate()
        columns.deallocate()
        columnPlace.deallocate()
        visited.deallocate()
    }

    /// Gives a pair, by its place among the rows' pairs, a value; `settle()` makes the state optimal again.
    @inline(__always)
    func setValue(_ value: Int64, of pair: Int) {
        rows.value[pair] = value
        columns.value[Int(columnPlace[pair])] = value
    }

    /// Makes the state optimal for the values.
    ///
    /// - Parameter isCancelled: Asked every few hundred paths, or more often where they are long; the state then is not
    ///   optimal, and the sum still a bound.
    /// - Returns: The sum of the potentials, which is the largest total value.
    mutating func settle(isCancelled: () -> Bool) -> Int64 {
        tighten()
        _ =
            settleAll(near: rows, far: columns, isCancelled: isCancelled)
            && settleAll(near: columns, far: rows, isCancelled: isCancelled)
        var sum: Int64 = 0
        for row in 0..<rows.count { sum &+= rows.potential[row] }
        for column in 0..<columns.count { sum &+= columns.potential[column] }
        return sum
    }

    /// The matched pair of a row by its place among the rows' pairs, or -1.
    @inline(__always)
    func matchedPair(of row: Int) -> Int {
        let mate = rows.mate[row]
        guard mate >= 0 else { return -1 }
        var pair = Int(rows.start[row])
        while rows.partner[pair] != mate { pair &+= 1 }
        return pair
    }

    /// Where a pair that there is stands among the rows' pairs.
    func pair(row: Int, column: Int32) -> Int {
        var (low, high) = (Int(rows.start[row]), Int(rows.start[row + 1]) - 1)
        while low < high {
            let middle = (low + high) / 2
            if rows.partner[middle] < column { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Makes the rows' potentials exact for the columns' and parts pairs that are not tight.
    private func tighten() {
        for row in 0..<rows.count {
            let mate = rows.mate[row]
            var best: Int64 = 0
            var mateGain: Int64 = -1
            var wanted: Int32?
            for pair in Int(rows.start[row])..<Int(rows.start[row &+ 1]) {
                let partner = rows.partner[pair]
                let gain = rows.value[pair] &- columns.potential[Int(partner)]
                if partner == mate { mateGain = gain }
                if gain > best { (best, wanted) = (gain, partner) }
            }
            rows.potential[row] = best
            if mate >= 0 && mateGain != best {
                rows.mate[row] = -1
                columns.mate[Int(mate)] = -1
            }
            if rows.mate[row] < 0, let wanted, columns.mate[Int(wanted)] < 0 {
                rows.mate[row] = wanted
                columns.mate[Int(wanted)] = Int32(truncatingIfNeeded: row)
            }
        }
    }

    /// Settles every wrong node of a side; false if it was cut off.
    private mutating func settleAll(near: Side, far: Side, isCancelled: () -> Bool) -> Bool {
        for node in 0..<near.count where near.mate[node] < 0 && near.potential[node] > 0 {
            if pathCount & 0xFF == 0xFF || lookCount >= 1 << 17 {
                lookCount = 0
                if isCancelled() {
                    // Rows left wrong may ask for less now, so that the sum is what the columns' potentials prove.
                    tighten()
                    return false
                }
            }
            settle(node, near: near, far: far)
        }
        return true
    }

    /// Matches a wrong node, or lowers its potential to 0, along a shortest path, and moves the potentials with it.
    private mutating func settle(_ source: Int, near: Side, far: Side) {
        if searchCount == .max { resetStamps() }
        searchCount += 1
        pathCount += 1
        frontier.removeAll()
        var visitedCount = 0
        var end = (distance: near.potential[source], near: source, far: -1)
        var node = source
        var settled: Int64 = 0
        while true {
            visited[visitedCount] = PathFrontier.Entry(distance: settled, node: Int32(truncatingIfNeeded: node))
            visitedCount &+= 1
            lookCount &+= Int(near.start[node &+ 1] &- near.start[node])
            let base = settled &+ near.potential[node]
            if base < end.distance { end = (base, node, -1) }
            for place in Int(near.start[node])..<Int(near.start[node &+ 1]) {
                let partner = near.partner[place]
                let index = Int(partner)
                let length = base &+ far.potential[index] &- near.value[place]
                guard length < end.distance else { continue }
                if far.stamp[index] == searchCount && far.distance[index] <= length { continue }
                far.stamp[index] = searchCount
                far.distance[index] = length
                far.from[index] = Int32(truncatingIfNeeded: node)
                if far.mate[index] < 0 {
                    end = (length, -1, index)
                } else if length == settled {
                    frontier.insertOnLevel(partner)
                } else {
                    frontier.insert(PathFrontier.Entry(distance: length, node: partner))
                }
            }
            guard settled < end.distance, let next = nextNode(&settled, before: end.distance, far: far) else { break }
            node = Int(far.mate[next])
        }
        for index in 0..<visitedCount {
            let slack = end.distance &- visited[index].distance
            guard slack > 0 else { continue }
            let moved = Int(visited[index].node)
            near.potential[moved] &-= slack
            if moved != source { far.potential[Int(near.mate[moved])] &+= slack }
        }
        augment(from: source, near: near, far: far, end: (end.near, end.far))
    }

    /// Takes the nearest far node not yet settled, or `nil` when none is nearer than the end.
    @inline(__always)
    private mutating func nextNode(_ settled: inout Int64, before end: Int64, far: Side) -> Int? {
        if let node = frontier.popLevel() { return Int(node) }
        while let entry = frontier.pop() {
            guard entry.distance < end else { return nil }
            if far.distance[Int(entry.node)] == entry.distance {
                settled = entry.distance
                return Int(entry.node)
            }
        }
        return nil
    }

    private func augment(from source: Int, near: Side, far: Side, end: (near: Int, far: Int)) {
        var free = end.far
        if free < 0 {
            guard end.near != source else { return }
            free = Int(near.mate[end.near])
            near.mate[end.near] = -1
        }
        while true {
            let node = Int(far.from[free])
            let left = Int(near.mate[node])
            near.mate[node] = Int32(truncatingIfNeeded: free)
            far.mate[free] = Int32(truncatingIfNeeded: node)
            if node == source { return }
            free = left
        }
    }

    private mutating func resetStamps() {
        rows.stamp.update(repeating: 0, count: rows.count)
        columns.stamp.update(repeating: 0, count: columns.count)
        searchCount = 0
    }
}
