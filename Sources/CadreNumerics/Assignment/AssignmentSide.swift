/// One side of the bipartite graph as the kernel sees it: rows with their columns, or columns with their rows.
///
/// Every step of the kernel is written once, for a *near* and a *far* side, and used in both directions.
/// The memory belongs to `AssignmentKernel`, which frees it.
struct AssignmentSide {
    /// How many nodes this side has.
    let count: Int
    /// Where each node's list begins; `count + 1` offsets.
    let start: UnsafePointer<Int>
    /// The far node of each pair.
    let partner: UnsafePointer<Int32>
    /// The weight of each pair as given, before scaling.
    let weight: UnsafePointer<Int32>
    /// The potential of each node in scaled units, never negative.
    let potential: UnsafeMutablePointer<Int64>
    /// The far node matched with each node, or -1.
    let mate: UnsafeMutablePointer<Int32>
}
