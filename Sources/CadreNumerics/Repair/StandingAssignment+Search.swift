extension StandingAssignment {
    /// What a search from one near node has found.
    struct Route {
        /// The distance to the outside, or the limit if it is not nearer.
        var end: Int64
        /// The near node to leave unmatched there, or -1.
        var near = -1
        /// The unmatched far node reached there, or -1.
        var far = -1
        /// The length of the shortest way that meets the other search.
        var meeting = Int64.max
        /// The far node at which it does, or -1 if already the first node's mate.
        var meetingFar = -1

        /// From what distance on nodes need not be settled.
        var bound: Int64 { min(end, meeting) }

        /// From what distance on nodes need not even be reached: one beyond the bound may still be where a shorter way
        /// meets the other search.
        @inline(__always)
        func reach(_ other: Opposite?) -> Int64 {
            guard let other else { return bound }
            return min(meeting, end &+ other.end)
        }

        /// Notes a way that meets the other search, if it is the shortest so far.
        @inline(__always)
        mutating func meet(at far: Int, length: Int64) {
            if length < meeting { (meeting, meetingFar) = (length, far) }
        }
    }

    /// A distance longer than any in a problem, and short enough to be added to itself.
    static var farthest: Int64 { 1 << 61 }

    /// A search that has been made in the opposite direction.
    struct Opposite {
        /// What its labels bear.
        let stamp: UInt32
        /// Where it ended: its labels below this are exact.
        let end: Int64
    }

    /// Matches a wrong node, or lowers its potential to 0, along a shortest path, and moves the potentials with it.
    mutating func settle(_ source: Int, near: StandingSide, far: StandingSide) {
        guard near.mate[source] < 0, near.potential[source] > 0 else { return }
        let route = search(from: source, near: near, far: far)
        for index in 0..<visitedCount {
            let node = Int(visited[index].node)
            let slack = route.end &- visited[index].distance
            near.potential[node] &-= slack
            if node != source { far.potential[Int(near.mate[node])] &+= slack }
        }
        var free = route.far
        if free < 0 {
            guard route.near != source else { return }
            free = Int(near.mate[route.near])
            part(route.near, near: near, far: far)
        }
        while true {
            let node = Int(far.label[free].from)
            guard node != source else { break }
            let left = Int(near.mate[node])
            part(node, near: near, far: far)
            match(node, free, near: near, far: far)
            free = left
        }
        match(source, free, near: near, far: far)
    }

    /// Dijkstra's search from a near node over far nodes and their mates, until the outside is nearest.
    ///
    /// From columns the search runs over rows; as a way from a column to a row it is then found from its end.
    ///
    /// - Parameters:
    ///   - source: The near node to begin with, matched or not.
    ///   - limit: Ways as long as this, and longer ones, are not looked for.
    ///   - other: A search in the opposite direction whose labels stand on the near side; the shortest way that meets
    ///     it is looked for too.
    ///   - isCycle: Whether the source's mate is to be reached by other ways than the pair.
    /// - Returns: The shortest way found. Labels of the far side with the new `stamp` below its `bound` are exact.
    mutating func search(
        from source: Int,
        near: StandingSide,
        far: StandingSide,
        limit: Int64 = farthest,
        meeting other: Opposite? = nil,
        isCycle: Bool = false
    ) -> Route {
        // Labels of the other search must last, so the stamps begin anew only where there is none.
        if other == nil && stamp > .max / 2 { resetStamps() }
        stamp += 1
        frontier.removeAll()
        visitedCount = 0
        var route = Route(end: limit)
        let mate = Int(near.mate[source])
        if mate >= 0 && !isCycle {
            far.label[mate] = StandingSide.Label(distance: 0, stamp: stamp, from: -1)
            if let other, near.label[source].stamp == other.stamp { route.meeting = near.label[source].distance }
        }
        var node = source
        var settled: Int64 = 0
        while true {
            visited[visitedCount] = PathFrontier.Entry(distance: settled, node: Int32(truncatingIfNeeded: node))
            visitedCount &+= 1
            let outside = settled &+ near.potential[node]
            if outside < route.bound { (route.end, route.near, route.far) = (outside, node, -1) }
            relax(node, settled: settled, near: near, far: far, meeting: other, route: &route)
            guard let next = nextSettled(&settled, bound: route.bound, far: far) else { return route }
            node = Int(far.mate[next])
        }
    }

    /// Offers the far nodes of one near node a way through it.
    @inline(__always)
    private mutating func relax(
        _ node: Int,
        settled: Int64,
        near: StandingSide,
        far: StandingSide,
        meeting other: Opposite?,
        route: inout Route
    ) {
        let base = settled &+ near.potential[node] &- offset
        let mate = near.mate[node]
        var reach = route.reach(other)
        for place in near.open(node) {
            let pair = near.pair[place]
            let index = Int(pair.partner)
            let length = base &+ far.potential[index] &- Int64(pair.weight)
            guard length < reach, pair.partner != mate else { continue }
            if far.label[index].stamp == stamp && far.label[index].distance <= length { continue }
            far.label[index] = StandingSide.Label(
                distance: length,
                stamp: stamp,
                from: Int32(truncatingIfNeeded: node)
            )
            let next = Int(far.mate[index])
            if next < 0 {
                if length < route.end { (route.end, route.near, route.far) = (length, -1, index) }
                reach = route.reach(other)
                continue
            }
            if let other, near.label[next].stamp == other.stamp {
                route.meet(at: index, length: length &+ near.label[next].distance)
                reach = route.reach(other)
            }
            guard length < route.bound else { continue }
            if length == settled {
                frontier.insertOnLevel(pair.partner)
            } else {
                frontier.insert(PathFrontier.Entry(distance: length, node: pair.partner))
            }
        }
    }

    /// Takes the nearest far node not yet settled, or `nil` when none is nearer than the bound.
    @inline(__always)
    private mutating func nextSettled(_ settled: inout Int64, bound: Int64, far: StandingSide) -> Int? {
        guard settled < bound else { return nil }
        if let node = frontier.popLevel() { return Int(node) }
        while let entry = frontier.pop() {
            guard entry.distance < bound else { return nil }
            if far.label[Int(entry.node)].distance == entry.distance {
                settled = entry.distance
                return Int(entry.node)
            }
        }
        return nil
    }

    /// Begins with the first stamp again, which no label bears then.
    private mutating func resetStamps() {
        rows.clearLabels()
        columns.clearLabels()
        stamp = 0
    }

    /// Matches two unmatched nodes whose pair is tight.
    mutating func match(_ node: Int, _ partner: Int, near: StandingSide, far: StandingSide) {
        near.mate[node] = Int32(truncatingIfNeeded: partner)
        far.mate[partner] = Int32(truncatingIfNeeded: node)
        totalWeight += near.potential[node] &+ far.potential[partner] &- offset
        matchedCount += 1
    }

    /// Leaves a node and its mate, if it has one, unmatched; the pair must still be tight.
    ///
    /// - Returns: The mate, or -1.
    @discardableResult
    mutating func part(_ node: Int, near: StandingSide, far: StandingSide) -> Int {
        let partner = Int(near.mate[node])
        guard partner >= 0 else { return -1 }
        near.mate[node] = -1
        far.mate[partner] = -1
        totalWeight -= near.potential[node] &+ far.potential[partner] &- offset
        matchedCount -= 1
        return partner
    }
}
