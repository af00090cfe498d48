import CadreDomain

/// The row at hand of an import file: gives the values of its columns and notes what is wrong with them.
struct RowReader {
    /// The columns of the kind.
    let columns: [ImportColumn]
    /// Which field belongs to which column.
    let header: HeaderMap
    /// The fields of the row.
    var record = CSVRecord()
    /// The problems of the file.
    var problems: ProblemList
    /// Whether the row has a problem that keeps it out.
    private(set) var isRejected = false

    /// Starts before the first row.
    init(columns: [ImportColumn], header: HeaderMap, problems: ProblemList) {
        self.columns = columns
        self.header = header
        self.problems = problems
    }

    /// Moves to a row.
    mutating func start(_ record: CSVRecord) {
        self.record = record
        isRejected = false
    }

    /// Whether the field of a column is empty or its column missing.
    func isEmpty(_ column: Int) -> Bool {
        guard let field = header.fieldOfColumn[column] else { return true }
        return record.withField(field) { bytes in bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    /// What stands in a column, right or wrong; nil where nothing does.
    func written(_ column: Int) -> String? {
        guard let field = header.fieldOfColumn[column], field < record.fields.count, !isEmpty(column)
        else { return nil }
        return unguarded(field)
    }

    /// The text of a column as it was before it was written; nil where it is empty or wrong.
    mutating func text(_ column: Int) -> String? {
        guard let field = header.fieldOfColumn[column], !isEmpty(column) else {
            noteMissing(column)
            return nil
        }
        guard let lengthMax = columns[column].lengthMax else { return record.text(field) }
        switch TextCell.reading(unguarded(field), lengthMax: lengthMax) {
        case .value(let text): return text
        case .problem(let problem):
            note(column, problem)
            return nil
        }
    }

    /// The value of a column; nil where it is empty or wrong.
    mutating func value<Value>(_ column: Int, _ memo: inout ColumnMemo<Value>) -> Value? {
        guard let field = header.fieldOfColumn[column], !isEmpty(column) else {
            noteMissing(column)
            return nil
        }
        switch record.withField(field, { memo.reading($0) }) {
        case .value(let value): return value
        case .problem(let problem):
            note(column, problem)
            return nil
        }
    }

    /// The value of a column that is read anew in each row; nil where it is empty or wrong.
    mutating func value<Value>(_ column: Int, _ read: (String) -> CellReading<Value>) -> Value? {
        guard let text = text(column) else { return nil }
        switch read(text) {
        case .value(let value): return value
        case .problem(let problem):
            note(column, problem)
            return nil
        }
    }

    /// Notes that a column which this row needs is empty.
    mutating func noteNeeded(_ column: Int, because reason: String) {
        note(column, CellProblem(.valueMissing, allowed: columns[column].note, fix: "\(reason)."))
    }

    /// Notes a value in a column that must be empty in this row.
    mutating func noteUnexpected(_ column: Int, because reason: String) {
        note(column, CellProblem(.valueUnexpected, allowed: "an empty field", fix: "\(reason)."))
    }

    /// Notes what is wrong with a column; nil stands for the whole row.
    mutating func note(_ column: Int?, _ problem: CellProblem, found: String? = nil) {
        let text = column.flatMap { header.fieldOfColumn[$0] }.map { record.text($0) }
        problems.add(
            row: record.row, column: column.map { columns[$0].name }, found: found ?? text ?? "", problem
        )
        isRejected = true
    }

    /// Notes what a person should look at although the row is taken.
    mutating func warn(_ column: Int, _ problem: CellProblem) {
        let text = header.fieldOfColumn[column].map { record.text($0) }
        problems.add(row: record.row, column: columns[column].name, found: text ?? "", problem)
    }

    /// The text of a field as it was before it was written.
    private func unguarded(_ field: Int) -> String {
        record.isGuarded ? FormulaGuard.unguarded(record.text(field)) : record.text(field)
    }

    /// Notes what is wrong with cells of a workbook, as far as their columns are read.
    mutating func noteCellFaults() {
        for cell in record.cellFaults {
            guard let column = header.fieldOfColumn.firstIndex(of: cell.field) else { continue }
            note(column, CellProblem(cell.fault))
        }
    }

    private mutating func noteMissing(_ column: Int) {
        guard columns[column].isRequired else { return }
        note(column, CellProblem(.valueMissing, allowed: columns[column].note, fix: "Fill in the field."))
    }
}
