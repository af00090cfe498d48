import CadreApplication
import GRDB

/// Keeps one row a loaded file.
enum TrainingLoadRows {
    /// What the load of a file with this digest was answered with; nil where it was never loaded.
    static func result(ofDigest digest: String, _ database: Database) throws -> String? {
        try String.fetchOne(
            database, sql: "SELECT result FROM trainingLoad WHERE digest = ?", arguments: [digest])
    }

    /// The load of a file with this digest, and the account of it; nil where it was never loaded.
    static func account(ofDigest digest: String, _ database: Database) throws -> (load: Int64, account: String)? {
        try Row.fetchOne(
            database, sql: "SELECT id, account FROM trainingLoad WHERE digest = ?", arguments: [digest]
        )
        .map { found in
            let row = StoredRow(row: found, table: "trainingLoad")
            return (Int64(try row.int(0)), try row.text(1))
        }
    }

    /// The parts of the reports that a load has lines of, in the order of the file.
    static func sources(of load: Int64, _ database: Database) throws -> [TrainingSource] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT report.term, region.term, lineCount
                FROM (
                    SELECT reportTermID, regionTermID, count(*) AS lineCount, min("row") AS firstRow
                    FROM trainingEvent WHERE trainingLoadID = ? GROUP BY reportTermID, regionTermID
                )
                JOIN trainingTerm AS report ON report.id = reportTermID
                JOIN trainingTerm AS region ON region.id = regionTermID
                ORDER BY firstRow
                """,
            arguments: [load]
        )
        .map { found in
            let row = StoredRow(row: found, table: "trainingEvent")
            return TrainingSource(report: try row.text(0), region: try row.text(1), lineCount: try row.int(2))
        }
    }

    /// Writes another account of a load; what a repeated load is answered with is the account.
    static func replaceAccount(of load: Int64, with account: String, _ database: Database) throws {
        try database.execute(
            sql: "UPDATE trainingLoad SET account = ?, result = ? WHERE id = ?", arguments: [account, account, load])
    }

    /// Takes away an earlier load of the file with its events, and gives the number of the new one.
    static func start(file: String, _ database: Database) throws -> Int64 {
        let earlier = try Int64.fetchOne(
            database, sql: "SELECT id FROM trainingLoad WHERE file = ?", arguments: [file])
        if let earlier {
            try database.execute(sql: "DELETE FROM trainingEvent WHERE trainingLoadID = ?", arguments: [earlier])
            try database.execute(sql: "DELETE FROM trainingLoad WHERE id = ?", arguments: [earlier])
        }
        return try Int64.fetchOne(database, sql: "SELECT 1 + coalesce(max(id), 0) FROM trainingLoad") ?? 1
    }

    /// Writes the row of a load.
    static func write(_ load: TrainingLoad, _ database: Database) throws {
        try RowStatement(
            """
            INSERT INTO trainingLoad (id, file, digest, at, eventCount, account, result, journalIndex)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            database
        )
        .run([
            load.id.databaseValue, load.file.databaseValue, load.digest.databaseValue,
            load.at.milliseconds.databaseValue, load.eventCount.databaseValue, load.account.databaseValue,
            load.result.databaseValue, load.journalIndex.databaseValue,
        ])
    }

    /// Finds loads whose number of events is not what was counted when they were made.
    static func faults(_ database: Database) throws -> [String] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT id, eventCount, count(trainingEvent.trainingLoadID)
                FROM trainingLoad LEFT JOIN trainingEvent ON trainingEvent.trainingLoadID = trainingLoad.id
                GROUP BY id HAVING eventCount <> count(trainingEvent.trainingLoadID)
                """
        )
        .map { found in
            let row = StoredRow(row: found, table: "trainingLoad")
            return "trainingLoad \(try row.int(0)): \(try row.int(1)) events were loaded, \(try row.int(2)) are there."
        }
    }
}

/// One loaded file.
struct TrainingLoad {
    let id: Int64
    let file: String
    let digest: String
    let at: Timestamp
    let eventCount: Int
    /// The account of the load as canonical JSON.
    let account: String
    /// What the request was answered with.
    let result: String
    let journalIndex: Int64
}
