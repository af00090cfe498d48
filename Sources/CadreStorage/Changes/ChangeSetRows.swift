import CadreApplication
import CadreDomain
import GRDB

/// Writes change sets.
struct ChangeSetWriter {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func write(_ set: ChangeSet) throws {
        try RowStatement(
            """
            INSERT INTO changeSet (id, kind, title, reason, revertsID, firstIndex, lastIndex, recordCount)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            database
        )
        .run([
            set.id.databaseValue, set.kind.rawValue.databaseValue, set.title.databaseValue,
            set.reason.column(\.databaseValue), set.reverts.column(\.databaseValue), set.firstIndex.databaseValue,
            set.lastIndex.databaseValue, set.recordCount.databaseValue,
        ])
    }
}

/// Reads change sets, with who and when from the first entry of each.
enum ChangeSetRows {
    /// Every change set, newest first, or only the one named.
    static func all(_ database: Database, only id: ID<ChangeSet>? = nil) throws -> [StoredChangeSet] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT own.id, own.kind, own.title, own.reason, own.revertsID, own.firstIndex, own.lastIndex,
                    own.recordCount, journal.actor, journal.role, journal.requestID, journal.at, later.id
                FROM changeSet AS own
                JOIN journal ON journal."index" = own.firstIndex
                LEFT JOIN changeSet AS later ON later.revertsID = own.id
                WHERE ?1 IS NULL OR own.id = ?1
                ORDER BY own.sequence DESC
                """)
        let cursor = try Row.fetchCursor(statement, arguments: [id?.rawValue])
        var sets: [StoredChangeSet] = []
        while let next = try cursor.next() { sets.append(try set(StoredRow(row: next, table: "changeSet"))) }
        return sets
    }

    private static func set(_ row: StoredRow) throws -> StoredChangeSet {
        StoredChangeSet(
            set: ChangeSet(
                id: try row.id(0), kind: try row.word(1), title: try row.text(2), reason: try row.optionalText(3),
                reverts: try row.optionalID(4), firstIndex: Int64(try row.int(5)), lastIndex: Int64(try row.int(6)),
                recordCount: try row.int(7)),
            actor: try row.text(8), role: try row.text(9), requestID: try row.text(10),
            at: Timestamp(milliseconds: Int64(try row.int(11))), revertedBy: try row.optionalID(12))
    }
}
