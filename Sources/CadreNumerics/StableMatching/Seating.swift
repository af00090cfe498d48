/// Rows propose, columns hold: the state of row-proposing deferred acceptance.
struct Seating {
    /// A row that a column holds, and its place in the column's own list.
    private struct Held {
        var place: UInt32
        var row: Int32
    }

    /// What a column holds stands in `held` from `start`, best first; one slot more is left for the proposal weighed.
    private struct Column {
        var start: Int
        var count: Int32
        var capacity: Int32
    }

    private let ranked: RankedMarket
    private var columns: [Column]
    private var held: [Held]
    private let reserveStart: [Int]
    private var heldOfReserve: [Int]

    init(_ ranked: RankedMarket) {
        self.ranked = ranked
        let market = ranked.market
        var columns: [Column] = []
        columns.reserveCapacity(market.columnCount)
        var slotCount = 0
        for column in 0..<market.columnCount {
            let capacity = min(market.seats[column], ranked.columnStart[column + 1] - ranked.columnStart[column])
            columns.append(Column(start: slotCount, count: 0, capacity: Int32(truncatingIfNeeded: capacity)))
            slotCount += capacity + 1
        }
        self.columns = columns
        held = Array(repeating: Held(place: 0, row: 0), count: slotCount)
        reserveStart = SeatReserve.starts(market)
        heldOfReserve = Array(repeating: 0, count: market.reserves.count)
    }

    /// Lets every row propose until it is held or has nobody left to ask.
    mutating func rowsPropose(isCancelled: () -> Bool) throws(CancellationError) -> StableMatching {
        if isCancelled() { throw CancellationError() }
        let rowCount = ranked.market.rowCount
        var next = ranked.rowStart
        var proposalCount = 0
        for first in 0..<rowCount {
            var row = first
            while next[row] < ranked.rowStart[row + 1] {
                let entry = ranked.rowEntries[next[row]]
                next[row] += 1
                proposalCount += 1
                if proposalCount & 0xFFF == 0 && isCancelled() { throw CancellationError() }
                let proposal = Held(place: entry.place, row: Int32(truncatingIfNeeded: row))
                guard let turnedAway = hold(proposal, at: Int(entry.partner)) else { break }
                row = turnedAway
            }
        }
        var columnOfRow = Array(repeating: StableMatching.unmatched, count: rowCount)
        for (index, column) in columns.enumerated() {
            for slot in column.start..<(column.start + Int(column.count)) {
                columnOfRow[Int(held[slot].row)] = Int32(truncatingIfNeeded: index)
            }
        }
        return StableMatching(columnOfRow: columnOfRow, seed: ranked.seed, proposalCount: proposalCount)
    }

    /// Adds a row to those the column holds; returns the row that is turned away, if any.
    @inline(__always)
    private mutating func hold(_ proposal: Held, at index: Int) -> Int? {
        let column = columns[index]
        let count = Int(column.count)
        insert(proposal, start: column.start, count: count)
        note(proposal.row, at: index, by: 1)
        if column.count == column.capacity { return turnAway(from: index, start: column.start, count: count + 1) }
        columns[index].count += 1
        return nil
    }

    /// Turns away the worst held row that no reserve protects.
    ///
    /// From the worst upward, the first row whose group has more members held than its reserve is the worst of those
    /// beyond the reserves. One exists, since the reserves do not exceed the seats.
    private mutating func turnAway(from column: Int, start: Int, count: Int) -> Int {
        var slot = start + count - 1
        while let reserve = reserve(of: held[slot].row, at: column),
            heldOfReserve[reserve] <= ranked.market.reserves[reserve].seats
        {
            slot -= 1
        }
        let row = held[slot].row
        while slot < start + count - 1 {
            held[slot] = held[slot + 1]
            slot += 1
        }
        note(row, at: column, by: -1)
        return Int(row)
    }

    @inline(__always)
    private mutating func insert(_ proposal: Held, start: Int, count: Int) {
        var slot = start + count
        while slot > start && held[slot - 1].place > proposal.place {
            held[slot] = held[slot - 1]
            slot -= 1
        }
        held[slot] = proposal
    }

    private mutating func note(_ row: Int32, at column: Int, by step: Int) {
        if let reserve = reserve(of: row, at: column) { heldOfReserve[reserve] += step }
    }

    private func reserve(of row: Int32, at column: Int) -> Int? {
        (reserveStart[column]..<reserveStart[column + 1])
            .first { ranked.market.reserves[$0].group == ranked.market.groupOfRow[Int(row)] }
    }
}

extension SeatReserve {
    /// Where each column's reserves begin in the market's list, which is sorted by column.
    static func starts(_ market: MatchingMarket) -> [Int] {
        var starts = Array(repeating: 0, count: market.columnCount + 1)
        for reserve in market.reserves { starts[Int(reserve.column) + 1] += 1 }
        for column in 0..<market.columnCount { starts[column + 1] += starts[column] }
        return starts
    }
}
