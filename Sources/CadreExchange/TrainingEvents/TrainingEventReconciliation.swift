/// Compares the lines loaded from each part of a report with the counts published beside the file.
///
/// A published count names its source file, such as `2000_2001_Africa_fmtrpt_dedup.xml`: the report, the region and a
/// fixed ending. That is how a source is found.
public struct TrainingEventReconciliation: Hashable, Sendable {
    /// A source with both counts.
    public struct Row: Hashable, Sendable {
        /// The report and the region, such as `2000_2001_Africa`.
        public let source: String
        /// The published count; nil where none was published.
        public let expectedCount: Int?
        /// The count of lines loaded.
        public let loadedCount: Int

        /// Whether both counts are equal.
        public var isEqual: Bool { expectedCount == loadedCount }
        /// The source file, such as `2000_2001_Africa_fmtrpt_dedup.xml`.
        public var sourceFile: String { source + TrainingEventReconciliation.ending }
    }

    /// Every source of either side, in the order of the published counts; unpublished ones last.
    public let rows: [Row]

    /// Whether every source is equal.
    public var isReconciled: Bool { rows.allSatisfy(\.isEqual) }
    /// The sources that differ.
    public var differences: [Row] { rows.filter { !$0.isEqual } }
    /// The sum of the published counts.
    public var expectedCount: Int { rows.reduce(0) { $0 + ($1.expectedCount ?? 0) } }

    fileprivate static let ending = "_fmtrpt_dedup.xml"

    /// Compares lines loaded with published counts.
    ///
    /// - Parameters:
    ///   - countsFile: Tab-separated rows without a header: group, time of the making, source file, count of lines.
    ///   - sources: The parts of reports in the order of the file, each once.
    /// - Throws: ``UnreadableFile`` for a file that is no such table.
    public init(countsFile: [UInt8], sources: [TrainingEventReport.Source]) throws(UnreadableFile) {
        let text = try CSVText(countsFile, limits: .standard)
        var expected: [(source: String, count: Int)] = []
        var isTable = true
        try text.forEachRecord(limits: .standard) { record in
            guard !record.isBlank else { return }
            guard record.fields.count == 4, record.text(2).hasSuffix(Self.ending), let count = Int(record.text(3))
            else {
                isTable = false
                return
            }
            expected.append((String(record.text(2).dropLast(Self.ending.count)), count))
        }
        guard isTable else { throw .columnsMissing(["group", "made", "source file", "count"]) }
        let loaded = Dictionary(sources.map { ("\($0.report)_\($0.region)", $0.lineCount) }, uniquingKeysWith: +)
        let names = Set(expected.map(\.source))
        let published = expected.map {
            Row(source: $0.source, expectedCount: $0.count, loadedCount: loaded[$0.source] ?? 0)
        }
        let others = sources.filter { !names.contains("\($0.report)_\($0.region)") }.map {
            Row(source: "\($0.report)_\($0.region)", expectedCount: nil, loadedCount: $0.lineCount)
        }
        rows = published + others
    }
}
