extension AssignmentKernel {
    /// The best and second-best far node for one near node.
    private struct Offer {
        var best: Int64
        var second: Int64
        var pair: Int
    }

    /// Lets near nodes bid for far nodes until each has a mate that is best within `step`, or had better have none.
    ///
    /// - Postcondition: The state is feasible within `step`, and unmatched near nodes have potential 0.
    mutating func bid(
        near: AssignmentSide,
        far: AssignmentSide,
        step: Int64,
        isCancelled: () -> Bool
    ) throws(AssignmentError) {
        var waitingCount = 0
        var fresh = 0
        // Columns bid only where rows have left a price without a buyer; rows are all asked again at a finer step.
        let isEveryNodeAsked = near.mate == rows.mate
        while true {
            let node: Int
            if waitingCount > 0 {
                waitingCount &-= 1
                node = Int(waiting[waitingCount])
            } else if fresh < near.count {
                node = fresh
                fresh &+= 1
                guard isEveryNodeAsked || (near.mate[node] < 0 && near.potential[node] > 0) else { continue }
            } else {
                return
            }
            effort.bidCount &+= 1
            if effort.bidCount & 0xFFF == 0 && isCancelled() { throw .cancelled }
            let offer = bestOffer(to: node, near: near, far: far)
            let mate = near.mate[node]
            if mate >= 0 {
                if near.potential[node] >= max(offer.best, 0) &- step { continue }
                far.mate[Int(mate)] = -1
            }
            if offer.best <= step {
                near.mate[node] = -1
                near.potential[node] = 0
                continue
            }
            let wanted = Int(near.partner[offer.pair])
            let displaced = far.mate[wanted]
            near.potential[node] = max(0, offer.second &- step)
            far.potential[wanted] = scaled(near.weight[offer.pair]) &- near.potential[node]
            near.mate[node] = Int32(truncatingIfNeeded: wanted)
            far.mate[wanted] = Int32(truncatingIfNeeded: node)
            if displaced >= 0 {
                near.mate[Int(displaced)] = -1
                // At potential 0 the displaced node is rightly unmatched: no other far node has become cheaper.
                if near.potential[Int(displaced)] > 0 {
                    waiting[waitingCount] = displaced
                    waitingCount &+= 1
                }
            }
        }
    }

    /// Finds what the node gains at most, and at most elsewhere; 0 stands for staying unmatched.
    @inline(__always)
    private func bestOffer(to node: Int, near: AssignmentSide, far: AssignmentSide) -> Offer {
        var offer = Offer(best: 0, second: 0, pair: -1)
        for pair in near.start[node]..<near.start[node &+ 1] {
            let gain = scaled(near.weight[pair]) &- far.potential[Int(near.partner[pair])]
            guard gain > offer.second else { continue }
            if gain > offer.best {
                offer.second = offer.best
                offer.best = gain
                offer.pair = pair
            } else {
                offer.second = gain
            }
        }
        return offer
    }

    /// Makes row potentials exact for the column potentials and parts the pairs that are not tight any more.
    ///
    /// - Postcondition: The state is feasible within 0.
    mutating func tighten() {
        for row in 0..<rows.count {
            let best = bestOffer(to: row, near: rows, far: columns).best
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
