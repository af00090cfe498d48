public import CadreDomain

/// A column of a finished table.
public struct TableColumn: Hashable, Sendable {
    /// The name in JSON and CSV.
    public let name: String
    /// The title in tables, with its unit.
    public let title: String
    /// What it means, in one sentence.
    public let definition: String
    /// Whether its values are numbers, set right.
    public let isNumber: Bool
    /// The kind of values, which decides how its rows are chosen.
    public let kind: ColumnKind

    /// Makes a column; of numbers or texts unless another kind is given.
    public init(
        _ name: String, _ title: String, _ definition: String = "", isNumber: Bool = false, kind: ColumnKind? = nil
    ) {
        self.name = name
        self.title = title
        self.definition = definition
        self.kind = kind ?? (isNumber ? .int : .text)
        self.isNumber = isNumber || self.kind.isNumber
    }
}

extension TableColumn {
    /// Takes the column of a list; numbers are set right.
    init<Row>(_ column: Column<Row>) {
        self.init(column.name, column.title, column.definition, kind: column.kind)
    }
}

/// A row of a finished table; each cell may lead to the rows or the record behind it.
public struct TableRow: Hashable, Sendable {
    /// The values, one a column.
    public let cells: [Cell]
    /// Where each cell leads, by column index.
    public let links: [Int: Address]

    /// Makes a row.
    public init(_ cells: [Cell], links: [Int: Address] = [:]) {
        self.cells = cells
        self.links = links
    }
}

/// A finished table: the same cells become HTML, CSV, JSON and text.
public struct DataTable: Hashable, Sendable {
    /// The name in JSON, such as `by_command`.
    public let name: String
    /// The title.
    public let title: String
    /// The columns.
    public let columns: [TableColumn]
    /// The rows.
    public let rows: [TableRow]

    /// Makes a table.
    public init(name: String, title: String, columns: [TableColumn], rows: [TableRow]) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// The rows as objects.
    public var objects: [JSONText] {
        rows.map { row in .object(zip(columns, row.cells).map { ($0.name, $1.json) }) }
    }

    /// The table with only its first rows.
    public func first(_ count: Int) -> DataTable {
        DataTable(name: name, title: title, columns: columns, rows: Array(rows.prefix(count)))
    }

    /// The names of the columns, for the header of a CSV file.
    public var header: [String] { columns.map(\.name) }
}

/// A figure that a person sees, with what it means and the rows behind it.
public struct Figure: Hashable, Sendable {
    /// The name in JSON.
    public let name: String
    /// The title.
    public let title: String
    /// The value.
    public let value: Cell
    /// What it means, in one sentence.
    public let definition: String
    /// The rows that it counts; nil where it is no count of rows.
    public let rows: Address?

    /// Makes a figure.
    public init(name: String, title: String, value: Cell, definition: String, rows: Address?) {
        self.name = name
        self.title = title
        self.value = value
        self.definition = definition
        self.rows = rows
    }
}

extension Figure {
    /// The value that a column has in a row.
    ///
    /// - Parameter rows: The rows that it counts; nil where it is no count of rows.
    init<Row>(_ column: Column<Row>, of row: Row, rows: Address? = nil) {
        self.init(
            name: column.name, title: column.title, value: column.value(row), definition: column.definition, rows: rows
        )
    }
}

/// What one page answers: a sentence, figures and tables, as of a day and a journal index.
public struct Sheet: Sendable {
    /// The title of the page.
    public var title: String
    /// The sentence with the number that the page is for.
    public var answer: String
    /// The day it looks at.
    public var asOf: Day
    /// The journal index it was read at.
    public var journalIndex: Int64
    /// Single facts and figures.
    public var figures: [Figure]
    /// Tables; the first is what files of rows export.
    public var tables: [DataTable]
    /// What to know of the names and figures, such as that a table they come from is unverified; one sentence each.
    public var notes: [String]
    /// How many rows the first table has in all, where the sheet is a list of them; nil where it is about one thing.
    public var total: Int?
    /// The cursor of the rows that follow, where the sheet is one page of a list; nil where nothing follows.
    public var next: String?

