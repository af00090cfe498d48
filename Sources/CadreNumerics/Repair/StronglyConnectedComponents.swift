/// The strongly connected components of a directed graph: sets of nodes each of which reaches all others.
///
/// Depth-first search that keeps, for each node, the earliest node on its path to which it leads back; it runs on a
/// stack of its own, so deep graphs are no danger. O(nodes + arcs).
///
/// Source: Tarjan, *Depth-first search and linear graph algorithms*, SIAM Journal on Computing 1(2), 1972.
struct StronglyConnectedComponents {
    /// The component of each node, numbered in the order in which they are closed.
    private(set) var index: [Int]
    /// How many nodes each component has.
    private(set) var size: [Int] = []

    /// Finds the components; `nil` if asked to stop.
    ///
    /// - Parameters:
    ///   - nodeCount: How many nodes there are.
    ///   - arcStart: Where each node's arcs begin; `nodeCount + 1` offsets.
    ///   - arcEnd: The node to which each arc leads.
    ///   - isCancelled: Asked every few ten thousand steps.
    init?(nodeCount: Int, arcStart: [Int], arcEnd: [Int], isCancelled: () -> Bool = { false }) {
        let open = -1
        index = [Int](repeating: open, count: nodeCount)
        // 0 for nodes not yet met, else the order in which they were, from 1.
        var met = [Int](repeating: 0, count: nodeCount)
        var earliest = met
        var nextArc = Array(arcStart.prefix(nodeCount))
        var path: [Int] = []
        var pending: [Int] = []
        var metCount = 0
        var stepCount = 0
        for root in 0..<nodeCount where met[root] == 0 {
            path.append(root)
            while let node = path.last {
                stepCount += 1
                if stepCount & 0xFFFF == 0 && isCancelled() { return nil }
                if met[node] == 0 {
                    metCount += 1
                    met[node] = metCount
                    earliest[node] = metCount
                    pending.append(node)
                }
                if nextArc[node] < arcStart[node + 1] {
                    let end = arcEnd[nextArc[node]]
                    nextArc[node] += 1
                    if met[end] == 0 {
                        path.append(end)
                    } else if index[end] == open {
                        earliest[node] = min(earliest[node], met[end])
                    }
                    continue
                }
                path.removeLast()
                if let before = path.last { earliest[before] = min(earliest[before], earliest[node]) }
                guard earliest[node] == met[node] else { continue }
                size.append(0)
                while let member = pending.popLast() {
                    index[member] = size.count - 1
                    size[size.count - 1] += 1
                    if member == node { break }
                }
            }
        }
    }

    /// Whether a node is the only one of its component.
    func isAlone(_ node: Int) -> Bool {
        size[index[node]] == 1
    }
}
