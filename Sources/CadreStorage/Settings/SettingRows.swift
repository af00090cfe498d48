import GRDB

/// Writes the named settings of the data directory.
struct SettingWriter {
    private let upsert: RowStatement

    init(_ database: Database) throws {
        upsert = try RowStatement(upsertInto: "setting", key: ["name"], columns: ["value"], database)
    }

    func write(name: String, value: String) throws {
        try upsert.run([name.databaseValue, value.databaseValue])
    }
}

/// Reads the named settings of the data directory.
enum SettingRows {
    /// Every setting.
    static func all(_ database: Database) throws -> [String: String] {
        let cursor = try Row.fetchCursor(database, sql: "SELECT name, value FROM setting")
        var settings: [String: String] = [:]
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "setting")
            settings[try row.text(0)] = try row.text(1)
        }
        return settings
    }
}
