extension AssignmentKernel {
    /// How many bids a node may have on average in one phase; more than ten are rare.
    ///
    /// Where rows outbid each other for columns that are too few the bids have no end, and the augmentation is faster.
    static var bidsPerNodeMax: Int { 100 }

    /// Lets near nodes bid for far nodes until each has a mate that is best within `step`, or had better have none.
    ///
    /// - Returns: Whether every node has had its turn. Then the state is feasible within `step`, and unmatched near
    ///   nodes have potential 0; else the auction is to be given up.
    mutating func bid(
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        step: Number,
        isCancelled: () -> Bool
    ) throws(AssignmentStop) -> Bool {
        let waiting = waiting
        let isScaled = isScaled
        let shift: Number = isScaled ? Number(truncatingIfNeeded: AssignmentScale.shift) : 0
        let floor: Number = near.isRequired ? Number.noOffer : 0
        // Columns bid only where rows have left a price without a buyer; rows are all asked again at a finer step.
        let isEveryNodeAsked = near.mate == rows.mate
        let bidCountMax = effort.bidCount + Self.bidsPerNodeMax * (near.count + 10)
        var bidCount = effort.bidCount
        var waitingCount = 0
        var fresh = 0
        defer { effort.bidCount = bidCount }
        while true {
            let node: Int
            if waitingCount > 0 {
                waitingCount &-= 1
                node = Int(waiting[waitingCount])
            } else if fresh < near.count {
                node = fresh
                fresh &+= 1
                if fresh & 0xFFF == 0 && isCancelled() { throw .cancelled }
                guard isEveryNodeAsked || (near.mate[node] < 0 && near.potential[node] > 0) else { continue }
            } else {
                return true
            }
            bidCount &+= 1
            if bidCount > bidCountMax { return false }
            if bidCount & 0xFFF == 0 && isCancelled() { throw .cancelled }
            let list = near.list(of: node)
            let offer = Number.bestOffer(in: list, price: far.potential, isScaled: isScaled)
            let mate = near.mate[node]
            if mate >= 0 {
                // The matched pair is tight, so the node's potential is what its mate offers.
                if near.potential[node] >= max(offer.best, floor) &- step { continue }
                far.mate[Int(mate)] = -1
            }
            if !near.isRequired && offer.best <= step {
                near.mate[node] = -1
                near.potential[node] = 0
                continue
            }
            let wanted = Int(list.partner[offer.index])
            // Without a second offer any price would do; two steps are as good as one.
            let second = max(offer.second, floor) == Number.noOffer ? offer.best &- step : max(offer.second, floor)
            let potential = near.isRequired ? second &- step : max(0, second &- step)
            let price = Number(truncatingIfNeeded: list.weight[offer.index]) &<< shift &- potential
            if price > Number.potentialMax { throw .exhausted }
            let displaced = far.mate[wanted]
            near.potential[node] = potential
            far.potential[wanted] = price
            near.mate[node] = Int32(truncatingIfNeeded: wanted)
            far.mate[wanted] = Int32(truncatingIfNeeded: node)
            if displaced >= 0 {
                near.mate[Int(displaced)] = -1
                // At potential 0 the displaced node is rightly unmatched: no other far node has become cheaper.
                if near.isRequired || near.potential[Int(displaced)] > 0 {
                    waiting[waitingCount] = displaced
                    waitingCount &+= 1
                }
            }
        }
    }

    /// Goes over to units of weight: column potentials are rounded, and what each matched row's mate offers follows.
    mutating func unscale() {
        let shift = Number(truncatingIfNeeded: AssignmentScale.shift)
        for column in 0..<columns.count {
            let old = columns.potential[column]
            let new = (old &+ Number(truncatingIfNeeded: AssignmentScale.factor / 2)) >> shift
            columns.potential[column] = new
            let row = Int(columns.mate[column])
            if row >= 0 { rows.potential[row] = (rows.potential[row] &+ old) >> shift &- new }
        }
        isScaled = false
    }

    /// Makes row potentials exact for the column potentials and parts the pairs that are not tight any more.
    ///
    /// - Postcondition: The state is feasible within 0.
    mutating func tighten(isCancelled: () -> Bool) throws(AssignmentStop) {
        for row in 0..<rows.count {
            if row & 0xFFF == 0 && isCancelled() { throw .cancelled }
            let offer = Number.bestOffer(in: rows.list(of: row), price: columns.potential, isScaled: isScaled)
            let best = rows.isRequired ? offer.best : max(offer.best, 0)
            let mate = rows.mate[row]
            // A matched pair is tight, so the old potential is what the mate offers.
            if mate >= 0 && rows.potential[row] != best {
                columns.mate[Int(mate)] = -1
                rows.mate[row] = -1
            }
            rows.potential[row] = best
        }
    }
}
