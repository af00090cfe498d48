/// A whole file of rows in memory, ready to be scanned: UTF-8 with its encoding and delimiter found.
struct CSVText {
    /// The bytes as UTF-8 without a mark.
    let bytes: [UInt8]
    /// The size of the file.
    let byteCount: Int
    /// The encoding found.
    let encoding: FileEncoding
    /// The delimiter found in the header row.
    let delimiter: CSVDelimiter

    /// Checks the bytes of a file and finds its encoding and delimiter.
    ///
    /// - Throws: ``UnreadableFile`` for an empty or too large file, one that is no text, and an encoding that is not
    ///   read.
    init(_ file: [UInt8], limits: ImportLimits) throws(UnreadableFile) {
        guard file.count <= limits.byteCountMax else { throw .tooLarge(byteCountMax: limits.byteCountMax) }
        if let format = FileSignature.format(of: file) { throw .notText(format: format.name, fix: format.fix) }
        let encoding = try FileEncoding.detect(file)
        if let place = file.firstIndex(of: 0) {
            let rows = file[..<place].reduce(into: 1) { rows, byte in if byte == UInt8(ascii: "\n") { rows += 1 } }
            throw .nulByte(row: rows)
        }
        let text = encoding.utf8Bytes(file)
        guard text.contains(where: { $0 > UInt8(ascii: " ") }) else { throw .empty }
        bytes = text
        byteCount = file.count
        self.encoding = encoding
        delimiter = text.withUnsafeBufferPointer { CSVDelimiter.detect($0.prefix(limits.fieldByteCountMax)) }
    }

    /// Calls `body` with each row, the header first, until no more rows are wanted.
    func forEachRecord(
        limits: ImportLimits, until isEnough: () -> Bool = { false }, _ body: (borrowing CSVRecord) -> Void
    ) throws(UnreadableFile) {
        var scanner = CSVScanner(delimiter: delimiter, limits: limits)
        var record = CSVRecord()
        let result: Result<Void, UnreadableFile> = bytes.withUnsafeBufferPointer { buffer in
            do throws(UnreadableFile) {
                while !isEnough(), case .record = try scanner.next(in: buffer, isFinal: true, into: &record) {
                    body(record)
                }
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }
}
