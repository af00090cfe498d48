import CadreApplication
import CadreDomain

/// A row of a finished table whose values are read by the names of its columns.
struct SheetRow: Sendable {
    let table: DataTable
    let row: TableRow

    /// The value under a column; missing where the table has no such column.
    subscript(name: String) -> CadreApplication.Cell {
        table.columns.firstIndex { $0.name == name }.map { row.cells[$0] } ?? .missing
    }

    /// Where the row leads whose head has no address of its own: to the record or the rule that the head names, to the
    /// first of its figures, or to the rule that it speaks of.
    func ownAddress(head: String, _ request: WebRequest) -> String? {
        if head == "rule" { return RuleHelp.address(of: self[head].text) }
        if let record = JournalSentence.address(head, self[head].text), self[head] != .missing {
            return request.link(record)
        }
        let first = row.links.min { $0.key < $1.key }?.value
        return first.map { request.link($0.path, $0.items) } ?? RuleHelp.address(of: self["rule"].text)
    }

    /// Where the value under a column leads.
    func address(of name: String, _ request: WebRequest) -> String? {
        table.columns.firstIndex { $0.name == name }.flatMap { row.links[$0] }
            .map { request.link($0.path, $0.items) }
    }
}

extension TableModel {
    /// Makes the table of a sheet for people: the columns named, in that order, each figure with its link.
    ///
    /// - Parameters:
    ///   - table: The finished table.
    ///   - request: Who asked; links keep looking at the same day.
    ///   - shown: The names of the columns to show; every column where nil.
    ///   - rows: Which rows to show; every row where nil.
    ///   - caption: What stands under the label; the day and the journal index where nil.
    ///   - isCompact: Whether rows are 28 instead of 32 px high.
    ///   - isTitled: Whether a heading above the table says its title.
    ///   - order: The order of the rows, where they are those of a list whose heads sort; nil where heads do not.
    ///   - titles: Words for the heads of columns, by name, where the column's own title does not fit.
    ///   - cell: What to show in place of the value itself; nil for the value.
    init(
        _ table: DataTable, _ request: WebRequest, columns shown: [String]? = nil, rows: Range<Int>? = nil,
        caption: String? = nil, isCompact: Bool = false, isTitled: Bool = true,
        order: [ListQuery.Order]? = nil, titles: [String: String] = [:],
        cell: (SheetRow, String) -> Cell? = { _, _ in nil }
    ) {
        let columns = (shown ?? table.header).compactMap { name in table.columns.first { $0.name == name } }
        self.init(
            table.title, caption: caption ?? SheetText.caption(request),
            headers: columns.map { column in
                let sorted = order?.first.flatMap { $0.field == column.name ? $0 : nil }
                let next = sorted?.isDescending == false ? "-" + column.name : column.name
                return Header(
                    titles[column.name] ?? column.title, isNumber: SheetText.isNumber(column),
                    definition: column.definition.isEmpty ? nil : column.definition,
                    sortAddress: order.map { _ in request.address(setting: "sort", to: next) },
                    isDescending: sorted?.isDescending
                )
            },
            rows: table.rows[rows ?? table.rows.indices].map { row in
                let row = SheetRow(table: table, row: row)
                var cells = columns.map { column in
                    cell(row, column.name)
                        ?? Cell(
                            SheetText.text(row[column.name]), address: row.address(of: column.name, request),
                            isNumber: SheetText.isNumber(column),
                            mark: SheetText.mark(row[column.name], column.name)
                        )
                }
                if let head = columns.first, cells[0].address == nil {
                    cells[0].address = row.ownAddress(head: head.name, request)
                }
                return Row(cells)
            },
            isCompact: isCompact
        )
        self.isTitled = isTitled
    }
}

/// How the values of sheets are written on pages.
enum SheetText {
    /// The value as people read it; a dash where nothing is known or nothing applies.
    static func text(_ cell: CadreApplication.Cell) -> String {
        switch cell {
        case .int(let value): Words.number(value)
        case .missing: "\u{2013}"
        case .text, .ranked, .day, .range, .flag: cell.text
        }
    }

    /// The value of a figure that stands alone; shares with their per cent sign.
    static func text(_ figure: CadreApplication.Figure) -> String {
        switch figure.value {
        case .missing: Words.notReported
        case .ranked where shares.contains(figure.name): figure.value.text + " %"
        default: text(figure.value)
        }
    }

    /// Whether a column is set right: numbers and shares.
    static func isNumber(_ column: TableColumn) -> Bool { column.isNumber || shares.contains(column.name) }

    /// The day and the place in the journal that a table was read at.
    static func caption(_ request: WebRequest) -> String {
        "As of \(Words.day(request.asOf)), journal index \(Words.number(Int(request.state.journalIndex)))."
    }

    /// The mark in place of a word of state; nil for plain values.
    static func mark(_ cell: CadreApplication.Cell, _ column: String) -> Mark? {
        switch (column, cell.text) {
        case ("status", "filled"): .good("filled")
        case ("status", "vacant"): .bad("vacant")
        case ("status", "not_authorized"): .quiet("not authorized")
        case ("relief", "named"): .good("named")
        case ("relief", "none"): .bad("none")
        case ("key_billet", "yes"): .key()
        case ("state", "draft"), ("state", "submitted"), ("state", "published"): SlateList.mark(cell.text)
        default: nil
        }
    }

    private static let shares: Set<String> = ["fill", "match"]
}
