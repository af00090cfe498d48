/// Columns propose, rows hold: the state of column-proposing deferred acceptance.
struct SeatOffers {
    private let market: MatchingMarket
    private let lists: RankedMarket
    private let reserveStart: [Int]
    /// How many of each reserve's group hold an offer of its column.
    private var heldOfReserve: [Int]
    private var heldCount: [Int]
    /// Whether the offer at each place of the columns' lists was made.
    private var isOffered: [Bool]
    /// Before which place each column has made every offer; for reserves, every offer to the group.
    private var nextOfColumn: [Int]
    private var nextOfReserve: [Int]
    /// The place, in the row's own list, of the offer that it holds.
    private var heldPlace: [UInt32]

    private static let nothing = UInt32.max

    init(_ ranked: RankedMarket) {
        market = ranked.market
        lists = ranked
        reserveStart = SeatReserve.starts(market)
        heldOfReserve = Array(repeating: 0, count: market.reserves.count)
        heldCount = Array(repeating: 0, count: market.columnCount)
        isOffered = Array(repeating: false, count: market.column.count)
        nextOfColumn = Array(lists.columnStart.dropLast())
        nextOfReserve = ranked.market.reserves.map { ranked.columnStart[Int($0.column)] }
        heldPlace = Array(repeating: Self.nothing, count: market.rowCount)
    }

    /// Lets every column with an empty seat offer it until it is taken or there is nobody left to ask.
    mutating func columnsPropose(isCancelled: () -> Bool) throws(CancellationError) -> StableMatching {
        if isCancelled() { throw CancellationError() }
        var proposalCount = 0
        var waiting: [Int] = []
        for first in 0..<market.columnCount {
            waiting.append(first)
            while let column = waiting.popLast() {
                while heldCount[column] < market.seats[column], let index = nextOffer(of: column) {
                    isOffered[index] = true
                    proposalCount += 1
                    if proposalCount & 0xFFF == 0 && isCancelled() { throw CancellationError() }
                    let entry = lists.columnEntries[index]
                    let row = Int(entry.partner)
                    let before = heldPlace[row]
                    guard entry.place < before else { continue }
                    heldPlace[row] = entry.place
                    note(row, at: column, by: 1)
                    guard before != Self.nothing else { continue }
                    let other = Int(lists.rowEntries[lists.rowStart[row] + Int(before)].partner)
                    note(row, at: other, by: -1)
                    waiting.append(other)
                }
            }
        }
        let columnOfRow = (0..<market.rowCount).map { row in
            heldPlace[row] == Self.nothing
                ? StableMatching.unmatched : lists.rowEntries[lists.rowStart[row] + Int(heldPlace[row])].partner
        }
        return StableMatching(columnOfRow: columnOfRow, seed: lists.seed, proposalCount: proposalCount)
    }

    /// Finds where the column's next offer goes: to a group short of its reserve, else to the best row not yet asked.
    private mutating func nextOffer(of column: Int) -> Int? {
        let end = lists.columnStart[column + 1]
        for reserve in reserveStart[column]..<reserveStart[column + 1]
        where heldOfReserve[reserve] < market.reserves[reserve].seats {
            let group = market.reserves[reserve].group
            while nextOfReserve[reserve] < end {
                let index = nextOfReserve[reserve]
                if !isOffered[index] && market.groupOfRow[Int(lists.columnEntries[index].partner)] == group {
                    return index
                }
                nextOfReserve[reserve] += 1
            }
        }
        while nextOfColumn[column] < end {
            if !isOffered[nextOfColumn[column]] { return nextOfColumn[column] }
            nextOfColumn[column] += 1
        }
        return nil
    }

    private mutating func note(_ row: Int, at column: Int, by step: Int) {
        heldCount[column] += step
        for reserve in reserveStart[column]..<reserveStart[column + 1]
        where market.reserves[reserve].group == market.groupOfRow[row] {
            heldOfReserve[reserve] += step
        }
    }
}
