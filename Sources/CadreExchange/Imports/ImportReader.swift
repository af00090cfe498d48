public import CadreDomain

/// Reads import files into drafts; bad rows become problems, only an unreadable file throws.
public struct ImportReader: Sendable {
    private let words: Vocabularies
    private let limits: ImportLimits

    /// Makes a reader that looks words up in these tables.
    public init(tables: ReferenceTables, limits: ImportLimits = .standard) {
        words = Vocabularies(tables)
        self.limits = limits
    }

    /// Reads a file of one kind.
    ///
    /// - Parameters:
    ///   - file: The bytes as they are on disk.
    ///   - fileName: The name to show in problems.
    ///   - kind: What the rows are; told from the header where nil.
    /// - Throws: ``UnreadableFile``; also where the kind is nil and the header fits none, or more than one.
    public func read(_ file: [UInt8], fileName: String, kind: ImportKind?) throws(UnreadableFile) -> ImportDraft {
        let text = try CSVText(file, limits: limits)
        let header = try text.header(limits: limits)
        guard let kind = kind ?? ImportKind.detect(header) else { throw .kindUnknown(header: header) }
        return switch kind {
        case .offices: try draft(text, fileName, kind, OfficeRows(words: words))
        case .positions: try draft(text, fileName, kind, PositionRows(words: words))
        case .people: try draft(text, fileName, kind, PersonRows(words: words))
        case .qualifications: try draft(text, fileName, kind, QualificationRows(words: words))
        case .assignments: try draft(text, fileName, kind, AssignmentRows(words: words))
        }
    }

    private func draft<Parser: RowParser>(
        _ text: CSVText, _ fileName: String, _ kind: ImportKind, _ parser: Parser
    ) throws(UnreadableFile) -> ImportDraft {
        var sheet = ImportSheet(
            parser: parser, nameColumn: Parser.columns.firstIndex { $0.name == kind.nameColumn },
            problems: ProblemList(file: fileName, countMax: limits.problemCountMax)
        )
        try text.forEachRecord(limits: limits) { record in sheet.take(record) }
        let problems = sheet.problems
        return ImportDraft(
            kind: kind, fileName: fileName, byteCount: text.byteCount, encoding: text.encoding,
            delimiter: text.delimiter, rowCount: sheet.rowCount, blankRowCount: sheet.blankRowCount,
            rejectedRowCount: sheet.rowCount - sheet.rows.count, rejectedNames: sheet.rejectedNames,
            rows: Parser.rows(sheet.rows), problems: problems.problems, problemCount: problems.count,
            groups: problems.sortedGroups
        )
    }
}

/// A file on its way from rows to drafts.
private struct ImportSheet<Parser: RowParser> {
    private var parser: Parser
    private let nameColumn: Int?
    private var reader: RowReader
    private var hasHeader = false
    private var isHeaderSound = false
    private var fieldCount = 0
    private var rowOfKey: [[String]: Int] = [:]
    private(set) var rows: [ImportRow<Parser.Draft>] = []
    private(set) var rowCount = 0
    private(set) var blankRowCount = 0
    private var leftOut: Set<String> = []

    /// How many columns that are not read one problem names.
    private static var unknownColumnsTogether: Int { 20 }

    /// What the rows left out name; nil where the header cannot be used.
    var rejectedNames: Set<String>? { isHeaderSound ? leftOut : nil }

    var problems: ProblemList { reader.problems }

    init(parser: Parser, nameColumn: Int?, problems: ProblemList) {
        self.parser = parser
        self.nameColumn = nameColumn
        reader = RowReader(columns: Parser.columns, header: .unread, problems: problems)
    }

    /// Takes the next row of the file; the first that is not blank is the header.
    mutating func take(_ record: CSVRecord) {
        if record.isBlank {
            if hasHeader { blankRowCount += 1 }
            return
        }
        guard hasHeader else {
            takeHeader(record)
            return
        }
        rowCount += 1
        guard isHeaderSound else { return }
        reader.start(record)
        // The record must not be held beyond its row, or the scanner would have to copy it for the next one.
        defer { reader.record = CSVRecord() }
        guard isWhole(record), let draft = parser.draft(from: &reader) else {
            if let name = nameColumn.flatMap({ reader.written($0) }) { leftOut.insert(name) }
            return
        }
        if let first = rowOfKey.updateValue(record.row, forKey: parser.key(of: draft)) {
            rowOfKey[parser.key(of: draft)] = first
            reader.note(
                nil,
                CellProblem(
                    .rowRepeated, allowed: "each key once in a file",
                    fix: "Row \(first) has the same key; keep one of the two."
                ),
                found: parser.key(of: draft).joined(separator: " ")
            )
            return
        }
        rows.append(ImportRow(number: record.row, draft: draft))
    }

