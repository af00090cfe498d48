/// The parts not yet looked at, the largest bound first, and the oldest among equals.
struct NodeQueue {
    private var heap: [WaitingPart] = []
    var count: Int { heap.count }
    var first: WaitingPart? { heap.first }

    private func precedes(_ one: WaitingPart, _ other: WaitingPart) -> Bool {
        one.bound != other.bound ? one.bound > other.bound : one.serial < other.serial
    }

    mutating func insert(_ part: WaitingPart) {
        heap.append(part)
        var index = heap.count - 1
        // The first one is its own parent and does not precede itself.
        while precedes(heap[index], heap[(index - 1) / 2]) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func pop() -> WaitingPart? {
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
