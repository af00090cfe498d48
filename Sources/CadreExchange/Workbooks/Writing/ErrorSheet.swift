import CadreDomain

/// The table of an import file with its failing cells marked, and what is wrong beside each row.
public struct ErrorSheet {
    /// A problem of a row.
    public struct Mark: Sendable {
        /// The row in the file.
        public let row: Int
        /// The column, as the kind or the header calls it; nil where the whole row is meant.
        public let column: String?
        /// What is wrong and what to do, in words.
        public let sentence: String

        /// Makes a mark.
        public init(row: Int, column: String?, sentence: String) {
            self.row = row
            self.column = column
            self.sentence = sentence
        }
    }

    private static let header = "Problems"

    let fileName: String
    let marks: [Int: [Mark]]

    /// Makes a sheet of a file and the problems of its rows.
    public init(fileName: String, marks: [Mark]) {
        self.fileName = fileName
        self.marks = Dictionary(grouping: marks, by: \.row)
    }

    /// Writes the sheet: the header and every row below it, and a last column with the sentences.
    public func write(
        _ file: [UInt8], kind: ImportKind, mapping: TableMapping, limits: ImportLimits = .standard,
        to writer: WorkbookWriter
    ) throws(UnreadableFile) {
        let table = try TableFile(file, kind: kind, mapping: mapping, limits: limits)
        guard let header = table.header else { throw .empty }
        let names = mapping.names(of: header.names)
        let map = HeaderMap(names, columns: kind.columns)
        var fieldOfColumn: [String: Int] = [:]
        for (field, name) in names.enumerated().reversed() { fieldOfColumn[name] = field }
        for (column, field) in zip(kind.columns, map.fieldOfColumn) { fieldOfColumn[column.name] = field }
        var result: Result<SheetFacts, UnreadableFile> = .success(SheetFacts())
        writer.sheet(fileName, header: header.names + [Self.header]) { write in
            do throws(UnreadableFile) {
                result = .success(
                    try table.forEachRecord(limits: limits) { record in
                        guard record.row > header.number, !record.isBlank else { return }
                        write(cells(record, width: header.names.count, fieldOfColumn))
                    })
            } catch {
                result = .failure(error)
            }
        }
        _ = try result.get()
    }

    private func cells(_ record: CSVRecord, width: Int, _ fieldOfColumn: [String: Int]) -> [WorkbookCell] {
        let marks = marks[record.row] ?? []
        let marked = Set(marks.compactMap { mark in mark.column.flatMap { fieldOfColumn[$0] } })
        var cells = (0..<width).map { field -> WorkbookCell in
            let text = field < record.fields.count ? record.text(field) : ""
            let plain = record.isGuarded ? FormulaGuard.unguarded(text) : text
            return marked.contains(field) ? .marked(plain) : plain.isEmpty ? .empty : .text(plain)
        }
        if !marks.isEmpty { cells.append(.text(marks.map(\.sentence).joined(separator: " "))) }
        return cells
    }
}
