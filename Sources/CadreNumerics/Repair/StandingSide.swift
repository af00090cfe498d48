/// One side of a standing assignment: its nodes, each with the list of its pairs, in memory that can grow.
///
/// A list holds its *open* pairs first and behind them the closed ones, which are forbidden; searches read the open
/// part only. A node that is removed, or forced to another, is *shut*: its potential stands at `shut`, which makes each
/// of its pairs longer than any way, so that no list has to be changed.
///
/// The memory belongs to `StandingAssignment`, which calls `deallocate`. Copies share it, and are passed to functions
/// that read and write nodes but never grow a side.
struct StandingSide {
    /// A pair as this side sees it.
    struct Pair {
        var partner: Int32
        var weight: Int32
    }

    /// Where a node's pairs are.
    struct List {
        var start: Int
        var openCount: Int32
        var count: Int32
        var capacity: Int32
    }

    /// How a search reached a node of its far side; of no meaning unless `stamp` is that search's.
    struct Label {
        var distance: Int64
        var stamp: UInt32
        var from: Int32
    }

    /// The potential of a shut node; a reduced cost with it is more than 2^61 + 2^32, twice the largest potential.
    static let shut: Int64 = 1 << 62

    /// How many nodes there are, removed ones included.
    private(set) var count = 0
    /// Each node's pairs.
    private(set) var list: UnsafeMutablePointer<List>
    /// The pairs of all nodes.
    private(set) var pair: UnsafeMutablePointer<Pair>
    /// The potential of each node, never negative; `shut` if it is removed or forced.
    private(set) var potential: UnsafeMutablePointer<Int64>
    /// The far node matched with each node, or -1.
    private(set) var mate: UnsafeMutablePointer<Int32>
    /// The far node that each node is forced to have, or -1.
    private(set) var forced: UnsafeMutablePointer<Int32>
    /// False for each node that is taken out of the problem.
    private(set) var isPresent: UnsafeMutablePointer<Bool>
    /// What the last search through this side's nodes, as far nodes, has noted.
    private(set) var label: UnsafeMutablePointer<Label>

    private var capacity: Int
    private var pairEnd = 0
    private var pairCapacity: Int

    /// Takes memory for so many nodes and pairs, and some more to come; there are none yet.
    init(nodeCount: Int, pairCount: Int) {
        capacity = Self.roomy(nodeCount)
        pairCapacity = Self.roomy(pairCount + pairCount / 8 + 2 * nodeCount)
        list = .allocate(capacity: capacity)
        pair = .allocate(capacity: pairCapacity)
        potential = .allocate(capacity: capacity)
        mate = .allocate(capacity: capacity)
        forced = .allocate(capacity: capacity)
        isPresent = .allocate(capacity: capacity)
        label = .allocate(capacity: capacity)
    }

    /// Gives the memory back; nothing may be read afterwards.
    func deallocate() {
        list.deallocate()
        pair.deallocate()
        potential.deallocate()
        mate.deallocate()
        forced.deallocate()
        isPresent.deallocate()
        label.deallocate()
    }

    /// Adds an unmatched node without pairs, with room for so many and a few more.
    mutating func append(pairCount: Int) {
        if count == capacity { grow() }
        let wanted = Self.roomy(pairCount)
        reservePairs(wanted)
        list[count] = List(start: pairEnd, openCount: 0, count: 0, capacity: Int32(wanted))
        pairEnd += wanted
        potential[count] = 0
        mate[count] = -1
        forced[count] = -1
        isPresent[count] = true
        label[count] = Label(distance: 0, stamp: 0, from: -1)
        count += 1
    }

    /// The open pairs of a node, as offsets in `pair`.
    @inline(__always)
    func open(_ node: Int) -> Range<Int> {
        let list = list[node]
        return list.start..<(list.start &+ Int(list.openCount))
    }

    /// All pairs of a node, as offsets in `pair`.
    func all(_ node: Int) -> Range<Int> {
        let list = list[node]
        return list.start..<(list.start + Int(list.count))
    }

    /// Returns where a pair stands in `pair`, or `nil`; takes time linear in the node's pairs.
    func offset(of partner: Int, in node: Int) -> Int? {
        all(node).first { Int(pair[$0].partner) == partner }
    }

    /// Adds an open pair to a node's list.
    mutating func insert(_ new: Pair, in node: Int) {
        if list[node].count == list[node].capacity { relocate(node) }
        let end = list[node].start + Int(list[node].count)
        pair[end] = new
        list[node].count += 1
        setOpen(true, at: end, in: node)
    }

    /// Takes a pair out of a node's list.
    func remove(at offset: Int, in node: Int) {
        let place = setOpen(false, at: offset, in: node)
        let last = list[node].start + Int(list[node].count) - 1
        pair[place] = pair[last]
        list[node].count -= 1
    }

    /// Opens or closes a pair and returns where it stands afterwards.
    @discardableResult
    func setOpen(_ isOpen: Bool, at offset: Int, in node: Int) -> Int {
        let border = list[node].start + Int(list[node].openCount)
        guard isOpen != (offset < border) else { return offset }
        let place = isOpen ? border : border - 1
        (pair[offset], pair[place]) = (pair[place], pair[offset])
        list[node].openCount += isOpen ? 1 : -1
        return place
    }

    /// Makes every label out of date.
    func clearLabels() {
        for node in 0..<count { label[node].stamp = 0 }
    }

    /// Room for an eighth more, so that the first changes need not move anything.
    private static func roomy(_ count: Int) -> Int { count + count / 8 + 2 }

    private mutating func relocate(_ node: Int) {
        let wanted = Self.roomy(Self.roomy(Int(list[node].count)))
        reservePairs(wanted)
        (pair + pairEnd).update(from: pair + list[node].start, count: Int(list[node].count))
        list[node].start = pairEnd
        list[node].capacity = Int32(wanted)
        pairEnd += wanted
    }

    /// Makes room for `wanted` more pairs at the end, leaving out what relocated lists have left behind.
    private mutating func reservePairs(_ wanted: Int) {
        guard pairEnd + wanted > pairCapacity else { return }
        let live = (0..<count).reduce(0) { $0 + Int(list[$1].capacity) }
        pairCapacity = 2 * (live + wanted)
        let old = pair
        pair = .allocate(capacity: pairCapacity)
        pairEnd = 0
        for node in 0..<count {
            (pair + pairEnd).update(from: old + list[node].start, count: Int(list[node].count))
            list[node].start = pairEnd
            pairEnd += Int(list[node].capacity)
        }
        old.deallocate()
    }

    private mutating func grow() {
        capacity = 2 * capacity
        list = moved(list)
        potential = moved(potential)
        mate = moved(mate)
        forced = moved(forced)
        isPresent = moved(isPresent)
        label = moved(label)
    }

    private func moved<Value>(_ old: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value> {
        let new = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
        new.update(from: old, count: count)
        old.deallocate()
        return new
    }
}
