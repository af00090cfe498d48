/// What a file holds before anybody says what it is: its sheets, where the table stands, and what its columns are.
public struct FileSniff: Sendable {
    /// What a sheet holds; of a CSV file there is one without a name.
    public struct Sheet: Sendable {
        /// The name on its tab; nil for a CSV file.
        public let name: String?
        /// Whether people do not see it.
        public let isHidden: Bool
        /// How many rows hold anything.
        public let filledRowCount: Int
        /// The row of the header; nil where the sheet is empty.
        public let headerRow: Int?
        /// How many columns the header has.
        public let columnCount: Int
        /// How many rows people do not see.
        public let hiddenRowCount: Int
        /// How many ranges of cells are shown as one.
        public let mergedCount: Int
    }

    /// Every sheet, in the order of the tabs.
    public let sheets: [Sheet]
    /// The sheet of the table; nil for a CSV file.
    public let sheet: String?
    /// The row of the header.
    public let headerRow: Int
    /// The texts that stand above the header.
    public let titles: [String]
    /// How many rows of the table there are.
    public let rowCount: Int
    /// The rows at the end that hold a note each and are no rows of the table.
    public let noteRows: [Int]
    /// What the rows seem to be; nil where nothing in the file tells.
    public let kind: ImportKind?
    /// The columns required of the kind that the file seems to lack.
    public let missing: [String]
    /// The columns of the file.
    public let columns: [ColumnProfile]

    /// The suggestions that are surer than not, as a profile.
    public var mapping: TableMapping {
        var mapping = TableMapping(kind: kind, sheet: sheet, headerRow: headerRow)
        for column in columns where !column.name.isEmpty && mapping.columns[column.name] == nil {
            if let suggestion = column.suggestion, suggestion.sureness > 50 {
                mapping.columns[column.name] = suggestion.column
            }
        }
        return mapping
    }

    /// How many titles and notes are kept.
    static let textCountMax = 20
}

extension ImportReader {
    /// Looks at a file without taking any row.
    ///
    /// - Parameters:
    ///   - file: The bytes as they are on disk.
    ///   - kind: What the rows are; told from the columns where nil.
    ///   - sheet: The sheet of a workbook; told from the headers where nil.
    public func sniff(_ file: [UInt8], kind: ImportKind?, sheet: String?) throws(UnreadableFile) -> FileSniff {
        let mapping = TableMapping(sheet: sheet)
        let table = try TableFile(file, kind: kind, mapping: mapping, limits: limits, isTolerant: true)
        guard let header = table.header else { throw .empty }
        var counts = [ColumnCount](repeating: ColumnCount(), count: header.names.count)
        var (titles, rowCount, notes) = ([String](), 0, TrailingNotes())
        func take(_ record: CSVRecord) {
            rowCount += 1
            let faulty = Set(record.cellFaults.map(\.field))
            for field in counts.indices where field < record.fields.count || faulty.contains(field) {
                let text = field < record.fields.count ? record.text(field) : ""
                counts[field].take(text, isFaulty: faulty.contains(field))
            }
        }
        _ = try table.forEachRecord(limits: limits) { record in
            guard !record.isBlank else { return }
            if record.row < header.number {
                let texts = record.fields.indices.map { record.text($0) }.filter { !$0.isEmpty }
                if titles.count < FileSniff.textCountMax { titles.append(texts.joined(separator: " ")) }
            } else if record.row > header.number {
                if notes.hold(record, width: header.names.count) { return }
                notes.release(before: record).forEach(take)
                take(record)
            } else {
                _ = notes.release(before: record)
            }
        }
        var columns = header.names.indices.map { field in
            counts[field].profile(
                letters: CellAddress.letters(field), name: header.names[field], rowCount: rowCount
            )
        }
        let suggestions = SuggestedColumns(header: header.names, values: counts.map(\.compared), words: words)
        let kind = kind ?? suggestions.kind
        var suggested: Set<String> = []
        if let kind {
            for (field, suggestion) in suggestions.suggestions(for: kind) {
                columns[field].suggestion = suggestion
                suggested.insert(suggestion.column)
            }
        }
        return FileSniff(
            sheets: try table.sheets(limits: limits), sheet: table.sheet?.name, headerRow: header.number,
            titles: titles, rowCount: rowCount, noteRows: notes.held.map(\.row), kind: kind,
            missing: kind?.columns.filter { $0.isRequired && !suggested.contains($0.name) }.map(\.name) ?? [],
            columns: columns
        )
    }
}

extension TableFile {
    /// What each sheet holds; of a CSV file the one table.
    fileprivate func sheets(limits: ImportLimits) throws(UnreadableFile) -> [FileSniff.Sheet] {
        guard let workbook else {
            var filled = 0
            _ = try forEachRecord(limits: limits) { record in if !record.isBlank { filled += 1 } }
            return [
                FileSniff.Sheet(
                    name: nil, isHidden: false, filledRowCount: filled, headerRow: header?.number,
                    columnCount: header?.names.count ?? 0, hiddenRowCount: 0, mergedCount: 0
                )
            ]
        }
        var sheets: [FileSniff.Sheet] = []
        for sheet in workbook.sheets {
            let head = try workbook.head(of: sheet)
            let place = HeaderSearch(kind: nil, mapping: .none).place(in: head)
            var filled = 0
            let facts = try workbook.forEachRow(of: sheet) { record in
                if !record.isBlank { filled += 1 }
                return true
            }
            sheets.append(
                FileSniff.Sheet(
                    name: sheet.name, isHidden: sheet.isHidden, filledRowCount: filled,
                    headerRow: place.map { head[$0].number }, columnCount: place.map { head[$0].names.count } ?? 0,
                    hiddenRowCount: facts.hiddenRowCount, mergedCount: facts.mergedCount
                )
            )
        }
        return sheets
    }
}
