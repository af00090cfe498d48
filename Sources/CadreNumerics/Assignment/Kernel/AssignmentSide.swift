/// One side of the bipartite graph as the kernel sees it: rows with their columns, or columns with their rows.
///
/// Every step of the kernel is written once, for a *near* and a *far* side, and used in both directions.
/// The memory belongs to `AssignmentKernel`, which frees it.
struct AssignmentSide<Number: AssignmentNumber> {
    /// How many nodes this side has.
    let count: Int
    /// Whether every node of this side has to be matched; else a node may stay unmatched at value 0.
    let isRequired: Bool
    /// Where each node's list begins; `count + 1` offsets.
    let start: UnsafePointer<Int>
    /// The far node of each pair.
    let partner: UnsafePointer<Int32>
    /// The weight of each pair as given, before scaling.
    let weight: UnsafePointer<Int32>
    /// The potential of each node, scaled as the weights are; not negative unless the side is required.
    let potential: UnsafeMutablePointer<Number>
    /// The far node matched with each node, or -1.
    let mate: UnsafeMutablePointer<Int32>

    /// The partners of one node.
    @inline(__always)
    func list(of node: Int) -> PartnerList {
        let first = start[node]
        return PartnerList(partner: partner + first, weight: weight + first, count: start[node &+ 1] &- first)
    }

    /// Whether the node is unmatched and ought not to be.
    @inline(__always)
    func isOpen(_ node: Int) -> Bool {
        mate[node] < 0 && (isRequired || potential[node] > 0)
    }
}
