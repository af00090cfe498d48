/// A sparse matrix of positive integer weights in compressed rows; an absent entry means "this pair cannot be used".
///
/// Row `i` owns the entries `rowStart[i] ..< rowStart[i + 1]` of `column` and `weight`, sorted by column. The
/// initializers are the only way in and check everything, so that kernels may read the arrays unchecked.
///
/// - Note: 8 bytes a pair, 8 bytes a row.
public struct SparseWeights: Hashable, Sendable {
    /// The largest row or column count, one below the largest `Int32` so that an index never collides with a mark.
    public static let countMax = Int(Int32.max) - 1

    /// How many rows there are, with or without pairs.
    public let rowCount: Int
    /// How many columns there are, with or without pairs.
    public let columnCount: Int
    /// Where each row begins in `column` and `weight`; `rowCount + 1` values, from 0 to `pairCount`.
    public let rowStart: [Int]
    /// The column of each pair, ascending and without repeats within a row.
    public let column: [Int32]
    /// The weight of each pair, at least 1.
    public let weight: [Int32]
    /// The largest weight, or 0 when there is no pair.
    public let weightMax: Int32

    /// How many pairs there are.
    public var pairCount: Int { column.count }

    /// Takes compressed rows as they are, after checking them.
    ///
    /// - Parameters:
    ///   - columnCount: How many columns there are, 0 to `countMax`.
    ///   - rowStart: `rowCount + 1` ascending offsets, the first 0 and the last `column.count`.
    ///   - column: The column of each pair, `0 ..< columnCount`, strictly ascending within a row.
    ///   - weight: The weight of each pair, at least 1. Same length as `column`.
    /// - Throws: `SparseWeightsError` for the first thing that is wrong, in row order.
    /// - Complexity: O(rows + pairs).
    public init(
        columnCount: Int,
        rowStart: [Int],
        column: [Int32],
        weight: [Int32]
    ) throws(SparseWeightsError) {
        guard column.count == weight.count else {
            throw .lengthsDiffer(columnCount: column.count, weightCount: weight.count)
        }
        try Self.checkShape(columnCount: columnCount, rowStart: rowStart, pairCount: column.count)
        self.rowCount = rowStart.count - 1
        self.columnCount = columnCount
        self.rowStart = rowStart
        self.column = column
        self.weight = weight
        self.weightMax = try Self.checkPairs(
            columnCount: columnCount,
            rowStart: rowStart,
            column: column,
            weight: weight
        )
    }

    /// Builds compressed rows from one list of pairs a row, which need not be sorted.
    ///
    /// - Parameters:
    ///   - columnCount: How many columns there are, 0 to `countMax`.
    ///   - rows: For each row its pairs, in any order.
    /// - Throws: `SparseWeightsError`, as the other initializer, except that nothing can be unsorted.
    /// - Complexity: O(rows + pairs * log(longest row)).
    public init(
        columnCount: Int,
        rows: [[(column: Int32, weight: Int32)]]
    ) throws(SparseWeightsError) {
        let pairCount = rows.reduce(0) { $0 + $1.count }
        var rowStart = [0]
        var column: [Int32] = []
        var weight: [Int32] = []
        rowStart.reserveCapacity(rows.count + 1)
        column.reserveCapacity(pairCount)
        weight.reserveCapacity(pairCount)
        for row in rows {
            for pair in row.sorted(by: { $0.column < $1.column }) {
                column.append(pair.column)
                weight.append(pair.weight)
            }
            rowStart.append(column.count)
        }
        try self.init(columnCount: columnCount, rowStart: rowStart, column: column, weight: weight)
    }

    /// Returns where the pair stands in `column` and `weight`, or `nil` if there is no such pair.
    ///
    /// - Complexity: O(log(pairs of the row)).
    public func pairIndex(row: Int, column wanted: Int) -> Int? {
        guard (0..<rowCount).contains(row), (0..<columnCount).contains(wanted) else { return nil }
        var low = rowStart[row]
        var high = rowStart[row + 1]
        while low < high {
            let middle = low + (high - low) / 2
            if Int(column[middle]) < wanted { low = middle + 1 } else { high = middle }
        }
        return low < rowStart[row + 1] && Int(column[low]) == wanted ? low : nil
    }

    /// Returns the weight of a pair, or `nil` if there is no such pair.
    ///
    /// - Complexity: O(log(pairs of the row)).
    public func weight(row: Int, column: Int) -> Int32? {
        pairIndex(row: row, column: column).map { weight[$0] }
    }

    private static func checkShape(
        columnCount: Int,
        rowStart: [Int],
        pairCount: Int
    ) throws(SparseWeightsError) {
        guard !rowStart.isEmpty else { throw .rowStartMalformed(index: 0, found: 0) }
        for count in [columnCount, rowStart.count - 1] where !(0...countMax).contains(count) {
            throw .countOutOfRange(found: count, countMax: countMax)
        }
        var previous = 0
        for (index, start) in rowStart.enumerated() {
            guard start >= previous, start <= pairCount, index > 0 || start == 0 else {
                throw .rowStartMalformed(index: index, found: start)
            }
            previous = start
        }
        guard previous == pairCount else {
            throw .rowStartMalformed(index: rowStart.count - 1, found: previous)
        }
    }

    private static func checkPairs(
        columnCount: Int,
        rowStart: [Int],
        column: [Int32],
        weight: [Int32]
    ) throws(SparseWeightsError) -> Int32 {
        var weightMax: Int32 = 0
        for row in 0..<(rowStart.count - 1) {
            var previous = -1
            for pair in rowStart[row]..<rowStart[row + 1] {
                let found = Int(column[pair])
                guard (0..<columnCount).contains(found) else {
                    throw .columnOutOfRange(row: row, column: found, columnCount: columnCount)
                }
                guard found != previous else { throw .columnRepeated(row: row, column: found) }
                guard found > previous else {
                    throw .columnNotSorted(row: row, column: found, previous: previous)
                }
                guard weight[pair] >= 1 else {
                    throw .weightNotPositive(row: row, column: found, weight: Int(weight[pair]))
                }
                weightMax = max(weightMax, weight[pair])
                previous = found
            }
        }
        return weightMax
    }
}
