import CadreApplication
import CadreDomain
import CadreExchange

extension TableWorkbook {
    /// The bytes of the workbook.
    var bytes: [UInt8] {
        let writer = WorkbookWriter()
        writer.sheet(table.name.isEmpty ? "rows" : table.name, header: table.header) { write in
            for row in table.rows { write(zip(table.columns, row.cells).map { Self.cell($1, kind: $0.kind) }) }
        }
        if !about.isEmpty { writer.about(about) }
        return writer.finish()
    }

    private static func cell(_ cell: Cell, kind: ColumnKind) -> WorkbookCell {
        switch cell {
        case .missing: .empty
        case .int(let value): .number(value)
        case .day(let day): .day(day)
        case .ranked(let text, _): kind == .share ? .decimal(text) : .text(text)
        case .text, .range, .flag: .text(cell.text)
        }
    }
}
