/// A part of the problem that waits to be looked at: what was left where it was split off, and the way that it goes.
///
/// The parts that are split off together share all that is long, so that one more costs its way alone.
struct WaitingPart {
    /// No assignment of this part is worth more, in scaled units.
    let bound: Int64
    /// The place in the order in which parts were made.
    var serial: Int
    let prices: [Int64]
    let openPairs: OpenPairs
    let isMatchedRow: [Bool]
    /// The live pairs that stay open among those of `rows`; no row where nothing is decided.
    let way: [Int]
    let rows: [Int]
}

/// Which of the live pairs are open, one bit each.
struct OpenPairs {
    private var words: [UInt64]

    init(_ isOpen: [Bool]) {
        words = Array(repeating: 0, count: (isOpen.count + 63) / 64)
        for pair in isOpen.indices where isOpen[pair] { words[pair >> 6] |= 1 << UInt64(pair & 63) }
    }

    /// Writes one value a pair.
    func write(to isOpen: inout [Bool]) {
        for pair in isOpen.indices { isOpen[pair] = words[pair >> 6] >> UInt64(pair & 63) & 1 == 1 }
    }
}
