extension AssignmentKernel {
    /// Where a search may end best so far.
    struct PathEnd {
        /// The length of the path; `distanceMax` while there is none.
        var distance: Number
        /// The near node to be left unmatched, where no far node is reached.
        var near: Int
        /// The unmatched far node reached, or -1.
        var far: Int
    }

    /// Dijkstra's search over the far nodes from all of `sources` at once, cut at the best end known, and the move of
    /// the potentials that makes the path to that end tight.
    ///
    /// - Throws: `AssignmentStop.exhausted` if there is no end within reach or a potential would leave the range.
    mutating func search(
        from sources: UnsafeBufferPointer<Int32>,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        isCancelled: () -> Bool
    ) throws(AssignmentStop) -> PathEnd {
        searchCount &+= 1
        frontier.removeAll()
        var end = PathEnd(distance: Number.distanceMax, near: -1, far: -1)
        var settled: Number = 0
        var sourceCount = 0
        var visitedCount = 0
        while true {
            let node: Int
            if sourceCount < sources.count {
                node = Int(sources[sourceCount])
                sourceCount &+= 1
            } else {
                guard let next = nextSettled(&settled, end: end) else { break }
                node = Int(far.mate[next])
            }
            visited[visitedCount] = SearchFrontier<Number>.Entry(
                distance: settled,
                node: Int32(truncatingIfNeeded: node)
            )
            visitedCount &+= 1
            if !near.isRequired && settled &+ near.potential[node] < end.distance {
                end = PathEnd(distance: settled &+ near.potential[node], near: node, far: -1)
            }
            relax(node, settled: settled, near: near, far: far, end: &end)
            if effort.scanCount & 0xFFF == 0 && isCancelled() { throw .cancelled }
        }
        guard end.distance < Number.distanceMax else { throw .exhausted }
        try movePotentials(visitedCount: visitedCount, end: end, near: near, far: far)
        return end
    }

    /// Offers the far nodes of one near node a way through it.
    @inline(__always)
    private mutating func relax(
        _ node: Int,
        settled: Number,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        end: inout PathEnd
    ) {
        effort.scanCount &+= 1
        let base = settled &+ near.potential[node]
        let mate = near.mate[node]
        let list = near.list(of: node)
        let price = far.potential
        let reachedAt = reachedAt
        let distance = distance
        let searchCount = searchCount
        for pair in 0..<list.count {
            let partner = list.partner[pair]
            let index = Int(partner)
            let length = base &+ price[index] &- Number(truncatingIfNeeded: list.weight[pair])
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
                frontier.insert(SearchFrontier<Number>.Entry(distance: length, node: partner))
            }
        }
    }

    /// Takes the nearest far node not yet settled, or `nil` when none is nearer than the end.
    @inline(__always)
    private mutating func nextSettled(_ settled: inout Number, end: PathEnd) -> Int? {
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

    /// Lowers near and raises far potentials by what their distance falls short of the end's.
    private func movePotentials(
        visitedCount: Int,
        end: PathEnd,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>
    ) throws(AssignmentStop) {
        for index in 0..<visitedCount {
            let node = Int(visited[index].node)
            let slack = end.distance &- visited[index].distance
            guard slack > 0 else { continue }
            near.potential[node] &-= slack
            let mate = Int(near.mate[node])
            guard mate >= 0 else { continue }
            guard far.potential[mate] <= Number.potentialMax &- slack else { throw .exhausted }
            far.potential[mate] &+= slack
        }
    }
}
