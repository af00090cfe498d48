/// The nodes that a shortest-path search has reached and not yet settled, nearest first.
///
/// Nodes at the distance of the node being settled wait in a stack rather than in the heap: with many equal
/// weights nearly all of them are such nodes, and the search then runs depth first to an end instead of breadth first
/// through every tie.
///
/// Entries of the heap are never changed in place; the caller skips those whose distance is out of date. Entries on the
/// level cannot be out of date, since nothing is nearer than the node being settled.
///
/// The order depends only on the sequence of calls, so searches are repeatable.
struct SearchFrontier<Distance: FixedWidthInteger & BitwiseCopyable>: ~Copyable {
    /// A node and the distance at which it was reached.
    struct Entry {
        let distance: Distance
        let node: Int32
    }

    private var heap: UnsafeMutablePointer<Entry>
    private var heapCount = 0
    private var heapCapacity = 1_024
    private var level: UnsafeMutablePointer<Int32>
    private var levelCount = 0
    private var levelCapacity = 1_024

    init() {
        heap = .allocate(capacity: heapCapacity)
        level = .allocate(capacity: levelCapacity)
    }

    deinit {
        heap.deallocate()
        level.deallocate()
    }

    /// Forgets every node and keeps the memory.
    mutating func removeAll() {
        heapCount = 0
        levelCount = 0
    }

    /// Adds a node at the distance of the node being settled.
    mutating func insertOnLevel(_ node: Int32) {
        if levelCount == levelCapacity {
            level = Self.grown(level, count: levelCount, capacity: levelCapacity * 2)
            levelCapacity *= 2
        }
        level[levelCount] = node
        levelCount += 1
    }

    /// Takes the last node added on the level, or `nil` when none is left.
    mutating func popLevel() -> Int32? {
        guard levelCount > 0 else { return nil }
        levelCount -= 1
        return level[levelCount]
    }

    /// Adds a node that is farther than the one being settled.
    mutating func insert(_ entry: Entry) {
        if heapCount == heapCapacity {
            heap = Self.grown(heap, count: heapCount, capacity: heapCapacity * 2)
            heapCapacity *= 2
        }
        var hole = heapCount
        heapCount += 1
        while hole > 0 {
            let parent = (hole - 1) >> 1
            if heap[parent].distance <= entry.distance { break }
            heap[hole] = heap[parent]
            hole = parent
        }
        heap[hole] = entry
    }

    /// Takes a nearest node of the heap, or `nil` when it is empty.
    mutating func pop() -> Entry? {
        guard heapCount > 0 else { return nil }
        let nearest = heap[0]
        heapCount -= 1
        guard heapCount > 0 else { return nearest }
        let moved = heap[heapCount]
        var hole = 0
        while true {
            var child = 2 &* hole &+ 1
            if child >= heapCount { break }
            if child &+ 1 < heapCount && heap[child &+ 1].distance < heap[child].distance { child &+= 1 }
            if heap[child].distance >= moved.distance { break }
            heap[hole] = heap[child]
            hole = child
        }
        heap[hole] = moved
        return nearest
    }

    private static func grown<Element>(
        _ old: UnsafeMutablePointer<Element>,
        count: Int,
        capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        new.moveInitialize(from: old, count: count)
        old.deallocate()
        return new
    }
}
