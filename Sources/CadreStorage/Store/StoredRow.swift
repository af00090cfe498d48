import CadreApplication
import CadreDomain
import GRDB

/// A row under the cursor, read column by column; a value that cannot be read is reported with its table and row.
struct StoredRow {
    let row: Row
    let table: String

    func text(_ column: Int) throws -> String { try row.decode(String.self, atIndex: column) }
    func optionalText(_ column: Int) throws -> String? { try row.decode(String?.self, atIndex: column) }
    func int(_ column: Int) throws -> Int { try row.decode(Int.self, atIndex: column) }
    func optionalInt(_ column: Int) throws -> Int? { try row.decode(Int?.self, atIndex: column) }
    func flag(_ column: Int) throws -> Bool { try row.decode(Int.self, atIndex: column) != 0 }

    func id<Noun>(_ column: Int) throws -> ID<Noun> {
        let text = try text(column)
        return try require(ID(text), column, text)
    }

    func optionalID<Noun>(_ column: Int) throws -> ID<Noun>? {
        guard let text = try optionalText(column) else { return nil }
        return try require(ID(text), column, text)
    }

    func day(_ column: Int) throws -> Day {
        let number = try int(column)
        let range = Int(Day.first.number)...Int(Day.endless.number)
        return try require(range.contains(number) ? Day(number: Int32(number)) : nil, column, number)
    }

    func optionalDay(_ column: Int) throws -> Day? {
        try optionalInt(column) == nil ? nil : day(column)
    }

    /// The range whose start stands in the column and whose end stands in the next.
    func days(from column: Int) throws -> DayRange {
        let (start, end) = (try day(column), try day(column + 1))
        return try require(DayRange(start: start, end: end), column, "\(start) to \(end)")
    }

    func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word {
        let text = try text(column)
        return try require(Word(rawValue: text), column, text)
    }

    func optionalWord<Word: RawRepresentable<String>>(_ column: Int) throws -> Word? {
        guard let text = try optionalText(column) else { return nil }
        return try require(Word(rawValue: text), column, text)
    }

    func require<Value>(_ value: Value?, _ column: Int, _ found: some CustomStringConvertible) throws -> Value {
        if let value { return value }
        throw StoreError.corrupt(reason: "\(describedRow): column \(name(of: column)) holds \(found)")
    }

    private var describedRow: String { "\(table) \(row[0] as DatabaseValue)" }
    private func name(of column: Int) -> String { row.columnNames.dropFirst(column).first ?? "\(column)" }
}

/// Values that many rows share, read from their text once.
struct Vocabulary<Value> {
    private var values: [String: Value] = [:]
    private let parse: (String) -> Value?

    init(_ parse: @escaping (String) -> Value?) { self.parse = parse }

    /// The value for the text in the column.
    mutating func value(_ row: StoredRow, _ column: Int) throws -> Value {
        try value(of: row.text(column), row, column)
    }

    /// The value for the text in the column; nil where there is none.
    mutating func optionalValue(_ row: StoredRow, _ column: Int) throws -> Value? {
        guard let text = try row.optionalText(column) else { return nil }
        return try value(of: text, row, column)
    }

    private mutating func value(of text: String, _ row: StoredRow, _ column: Int) throws -> Value {
        if let known = values[text] { return known }
        let value = try row.require(parse(text), column, text)
        values[text] = value
        return value
    }
}