    /// Makes a sheet.
    public init(
        title: String, answer: String, asOf: Day, journalIndex: Int64, figures: [Figure] = [],
        tables: [DataTable] = [], notes: [String] = [], isList: Bool = false
    ) {
        self.title = title
        self.answer = answer
        self.asOf = asOf
        self.journalIndex = journalIndex
        self.figures = figures
        self.tables = tables
        self.notes = notes
        total = isList ? tables.first?.rows.count ?? 0 : nil
    }

    /// The table with this name.
    public func table(_ name: String) -> DataTable? { tables.first { $0.name == name } }

    /// The sheet with the table of this name first, whose rows files then hold.
    ///
    /// - Parameter names: The names of the tables that may be asked for.
    public func beginning(with name: String, of names: [String]) throws(Refusal) -> Sheet {
        guard names.contains(name), let table = table(name) else { throw Self.unknownTable(name, names) }
        var sheet = self
        sheet.tables = [table] + tables.filter { $0.name != name }
        return sheet
    }

    /// Why a table that is asked for cannot be given.
    static func unknownTable(_ name: String, _ names: [String]) -> Refusal {
        Refusal(
            .parameterBadValue, "There is no table (\(name)) here.",
            fix: "Its tables: \(names.joined(separator: ", "))."
        )
    }

    /// The sheet with only one page of the rows of its first table.
    public func page(_ query: ListQuery) -> Sheet { keeping { query.range(of: $0) } }

    /// The sheet with only the first rows of its first table.
    public func first(_ count: Int) -> Sheet { keeping { 0..<min(count, $0) } }

    private func keeping(_ range: (Int) -> Range<Int>) -> Sheet {
        guard let table = tables.first else { return self }
        var sheet = self
        sheet.tables[0] = DataTable(
            name: table.name, title: table.title, columns: table.columns,
            rows: Array(table.rows[range(table.rows.count)])
        )
        return sheet
    }

    /// The sheet as one JSON object; the figures and tables stand under their names.
    ///
    /// `figure_rows` holds the addresses of the rows that figures count. Where the sheet is a list, `total`, `next` and
    /// `rows` stand for its first table, as in every list; `notes` stand where there are any.
    public var json: JSONText {
        let lists = tables.map { ($0.name, JSONText.list($0.objects)) }
        let list =
            total.map {
                [("total", JSONText.int($0)), ("next", .optional(next)), ("rows", lists.first?.1 ?? .list([]))]
            } ?? []
        return .object(members + list + lists)
    }

    /// The members of the JSON object besides the tables: title, sentence, day, figures and notes.
    public var members: [(String, JSONText)] {
        var members: [(String, JSONText)] = [
            ("title", .text(title)), ("answer", .text(answer)), ("as_of", .text(asOf.description)),
            ("journal_index", .int(Int(journalIndex))),
            ("figures", .object(figures.map { ($0.name, $0.value.json) })),
            (
                "figure_rows",
                .object(figures.compactMap { figure in figure.rows.map { (figure.name, .text($0.text)) } })
            ),
        ]
        if !notes.isEmpty { members.append(("notes", .list(notes.map(JSONText.text)))) }
        return members
    }
}

extension ListPage {
    /// The page as a finished table for people; a value that no source confirms says so.
    ///
    /// - Parameter link: Where the first column leads.
    public func table(name: String, title: String, link: (Row) -> Address?) -> DataTable {
        DataTable(
            name: name, title: title,
            columns: columns.map(TableColumn.init),
            rows: rows.map { row in
                TableRow(
                    columns.map { column in
                        let value = column.value(row)
                        return column.isUnverified(row) ? .text("\(value.text) (unverified)") : value
                    },
                    links: link(row).map { [0: $0] } ?? [:]
                )
            }
        )
    }

    /// The page as JSON: `total`, `rows`, `next`, `notes` where there are any, and where it stands.
    public var json: JSONText {
        .object(
            [
                ("total", .int(total)), ("as_of", .text(asOf.description)), ("journal_index", .int(Int(journalIndex))),
                ("next", .optional(next)),
            ] + sampleMembers + noteMembers + [("rows", .list(objects))]
        )
    }

    /// What JSON says of what to know of the rows, `notes`; nothing where nothing is to be known.
    public var noteMembers: [(String, JSONText)] {
        notes.isEmpty ? [] : [("notes", .list(notes.map(JSONText.text)))]
    }

    /// The rows as objects of the columns that programs get.
    public var objects: [JSONText] {
        rows.map { row in .object(exported.map { ($0.name, $0.value(row).json) }) }
    }
}
