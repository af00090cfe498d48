import ArgumentParser
import CadreApplication
import CadreExchange

/// How a command writes its answer.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// Aligned columns for people.
    case table
    /// One JSON value.
    case json
    /// Comma-separated values with a header.
    case csv
}

extension DataTable {
    /// The table as CSV, formula cells neutralised.
    var csv: [UInt8] {
        var writer = CSVWriter()
        writer.row(columns.map(\.name))
        for row in rows {
            for cell in row.cells {
                switch cell {
                case .text(let text): writer.text(text)
                case .missing: writer.code(nil)
                default: writer.code(cell.text)
                }
            }
            writer.endRow()
        }
        return writer.bytes
    }

    /// The table with aligned columns; numbers stand right.
    var aligned: String {
        let header = columns.map(\.title)
        let cells = rows.map { $0.cells.map { Self.shortened($0.text) } }
        let widths = header.indices.map { index in
            max(header[index].count, cells.map { $0[index].count }.max() ?? 0)
        }
        func line(_ texts: [String]) -> String {
            let padded = texts.indices.map { index in
                let space = String(repeating: " ", count: widths[index] - texts[index].count)
                return columns[index].isNumber ? space + texts[index] : texts[index] + space
            }
            var text = padded.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }
        return line(header) + cells.map(line).joined()
    }

    private static let cellWidthMax = 60

    private static func shortened(_ text: String) -> String {
        // A terminal obeys control characters; a table shows that they are there.
        let plain = String(
            text.map { character in
                character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "\u{FFFD}" : character
            })
        return plain.count > cellWidthMax ? plain.prefix(cellWidthMax - 1) + "…" : plain
    }
}

extension Sheet {
    /// Writes the sheet; as CSV only its first table.
    func write(_ format: OutputFormat) {
        switch format {
        case .json: Terminal.write(json.text + "\n")
        case .csv: Terminal.write(tables.first?.csv ?? [])
        case .table:
            Terminal.write(title + "\n" + answer + "\n")
            let shown = figures.filter { $0.value != .missing }
            if !shown.isEmpty {
                let width = shown.map(\.title.count).max() ?? 0
                Terminal.write(
                    "\n"
                        + shown.map {
                            $0.title + String(repeating: " ", count: width - $0.title.count + 2) + $0.value.text + "\n"
                        }.joined()
                )
            }
            for table in tables where !table.rows.isEmpty {
                Terminal.write("\n\(table.title)\n" + table.aligned)
            }
        }
    }
}

extension ListPage {
    /// Writes the page: the rows, and on standard error how many there are.
    ///
    /// People see the columns that pages show unless they name others; JSON and CSV hold every column.
    func write(_ format: OutputFormat, name: String) {
        switch format {
        case .json: Terminal.write(json.text + "\n")
        case .csv:
            let columns = exported.map { TableColumn($0.name, $0.title) }
            let cells = rows.map { row in TableRow(exported.map { $0.value(row) }) }
            Terminal.write(DataTable(name: name, title: name, columns: columns, rows: cells).csv)
        case .table:
            Terminal.write(table(name: name, title: name) { _ in nil }.aligned)
            Terminal.note("\(rows.count) of \(total) \(name) on \(asOf)")
        }
    }
}
