import CadreApplication
import CadreLedger
import GRDB

/// Appends entries to the journal and moves its head, in the order of commits.
struct JournalWriter {
    private let insert: RowStatement
    private let moveHead: RowStatement

    init(_ database: Database) throws {
        insert = try RowStatement(
            """
            INSERT INTO journal
                ("index", at, actor, role, requestID, action, objectKind, objectID, before, after, leafHash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            database)
        moveHead = try RowStatement("UPDATE journalHead SET lastIndex = ? WHERE id = 1", database)
    }

    /// Appends one entry a draft.
    ///
    /// - Returns: The index of the last entry.
    func append(_ drafts: [JournalDraft], by caller: Caller, at: Timestamp, _ database: Database) throws -> Int64 {
        var index = try JournalRows.lastIndex(database)
        for draft in drafts {
            index += 1
            let entry = JournalEntry(
                index: index, at: at, actor: caller.actor, role: caller.role.rawValue, requestID: caller.requestID,
                draft: draft)
            try insert.run([
                index.databaseValue, at.milliseconds.databaseValue, entry.actor.databaseValue,
                entry.role.databaseValue, entry.requestID.databaseValue, draft.action.databaseValue,
                draft.objectKind.databaseValue, draft.objectID.databaseValue, draft.before.column(\.databaseValue),
                draft.after.column(\.databaseValue), entry.leafHash.databaseValue,
            ])
        }
        try moveHead.run([index.databaseValue])
        return index
    }
}
