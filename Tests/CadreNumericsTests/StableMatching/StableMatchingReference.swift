import CadreNumerics

/// Every stable matching of a small market, by trying all matchings against the definition.
struct StableMatchingReference {
    let market: MatchingMarket
    /// Places of rows and columns in the lotteries, read off a market in which all scores tie.
    let placeOfRow: [Int]
    let placeOfColumn: [Int]

    init(_ market: MatchingMarket, seed: UInt64) {
        self.market = market
        var random = SplitMix64(seed: seed)
        var rows = Array(0..<market.rowCount)
        var columns = Array(0..<market.columnCount)
        random.shuffle(&rows)
        random.shuffle(&columns)
        placeOfRow = rows
        placeOfColumn = columns
    }

    func pair(_ row: Int, _ column: Int) -> Int? {
        (market.rowStart[row]..<market.rowStart[row + 1]).first { Int(market.column[$0]) == column }
    }

    /// Whether the row would rather have `left` than `right`, where -1 is nothing.
    func prefers(_ row: Int, _ left: Int, to right: Int) -> Bool {
        guard let one = pair(row, left) else { return false }
        guard right >= 0, let other = pair(row, right) else { return true }
        if market.rowScore[one] != market.rowScore[other] { return market.rowScore[one] > market.rowScore[other] }
        return placeOfColumn[left] < placeOfColumn[right]
    }

    func choice(of column: Int, among rows: [Int]) -> Set<Int> {
        let ranked = rows.sorted { left, right in
            guard let one = pair(left, column), let other = pair(right, column) else { return false }
            if market.columnScore[one] != market.columnScore[other] {
                return market.columnScore[one] > market.columnScore[other]
            }
            return placeOfRow[left] < placeOfRow[right]
        }
        var chosen: Set<Int> = []
        for reserve in market.reserves where Int(reserve.column) == column {
            chosen.formUnion(ranked.filter { market.groupOfRow[$0] == reserve.group }.prefix(reserve.seats))
        }
        for row in ranked where !chosen.contains(row) && chosen.count < market.seats[column] { chosen.insert(row) }
        return chosen
    }

    func isStable(_ columnOfRow: [Int]) -> Bool {
        for column in 0..<market.columnCount {
            let rows = columnOfRow.indices.filter { columnOfRow[$0] == column }
            if rows.count > market.seats[column] { return false }
            for row in columnOfRow.indices where columnOfRow[row] != column {
                if prefers(row, column, to: columnOfRow[row]) && choice(of: column, among: rows + [row]).contains(row) {
                    return false
                }
            }
        }
        return true
    }

    func stableMatchings() -> [[Int]] {
        var found: [[Int]] = []
        var current = Array(repeating: -1, count: market.rowCount)
        func place(_ row: Int) {
            guard row < market.rowCount else {
                if isStable(current) { found.append(current) }
                return
            }
            current[row] = -1
            place(row + 1)
            for pair in market.rowStart[row]..<market.rowStart[row + 1] {
                current[row] = Int(market.column[pair])
                place(row + 1)
            }
            current[row] = -1
        }
        place(0)
        return found
    }

    /// A market drawn from few scores, so that many tie.
    static func market(seed: UInt64, rowsMax: Int, columnsMax: Int) throws -> MatchingMarket {
        var random = SplitMix64(seed: seed)
        let rowCount = random.next(below: rowsMax + 1)
        let columnCount = random.next(below: columnsMax + 1)
        let scores = 1 + random.next(below: 8)
        var rowStart = [0]
        var column: [Int32] = []
        for _ in 0..<rowCount {
            for index in 0..<columnCount where random.chance(0.9) { column.append(Int32(index)) }
            rowStart.append(column.count)
        }
        let seats = (0..<columnCount).map { _ in [0, 1, 1, 1, 2, 3][random.next(below: 6)] }
        var reserves: [SeatReserve] = []
        for index in 0..<columnCount where seats[index] > 0 && random.chance(0.4) {
            var left = seats[index]
            for group in 0..<2 where left > 0 && random.chance(0.7) {
                let count = random.next(in: 1..<(left + 1))
                left -= count
                reserves.append(SeatReserve(column: Int32(index), group: Int32(group), seats: count))
            }
        }
        return try MatchingMarket(
            rowStart: rowStart,
            column: column,
            rowScore: column.map { _ in Int32(random.next(below: scores)) - 2 },
            columnScore: column.map { _ in Int32(random.next(below: scores)) - 2 },
            seats: seats,
            groupOfRow: (0..<rowCount).map { _ in Int32(random.next(below: 3)) - 1 },
            reserves: reserves
        )
    }
}
