extension AssignmentKernel {
    /// Settles every open node, rows first.
    ///
    /// - Postcondition: No node is open.
    mutating func settleAll(
        isCancelled: () -> Bool,
        progress: (AssignmentProgress) -> Void
    ) throws(AssignmentStop) {
        let total = openCount(rows) + (hasColumnLists ? openCount(columns) : 0)
        var done = 0
        try settle(near: rows, far: columns, done: &done, total: total, isCancelled: isCancelled, progress: progress)
        if hasColumnLists {
            try settle(
                near: columns,
                far: rows,
                done: &done,
                total: total,
                isCancelled: isCancelled,
                progress: progress
            )
        }
        progress(report(.augmentation, done: total, total: total, step: 0))
    }

    private func openCount(_ side: AssignmentSide<Number>) -> Int {
        (0..<side.count).count { side.isOpen($0) }
    }

    /// Settles the open nodes of one side, one by one while that is cheap and many at a time while that is cheaper.
    private mutating func settle(
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        done: inout Int,
        total: Int,
        isCancelled: () -> Bool,
        progress: (AssignmentProgress) -> Void
    ) throws(AssignmentStop) {
        var waitingCount = openNodes(of: near)
        let reportEvery = max(256, total / 16)
        var scansPerPathMax = Self.scansPerPathMax
        while waitingCount > 0 {
            let index = waitingCount - 1
            let windowCount = min(waitingCount, Self.windowCount)
            let scansBefore = effort.scanCount
            for index in stride(from: index, to: index - windowCount, by: -1) {
                if isCancelled() { throw .cancelled }
                if near.isOpen(Int(waiting[index])) {
                    try settleSingly(at: index, near: near, far: far, isCancelled: isCancelled)
                }
                done += 1
                if done % reportEvery == 0 { progress(report(.augmentation, done: done, total: total, step: 0)) }
            }
            waitingCount -= windowCount
            guard effort.scanCount - scansBefore > scansPerPathMax * windowCount, waitingCount > 0 else { continue }
            scansPerPathMax = try settleInPasses(
                &waitingCount,
                scansPerPathMax: scansPerPathMax,
                near: near,
                far: far,
                done: &done,
                total: total,
                isCancelled: isCancelled,
                progress: progress
            )
        }
    }

    /// Lists the open nodes of one side in `waiting` and counts them.
    func openNodes(of side: AssignmentSide<Number>) -> Int {
        var count = 0
        for node in 0..<side.count where side.isOpen(node) {
            waiting[count] = Int32(truncatingIfNeeded: node)
            count &+= 1
        }
        return count
    }

    /// How many single paths are taken between two looks at what they cost.
    private static var windowCount: Int { 64 }

    /// How many lists a path may scan on average before passes are tried.
    private static var scansPerPathMax: Int { 16 }

    /// Matches the node at `index` of `waiting`, or lowers its potential to 0, along a shortest path.
    private mutating func settleSingly(
        at index: Int,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        isCancelled: () -> Bool
    ) throws(AssignmentStop) {
        effort.augmentationCount &+= 1
        let end = try search(
            from: UnsafeBufferPointer(start: waiting + index, count: 1),
            near: near,
            far: far,
            isCancelled: isCancelled
        )
        rematch(from: Int(waiting[index]), to: end, near: near, far: far)
    }

    /// Walks the path back from its end and gives every near node on it the far node through which it was left.
    private func rematch(
        from source: Int,
        to end: PathEnd,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>
    ) {
        var free = end.far
        if free < 0 {
            if end.near == source { return }
            free = Int(near.mate[end.near])
            near.mate[end.near] = -1
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
