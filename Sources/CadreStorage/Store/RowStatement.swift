import CadreDomain
import Foundation
import GRDB
import GRDBSQLite

/// A prepared statement that is run row by row, straight on SQLite's interface: a commit may run it 100,000 times.
struct RowStatement {
    private let statement: Statement
    private let connection: SQLiteConnection?

    /// Takes the statement from the connection's cache or prepares it.
    init(_ sql: String, _ database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
        connection = database.sqliteConnection
    }

    /// Prepares the statement that writes a row, in place of one with the same key.
    init(upsertInto table: String, key: [String], columns: [String], _ database: Database) throws {
        let names = (key + columns).map { "\"\($0)\"" }.joined(separator: ", ")
        let marks = Array(repeating: "?", count: key.count + columns.count).joined(separator: ", ")
        let keys = key.map { "\"\($0)\"" }.joined(separator: ", ")
        let sets = columns.map { "\"\($0)\" = excluded.\"\($0)\"" }.joined(separator: ", ")
        let action = sets.isEmpty ? "NOTHING" : "UPDATE SET \(sets)"
        try self.init(
            "INSERT INTO \(table) (\(names)) VALUES (\(marks)) ON CONFLICT (\(keys)) DO \(action)", database)
    }

    /// Runs it with these values, one for each mark.
    func run(_ values: [DatabaseValue]) throws {
        _ = try step(values)
    }

    /// Whether it finds a row with these values.
    func finds(_ values: [DatabaseValue]) throws -> Bool {
        try step(values)
    }

    /// Takes one step, which runs a statement that writes to its end.
    private func step(_ values: [DatabaseValue]) throws -> Bool {
        let handle = statement.sqliteStatement
        defer { sqlite3_reset(handle) }
        for (index, value) in values.enumerated() {
            let code = Self.bind(value, to: handle, at: CInt(index + 1))
            guard code == SQLITE_OK else { throw error(code) }
        }
        switch sqlite3_step(handle) {
        case SQLITE_DONE: return false
        case SQLITE_ROW: return true
        case let code: throw error(code)
        }
    }

    private func error(_ code: CInt) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "code \(code)")
    }

    private static func bind(_ value: DatabaseValue, to handle: OpaquePointer, at index: CInt) -> CInt {
        // Tells SQLite to copy the bytes; the C macro is a cast that Swift does not see.
        let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value.storage {
        case .null: return sqlite3_bind_null(handle, index)
        case .int64(let number): return sqlite3_bind_int64(handle, index, number)
        case .double(let number): return sqlite3_bind_double(handle, index, number)
        case .string(var text):
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    guard let start = characters.baseAddress else {
                        return sqlite3_bind_text(handle, index, "", 0, copy)
                    }
                    return sqlite3_bind_text(handle, index, start, CInt(characters.count), copy)
                }
            }
        case .blob(let data):
            return data.withUnsafeBytes { sqlite3_bind_blob(handle, index, $0.baseAddress, CInt($0.count), copy) }
        }
    }
}

extension ID {
    var databaseValue: DatabaseValue { rawValue.databaseValue }
}

extension Day {
    var databaseValue: DatabaseValue { Int64(number).databaseValue }
}

extension Optional {
    /// The value as a column, or NULL.
    func column(_ value: (Wrapped) -> DatabaseValue) -> DatabaseValue { map(value) ?? .null }
}
