public import CadreNumerics

/// A sparse assignment problem as an instance file holds it; `docs/formats/instance.md` describes the file.
///
/// Reading takes the arrays from the file as they are, after the header is checked against the length of the file, so
/// that no header makes it take more memory than the file is long. ``weights()`` checks every pair.
public struct AssignmentInstance: Hashable, Sendable {
    /// The first word of every instance file, `STAF` in the order of the bytes.
    public static let magic: UInt32 = 0x4641_5453
    /// The version of the format that is read.
    public static let version: UInt32 = 1
    /// How many columns there may be without regard to the pairs.
    public static let columnCountFree = 1 << 20
    /// How many more columns there may be for each pair; most of a larger number could never be used.
    public static let columnCountPerPair = 16
    static let headerByteCount = 16 * WordFile.wordByteCount

    /// Whether every row has to be matched.
    public let mode: AssignmentMode
    /// How many rows there are.
    public let rowCount: Int
    /// How many columns there are.
    public let columnCount: Int
    /// The largest weight that the header allows.
    public let weightMax: Int
    private let rowStart: [Int]
    private let column: [Int32]
    private let weight: [Int32]

    /// How many pairs there are.
    public var pairCount: Int { column.count }

    /// Reads a file whole.
    ///
    /// - Parameters:
    ///   - file: The file, from its beginning.
    ///   - memoryByteCount: How much memory there is to solve it in.
    /// - Throws: ``InstanceFault`` for the first thing that is wrong with the header, the length or the row offsets.
    /// - Complexity: O(rows + pairs); the arrays are filled straight from the file.
    public init(_ file: borrowing WordFile, memoryByteCount: Int = .max) throws(InstanceFault) {
        let header = try InstanceHeader(file)
        try header.check(fileByteCount: file.byteCount, memoryByteCount: memoryByteCount)
        mode = header.mode
        rowCount = header.rowCount
        columnCount = header.columnCount
        weightMax = header.weightMax
        let starts = file.words(from: Self.headerByteCount, count: rowCount + 1)
        column = file.words(from: header.columnOffset, count: header.pairCount)
        weight = file.words(from: header.weightOffset, count: header.pairCount)
        guard starts.count == rowCount + 1, column.count == header.pairCount, weight.count == header.pairCount else {
            throw InstanceFault(
                .truncated, found: (starts.count + column.count + weight.count + 16) * WordFile.wordByteCount,
                allowed: "\(file.byteCount), which it was when it was opened"
            )
        }
        rowStart = try Self.rowStart(starts, pairCount: header.pairCount)
    }

    /// Returns the problem as the kernel takes it, after checking every pair.
    ///
    /// - Throws: ``InstanceFault`` for the first pair that is wrong, in the order of the file's rows.
    public func weights() throws(InstanceFault) -> SparseWeights {
        let weights: SparseWeights
        do throws(SparseWeightsError) {
            weights = try SparseWeights(columnCount: columnCount, rowStart: rowStart, column: column, weight: weight)
        } catch {
            throw fault(error)
        }
        guard weights.weightMax <= weightMax else { throw weightFault(above: weightMax) }
        return weights
    }

    private static func rowStart(_ words: [Int32], pairCount: Int) throws(InstanceFault) -> [Int] {
        var starts: [Int] = []
        starts.reserveCapacity(words.count)
        var previous = 0
        for (row, word) in words.enumerated() {
            let start = Int(UInt32(bitPattern: word))
            let least = row == words.count - 1 ? pairCount : previous
            let most = row == 0 ? least : pairCount
            guard (least...most).contains(start) else {
                throw InstanceFault(
                    .rowStart, at: headerByteCount + row * WordFile.wordByteCount, row: row, found: start,
                    allowed: least == most ? "\(least)" : "\(least) to \(most)"
                )
            }
            starts.append(start)
            previous = start
        }
        return starts
    }

    // MARK: - Where a bad pair stands

    private func fault(_ error: SparseWeightsError) -> InstanceFault {
        switch error {
        case .columnOutOfRange(let row, _, _):
            let pair = firstPair(of: row) { !(0..<columnCount).contains(Int(column[$0])) }
            let found = Int(UInt32(bitPattern: column[pair]))
            let allowed = columnCount == 0 ? "none, for the header has no column" : "0 to \(columnCount - 1)"
            return columnFault(.columnRange, row, pair, found, allowed: allowed)
        case .columnNotSorted(let row, let found, let previous):
            let pair = firstPair(of: row) { $0 > rowStart[row] && column[$0] < column[$0 - 1] }
            return columnFault(.columnOrder, row, pair, found, allowed: "more than \(previous), the one before it")
        case .columnRepeated(let row, let found):
            let pair = firstPair(of: row) { $0 > rowStart[row] && column[$0] == column[$0 - 1] }
            return columnFault(.columnRepeated, row, pair, found, allowed: "each column once in a row")
        case .weightNotPositive(let row, _, _):
            return weightFault(row, firstPair(of: row) { weight[$0] < 1 })
        case .countOutOfRange, .rowStartMalformed, .lengthsDiffer:
            preconditionFailure("The header and the row offsets were checked (\(error))")
        }
    }

    private func columnFault(
        _ cause: InstanceFault.Cause, _ row: Int, _ pair: Int, _ found: Int, allowed: String
    ) -> InstanceFault {
        let offset = Self.headerByteCount + (rowCount + 1 + pair) * WordFile.wordByteCount
        return InstanceFault(cause, at: offset, row: row, found: found, allowed: allowed)
    }

    private func weightFault(_ row: Int, _ pair: Int) -> InstanceFault {
        let offset = Self.headerByteCount + (rowCount + 1 + pairCount + pair) * WordFile.wordByteCount
        let allowed = "1 to \(weightMax), the largest weight of the header"
        return InstanceFault(.weight, at: offset, row: row, found: Int(weight[pair]), allowed: allowed)
    }

    private func weightFault(above limit: Int) -> InstanceFault {
        let pair = weight.firstIndex { $0 > limit } ?? 0
        let row = rowStart.firstIndex { $0 > pair } ?? rowStart.count
        return weightFault(row - 1, pair)
    }

    private func firstPair(of row: Int, where isBad: (Int) -> Bool) -> Int {
        (rowStart[row]..<rowStart[row + 1]).first(where: isBad) ?? rowStart[row]
    }
}
