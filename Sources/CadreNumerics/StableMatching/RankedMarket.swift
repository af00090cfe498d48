/// A market whose ties are broken: every row's and every column's partners in strict order, from best to worst.
///
/// Made once, it serves both sides' proposals.
///
/// - Note: 16 bytes a pair beside the market, and 24 more while sorting.
public struct RankedMarket: Sendable {
    /// One place in a list: who stands there, and the place that the list's owner has in the other's list.
    struct Entry: Sendable {
        var partner: Int32
        var place: UInt32
    }

    /// The market as given.
    public let market: MatchingMarket
    /// The seed that ordered equal scores.
    public let seed: UInt64
    let rowStart: [Int]
    private(set) var rowEntries: [Entry]
    let columnStart: [Int]
    private(set) var columnEntries: [Entry]

    private struct Ranked {
        var key: UInt64
        var pair: Int
    }

    /// Draws the lotteries that break ties and sorts all lists.
    ///
    /// - Parameters:
    ///   - market: Who may sit where, and how both sides score each other.
    ///   - seed: Breaks ties; every value is a good seed.
    /// - Complexity: O(pairs * log(longest list)).
    public init(_ market: MatchingMarket, seed: UInt64) {
        guard let ranked = RankedMarket(market, seed: seed, isCancelled: { false }) else {
            preconditionFailure("Nothing asked to stop")
        }
        self = ranked
    }

    /// Draws the lotteries that break ties and sorts all lists; `nil` if asked to stop.
    ///
    /// - Parameters:
    ///   - market: Who may sit where, and how both sides score each other.
    ///   - seed: Breaks ties; every value is a good seed.
    ///   - isCancelled: Asked every few ten thousand pairs; answer true to stop.
    /// - Complexity: O(pairs * log(longest list)).
    public init?(_ market: MatchingMarket, seed: UInt64, isCancelled: () -> Bool) {
        let ties = TieOrder(rowCount: market.rowCount, columnCount: market.columnCount, seed: seed)
        self.market = market
        self.seed = seed
        let pairCount = market.column.count
        rowStart = market.rowStart
        rowEntries = Array(repeating: Entry(partner: 0, place: 0), count: pairCount)
        var start = Array(repeating: 0, count: market.columnCount + 1)
        for column in market.column { start[Int(column) + 1] += 1 }
        for column in 0..<market.columnCount { start[column + 1] += start[column] }
        columnStart = start
        columnEntries = rowEntries

        var ranked = Array(repeating: Ranked(key: 0, pair: 0), count: pairCount)
        var next = start
        var rowOfPair = Array(repeating: Int32(0), count: pairCount)
        for row in 0..<market.rowCount {
            if rowStart[row] >> 16 != rowStart[row + 1] >> 16 && isCancelled() { return nil }
            for pair in rowStart[row]..<rowStart[row + 1] {
                rowOfPair[pair] = Int32(truncatingIfNeeded: row)
                let column = Int(market.column[pair])
                let key = TieOrder.key(score: market.columnScore[pair], place: ties.placeOfRow[row])
                ranked[next[column]] = Ranked(key: key, pair: pair)
                next[column] += 1
            }
        }
        guard Self.sortLists(&ranked, start: start, isCancelled) else { return nil }
        var placeAtColumn = Array(repeating: UInt32(0), count: pairCount)
        for column in 0..<market.columnCount {
            if start[column] >> 16 != start[column + 1] >> 16 && isCancelled() { return nil }
            for index in start[column]..<start[column + 1] {
                let pair = ranked[index].pair
                columnEntries[index].partner = rowOfPair[pair]
                placeAtColumn[pair] = UInt32(truncatingIfNeeded: index - start[column])
            }
        }
        for pair in 0..<pairCount {
            let place = ties.placeOfColumn[Int(market.column[pair])]
            ranked[pair] = Ranked(key: TieOrder.key(score: market.rowScore[pair], place: place), pair: pair)
        }
        guard Self.sortLists(&ranked, start: rowStart, isCancelled) else { return nil }
        for row in 0..<market.rowCount {
            if rowStart[row] >> 16 != rowStart[row + 1] >> 16 && isCancelled() { return nil }
            for index in rowStart[row]..<rowStart[row + 1] {
                let pair = ranked[index].pair
                let column = market.column[pair]
                rowEntries[index] = Entry(partner: column, place: placeAtColumn[pair])
                columnEntries[start[Int(column)] + Int(placeAtColumn[pair])].place =
                    UInt32(truncatingIfNeeded: index - rowStart[row])
            }
        }
    }

    /// Orders each list by key; false if asked to stop.
    ///
    /// Keys within a list differ, so the order is the only one.
    private static func sortLists(_ ranked: inout [Ranked], start: [Int], _ isCancelled: () -> Bool) -> Bool {
        ranked.withUnsafeMutableBufferPointer { buffer in
            for list in 0..<(start.count - 1) {
                if start[list] >> 14 != start[list + 1] >> 14 && isCancelled() { return false }
                var ranked = UnsafeMutableBufferPointer(rebasing: buffer[start[list]..<start[list + 1]])
                ranked.sort { $0.key < $1.key }
            }
            return true
        }
    }
}
