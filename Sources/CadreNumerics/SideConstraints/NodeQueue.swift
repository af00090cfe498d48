/// The parts not yet looked at, the largest bound first, and the oldest among equals.
struct NodeQueue {
    private var heap: [ConstrainedSearch.Node] = []
    var count: Int { heap.count }
    var first: ConstrainedSearch.Node? { heap.first }

    private func precedes(_ one: ConstrainedSearch.Node, _ other: ConstrainedSearch.Node) -> Bool {
        one.bound != other.bound ? one.bound > other.bound : one.serial < other.serial
    }

    mutating func insert(_ node: ConstrainedSearch.Node) {
        heap.append(node)
        var index = heap.count - 1
        while index > 0 && precedes(heap[index], heap[(index - 1) / 2]) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func pop() -> ConstrainedSearch.Node? {
        guard !heap.isEmpty else { return nil }
        heap.swapAt(0, heap.count - 1)
        let top = heap.removeLast()
        var index = 0
        while 2 * index + 1 < heap.count {
            var child = 2 * index + 1
            if child + 1 < heap.count && precedes(heap[child + 1], heap[child]) { child += 1 }
            guard precedes(heap[child], heap[index]) else { break }
            heap.swapAt(index, child)
            index = child
        }
        return top
    }
}
