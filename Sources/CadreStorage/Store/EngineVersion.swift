import GRDB

/// The version of the database library that is running.
struct EngineVersion: Sendable {
    /// The version as text, such as `3.40.1`.
    let text: String
    /// The version as one number, such as 3040001.
    let number: Int

    /// The first version in which two connections that reset the log at one instant cannot damage the database.
    ///
    /// Source: <https://sqlite.org/wal.html#walresetbug>.
    static let firstWithoutResetBug = 3_051_003

    init(text: String) {
        self.text = text
        let parts = text.split(separator: ".").map { Int($0) ?? 0 } + [0, 0, 0]
        number = parts[0] * 1_000_000 + parts[1] * 1_000 + parts[2]
    }

    init(of database: Database) throws {
        self.init(text: try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "")
    }
}
