/// What a side-constraint file adds to an instance; `docs/formats/side-constraints.md` describes the file.
public struct InstanceConstraints: Hashable, Sendable {
    /// Two rows that are both unmatched or both at columns of one location.
    public struct Couple: Hashable, Sendable {
        /// The one row.
        public let first: Int32
        /// The other row.
        public let second: Int32
    }

    private static let headerByteCount = 4 * WordFile.wordByteCount

    /// How many locations there are.
    public let locationCount: Int
    /// The location of each column, `0 ..< locationCount`.
    public let locationOfColumn: [Int32]
    /// The office of each column, an index into `officeMinimum`.
    public let officeOfColumn: [Int32]
    /// What moving costs for each pair, in the order of the instance's pairs; at least 0.
    public let moveCost: [Int32]
    /// The most that the costs of the matched pairs may sum to.
    public let moveBudget: Int32
    /// The couples; no row is in two of them.
    public let couples: [Couple]
    /// For each office how many of its columns have to be matched at least.
    public let officeMinimum: [Int32]

    /// Reads a file whole.
    ///
    /// - Parameters:
    ///   - file: The file, from its beginning.
    ///   - instance: The instance that it belongs to; it says how many rows, columns and pairs there are.
    /// - Throws: ``InstanceFault`` for the first thing that is wrong, in the order of the file.
    /// - Complexity: O(rows + columns + pairs).
    public init(_ file: borrowing WordFile, for instance: AssignmentInstance) throws(InstanceFault) {
        let header = file.words(from: 0, count: 4)
        guard header.count == 4 else {
            let allowed = "at least the \(Self.headerByteCount) bytes of the header"
            throw InstanceFault(.headerCutShort, found: file.byteCount, allowed: allowed)
        }
        // The length of the file bounds couples and offices; of the locations it says nothing.
        let locationCountMax = AssignmentInstance.columnCountFree + instance.columnCount
        let limits = [instance.rowCount / 2, Int(Int32.max), Int(Int32.max), locationCountMax]
        for (index, limit) in limits.enumerated() where !(0...limit).contains(Int(header[index])) {
            let offset = index * WordFile.wordByteCount
            let cause: InstanceFault.Cause = index == 2 ? .moveBudget : .count
            throw InstanceFault(cause, at: offset, found: Int(header[index]), allowed: "0 to \(limit)")
        }
        let (coupleCount, officeCount) = (Int(header[0]), Int(header[1]))
        let counts = [instance.columnCount, instance.columnCount, instance.pairCount, 2 * coupleCount, officeCount]
        let byteCount = Self.headerByteCount + counts.reduce(0, +) * WordFile.wordByteCount
        guard file.byteCount == byteCount else {
            throw InstanceFault(
                file.byteCount < byteCount ? .truncated : .trailing, found: file.byteCount,
                allowed: "\(byteCount), for the header's counts and the instance's columns and pairs"
            )
        }
        moveBudget = header[2]
        locationCount = Int(header[3])
        var reader = SectionReader(offset: Self.headerByteCount)
        locationOfColumn = try reader.next(counts[0], of: file, below: locationCount, .location)
        officeOfColumn = try reader.next(counts[1], of: file, below: officeCount, .office)
        moveCost = try reader.next(counts[2], of: file, below: nil, .moveCost)
        let coupleOffset = reader.offset
        let rows = try reader.next(counts[3], of: file, below: instance.rowCount, .couple)
        officeMinimum = try reader.next(counts[4], of: file, below: nil, .officeMinimum)
        couples = try Self.couples(rows, rowCount: instance.rowCount, offset: coupleOffset)
    }

    private static func couples(_ rows: [Int32], rowCount: Int, offset: Int) throws(InstanceFault) -> [Couple] {
        var isTaken = [Bool](repeating: false, count: rowCount)
        for (index, row) in rows.enumerated() {
            guard !isTaken[Int(row)] else {
                let place = offset + index * WordFile.wordByteCount
                throw InstanceFault(.couple, at: place, row: Int(row), found: Int(row), allowed: "each row once")
            }
            isTaken[Int(row)] = true
        }
        return stride(from: 0, to: rows.count, by: 2).map { Couple(first: rows[$0], second: rows[$0 + 1]) }
    }
}

/// Reads one section after the other, each of values from 0 up to a bound.
private struct SectionReader {
    var offset: Int

    mutating func next(
        _ count: Int, of file: borrowing WordFile, below bound: Int?, _ cause: InstanceFault.Cause
    ) throws(InstanceFault) -> [Int32] {
        let values = file.words(from: offset, count: count)
        guard values.count == count else {
            let end = offset + values.count * WordFile.wordByteCount
            throw InstanceFault(.truncated, found: end, allowed: "\(file.byteCount), which it was when it was opened")
        }
        let limit = bound ?? Int(Int32.max) + 1
        if let index = values.firstIndex(where: { $0 < 0 || Int($0) >= limit }) {
            let allowed = limit == 0 ? "none, for the header names none" : "0 to \(limit - 1)"
            let place = offset + index * WordFile.wordByteCount
            throw InstanceFault(cause, at: place, found: Int(values[index]), allowed: allowed)
        }
        offset += count * WordFile.wordByteCount
        return values
    }
}
