public import CadreDomain

/// Reads import files into drafts; bad rows become problems, only an unreadable file throws.
public struct ImportReader: Sendable {
    let words: Vocabularies
    let limits: ImportLimits

    /// Makes a reader that looks words up in these tables.
    public init(tables: ReferenceTables, limits: ImportLimits = .standard) {
        words = Vocabularies(tables)
        self.limits = limits
    }

    /// Reads a file of one kind: CSV, or one sheet of an Excel workbook.
    ///
    /// - Parameters:
    ///   - file: The bytes as they are on disk.
    ///   - fileName: The name to show in problems.
    ///   - kind: What the rows are; told from the mapping or the header where nil.
    ///   - mapping: How the columns of the file become those of the kind.
    /// - Throws: ``UnreadableFile``; also where the kind is nil and the header fits none, or more than one.
    public func read(
        _ file: [UInt8], fileName: String, kind: ImportKind?, mapping: TableMapping = .none
    ) throws(UnreadableFile) -> ImportDraft {
        let known = kind ?? mapping.kind
        let table = try TableFile(file, kind: known, mapping: mapping, limits: limits)
        guard let header = table.header else {
            guard let row = mapping.headerRow else { throw .empty }
            throw .profileUnusable(reason: "no header stands in row \(row)")
        }
        let names = mapping.names(of: header.names)
        let withFixed = names + mapping.fixed.keys.sorted()
        guard let kind = known ?? ImportKind.detect(withFixed) else { throw .kindUnknown(header: header.names) }
        try mapping.check(kind)
        let rows = try MappedRows(header.names, columns: kind.columns, mapping: mapping)
        let file = (table: table, header: header.number, rows: rows)
        return switch kind {
        case .offices: try draft(file, fileName, kind, OfficeRows(words: words))
        case .positions: try draft(file, fileName, kind, PositionRows(words: words))
        case .people: try draft(file, fileName, kind, PersonRows(words: words))
        case .qualifications: try draft(file, fileName, kind, QualificationRows(words: words))
        case .assignments: try draft(file, fileName, kind, AssignmentRows(words: words))
        }
    }

    private func draft<Parser: RowParser>(
        _ file: (table: TableFile, header: Int, rows: MappedRows), _ fileName: String, _ kind: ImportKind,
        _ parser: Parser
    ) throws(UnreadableFile) -> ImportDraft {
        let table = file.table
        var sheet = ImportSheet(
            parser: parser, nameColumn: Parser.columns.firstIndex { $0.name == kind.nameColumn },
            problems: ProblemList(file: fileName, countMax: limits.problemCountMax), headerRow: file.header,
            mapping: file.rows, isWorkbook: table.sheet != nil
        )
        let facts = try table.forEachRecord(limits: limits) { record in sheet.take(record) }
        sheet.finish(facts)
        let problems = sheet.problems
        return ImportDraft(
            kind: kind, fileName: fileName, byteCount: table.byteCount, encoding: table.encoding,
            delimiter: table.delimiter, sheet: table.sheet.map { sheet.place(of: $0) }, rowCount: sheet.rowCount,
            blankRowCount: sheet.blankRowCount,
            rejectedRowCount: sheet.rowCount - sheet.rows.count, rejectedNames: sheet.rejectedNames,
            rows: Parser.rows(sheet.rows), problems: problems.problems, problemCount: problems.count,
            groups: problems.sortedGroups
        )
    }
}
