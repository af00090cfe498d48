import CadreDomain

/// One row of a reference table, read column by column.
struct ReferenceTableRow {
    let file: String
    let number: Int
    private let columns: [String: Int]
    private let fields: [String]

    /// Reads the rows under the header, which must name exactly these columns in this order.
    static func rows(of bytes: [UInt8], file: String, columns: [String]) throws(ReferenceTableError) -> [Self] {
        let all = try ReferenceTableText.rows(of: bytes, file: file)
        guard let header = all.first, header == columns else {
            throw ReferenceTableError(
                file: file, row: 1, column: "", found: all.first?.joined(separator: ",") ?? "",
                allowed: columns.joined(separator: ","))
        }
        let places = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
        var rows: [Self] = []
        for (index, fields) in all.enumerated().dropFirst() {
            guard fields.count == columns.count else {
                throw ReferenceTableError(
                    file: file, row: index + 1, column: "", found: "\(fields.count) fields",
                    allowed: "\(columns.count) fields")
            }
            rows.append(Self(file: file, number: index + 1, columns: places, fields: fields))
        }
        return rows
    }

    /// The text of a column, empty where nothing stands there.
    func text(_ column: String) -> String {
        guard let index = columns[column] else { preconditionFailure("\(file) has no column \(column)") }
        return fields[index]
    }

    /// The text of a column that must not be empty.
    func filled(_ column: String) throws(ReferenceTableError) -> String {
        let text = text(column)
        guard !text.isEmpty else { throw error(column, allowed: "a text that is not empty") }
        return text
    }

    /// A value that has a text form, such as a day, a grade or a whole number.
    func value<Value: LosslessStringConvertible>(
        _ column: String, allowed: String, as type: Value.Type = Value.self
    ) throws(ReferenceTableError) -> Value {
        // A form other than the canonical one is refused as well: the tables are our own.
        guard let value = Value(text(column)), value.description == text(column) else {
            throw error(column, allowed: allowed)
        }
        return value
    }

    /// As ``value(_:allowed:as:)``, or nil where the column is empty.
    func optional<Value: LosslessStringConvertible>(
        _ column: String, allowed: String, as type: Value.Type = Value.self
    ) throws(ReferenceTableError) -> Value? {
        text(column).isEmpty ? nil : try value(column, allowed: allowed + ", or nothing", as: type)
    }

    /// One of the named cases of a choice.
    func choice<Value: RawRepresentable & CaseIterable>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(ReferenceTableError) -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: text(column)) else {
            throw error(column, allowed: Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    /// Texts with a semicolon between them; none where the column is empty.
    func list(_ column: String) throws(ReferenceTableError) -> [String] {
        guard !text(column).isEmpty else { return [] }
        let parts = text(column).split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains(""), Set(parts).count == parts.count else {
            throw error(column, allowed: "different texts with a semicolon between them")
        }
        return parts
    }

    /// How much the row can be trusted.
    func confidence() throws(ReferenceTableError) -> Confidence { try choice("confidence") }

    /// Where the row comes from.
    func source() throws(ReferenceTableError) -> String { try filled("source") }

    /// The first day of a row that says so.
    func validFrom() throws(ReferenceTableError) -> Day { try value("valid_from", allowed: "a day as 2026-10-01") }

    /// The days of a row, half-open; without a first or last day it is open on that side.
    func validity() throws(ReferenceTableError) -> DayRange {
        let start: Day? = try optional("valid_from", allowed: "a day as 2026-10-01")
        let end: Day? = try optional("valid_to", allowed: "a day as 2026-10-01")
        guard let days = DayRange(start: start ?? .first, end: end ?? .endless), !days.isEmpty else {
            throw error("valid_to", allowed: "a day after valid_from, or nothing")
        }
        return days
    }

    /// The error that this column is wrong.
    func error(_ column: String, allowed: String) -> ReferenceTableError {
        ReferenceTableError(file: file, row: number, column: column, found: text(column), allowed: allowed)
    }
}
