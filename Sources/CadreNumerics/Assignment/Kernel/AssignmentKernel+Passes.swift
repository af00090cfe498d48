extension AssignmentKernel {
    /// Settles open nodes many at a time, until none is open or single paths may be cheaper.
    ///
    /// Each round is a search from all open nodes at once and passes along disjoint tight paths.
    ///
    /// - Parameters:
    ///   - waitingCount: How many nodes at the head of `waiting` are open; afterwards how many still are.
    ///   - scansPerPathMax: How many lists a round may scan for each node it settles.
    ///   - done: How many nodes are settled, of `total`.
    /// - Returns: What single paths may cost until passes are worth another try.
    mutating func settleInPasses(
        _ waitingCount: inout Int,
        scansPerPathMax: Int,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        done: inout Int,
        total: Int,
        isCancelled: () -> Bool,
        progress: (AssignmentProgress) -> Void
    ) throws(AssignmentStop) -> Int {
        var paths = TightPaths(near: near)
        while waitingCount > 0 {
            let scansBefore = effort.scanCount
            _ = try search(
                from: UnsafeBufferPointer(start: waiting, count: waitingCount),
                near: near,
                far: far,
                isCancelled: isCancelled
            )
            let roundCount = waitingCount
            while true {
                let countBefore = waitingCount
                try settleDisjoint(&waitingCount, along: &paths, near: near, far: far, isCancelled: isCancelled)
                effort.passCount += 1
                // A pass can block its own paths; another at the same potentials is cheap while it finds many.
                if (countBefore - waitingCount) * 10 <= countBefore { break }
            }
            done += roundCount - waitingCount
            progress(report(.augmentation, done: done, total: total, step: 0))
            let scansPerPath = (effort.scanCount - scansBefore) / max(1, roundCount - waitingCount)
            if scansPerPath > scansPerPathMax { return 2 * scansPerPath }
        }
        return scansPerPathMax
    }

    /// Follows a tight path from each open node, none through a far node that an earlier one has tried.
    private mutating func settleDisjoint(
        _ waitingCount: inout Int,
        along paths: inout TightPaths<Number>,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        isCancelled: () -> Bool
    ) throws(AssignmentStop) {
        searchCount &+= 1
        var openCount = 0
        for index in 0..<waitingCount {
            let source = waiting[index]
            if index & 0xFF == 0 && isCancelled() { throw .cancelled }
            if paths.settle(Int(source), near: near, far: far, triedAt: reachedAt, pass: searchCount) {
                effort.augmentationCount &+= 1
            } else {
                waiting[openCount] = source
                openCount &+= 1
            }
        }
        waitingCount = openCount
    }
}
