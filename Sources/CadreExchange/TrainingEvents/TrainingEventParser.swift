import CadreDomain

/// Turns rows of a training file into lines, and counts what could not be read.
struct TrainingEventParser {
    /// A partner's spelling with its country, and how many lines have it.
    private struct Partner {
        let match: CountrySpellings.Match
        let firstRow: Int
        var lineCount = 0
    }

    private struct SourceKey: Hashable {
        let report: Int
        let region: Int
    }

    private static let rejectionCountMax = 100
    private static let sampleCountMax = 10
    /// How many years a day may lie from the fiscal year before it is counted as far.
    private static let yearDistanceMax = 10

    private let spellings: CountrySpellings
    private var columns: TrainingEventColumns?
    private var lines: [TrainingEventLine] = []

    private var reports = TextPool(byteCountMax: .max)
    private var regions = TextPool(byteCountMax: .max)
    private var printedPartners = TextPool(byteCountMax: .max)
    private var programs = TextPool(byteCountMax: .max)
    private var texts = TextPool()
    private var partners: [Partner] = []
    private var yearOfReport: [FiscalYear?] = []
    private var yearOfProgram: [FiscalYear?] = []

    private var readCount = 0
    private var loadedCount = 0
    private var rejections: [TrainingEventReport.Rejection] = []
    private var problems: TrainingEventProblems
    private var yearFromReportCount = 0
    private var farDayCount = 0
    private var reversedDayCount = 0
    private var quantity = TrainingEventReport.Column(name: "quantity")
    private var cost = TrainingEventReport.Column(name: "total_cost")
    private var start = TrainingEventReport.Column(name: "start_date")
    private var end = TrainingEventReport.Column(name: "end_date")
    private var sources: [(key: SourceKey, count: Int)] = []
    private var sourceOfKey: [SourceKey: Int] = [:]

    init(tables: ReferenceTables, problemCountMax: Int = TrainingEventProblems.countMax) {
        problems = TrainingEventProblems(countMax: problemCountMax)
        spellings = CountrySpellings(tables)
        lines.reserveCapacity(TrainingEventReader.batchLineCount)
    }

    /// Takes the next row of the file; the first is the header.
    mutating func take(_ record: CSVRecord, into take: (TrainingEventBatch) throws -> Void) throws {
        if record.isBlank { return }
        guard let columns else {
            self.columns = try TrainingEventColumns(record)
            return
        }
        readCount += 1
        guard record.fields.count == columns.fieldCount, record.quoteFault == nil else {
            reject(record, .malformed, found: Self.text(record))
            return
        }
        guard let line = line(record, columns) else { return }
        loadedCount += 1
        lines.append(line)
        if lines.count == TrainingEventReader.batchLineCount { try flush(into: take) }
    }

    /// Hands out the last batch and reports.
    mutating func finish(into take: (TrainingEventBatch) throws -> Void) throws -> TrainingEventReport {
        guard columns != nil else { throw UnreadableFile.empty }
        if !lines.isEmpty { try flush(into: take) }
        return TrainingEventReport(
            readCount: readCount, loadedCount: loadedCount, rejectedCount: readCount - loadedCount,
            rejections: rejections, problems: problems.listed, unlistedProblemCount: problems.unlistedCount,
            spellings: openSpellings, columns: [quantity, cost, start, end],
            yearFromReportCount: yearFromReportCount, farDayCount: farDayCount, reversedDayCount: reversedDayCount,
            sources: sources.map {
                TrainingEventReport.Source(
                    report: reports.texts[$0.key.report], region: regions.texts[$0.key.region], lineCount: $0.count
                )
            }
        )
    }

    private mutating func flush(into take: (TrainingEventBatch) throws -> Void) throws {
        let batch = TrainingEventBatch(lines: lines)
        lines.removeAll(keepingCapacity: true)
        try take(batch)
    }

    private mutating func reject(
        _ record: CSVRecord, _ cause: TrainingEventProblem.Cause, column: String? = nil, found: String
    ) {
        let count = problems.listed.count
        problems.add(row: record.row, column: column, cause, found: found)
        guard rejections.count < Self.rejectionCountMax, problems.listed.count > count,
            let problem = problems.listed.last
        else { return }
        rejections.append(TrainingEventReport.Rejection(row: record.row, cause: cause, found: problem.found))
    }

    /// The start of a whole row, its fields divided by bars.
    private static func text(_ record: CSVRecord) -> String {
        var text = ""
        for field in record.fields.indices where text.utf8.count <= TrainingEventProblems.foundLengthMax {
            text += (field > 0 ? " | " : "") + record.text(field)
        }
        return text
    }

