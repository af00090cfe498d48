/// Rows and columns that rank each other, and how many rows each column has seats for.
///
/// Row `i` owns the entries `rowStart[i] ..< rowStart[i + 1]` of `column`, `rowScore` and `columnScore`; a pair that is
/// absent is unacceptable to both. Scores are compared, never added: higher is better, any `Int32` is allowed, and
/// equal scores are ties, which a seed breaks later. The initializer checks everything.
///
/// - Note: 12 bytes a pair.
public struct MatchingMarket: Hashable, Sendable {
    /// How many columns there are.
    public var columnCount: Int { seats.count }
    /// How many rows there are.
    public var rowCount: Int { rowStart.count - 1 }
    /// Where each row begins in the arrays of pairs; `rowCount + 1` values.
    public let rowStart: [Int]
    /// The column of each pair, ascending and without repeats within a row.
    public let column: [Int32]
    /// What the row thinks of the column, a pair.
    public let rowScore: [Int32]
    /// What the column thinks of the row, a pair.
    public let columnScore: [Int32]
    /// How many rows each column can take.
    public let seats: [Int]
    /// The group of each row; `ungrouped` for none.
    public let groupOfRow: [Int32]
    /// Seats kept for rows of a group as long as the group has takers, by column, then by group.
    public let reserves: [SeatReserve]

    /// The mark for a row of no group.
    public static let ungrouped: Int32 = -1

    /// Takes compressed rows as they are, after checking them.
    ///
    /// - Parameters:
    ///   - rowStart: `rowCount + 1` ascending offsets, the first 0 and the last `column.count`.
    ///   - column: The column of each pair, strictly ascending within a row.
    ///   - rowScore: What the row thinks of the column; same length as `column`.
    ///   - columnScore: What the column thinks of the row; same length as `column`.
    ///   - seats: For each column how many rows it can take, 0 or more.
    ///   - groupOfRow: For each row its group, 0 or more, or `ungrouped`; empty if nobody has one.
    ///   - reserves: In any order; at most one for a column and group, and together no more than the column's seats.
    /// - Throws: `MatchingMarketError` for the first thing that is wrong.
    /// - Complexity: O(rows + pairs + reserves * log(reserves)).
    public init(
        rowStart: [Int],
        column: [Int32],
        rowScore: [Int32],
        columnScore: [Int32],
        seats: [Int],
        groupOfRow: [Int32] = [],
        reserves: [SeatReserve] = []
    ) throws(MatchingMarketError) {
        // The shape is that of sparse weights, with 1 for every weight.
        do {
            _ = try SparseWeights(
                columnCount: seats.count,
                rowStart: rowStart,
                column: column,
                weight: Array(repeating: 1, count: column.count)
            )
        } catch {
            throw .pairs(error)
        }
        guard rowScore.count == column.count, columnScore.count == column.count else {
            throw .scoresDiffer(pairs: column.count, rowScores: rowScore.count, columnScores: columnScore.count)
        }
        let rowCount = rowStart.count - 1
        guard groupOfRow.isEmpty || groupOfRow.count == rowCount else {
            throw .groupsDiffer(rows: rowCount, groups: groupOfRow.count)
        }
        for (row, group) in groupOfRow.enumerated() where group < Self.ungrouped {
            throw .groupOutOfRange(row: row, group: Int(group))
        }
        for (column, count) in seats.enumerated() where !(0...SparseWeights.countMax).contains(count) {
            throw .seatsOutOfRange(column: column, seats: count)
        }
        self.rowStart = rowStart
        self.column = column
        self.rowScore = rowScore
        self.columnScore = columnScore
        self.seats = seats
        self.groupOfRow = groupOfRow.isEmpty ? Array(repeating: Self.ungrouped, count: rowCount) : groupOfRow
        self.reserves = try Self.checked(reserves, seats: seats)
    }

    private static func checked(
        _ reserves: [SeatReserve],
        seats: [Int]
    ) throws(MatchingMarketError) -> [SeatReserve] {
        let sorted = reserves.sorted { ($0.column, $0.group) < ($1.column, $1.group) }
        var kept = 0
        for (index, reserve) in sorted.enumerated() {
            guard seats.indices.contains(Int(reserve.column)), reserve.group >= 0, reserve.seats >= 1 else {
                throw .reserveOutOfRange(reserve)
            }
            let isSameColumn = index > 0 && sorted[index - 1].column == reserve.column
            guard !isSameColumn || sorted[index - 1].group != reserve.group else { throw .reserveRepeated(reserve) }
            kept = isSameColumn ? kept : 0
            let limit = seats[Int(reserve.column)]
            guard reserve.seats <= limit - kept else {
                throw .reservesExceedSeats(column: reserve.column, seats: limit)
            }
            kept += reserve.seats
        }
        return sorted
    }
}
