import CadreDomain

/// Rows of an import file as cells by the name of their column, as forms and commands give them.
public enum CellRows {
    /// The file that holds these rows, the header first; a column that a row lacks is empty in it.
    public static func file(_ rows: [[String: String]], kind: ImportKind) -> [UInt8] {
        var writer = CSVWriter()
        writer.row(kind.columns.map(\.name))
        for row in rows {
            for column in kind.columns {
                let value = row[column.name] ?? ""
                if column.isText { writer.text(value) } else { writer.code(value) }
            }
            writer.endRow()
        }
        return writer.bytes
    }

    /// The rows of a file that Cadre wrote, in its order; empty where it cannot be read.
    public static func cells(_ file: [UInt8], kind: ImportKind) -> [[String: String]] {
        guard let text = try? CSVText(file, limits: .standard) else { return [] }
        let columns = kind.columns
        var rows: [[String: String]] = []
        try? text.forEachRecord(limits: .standard) { record in
            var row: [String: String] = [:]
            for (index, column) in columns.enumerated() where index < record.fields.count {
                let value = record.text(index)
                row[column.name] = column.isText ? FormulaGuard.unguarded(value) : value
            }
            rows.append(row)
        }
        return Array(rows.dropFirst())
    }
}