    private mutating func line(_ record: CSVRecord, _ columns: TrainingEventColumns) -> TrainingEventLine? {
        guard let report = record.withField(columns.report, { reports.index(of: $0) }),
            let region = record.withField(columns.region, { regions.index(of: $0) }),
            let partner = record.withField(columns.partner, { printedPartners.index(of: $0) }),
            let program = record.withField(columns.program, { programs.index(of: $0) }),
            let course = text(record, columns.course), let usUnit = text(record, columns.usUnit),
            let studentUnit = text(record, columns.studentUnit), let location = text(record, columns.location)
        else {
            let fault = columns.texts.first { column in
                record.withField(column.field) { String(validating: $0, as: UTF8.self) == nil }
            }
            reject(record, .notText, column: fault?.name, found: fault.map { record.text($0.field) } ?? "")
            return nil
        }
        if report == yearOfReport.count {
            yearOfReport.append(TrainingEventCell.fiscalYear(ofReport: reports.texts[report]))
        }
        if program == yearOfProgram.count {
            yearOfProgram.append(TrainingEventCell.fiscalYear(ofProgram: programs.texts[program]))
        }
        let printedYear = yearOfProgram[program]
        guard let year = printedYear ?? yearOfReport[report] else {
            let found = "\(programs.texts[program]), report \(reports.texts[report])"
            reject(record, .yearMissing, column: "program", found: found)
            return nil
        }
        if printedYear == nil { yearFromReportCount += 1 }
        if partner == partners.count {
            let match = spellings.match(name: printedPartners.texts[partner])
            partners.append(Partner(match: match, firstRow: record.row))
        }
        partners[partner].lineCount += 1
        count(SourceKey(report: report, region: region))
        let first = Self.value(record, columns.start, &start, &problems, .dayUnreadable, TrainingEventCell.day)
        let last = Self.value(record, columns.end, &end, &problems, .dayUnreadable, TrainingEventCell.day)
        check(record, columns, first, last, year)
        return TrainingEventLine(
            row: record.row, report: reports.texts[report], region: regions.texts[region],
            partnerAsPrinted: printedPartners.texts[partner], partner: partners[partner].match.country,
            mapping: partners[partner].match.mapping, program: programs.texts[program], fiscalYear: year,
            isFiscalYearPrinted: printedYear != nil, courseTitle: course, usUnit: usUnit, studentUnit: studentUnit,
            location: location, start: first, end: last,
            quantity: Self.value(
                record, columns.quantity, &quantity, &problems, .numberUnreadable, TrainingEventCell.count
            ),
            costCents: Self.value(
                record, columns.cost, &cost, &problems, .amountUnreadable, TrainingEventCell.cents
            )
        )
    }

    /// The text of a field, kept once; nil where it is no UTF-8.
    private mutating func text(_ record: CSVRecord, _ field: Int) -> String? {
        record.withField(field) { bytes in
            if let index = texts.index(of: bytes) { return texts.texts[index] }
            return String(validating: bytes, as: UTF8.self)
        }
    }

    private mutating func count(_ key: SourceKey) {
        if let source = sources.last, source.key == key {
            sources[sources.count - 1].count += 1
        } else if let index = sourceOfKey[key] {
            sources[index].count += 1
        } else {
            sourceOfKey[key] = sources.count
            sources.append((key, 1))
        }
    }

    /// Counts and names days that could be read and are hardly meant so.
    private mutating func check(
        _ record: CSVRecord, _ columns: TrainingEventColumns, _ first: Day?, _ last: Day?, _ year: FiscalYear
    ) {
        func isFar(_ day: Day?) -> Bool {
            guard let day else { return false }
            return abs(FiscalYear(containing: day).year - year.year) > Self.yearDistanceMax
        }
        let (isStartFar, isEndFar) = (isFar(first), isFar(last))
        if isStartFar || isEndFar { farDayCount += 1 }
        if isStartFar { problems.add(row: record.row, column: start.name, .dayFar, found: record.text(columns.start)) }
        if isEndFar { problems.add(row: record.row, column: end.name, .dayFar, found: record.text(columns.end)) }
        guard let first, let last, last < first else { return }
        reversedDayCount += 1
        problems.add(
            row: record.row, column: end.name, .dayReversed,
            found: "\(record.text(columns.end)), start \(record.text(columns.start))"
        )
    }

    private static func value<Value>(
        _ record: CSVRecord, _ field: Int, _ column: inout TrainingEventReport.Column,
        _ problems: inout TrainingEventProblems, _ cause: TrainingEventProblem.Cause,
        _ read: (UnsafeBufferPointer<UInt8>) -> Value?
    ) -> Value? {
        record.withField(field) { bytes in
            if bytes.isEmpty {
                column.emptyCount += 1
                return nil
            }
            if let value = read(bytes) { return value }
            column.unreadableCount += 1
            let text = String(decoding: bytes, as: UTF8.self)
            problems.add(row: record.row, column: column.name, cause, found: text)
            if column.samples.count < sampleCountMax {
                column.samples.append(TrainingEventReport.Column.Sample(row: record.row, text: text))
            }
            return nil
        }
    }

    private var openSpellings: [TrainingEventReport.Spelling] {
        zip(printedPartners.texts, partners).filter { $1.match.mapping != .mapped && $1.lineCount > 0 }
            .map { text, partner in
                TrainingEventReport.Spelling(
                    partner: text, mapping: partner.match.mapping, country: partner.match.country,
                    lineCount: partner.lineCount, firstRow: partner.firstRow,
                    suggestions: partner.match.mapping == .unmapped ? spellings.suggestions(for: text) : []
                )
            }
            .sorted { ($1.lineCount, $0.partner) < ($0.lineCount, $1.partner) }
    }
}
