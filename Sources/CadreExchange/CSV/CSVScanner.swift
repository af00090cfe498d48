/// Finds rows in bytes as RFC 4180 writes them, with any of CR LF, LF and CR as the end of a row.
///
/// A quote in the middle of an unquoted field and text behind a closing quote are marked as the row's fault; nothing is
/// guessed. The scanner can stop before a row that is not complete yet, so that a file can be read in parts.
///
/// Source: RFC 4180, section 2.
struct CSVScanner {
    /// What was found.
    enum Step {
        /// A row.
        case record
        /// The bytes end within a row and more may follow.
        case incomplete
        /// No row is left.
        case end
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let space = UInt8(ascii: " ")
    private static let tab = UInt8(ascii: "\t")

    private let delimiter: UInt8
    private let limits: ImportLimits
    /// How many rows were found.
    private(set) var rowCount = 0
    /// Where the next row starts.
    var position = 0

    /// Makes a scanner that starts before row 1.
    init(delimiter: CSVDelimiter, limits: ImportLimits) {
        self.delimiter = delimiter.byte
        self.limits = limits
    }

    /// Finds the next row from ``position`` on.
    ///
    /// - Parameters:
    ///   - bytes: The bytes to scan.
    ///   - isFinal: Whether no bytes follow; without it a row without its end is incomplete.
    ///   - record: Takes the fields.
    mutating func next(
        in bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, into record: inout CSVRecord
    ) throws(UnreadableFile) -> Step {
        record.clear()
        guard position < bytes.count else { return isFinal ? .end : .incomplete }
        record.source = bytes
        record.row = rowCount + 1
        var index = position
        while true {
            guard record.fields.count < limits.columnCountMax else {
                throw .tooManyColumns(row: record.row, columnCountMax: limits.columnCountMax)
            }
            let isOpen: Bool
            if index < bytes.count, bytes[index] == Self.quote {
                isOpen = try quotedField(in: bytes, from: &index, into: &record)
            } else {
                isOpen = false
                try plainField(in: bytes, from: &index, into: &record)
            }
            try checkLength(of: record, isOpen: isOpen, reach: index)
            guard index < bytes.count else {
                guard isFinal else { return .incomplete }
                if isOpen { throw .quoteUnclosed(row: record.row) }
                return try finish(at: index)
            }
            let end = bytes[index]
            index += 1
            if end == delimiter { continue }
            if end == Self.carriageReturn {
                if index == bytes.count, !isFinal { return .incomplete }
                if index < bytes.count, bytes[index] == Self.lineFeed { index += 1 }
            }
            return try finish(at: index)
        }
    }

    private mutating func finish(at index: Int) throws(UnreadableFile) -> Step {
        guard rowCount <= limits.rowCountMax else { throw .tooManyRows(rowCountMax: limits.rowCountMax) }
        position = index
        rowCount += 1
        return .record
    }

    private func checkLength(of record: CSVRecord, isOpen: Bool, reach: Int) throws(UnreadableFile) {
        guard let field = record.fields.last else { return }
        let length = isOpen && !field.isUnescaped ? reach - field.start : field.end - field.start
        guard length <= limits.fieldByteCountMax else {
            throw .fieldTooLong(row: record.row, byteCountMax: limits.fieldByteCountMax)
        }
    }

    /// Reads a field without quotes up to a delimiter, an end of row or the end of the bytes.
    @inline(__always)
    private func plainField(
        in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int, into record: inout CSVRecord
    ) throws(UnreadableFile) {
        var start = index
        let count = min(bytes.count, index + limits.fieldByteCountMax + 1)
        while index < count {
            let byte = bytes[index]
            if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            if byte == Self.quote { note(.inside(field: record.fields.count), in: &record) }
            index += 1
        }
        var end = index
        guard end - start <= limits.fieldByteCountMax else {
            throw .fieldTooLong(row: record.row, byteCountMax: limits.fieldByteCountMax)
        }
        while start < end, bytes[start] == Self.space || bytes[start] == Self.tab { start += 1 }
        while start < end, bytes[end - 1] == Self.space || bytes[end - 1] == Self.tab { end -= 1 }
        record.fields.append(CSVRecord.Field(start: start, end: end, isUnescaped: false, isQuoted: false))
    }

    /// Reads a field in quotes; true where its closing quote was not found.
    private func quotedField(
        in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int, into record: inout CSVRecord
    ) throws(UnreadableFile) -> Bool {
        index += 1
        var start = index
        let unescapedStart = record.unescaped.count
        var isUnescaped = false
        var isOpen = true
        let count = bytes.count
        while index < count {
            guard bytes[index] == Self.quote else {
                index += 1
                continue
            }
            guard index + 1 < count, bytes[index + 1] == Self.quote else {
                isOpen = false
                break
            }
            isUnescaped = true
            record.unescaped.append(contentsOf: bytes[start...index])
            index += 2
            start = index
        }
        let end = index
        if isUnescaped {
            record.unescaped.append(contentsOf: bytes[start..<end])
            record.fields.append(
                CSVRecord.Field(
                    start: unescapedStart, end: record.unescaped.count, isUnescaped: true, isQuoted: true
                )
            )
        } else {
            record.fields.append(CSVRecord.Field(start: start, end: end, isUnescaped: false, isQuoted: true))
        }
        guard !isOpen else { return true }
        index += 1
        skipTail(in: bytes, from: &index, into: &record)
        return false
    }

    /// Passes over what stands between a closing quote and the end of the field; anything but spaces is a fault.
    private func skipTail(
        in bytes: UnsafeBufferPointer<UInt8>, from index: inout Int, into record: inout CSVRecord
    ) {
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { return }
            if byte != Self.space, byte != Self.tab { note(.textBehind(field: record.fields.count - 1), in: &record) }
            index += 1
        }
    }

    private func note(_ fault: CSVRecord.QuoteFault, in record: inout CSVRecord) {
        if record.quoteFault == nil { record.quoteFault = fault }
    }
}
