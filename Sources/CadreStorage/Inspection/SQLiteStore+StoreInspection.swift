public import CadreApplication
import GRDB

extension SQLiteStore: StoreInspection {
    /// A quick look, cheap enough for a health page; it does not wait for the writer.
    public func health() async throws(StoreError) -> StoreHealth {
        _ = try await read(JournalRows.lastIndex)
        stopWritingIfMoved()
        return StoreHealth(
            engine: "SQLite \(engineVersion.text)", isDurable: synchronous >= 2 && writeStop.reason == nil,
            writeObstacle: writeStop.obstacle.map { $0 + "." }, warnings: DirectoryState.warnings(directory: directory),
            notes: engineNote.map { [$0] } ?? [])
    }

    /// A note and no warning: the fault needs two connections that write or checkpoint, and here there is one.
    private var engineNote: String? {
        guard engineVersion.number < EngineVersion.firstWithoutResetBug else { return nil }
        return "SQLite \(engineVersion.text) may damage a database that two connections write at one instant; Cadre "
            + "has one, so nothing needs doing while no other program writes the file. Version 3.51.3 mends it."
    }

    /// Checks every page, every reference, every entry of the journal and every load; returns what is wrong.
    public func verifyIntegrity() async throws(StoreError) -> [String] {
        try await read { database in
            let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let references = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                "\(row[0] as DatabaseValue): a row names something in \(row[2] as DatabaseValue) that is not there."
            }
            return try pages + references + JournalRows.faults(database) + TrainingLoadRows.faults(database)
        }
    }
}
