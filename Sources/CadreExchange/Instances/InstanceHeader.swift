import CadreNumerics

/// The sixteen words at the beginning of an instance file.
struct InstanceHeader {
    /// Where each field stands among the words.
    private enum Place: Int {
        case magic = 0
        case version, rowCount, columnCount, pairCount
        case mode = 6
        case weightMax

        var offset: Int { rawValue * WordFile.wordByteCount }
    }

    /// About how much memory solving takes beyond the file: for a row or a column, and for a pair.
    private static let lineByteCount = 64
    private static let pairByteCount = 32

    let mode: AssignmentMode
    let rowCount: Int
    let columnCount: Int
    let pairCount: Int
    let weightMax: Int

    var columnOffset: Int { AssignmentInstance.headerByteCount + (rowCount + 1) * WordFile.wordByteCount }
    var weightOffset: Int { columnOffset + pairCount * WordFile.wordByteCount }
    var fileByteCount: Int { weightOffset + pairCount * WordFile.wordByteCount }

    /// Reads the words and checks each on its own.
    init(_ file: borrowing WordFile) throws(InstanceFault) {
        let words = file.words(from: 0, count: 16).map { UInt32(bitPattern: $0) }
        func found(_ place: Place) -> Int { Int(words[place.rawValue]) }
        func fault(_ cause: InstanceFault.Cause, _ place: Place, allowed: String) -> InstanceFault {
            InstanceFault(cause, at: place.offset, found: found(place), allowed: allowed)
        }
        guard words.count == 16 else {
            let allowed = "at least the \(AssignmentInstance.headerByteCount) bytes of the header"
            throw InstanceFault(.headerCutShort, found: file.byteCount, allowed: allowed)
        }
        guard words[Place.magic.rawValue] == AssignmentInstance.magic else {
            throw fault(.magic, .magic, allowed: "\(AssignmentInstance.magic), the bytes STAF")
        }
        guard words[Place.version.rawValue] == AssignmentInstance.version else {
            throw fault(.version, .version, allowed: "\(AssignmentInstance.version)")
        }
        for index in [5] + Array(8..<16) where words[index] != 0 {
            let offset = index * WordFile.wordByteCount
            throw InstanceFault(.reserved, at: offset, found: Int(words[index]), allowed: "0")
        }
        switch words[Place.mode.rawValue] {
        case 0: mode = .everyRow
        case 1: mode = .optional
        default: throw fault(.mode, .mode, allowed: "0 or 1")
        }
        for place in [Place.rowCount, .columnCount] where found(place) > SparseWeights.countMax {
            throw fault(.count, place, allowed: "0 to \(SparseWeights.countMax)")
        }
        rowCount = found(.rowCount)
        columnCount = found(.columnCount)
        pairCount = found(.pairCount)
        weightMax = found(.weightMax)
        guard weightMax <= Int(Int32.max), weightMax > 0 || pairCount == 0 else {
            let allowed = pairCount > 0 ? "1 to \(Int32.max), where there are pairs" : "0 to \(Int32.max)"
            throw fault(.weightMax, .weightMax, allowed: allowed)
        }
    }

    /// Checks that the counts fit the length of the file, and the problem the memory.
    func check(fileByteCount found: Int, memoryByteCount: Int) throws(InstanceFault) {
        guard found == fileByteCount else {
            throw InstanceFault(
                found < fileByteCount ? .truncated : .trailing, found: found,
                allowed: "\(fileByteCount), for the \(rowCount) rows and \(pairCount) pairs of the header"
            )
        }
        let columnCountMax = AssignmentInstance.columnCountFree + AssignmentInstance.columnCountPerPair * pairCount
        guard columnCount <= columnCountMax else {
            let allowed = "0 to \(columnCountMax) for \(pairCount) pairs"
            throw InstanceFault(.count, at: Place.columnCount.offset, found: columnCount, allowed: allowed)
        }
        let needed = (rowCount + columnCount) * Self.lineByteCount + pairCount * Self.pairByteCount
        guard needed <= memoryByteCount else {
            throw InstanceFault(.memory, found: needed, allowed: "at most \(memoryByteCount)")
        }
    }
}
