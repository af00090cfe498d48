import GRDB

/// The schema of a database: its version, how it is brought up to date, and its text.
enum Schema {
    /// The version that this build reads and writes.
    static var currentVersion: Int { Migration.all.count }
    /// Marks a database file as Cadre's own: `CDRE` in ASCII.
    static let applicationID = 0x4344_5245

    /// How many migrations the database has taken.
    static func version(_ database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// Takes every step that the database has not taken, each in a transaction of its own.
    ///
    /// - Parameter onStep: Told the name of each step when it is taken.
    /// - Returns: The names of the steps taken.
    static func migrate(_ database: Database, onStep: (String) -> Void) throws -> [String] {
        let version = try version(database)
        for (index, step) in Migration.all.enumerated().dropFirst(version) {
            try database.inTransaction(.immediate) {
                try database.execute(sql: step.sql)
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(index + 1)")
                return .commit
            }
            onStep(step.name)
        }
        return Migration.all.dropFirst(version).map(\.name)
    }

    /// Says what keeps this build from using the database; nil where nothing does.
    static func obstacle(_ database: Database) throws -> SQLiteStore.OpenError? {
        let version = try version(database)
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let objectCount = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if version == 0, application == 0, objectCount == 0 { return nil }
        guard application == applicationID else { return .foreign }
        guard version <= currentVersion else { return .newerSchema(found: version, known: currentVersion) }
        return nil
    }

    /// Every statement that makes the current schema, in the order in which its objects were made.
    static func text(_ database: Database) throws -> String {
        try String.fetchAll(
            database,
            sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                + " ORDER BY rowid"
        )
        .map { $0 + ";\n" }
        .joined(separator: "\n")
    }
}
