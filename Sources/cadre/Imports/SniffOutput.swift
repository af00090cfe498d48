import CadreApplication
import CadreDomain
import CadreExchange

/// What a look at a file writes; as rows its columns.
struct SniffOutput {
    let name: String
    let sniff: FileSniff

    func write(_ format: OutputFormat) {
        switch format {
        case .json: Terminal.write(json.text + "\n")
        case .csv, .ndjson, .xlsx: columns.write(format)
        case .table:
            Terminal.write(words)
            if sniff.sheets.count > 1 { sheets.write(.table) }
            columns.write(.table)
        }
    }

    private var words: String {
        let place = (sniff.sheet.map { "sheet \($0), " } ?? "") + "header in row \(sniff.headerRow)"
        var lines = ["\(name): \(place), \(Grouped.count(sniff.rowCount, "row"))"]
        lines.append(
            sniff.kind.map { "It seems to hold \($0.rawValue)." }
                ?? "What the rows are cannot be told; name it with --kind."
        )
        if !sniff.missing.isEmpty { lines.append("Required and not found: \(sniff.missing.joined(separator: ", ")).") }
        if !sniff.titles.isEmpty {
            lines.append("Above the header: \(sniff.titles.map { "(\($0))" }.joined(separator: ", ")).")
        }
        if let first = sniff.noteRows.first {
            lines.append("Notes below the table, not read as rows: \(sniff.noteRows.count) from row \(first) on.")
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private var sheets: DataTable {
        DataTable(
            ["sheet", "hidden", "rows", "header_row", "columns", "hidden_rows", "merged"],
            sniff.sheets.map {
                TableRow([
                    .optional($0.name), .flag($0.isHidden), .int($0.filledRowCount), .optional($0.headerRow),
                    .int($0.columnCount), .int($0.hiddenRowCount), .int($0.mergedCount),
                ])
            }
        )
    }

    private var columns: DataTable {
        DataTable(
            [
                "letters", "name", "type", "type_count", "filled", "empty", "distinct", "faulty", "samples",
                "suggested", "sure_percent", "reason",
            ],
            sniff.columns.map {
                TableRow([
                    .text($0.letters), .text($0.name), .text($0.type.rawValue), .int($0.typeCount),
                    .int($0.filledCount), .int($0.emptyCount), .int($0.distinctCount), .int($0.faultyCount),
                    .text($0.samples.joined(separator: " | ")), .optional($0.suggestion?.column),
                    .optional($0.suggestion?.sureness), .optional($0.suggestion?.reason),
                ])
            }
        )
    }

    private var json: JSONText {
        .object([
            ("file", .text(name)), ("sheet", .optional(sniff.sheet)), ("header_row", .int(sniff.headerRow)),
            ("rows", .int(sniff.rowCount)), ("kind", .optional(sniff.kind?.rawValue)),
            ("missing", .list(sniff.missing.map(JSONText.text))), ("titles", .list(sniff.titles.map(JSONText.text))),
            ("note_rows", .list(sniff.noteRows.map(JSONText.int))), ("sheets", .list(sheets.objects)),
            ("columns", .list(columns.objects)),
        ])
    }
}
