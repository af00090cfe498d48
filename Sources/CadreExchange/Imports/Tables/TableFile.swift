/// A file that holds a table: rows of a CSV file, or of one sheet of a workbook.
struct TableFile {
    /// What holds the rows.
    private enum Source {
        case text(CSVText)
        case sheet(Workbook, WorkbookSheet)
    }

    /// A row near the top, in which a header may stand.
    struct HeadRow {
        let number: Int
        let names: [String]
    }

    private let source: Source
    /// The size of the file.
    let byteCount: Int
    /// The first rows that are not blank.
    let head: [HeadRow]
    /// Which of ``head`` is the header; nil where every row is blank.
    let headerPlace: Int?

    /// The rows in which a header is looked for.
    static let headRowCountMax = 30

    /// Opens a file as what its first bytes say it is, and finds the table in it.
    ///
    /// - Parameters:
    ///   - file: The bytes as they are on disk.
    ///   - kind: What the rows are, where it is known.
    ///   - mapping: Says which sheet and which names are meant.
    ///   - limits: How large the file may be.
    ///   - isTolerant: Whether of several sheets that can be meant the first is taken.
    init(
        _ file: [UInt8], kind: ImportKind?, mapping: TableMapping, limits: ImportLimits, isTolerant: Bool = false
    ) throws(UnreadableFile) {
        byteCount = file.count
        if Workbook.isEncrypted(file) { throw .workbook(.encrypted) }
        guard Self.isWorkbook(file) else {
            guard mapping.sheet == nil else { throw .workbook(.sheetUnknown(name: mapping.sheet ?? "", names: [])) }
            let text = try CSVText(file, limits: limits)
            source = .text(text)
            var head: [HeadRow] = []
            try text.forEachRecord(limits: limits, until: { head.count == Self.headRowCountMax }) { record in
                if !record.isBlank { head.append(HeadRow(record)) }
            }
            self.head = head
            headerPlace = HeaderSearch(kind: kind, mapping: mapping).place(in: head)
            return
        }
        let workbook = try Workbook(file, limits: limits)
        let choice = try SheetChoice(workbook, kind: kind, mapping: mapping, isTolerant: isTolerant)
        (source, head, headerPlace) = (.sheet(workbook, choice.sheet), choice.head, choice.headerPlace)
    }

    /// Whether a file is to be opened as a workbook: an archive that is not of another known kind.
    static func isWorkbook(_ file: [UInt8]) -> Bool {
        Workbook.isLikely(file) && FileSignature.format(of: file)?.name.contains(".ods") != true
    }

    /// The sheet, where the file is a workbook.
    var sheet: WorkbookSheet? { if case .sheet(_, let sheet) = source { sheet } else { nil } }
    /// The workbook, where the file is one.
    var workbook: Workbook? { if case .sheet(let workbook, _) = source { workbook } else { nil } }
    /// How the bytes of text were read; nil for a workbook.
    var encoding: FileEncoding? { if case .text(let text) = source { text.encoding } else { nil } }
    /// What stands between the fields of text; nil for a workbook.
    var delimiter: CSVDelimiter? { if case .text(let text) = source { text.delimiter } else { nil } }

    /// The header; nil where every row is blank.
    var header: HeadRow? { headerPlace.map { head[$0] } }

    /// Calls `body` with each row from the top, blank ones too, and returns what the sheet holds besides.
    func forEachRecord(
        limits: ImportLimits, _ body: (CSVRecord) -> Void
    ) throws(UnreadableFile) -> SheetFacts {
        switch source {
        case .text(let text):
            try text.forEachRecord(limits: limits) { record in body(copy record) }
            return SheetFacts()
        case .sheet(let workbook, let sheet):
            return try workbook.forEachRow(of: sheet) { record in
                body(record)
                return true
            }
        }
    }
}

extension TableFile.HeadRow {
    init(_ record: borrowing CSVRecord) {
        number = record.row
        names = record.fields.indices.map { record.text($0) }
    }
}

/// Which sheet of a workbook holds the table.
private struct SheetChoice {
    let sheet: WorkbookSheet
    let head: [TableFile.HeadRow]
    let headerPlace: Int?

    /// Finds the sheet that is named, or else the one whose header says that it is meant.
    init(
        _ workbook: Workbook, kind: ImportKind?, mapping: TableMapping, isTolerant: Bool
    ) throws(UnreadableFile) {
        let search = HeaderSearch(kind: kind, mapping: mapping)
        if let name = mapping.sheet {
            guard
                let sheet = workbook.sheets.first(where: { $0.name == name })
                    ?? workbook.sheets.first(where: { $0.name.lowercased() == name.lowercased() })
            else { throw .workbook(.sheetUnknown(name: name, names: workbook.sheets.map(\.name))) }
            let head = try workbook.head(of: sheet)
            guard !head.isEmpty else { throw .empty }
            (self.sheet, self.head, headerPlace) = (sheet, head, search.place(in: head))
            return
        }
        var filled: [(sheet: WorkbookSheet, head: [TableFile.HeadRow], fit: HeaderSearch.Fit)] = []
        for sheet in workbook.sheets where !sheet.isHidden {
            let head = try workbook.head(of: sheet)
            if let fit = search.fit(in: head) { filled.append((sheet, head, fit)) }
        }
        if filled.isEmpty, let row = mapping.headerRow {
            throw .profileUnusable(reason: "no header stands in row \(row) of a sheet")
        }
        let whole = filled.filter(\.fit.isWhole)
        let some = filled.filter { $0.fit.matchedCount > 1 }
        let candidates = whole.isEmpty ? some.isEmpty ? filled : some : whole
        guard let first = candidates.first else {
            throw .workbook(.sheetsEmpty(hidden: workbook.sheets.filter(\.isHidden).map(\.name)))
        }
        // Sheets of which nothing is understood are told apart by nobody; then the first is the one to speak of.
        guard candidates.count == 1 || isTolerant || (whole.isEmpty && some.isEmpty) else {
            throw .workbook(.sheetOpen(names: candidates.map(\.sheet.name)))
        }
        (sheet, head, headerPlace) = (first.sheet, first.head, first.fit.place)
    }
}

extension Workbook {
    /// The first rows of a sheet that are not blank.
    func head(of sheet: WorkbookSheet) throws(UnreadableFile) -> [TableFile.HeadRow] {
        var head: [TableFile.HeadRow] = []
        try forEachRow(of: sheet) { record in
            if !record.isBlank { head.append(TableFile.HeadRow(record)) }
            return head.count < TableFile.headRowCountMax
        }
        return head
    }
}
