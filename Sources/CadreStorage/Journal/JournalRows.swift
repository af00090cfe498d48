import CadreApplication
import CadreLedger
import Foundation
import GRDB

/// Reads the journal.
enum JournalRows {
    private static let columns = """
        "index", at, actor, role, requestID, action, objectKind, objectID, before, after
        """

    /// The index of the last entry; 0 for an empty journal.
    static func lastIndex(_ database: Database) throws -> Int64 {
        let statement = try database.cachedStatement(sql: "SELECT lastIndex FROM journalHead WHERE id = 1")
        guard let index = try Int64.fetchOne(statement) else {
            throw StoreError.corrupt(reason: "journalHead has no row")
        }
        return index
    }

    /// Entries after an index, oldest first.
    static func entries(_ database: Database, after index: Int64, limit: Int) throws -> [JournalEntry] {
        try entries(
            database, sql: "SELECT \(columns) FROM journal WHERE \"index\" > ? ORDER BY \"index\" LIMIT ?",
            [index.databaseValue, max(0, limit).databaseValue])
    }

    /// When each record of a noun was last written as it is, by its identity.
    static func lastMoments(
        _ database: Database, of noun: String, before end: Timestamp?
    ) throws -> [String: Timestamp] {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT objectID, max(at) FROM journal
                WHERE objectKind = ?1 AND action IN (SELECT value FROM json_each(?2)) AND (?3 IS NULL OR at < ?3)
                GROUP BY objectID
                """,
            arguments: [
                noun, JSONText.list(JournalEntry.recordActions(of: noun).map(JSONText.text)).text, end?.milliseconds,
            ])
        var moments: [String: Timestamp] = [:]
        while let row = try cursor.next() { moments[row[0]] = Timestamp(milliseconds: row[1]) }
        return moments
    }

    /// Entries about one object, oldest first.
    static func entries(
        _ database: Database, about objectKind: String, _ objectID: String, limit: Int
    ) throws -> [JournalEntry] {
        try entries(
            database,
            sql: """
                SELECT \(columns) FROM journal WHERE objectKind = ? AND objectID = ? ORDER BY "index" LIMIT ?
                """,
            [objectKind.databaseValue, objectID.databaseValue, max(0, limit).databaseValue])
    }

    /// Entries about any of some objects up to and including an index, newest first.
    ///
    /// - Complexity: O(k log n + m log m) for k objects with m entries, of which only those returned are read whole.
    static func newestEntries(
        _ database: Database, about objects: [JournalObject], upTo last: Int64, limit: Int
    ) throws -> [JournalEntry] {
        try entries(
            database,
            sql: """
                SELECT \(columns) FROM journal WHERE "index" IN (
                    SELECT entry."index" FROM json_each(?) AS object CROSS JOIN journal AS entry
                    WHERE entry.objectKind = object.value ->> 0 AND entry.objectID = object.value ->> 1
                        AND entry."index" <= ?
                    ORDER BY entry."index" DESC LIMIT ?
                ) ORDER BY "index" DESC
                """,
            [
                JSONText.list(objects.map { .list([.text($0.kind), .text($0.id)]) }).text.databaseValue,
                last.databaseValue, max(0, limit).databaseValue,
            ])
    }

    /// Entries about decisions by hand that name any of some records up to and including an index, newest first.
    ///
    /// - Complexity: O(n) in the entries about slates.
    static func newestDecisions(
        _ database: Database, naming records: [String], upTo last: Int64, limit: Int
    ) throws -> [JournalEntry] {
        func names(_ key: String) -> String { "after ->> '$.\(key)' IN (SELECT value FROM json_each(?1))" }
        return try entries(
            database,
            sql: """
                SELECT \(columns) FROM journal INDEXED BY journalObject
                WHERE objectKind = 'slate' AND action IN (SELECT value FROM json_each(?2)) AND "index" <= ?3
                    AND (\(names("position")) OR \(names("person")))
                ORDER BY "index" DESC LIMIT ?4
                """,
            [
                JSONText.list(records.map(JSONText.text)).text.databaseValue,
                JSONText.list(JournalEntry.slateDecisions.map(JSONText.text)).text.databaseValue, last.databaseValue,
                max(0, limit).databaseValue,
            ])
    }

    private static func entries(
        _ database: Database, sql: String, _ arguments: [DatabaseValue]
    ) throws -> [JournalEntry] {
        let statement = try database.cachedStatement(sql: sql)
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        var entries: [JournalEntry] = []
        while let next = try cursor.next() { entries.append(try entry(next)) }
        return entries
    }

    /// The stored leaf digests, oldest first.
    static func leafHashes(_ database: Database) throws -> [Digest256] {
        let cursor = try Row.fetchCursor(database, sql: "SELECT \"index\", leafHash FROM journal ORDER BY \"index\"")
        var hashes: [Digest256] = []
        while let next = try cursor.next() { hashes.append(try leafHash(next, 1)) }
        return hashes
    }

    /// Finds gaps in the indices and entries whose stored digest is not that of their bytes.
    static func faults(_ database: Database) throws -> [String] {
        var faults: [String] = []
        var expected: Int64 = 1
        let cursor = try Row.fetchCursor(
            database, sql: "SELECT \(columns), leafHash FROM journal ORDER BY \"index\"")
        while let next = try cursor.next() {
            let entry = try entry(next)
            if entry.index != expected {
                faults.append("journal: entries \(expected) to \(entry.index - 1) are missing.")
            }
            if entry.leafHash != (try leafHash(next, 10)) {
                faults.append("journal \(entry.index): the entry is not what its digest was made of.")
            }
            expected = entry.index + 1
        }
        let lastIndex = try lastIndex(database)
        if lastIndex != expected - 1 {
            faults.append("journal: the head says \(lastIndex), the last entry is \(expected - 1).")
        }
        return faults
    }

    private static func entry(_ next: Row) throws -> JournalEntry {
        let row = StoredRow(row: next, table: "journal")
        return JournalEntry(
            index: Int64(try row.int(0)), at: Timestamp(milliseconds: Int64(try row.int(1))), actor: try row.text(2),
            role: try row.text(3), requestID: try row.text(4),
            draft: JournalDraft(
                action: try row.text(5), objectKind: try row.text(6), objectID: try row.text(7),
                before: try row.optionalText(8), after: try row.optionalText(9)))
    }

    private static func leafHash(_ next: Row, _ column: Int) throws -> Digest256 {
        let row = StoredRow(row: next, table: "journal")
        let data = try next.decode(Data.self, atIndex: column)
        return try row.require(Digest256(bytes: Array(data)), column, "\(data.count) bytes")
    }
}

extension Digest256 {
    var databaseValue: DatabaseValue { Data(bytes).databaseValue }
}
