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
            for pair in rowStart[row]..<rowStart[row + 1] {
                rowOfPair[pair] = Int32(truncatingIfNeeded: row)
                let column = Int(market.column[pair])
                let key = TieOrder.key(score: market.columnScore[pair], place: ties.placeOfRow[row])
                ranked[next[column]] = Ranked(key: key, pair: pair)
                next[column] += 1
            }
        }
        Self.sortLists(&ranked, start: start)
        var placeAtColumn = Array(repeating: UInt32(0), count: pairCount)
        for column in 0..<market.columnCount {
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
        Self.sortLists(&ranked, start: rowStart)
        for row in 0..<market.rowCount {
            for index in rowStart[row]..<rowStart[row + 1] {
                let pair = ranked[index].pair
                let column = market.column[pair]
                rowEntries[index] = Entry(partner: column, place: placeAtColumn[pair])
                columnEntries[start[Int(column)] + Int(placeAtColumn[pair])].place =
                    UInt32(truncatingIfNeeded: index - rowStart[row])
            }
        }
    }

    /// Orders each list by key; keys within a list differ, so the order is the only one.
    private static func sortLists(_ ranked: inout [Ranked], start: [Int]) {
        ranked.withUnsafeMutableBufferPointer { buffer in
            for list in 0..<(start.count - 1) {
                var ranked = UnsafeMutableBufferPointer(rebasing: buffer[start[list]..<start[list + 1]])
                ranked.sort { $0.key < $1.key }
            }
        }
    }
}