    private mutating func takeHeader(_ record: CSVRecord) {
        hasHeader = true
        fieldCount = record.fields.count
        let names = record.fields.indices.map { record.text($0) }
        let header = HeaderMap(names, columns: Parser.columns)
        var problems = reader.problems
        let known = Parser.columns.map(\.name)
        let allowed = known.joined(separator: ", ")
        if !header.missing.isEmpty {
            problems.add(
                row: record.row, column: nil, found: names.joined(separator: ", "),
                CellProblem(
                    .columnMissing, allowed: allowed,
                    fix: "Add the columns (\(header.missing.joined(separator: ", "))) to the header."
                )
            )
        }
        let spellings = NearestSpellings(known.map { (SpellingKey.key($0), $0) })
        var strangers: [String] = []
        for name in header.unknown {
            let near = spellings.labels(near: name)
            guard !near.isEmpty else {
                strangers.append(name)
                continue
            }
            let fix = "The column is not read; maybe \(near.joined(separator: " or ")) is meant."
            problems.add(
                row: record.row, column: name, found: name, CellProblem(.columnUnknown, allowed: allowed, fix: fix)
            )
        }
        for start in stride(from: 0, to: strangers.count, by: Self.unknownColumnsTogether) {
            let names = strangers[start..<min(start + Self.unknownColumnsTogether, strangers.count)]
            let fix =
                names.count == 1
                ? "The column is not read; what it holds" : "The columns are not read; what they hold"
            problems.add(
                row: record.row, column: names.count == 1 ? names[start] : nil, found: names.joined(separator: ", "),
                CellProblem(.columnUnknown, allowed: allowed, fix: fix + " changes nothing.")
            )
        }
        for name in header.repeated {
            problems.add(
                row: record.row, column: name, found: name,
                CellProblem(.columnRepeated, allowed: allowed, fix: "The first such column is read; remove this one.")
            )
        }
        if let fault = record.quoteFault {
            problems.add(row: record.row, column: nil, found: record.text(fault.field), CellProblem(fault))
        }
        isHeaderSound = header.missing.isEmpty && record.quoteFault == nil
        reader = RowReader(columns: Parser.columns, header: header, problems: problems)
    }

    /// Whether the row has the fields of the header; empty ones beyond it do not count.
    private mutating func isWhole(_ record: CSVRecord) -> Bool {
        if let fault = record.quoteFault {
            reader.note(nil, CellProblem(fault), found: record.text(fault.field))
            return false
        }
        let surplus = record.fields.dropFirst(fieldCount)
        guard record.fields.count >= fieldCount, surplus.allSatisfy({ $0.start == $0.end }) else {
            reader.note(
                nil,
                CellProblem(
                    .rowFieldCount, allowed: "\(fieldCount) fields",
                    fix: "Check for a missing or surplus delimiter, and quote fields that hold one."
                ),
                found: "\(record.fields.count) fields"
            )
            return false
        }
        return true
    }
}

extension CSVRecord.QuoteFault {
    /// The field that the quote stands in.
    fileprivate var field: Int {
        switch self {
        case .textBehind(let field), .inside(let field): field
        }
    }
}

extension CellProblem {
    /// What is wrong with a quote.
    fileprivate init(_ fault: CSVRecord.QuoteFault) {
        switch fault {
        case .textBehind:
            self.init(
                .rowQuoteMalformed, allowed: "a delimiter behind a closing quote",
                fix: "Write each quote inside a quoted field twice."
            )
        case .inside:
            self.init(
                .rowQuoteMalformed, allowed: "quotes in quoted fields only",
                fix: "Put the field in quotes, and write each quote inside it twice."
            )
        }
    }
}
