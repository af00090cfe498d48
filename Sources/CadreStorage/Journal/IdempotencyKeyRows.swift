import CadreApplication
import GRDB

/// Reads and writes the keys that make a write happen once.
enum IdempotencyKeyRows {
    /// What the key was answered with before; nil where it is new.
    static func result(of key: IdempotencyKey, _ database: Database) throws -> String? {
        let statement = try database.cachedStatement(
            sql: "SELECT requestDigest, result FROM idempotencyKey WHERE key = ?")
        guard let found = try Row.fetchOne(statement, arguments: [key.key]) else { return nil }
        let row = StoredRow(row: found, table: "idempotencyKey")
        guard try row.text(0) == key.requestDigest else { throw StoreError.keyReused }
        return try row.text(1)
    }

    /// Notes what the key was answered with.
    static func write(
        _ key: IdempotencyKey, result: String, at: Timestamp, journalIndex: Int64, _ database: Database
    ) throws {
        try RowStatement(
            "INSERT INTO idempotencyKey (key, requestDigest, result, at, journalIndex) VALUES (?, ?, ?, ?, ?)",
            database
        )
        .run([
            key.key.databaseValue, key.requestDigest.databaseValue, result.databaseValue,
            at.milliseconds.databaseValue, journalIndex.databaseValue,
        ])
    }
}
