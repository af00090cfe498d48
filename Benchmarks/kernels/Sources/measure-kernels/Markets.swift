import CadreNumerics

/// As many columns with one seat as rows, each row acceptable to `perRow` columns drawn from the seed, no equal scores.
///
/// - Returns: The processor seconds of sorting and of matching (the best of three), and the column of each row.
func measureAcceptance(rows: Int, perRow: Int, seed: UInt64) throws -> (sort: Double, match: Double, columns: [Int32]) {
    let market = try drawnMarket(rows: rows, perRow: perRow, seed: seed)
    let sorting = timed { RankedMarket(market, seed: seed) }
    var best = Double.infinity
    var columns: [Int32] = []
    for _ in 0..<3 {
        let matching = try timed { try DeferredAcceptance.rowsPropose(sorting.value) }
        best = min(best, matching.seconds)
        columns = matching.value.columnOfRow
    }
    return (sorting.seconds, best, columns)
}

/// The market of a seed; a score belongs to its pair alone, so no order depends on how ties are broken.
func drawnMarket(rows: Int, perRow: Int, seed: UInt64) throws -> MatchingMarket {
    var generator = SplitMix64(seed: seed)
    var start = [0]
    var column: [Int32] = []
    for _ in 0..<rows {
        var chosen: Set<Int32> = []
        while chosen.count < min(perRow, rows) { chosen.insert(Int32(generator.next(below: rows))) }
        column += chosen.sorted()
        start.append(column.count)
    }
    var rowScore = Array(0..<Int32(column.count))
    var columnScore = rowScore
    for index in stride(from: column.count - 1, to: 0, by: -1) {
        rowScore.swapAt(index, generator.next(below: index + 1))
        columnScore.swapAt(index, generator.next(below: index + 1))
    }
    return try MatchingMarket(
        rowStart: start,
        column: column,
        rowScore: rowScore,
        columnScore: columnScore,
        seats: Array(repeating: 1, count: rows)
    )
}
