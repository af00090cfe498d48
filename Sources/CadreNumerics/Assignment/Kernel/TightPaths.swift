/// Depth-first search for augmenting paths that use tight pairs only.
struct TightPaths<Number: AssignmentNumber>: ~Copyable {
    /// The near nodes of the path at hand.
    private let path: UnsafeMutablePointer<Int32>
    /// How far the list of each of them has been searched.
    private let cursor: UnsafeMutablePointer<Int32>

    /// Allocates for paths through all near nodes.
    init(near: AssignmentSide<Number>) {
        path = .allocate(capacity: near.count)
        cursor = .allocate(capacity: near.count)
    }

    deinit {
        path.deallocate()
        cursor.deallocate()
    }

    /// Matches `source`, or leaves it or another near node unmatched at potential 0, if a tight path leads there.
    ///
    /// - Parameters:
    ///   - triedAt: For each far node the last pass that tried it; such nodes are passed over.
    ///   - pass: The number of this pass.
    /// - Complexity: O(pairs) for all sources of a pass together.
    mutating func settle(
        _ source: Int,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        triedAt: UnsafeMutablePointer<Int32>,
        pass: Int32
    ) -> Bool {
        var depth = 0
        path[0] = Int32(truncatingIfNeeded: source)
        cursor[0] = 0
        while depth >= 0 {
            let node = Int(path[depth])
            if cursor[depth] == 0 {
                if let end = end(at: node, near: near, far: far) {
                    rematch(depth: depth, end: end, near: near, far: far)
                    return true
                }
            }
            if let next = step(depth, near: near, far: far, triedAt: triedAt, pass: pass) {
                depth &+= 1
                path[depth] = next
                cursor[depth] = 0
            } else {
                depth &-= 1
            }
        }
        return false
    }

    /// Returns an unmatched far node with a tight pair, -1 if the node itself may be left unmatched, or `nil`.
    @inline(__always)
    private func end(at node: Int, near: AssignmentSide<Number>, far: AssignmentSide<Number>) -> Int32? {
        let potential = near.potential[node]
        if !near.isRequired && potential == 0 { return -1 }
        let list = near.list(of: node)
        for pair in 0..<list.count {
            let partner = list.partner[pair]
            let weight = Number(truncatingIfNeeded: list.weight[pair])
            if potential &+ far.potential[Int(partner)] == weight && far.mate[Int(partner)] < 0 { return partner }
        }
        return nil
    }

    /// Moves on to the next untried far node with a tight pair and returns its mate, or `nil` at the end of the list.
    @inline(__always)
    private mutating func step(
        _ depth: Int,
        near: AssignmentSide<Number>,
        far: AssignmentSide<Number>,
        triedAt: UnsafeMutablePointer<Int32>,
        pass: Int32
    ) -> Int32? {
        let node = Int(path[depth])
        let potential = near.potential[node]
        let list = near.list(of: node)
        var pair = Int(cursor[depth])
        while pair < list.count {
            let partner = Int(list.partner[pair])
            let weight = Number(truncatingIfNeeded: list.weight[pair])
            pair &+= 1
            if potential &+ far.potential[partner] == weight && triedAt[partner] != pass
                && near.mate[node] != Int32(truncatingIfNeeded: partner)
            {
                triedAt[partner] = pass
                cursor[depth] = Int32(truncatingIfNeeded: pair)
                return far.mate[partner]
            }
        }
        return nil
    }

    /// Gives every near node of the path the far node after it.
    private func rematch(depth: Int, end: Int32, near: AssignmentSide<Number>, far: AssignmentSide<Number>) {
        var free = end
        for index in stride(from: depth, through: 0, by: -1) {
            let node = path[index]
            let left = near.mate[Int(node)]
            near.mate[Int(node)] = free
            if free >= 0 { far.mate[Int(free)] = node }
            free = left
        }
    }
}
