import ArgumentParser
import CadreApplication
import CadreDomain

/// How a command writes its answer.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// Aligned columns for people.
    case table
    /// One JSON value.
    case json
    /// One JSON object a row, one row a line.
    case ndjson
    /// Comma-separated values with a header.
    case csv
    /// An Excel workbook.
    case xlsx

    /// What it is, for the help.
    var meaning: String {
        switch self {
        case .table: "Aligned columns and words for people; the default, but for events."
        case .json: "One JSON value: of a list the total and the rows, of a record all that is shown of it."
        case .ndjson: "One JSON object for each row, one row a line; the default of events."
        case .csv: "The rows as comma-separated values, with a header."
        case .xlsx: "The rows as a sheet of an Excel workbook: numbers as numbers, days as days, nothing as a formula."
        }
    }
}

/// The option that every command has which answers with data.
struct OutputOptions: ParsableArguments {
    @Option(name: [.customShort("o"), .customLong("output")], help: "table, json, ndjson, csv or xlsx.")
    var asked: OutputFormat?

    /// The format asked for, or else the one for people.
    var output: OutputFormat { asked ?? .table }
}

extension DataTable {
    /// Makes a table that only programs read.
    init(_ names: [String], _ rows: [TableRow]) {
        self.init(name: "", title: "", columns: names.map { TableColumn($0, $0) }, rows: rows)
    }

    /// Writes the rows.
    func write(_ format: OutputFormat) {
        switch format {
        case .table: Terminal.write(aligned)
        case .json: Terminal.write(JSONText.list(objects).text + "\n")
        case .ndjson: Terminal.write(JSONText.lines(objects))
        case .csv: Terminal.write(CSVText(header: header, rows: rows.map(\.cells)).bytes)
        case .xlsx: Terminal.write(TableWorkbook(self).bytes)
        }
    }

    /// The table with aligned columns; numbers stand right.
    private var aligned: String {
        let header = columns.map { Self.isCents($0) ? $0.title.replacing("cents", with: "US dollars") : $0.title }
        let cells = rows.map { row in
            zip(columns, row.cells).map { Self.isCents($0) ? Self.dollars($1) : Self.shortened($1.text) }
        }
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

    /// Whether programs get cents, which people read as dollars.
    private static func isCents(_ column: TableColumn) -> Bool { column.name.hasSuffix("_cents") }

    private static func dollars(_ cell: Cell) -> String {
        guard case .int(let cents) = cell else { return cell.text }
        let rest = cents.magnitude % 100
        let whole = Grouped.text(Int(cents.magnitude / 100))
        return (cents < 0 ? "-" : "") + whole + (rest < 10 ? ".0" : ".") + String(rest)
    }

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
    /// Writes the sheet; as rows only its first table.
    func write(_ format: OutputFormat) {
        switch format {
        case .json: Terminal.write(json.text + "\n")
        case .csv, .ndjson: tables.first?.write(format)
        case .xlsx:
            guard let table = tables.first else { return }
            Terminal.write(TableWorkbook(table, of: self).bytes)
        case .table:
            Terminal.write(title + "\n" + ([answer] + notes).map { $0 + "\n" }.joined())
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
                Terminal.write("\n\(table.title)\n")
                table.write(format)
            }
        }
    }
}

extension ListPage {
    /// Writes the list with its evidence where that is asked for.
    ///
    /// - Parameter path: The address of the list.
    func write(
        _ options: DataOptions, _ asked: EvidenceOption, _ list: ListOptions, name: String, path: String
    ) throws {
        guard asked.evidence else { return write(options.output, name: name) }
        let ending = try asked.ending(options.output, list)
        let file = ending == "csv" ? CSVText(columns: exported, rows: rows).bytes : JSONText.lines(objects)
        let evidence = ExportEvidence(
            query: Address.canonical("\(path).\(ending)", query.items, on: asOf).text, rows: ExportedRows(self),
            exportedAt: Clock.now(), by: try options.caller().actor, reader: ExportReader(try options.caller()),
            version: BuildFacts.version, file: file
        )
        Terminal.write(file + (ending == "csv" ? evidence.csvLines : evidence.jsonLine))
    }

    /// Writes the page: the rows, and on standard error how many there are.
    ///
    /// People see the columns that pages show unless they name others; programs get every column.
    func write(_ format: OutputFormat, name: String) {
        switch format {
        case .json: Terminal.write(json.text + "\n")
        case .ndjson: Terminal.write(JSONText.lines(objects))
        case .csv:
            let columns = exported.map { TableColumn($0.name, $0.title) }
            let cells = rows.map { row in TableRow(exported.map { $0.value(row) }) }
            DataTable(name: name, title: name, columns: columns, rows: cells).write(format)
        case .xlsx: Terminal.write(TableWorkbook(self, named: name).bytes)
        case .table:
            table(name: name, title: name) { _ in nil }.write(format)
            // Not every table is named for its rows.
            let noun = name.hasSuffix("s") && !name.contains("_") || name == "people" ? name : "rows"
            Terminal.note("\(rows.count) of \(total) \(noun) on \(asOf)")
        }
        if let sampleSentence { Terminal.note("sample: \(sampleSentence)") }
        (format == .table ? shownNotes : notes).forEach(Terminal.note)
    }
}
