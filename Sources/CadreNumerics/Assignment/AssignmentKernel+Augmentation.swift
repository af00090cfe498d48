extension AssignmentKernel {
    /// Where a search may end best so far.
    private struct PathEnd {
        /// The length of the path.
        var distance: Int64
        /// The near node to be left unmatched, where no far node is reached.
        var near: Int
        /// The unmatched far node reached, or -1.
        var far: Int
    }

    /// Settles every unmatched node whose potential is positive, rows first.
    mutating func augmentAll(
        isCancelled: () -> Bool,
        progress: (AssignmentProgress) -> Void
    ) throws(AssignmentError) {
        var done = 0
        let total = wrongCount(rows) + wrongCount(columns)
        for (near, far) in [(rows, columns), (columns, rows)] {
            for node in 0..<near.count where near.mate[node] < 0 && near.potential[node] > 0 {
                if isCancelled() { throw .cancelled }
                augment(from: node, near: near, far: far)
                done += 1
                if done & 0xFF == 0 {
                    progress(AssignmentProgress(stage: .augmentation, done: done, total: total))
                }
            }
        }
        progress(AssignmentProgress(stage: .augmentation, done: total, total: total))
    }

    private func wrongCount(_ side: AssignmentSide) -> Int {
        (0..<side.count).count { side.mate[$0] < 0 && side.potential[$0] > 0 }
    }

    /// Matches `source`, or lowers its potential to 0, along a shortest path, and moves the potentials with it.
    private mutating func augment(from source: Int, near: AssignmentSide, far: AssignmentSide) {
        effort.augmentationCount += 1
        var visitedCount = 0
        let end = search(from: source, near: near, far: far, visitedCount: &visitedCount)
        for index in 0..<visitedCount {
            let node = Int(visited[index].node)
            let slack = end.distance &- visited[index].distance
            guard slack > 0 else { continue }
            near.potential[node] &-= slack
            if node != source { far.potential[Int(near.mate[node])] &+= slack }
        }
        rematch(from: source, to: end, near: near, far: far)
    }

    /// Dijkstra's search over the far nodes, cut at the best end known.
    private mutating func search(
        from source: Int,
        near: AssignmentSide,
        far: AssignmentSide,
        visitedCount: inout Int
    ) -> PathEnd {
        searchCount += 1
        frontier.removeAll()
        var end = PathEnd(distance: near.potential[source], near: source, far: -1)
        var node = source
        var settled: Int64 = 0
        while true {
            visited[visitedCount] = PathFrontier.Entry(
                distance: settled,
                node: Int32(truncatingIfNeeded: node)
            )
            visitedCount &+= 1
            if settled &+ near.potential[node] < end.distance {
                end = PathEnd(distance: settled &+ near.potential[node], near: node, far: -1)
            }
            relax(node, settled: settled, near: near, far: far, end: &end)
            guard let next = nextSettled(&settled, end: end) else { return end }
            node = Int(far.mate[next])
        }
    }

    /// Offers the far nodes of one near node a way through it.
    @inline(__always)
    private mutating func relax(
        _ node: Int,
        settled: Int64,
        near: AssignmentSide,
        far: AssignmentSide,
        end: inout PathEnd
    ) {
        effort.scanCount &+= 1
        let base = settled &+ near.potential[node]
        let mate = near.mate[node]
        for pair in near.start[node]..<near.start[node &+ 1] {
            let partner = near.partner[pair]
            let index = Int(partner)
            let length = base &+ far.potential[index] &- scaled(near.weight[pair])
            guard length < end.distance, partner != mate else { continue }
            if reachedAt[index] == searchCount && distance[index] <= length { continue }
            reachedAt[index] = searchCount
            distance[index] = length
            reachedFrom[index] = Int32(truncatingIfNeeded: node)
            if far.mate[index] < 0 {
                end = PathEnd(distance: length, near: -1, far: index)
            } else if length == settled {
                frontier.insertOnLevel(partner)
            } else {
                frontier.insert(PathFrontier.Entry(distance: length, node: partner))
            }
        }
    }

    /// Takes the nearest far node not yet settled, or `nil` when none is nearer than the end.
    @inline(__always)
    private mutating func nextSettled(_ settled: inout Int64, end: PathEnd) -> Int? {
        guard settled < end.distance else { return nil }
        if let node = frontier.popLevel() { return Int(node) }
        while let entry = frontier.pop() {
            guard entry.distance < end.distance else { return nil }
            if distance[Int(entry.node)] == entry.distance {
                settled = entry.distance
                return Int(entry.node)
            }
        }
        return nil
    }

    /// Walks the path back from its end and gives every near node on it the far node through which it was left.
    private func rematch(from source: Int, to end: PathEnd, near: AssignmentSide, far: AssignmentSide) {
        var free = end.far
        if free < 0 {
            free = Int(near.mate[end.near])
            near.mate[end.near] = -1
            if end.near == source { return }
        }
        while true {
            let node = Int(reachedFrom[free])
            let left = near.mate[node]
            far.mate[free] = Int32(truncatingIfNeeded: node)
            near.mate[node] = Int32(truncatingIfNeeded: free)
            if node == source { return }
            free = Int(left)
        }
    }
}
