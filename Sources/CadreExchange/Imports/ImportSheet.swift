import CadreDomain

/// A file on its way from rows to drafts.
struct ImportSheet<Parser: RowParser> {
    private var parser: Parser
    private let nameColumn: Int?
    private var reader: RowReader
    private let headerRow: Int
    private let mapping: MappedRows
    private let isWorkbook: Bool
    private var hasHeader = false
    private var isHeaderSound = false
    private var isBehindRows = false
    private var notes = TrailingNotes()
    private var strayCells: (count: Int, first: CellAddress)?
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

    init(
        parser: Parser, nameColumn: Int?, problems: ProblemList, headerRow: Int, mapping: MappedRows, isWorkbook: Bool
    ) {
        self.parser = parser
        self.headerRow = headerRow
        self.mapping = mapping
        self.isWorkbook = isWorkbook
        self.nameColumn = nameColumn
        reader = RowReader(columns: Parser.columns, header: .unread, problems: problems)
    }

    /// Takes the next row of the file; what stands above the header is no part of the table.
    mutating func take(_ record: CSVRecord) {
        guard record.row >= headerRow else { return }
        if record.isBlank {
            if hasHeader { blankRowCount += 1 }
            return
        }
        guard hasHeader else {
            takeHeader(record)
            return
        }
        if isEvidence(record) { return }
        guard isWorkbook else { return takeRow(record) }
        if notes.hold(record, width: mapping.width) { return }
        for held in notes.release(before: record) { takeRow(fitted(held)) }
        takeRow(fitted(record))
    }

    /// Whether the row is one of the lines at the end that say where the rows of an export come from.
    private mutating func isEvidence(_ record: CSVRecord) -> Bool {
        let first = record.text(0)
        isBehindRows = isBehindRows || first == ExportMark.firstLine
        return isBehindRows && first.hasPrefix(ExportMark.prefix)
    }

    /// A row of a sheet with as many fields as the header; what stands right of the table is noted and not read.
    private mutating func fitted(_ record: CSVRecord) -> CSVRecord {
        guard record.fields.count != mapping.width else { return record }
        var record = record
        if let stray = record.fields.indices.first(where: {
            $0 >= mapping.width && record.fields[$0].start < record.fields[$0].end
        }) {
            let first = strayCells?.first ?? CellAddress(column: stray, row: record.row)
            strayCells = ((strayCells?.count ?? 0) + 1, first)
        }
        if record.fields.count > mapping.width {
            record.fields.removeLast(record.fields.count - mapping.width)
        } else {
            record.pad(to: mapping.width)
        }
        return record
    }

    private mutating func takeRow(_ record: CSVRecord) {
        rowCount += 1
        guard isHeaderSound else { return }
        reader.start(record)
        // The record must not be held beyond its row, or the scanner would have to copy it for the next one.
        defer { reader.record = CSVRecord() }
        guard isWhole(record) else {
            if let name = nameColumn.flatMap({ reader.written($0) }) { leftOut.insert(name) }
            return
        }
        reader.record = mapping.mapped(record)
        reader.noteCellFaults()
        guard !reader.isRejected, let draft = parser.draft(from: &reader) else {
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
        let names = mapping.names
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
        if isWorkbook { noteCellFaults(record, &problems) }
        reader = RowReader(columns: Parser.columns, header: header, problems: problems)
    }

    /// Whether the row has the fields of the header; empty ones beyond it do not count.
    private mutating func isWhole(_ record: CSVRecord) -> Bool {
        if let fault = record.quoteFault {
            reader.note(nil, CellProblem(fault), found: record.text(fault.field))
            return false
        }
        let surplus = record.fields.dropFirst(mapping.width)
        guard record.fields.count >= mapping.width, surplus.allSatisfy({ $0.start == $0.end }) else {
            reader.note(
                nil,
                CellProblem(
                    .rowFieldCount, allowed: "\(mapping.width) fields",
                    fix: "Check for a missing or surplus delimiter, and quote fields that hold one."
                ),
                found: "\(record.fields.count) fields"
            )
            return false
        }
        return true
    }
}

extension ImportSheet {
    /// Notes what a sheet holds besides the values of its table.
    mutating func finish(_ facts: SheetFacts) {
        guard isWorkbook else { return }
        let merged = facts.merged.filter { $0.last.row > headerRow && $0.first.column < mapping.width }
        for range in merged {
            let field = range.first.column
            reader.problems.add(
                row: range.first.row, column: mapping.names[field].isEmpty ? nil : mapping.names[field],
                found: range.text,
                CellProblem(
                    .cellsMerged, allowed: "cells of their own",
                    fix: "Only the first cell has the value, the others are empty; undo it where all have the value."
                )
            )
        }
        let hidden = facts.hiddenRows.filter { $0 > headerRow }
        if let first = hidden.first {
            reader.problems.add(
                row: first, column: nil, found: "hidden: \(Self.rows(hidden, count: hidden.count))",
                CellProblem(
                    .rowsHidden, allowed: "rows that are shown", fix: "They are read; delete them to leave them out."
                )
            )
        }
        if let first = notes.held.first {
            let text = first.fields.indices.lazy.map { first.text($0) }.first { !$0.isEmpty } ?? ""
            reader.problems.add(
                row: first.row, column: nil, found: text,
                CellProblem(
                    .rowsNotes, allowed: "rows of the table, without a blank row between them",
                    fix: "Not read as rows: \(Self.rows(notes.held.map(\.row), count: notes.held.count)); "
                        + "where they are, take the blank row above them away."
                )
            )
        }
        if let strayCells {
            let letters = CellAddress.letters(strayCells.first.column)
            reader.problems.add(
                row: strayCells.first.row, column: nil, found: "\(strayCells.first.text) and right of the header",
                CellProblem(
                    .columnUnknown, allowed: "cells below a name of the header",
                    fix:
                        "Nothing from column \(letters) on is read, in \(strayCells.count) rows; name the columns."
                )
            )
        }
    }

    /// Where the table stands.
    func place(of sheet: WorkbookSheet) -> SheetPlace {
        var letters: [String: String] = [:]
        for (field, name) in mapping.names.prefix(mapping.width).enumerated() where letters[name] == nil {
            letters[name] = CellAddress.letters(field)
        }
        for (column, field) in zip(Parser.columns, reader.header.fieldOfColumn) {
            if let field, field < mapping.width { letters[column.name] = CellAddress.letters(field) }
        }
        letters[""] = nil
        return SheetPlace(name: sheet.name, lettersOfColumn: letters)
    }

    private static func rows(_ rows: [Int], count: Int) -> String {
        let shown = rows.prefix(5).map(String.init).joined(separator: ", ")
        return (count == 1 ? "row " : "rows ") + shown + (count > 5 ? " and \(count - 5) more" : "")
    }

    /// Notes names of the header that are formulas or errors, since nobody wrote them.
    private func noteCellFaults(_ record: CSVRecord, _ problems: inout ProblemList) {
        for cell in record.cellFaults where cell.field < mapping.width {
            problems.add(
                row: record.row, column: mapping.names[cell.field], found: record.text(cell.field),
                CellProblem(cell.fault)
            )
        }
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
