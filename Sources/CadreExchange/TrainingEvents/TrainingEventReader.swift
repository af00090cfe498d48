public import CadreDomain

/// Reads the lines of the annual foreign military training reports from one tab-separated file, packed or not.
///
/// The file is read in parts and handed out in batches, so memory does not grow with its length; texts that recur are
/// kept once. Every line becomes a ``TrainingEventLine`` unless its structure is broken; identical lines are kept.
///
/// - **Fiscal year**: the one that the programme names last (`FY 00`, `FY02`, `FY 2009`, `Fiscal Year 2015`), else
///   the first year of the report, which is the year that reports on one finished year cover. Two digits below 70 are
///   of this century.
/// - **Days**: `M/D/YYYY` or `M/D/YY` with the same pivot. Days far from the fiscal year are kept and counted.
/// - **Costs**: dollars with or without `$` and commas, as cents. A cell that holds more than an amount is not read.
/// - **Partners**: names of the country table and its aliases; see ``CountrySpellings``.
public enum TrainingEventReader {
    /// How many lines a batch has.
    public static let batchLineCount = 2_000

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: A `.tsv` file, or one packed by gzip; its first bytes decide.
    ///   - tables: The tables that spellings of partners are looked up in.
    ///   - limits: The limits; the size is counted after unpacking.
    ///   - take: Takes each batch in the order of the file.
    /// - Throws: ``UnreadableFile``, or what `take` throws.
    public static func read(
        path: String, tables: ReferenceTables, limits: ImportLimits = .standard,
        into take: (TrainingEventBatch) throws -> Void
    ) throws -> TrainingEventReport {
        let chunks = try FileChunks(path: path)
        var intake = try TrainingEventIntake(tables: tables, limits: limits)
        while let chunk = try chunks.next() { try intake.consume(chunk, into: take) }
        return try intake.finish(into: take)
    }

    /// Reads a file that is in memory already; see ``read(path:tables:limits:into:)``.
    public static func read(
        bytes: [UInt8], tables: ReferenceTables, limits: ImportLimits = .standard,
        into take: (TrainingEventBatch) throws -> Void
    ) throws -> TrainingEventReport {
        var intake = try TrainingEventIntake(tables: tables, limits: limits)
        try bytes.withUnsafeBufferPointer { try intake.consume($0, into: take) }
        return try intake.finish(into: take)
    }
}

/// Unpacks a file where it is packed, and cuts it into rows across the parts in which it comes.
private struct TrainingEventIntake: ~Copyable {
    private let limits: ImportLimits
    private let gzip: GzipStream
    private var isPacked: Bool?
    private var byteCount = 0
    /// Why the rows cannot be read; said only once the packed data proved sound, since damage may be the cause.
    private var failure: UnreadableFile?
    private var buffer: [UInt8] = []
    private var scanner: CSVScanner
    private var record = CSVRecord()
    private var parser: TrainingEventParser

    init(tables: ReferenceTables, limits: ImportLimits) throws(UnreadableFile) {
        self.limits = limits
        gzip = try GzipStream()
        scanner = CSVScanner(delimiter: .tab, limits: limits)
        parser = TrainingEventParser(tables: tables)
    }

    mutating func consume(
        _ chunk: UnsafeBufferPointer<UInt8>, into take: (TrainingEventBatch) throws -> Void
    ) throws {
        let isPacked = isPacked ?? GzipStream.isGzip(chunk)
        self.isPacked = isPacked
        guard isPacked else {
            try add(chunk, into: take)
            return
        }
        try gzip.unpack(chunk) { part in
            guard failure == nil else { return }
            do {
                try add(part, into: take)
            } catch let error as UnreadableFile {
                if case .tooLarge = error { throw error }
                failure = error
            }
        }
    }

    mutating func finish(into take: (TrainingEventBatch) throws -> Void) throws -> TrainingEventReport {
        if isPacked == true { try gzip.finish() }
        if let failure { throw failure }
        try scan(isFinal: true, into: take)
        return try parser.finish(into: take)
    }

    private mutating func add(
        _ bytes: UnsafeBufferPointer<UInt8>, into take: (TrainingEventBatch) throws -> Void
    ) throws {
        if byteCount == 0, let format = FileSignature.format(of: bytes) {
            throw UnreadableFile.notText(format: format.name, fix: format.fix)
        }
        if byteCount == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            buffer.append(contentsOf: bytes.dropFirst(3))
        } else {
            buffer.append(contentsOf: bytes)
        }
        byteCount += bytes.count
        guard byteCount <= limits.byteCountMax else {
            throw UnreadableFile.tooLarge(byteCountMax: limits.byteCountMax)
        }
        try scan(isFinal: false, into: take)
    }

    private mutating func scan(isFinal: Bool, into take: (TrainingEventBatch) throws -> Void) throws {
        let bytes = buffer
        buffer = []
        scanner.position = 0
        try bytes.withUnsafeBufferPointer { pointer in
            while case .record = try scanner.next(in: pointer, isFinal: isFinal, into: &record) {
                try parser.take(record, into: take)
            }
        }
        buffer = bytes
        buffer.removeFirst(scanner.position)
    }
}
