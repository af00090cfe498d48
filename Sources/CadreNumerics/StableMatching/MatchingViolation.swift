/// One reason why a matching is not stable, found without the code that made it.
public enum MatchingViolation: Hashable, Sendable {
    /// The matching speaks of another number of rows than the market.
    case rowCountDiffers(found: Int, rows: Int)
    /// A row sits where the market has no such pair.
    case pairUnknown(row: Int, column: Int)
    /// A column has more rows than seats.
    case seatsExceeded(column: Int, rows: Int, seats: Int)
    /// The row would rather have the column, and the column would choose the row over what it has.
    case blockingPair(row: Int, column: Int)

    /// Lists everything that is wrong with a matching; nothing if it is stable.
    ///
    /// - Parameters:
    ///   - columnOfRow: For each row its column, or `StableMatching.unmatched`.
    ///   - market: The scores, seats and reserves.
    ///   - seed: The seed that breaks ties.
    /// - Returns: By row and column; blocking pairs only if every pair is known and no column has too many rows.
    /// - Complexity: O(pairs) and, for each pair that its row likes better than what it has,
    ///   O(rows of the column * log(rows of the column)).
    public static func list(columnOfRow: [Int32], market: MatchingMarket, seed: UInt64) -> [MatchingViolation] {
        guard columnOfRow.count == market.rowCount else {
            return [.rowCountDiffers(found: columnOfRow.count, rows: market.rowCount)]
        }
        let ties = TieOrder(rowCount: market.rowCount, columnCount: market.columnCount, seed: seed)
        var rowsOfColumn = Array(repeating: [Candidate](), count: market.columnCount)
        var keyOfRow = Array(repeating: UInt64.max, count: market.rowCount)
        var violations: [MatchingViolation] = []
        for row in 0..<market.rowCount where columnOfRow[row] != StableMatching.unmatched {
            let column = Int(columnOfRow[row])
            guard let pair = market.pair(row: row, column: column) else {
                violations.append(.pairUnknown(row: row, column: column))
                continue
            }
            keyOfRow[row] = TieOrder.key(score: market.rowScore[pair], place: ties.placeOfColumn[column])
            rowsOfColumn[column].append(Candidate(row: row, pair: pair, market: market, ties: ties))
        }
        for column in 0..<market.columnCount where rowsOfColumn[column].count > market.seats[column] {
            violations.append(
                .seatsExceeded(column: column, rows: rowsOfColumn[column].count, seats: market.seats[column])
            )
        }
        guard violations.isEmpty else { return violations }
        var reserveOfColumn: [Int32: [Int32: Int]] = [:]
        for reserve in market.reserves { reserveOfColumn[reserve.column, default: [:]][reserve.group] = reserve.seats }
        for row in 0..<market.rowCount {
            for pair in market.rowStart[row]..<market.rowStart[row + 1] {
                let column = Int(market.column[pair])
                let key = TieOrder.key(score: market.rowScore[pair], place: ties.placeOfColumn[column])
                guard key < keyOfRow[row] else { continue }
                let candidate = Candidate(row: row, pair: pair, market: market, ties: ties)
                let isChosen = candidate.isChosen(
                    beside: rowsOfColumn[column],
                    seats: market.seats[column],
                    reserves: reserveOfColumn[market.column[pair]] ?? [:]
                )
                if isChosen { violations.append(.blockingPair(row: row, column: column)) }
            }
        }
        return violations
    }

    /// A row as a column sees it.
    private struct Candidate {
        let row: Int
        let key: UInt64
        let group: Int32

        init(row: Int, pair: Int, market: MatchingMarket, ties: TieOrder) {
            self.row = row
            key = TieOrder.key(score: market.columnScore[pair], place: ties.placeOfRow[row])
            group = market.groupOfRow[row]
        }

        /// Whether the column's choice among itself and the others includes this row, straight from the definition.
        func isChosen(beside others: [Candidate], seats: Int, reserves: [Int32: Int]) -> Bool {
            var left = reserves
            var open: [Candidate] = []
            var chosenCount = 0
            for candidate in (others + [self]).sorted(by: { $0.key < $1.key }) {
                if let seats = left[candidate.group], seats > 0 {
                    left[candidate.group] = seats - 1
                    chosenCount += 1
                    if candidate.row == row { return true }
                } else {
                    open.append(candidate)
                }
            }
            return open.prefix(max(0, seats - chosenCount)).contains { $0.row == row }
        }
    }
}

extension MatchingMarket {
    /// Returns where the pair stands, or `nil` if there is none.
    fileprivate func pair(row: Int, column: Int) -> Int? {
        (rowStart[row]..<rowStart[row + 1]).first { Int(self.column[$0]) == column }
    }
}
