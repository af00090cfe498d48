import CadreApplication
import CadreDomain
import GRDB

/// Writes sources with their trust, deliveries with what is new in them, and decisions on fields.
final class SourceWriter {
    private let database: Database
    private var numbers: [String: Int64] = [:]

    init(_ database: Database) { self.database = database }

    func write(_ source: Source) throws {
        try RowStatement(
            upsertInto: "source", key: ["id"], columns: ["name", "owner", "steward", "cadenceDays", "isSynthetic"],
            database
        )
        .run([
            source.id.databaseValue, source.name.databaseValue, source.owner.databaseValue,
            source.steward.databaseValue, source.cadenceDays.databaseValue, source.isSynthetic.databaseValue,
        ])
        try RowStatement("DELETE FROM sourceTrust WHERE sourceID = ?", database).run([source.id.databaseValue])
        let insert = try RowStatement(
            upsertInto: "sourceTrust", key: ["sourceID", "noun", "field", "validFrom"], columns: ["rank"], database)
        for trust in source.trusts {
            try insert.run([
                source.id.databaseValue, trust.noun.rawValue.databaseValue, (trust.field ?? "").databaseValue,
                trust.from.databaseValue, trust.rank.databaseValue,
            ])
        }
    }

    /// Adds a delivery: its rows are seen again, and of them only what is new is written.
    func write(_ delivery: SourceDelivery, _ rows: [SourceRow]) throws {
        try RowStatement(
            "INSERT INTO sourceDelivery (journalIndex, sourceID, at, files, rowCount) VALUES (?, ?, ?, ?, ?)", database
        )
        .run([
            delivery.index.databaseValue, delivery.source.databaseValue, delivery.at.milliseconds.databaseValue,
            delivery.files.databaseValue, delivery.rowCount.databaseValue,
        ])
        let seen = try RowStatement(
            upsertInto: "sourceRow", key: ["noun", "recordID", "sourceID", "validFrom"], columns: ["lastSeen"], database
        )
        let find = try database.cachedStatement(
            sql: "SELECT number FROM sourceRow WHERE noun = ? AND recordID = ? AND sourceID = ? AND validFrom = ?")
        let insert = try RowStatement(
            upsertInto: "sourceClaim", key: ["rowNumber", "fieldNumber", "received"], columns: ["valueNumber"], database
        )
        for row in rows {
            let key = [
                row.key.noun.rawValue.databaseValue, row.key.record.databaseValue, row.source.databaseValue,
                row.from.databaseValue,
            ]
            let known = try Int64.fetchOne(find, arguments: StatementArguments(key))
            try seen.run(key + [row.lastSeen.databaseValue])
            // A row of a new day also takes along what the source said before and says still.
            let new = known == nil ? row.claims : row.claims.filter { $0.received == delivery.index }
            let number = known ?? database.lastInsertedRowID
            for claim in new {
                try insert.run([
                    number.databaseValue, try self.number(of: claim.field), claim.received.databaseValue,
                    try self.number(of: claim.value),
                ])
            }
        }
    }

    func write(_ decision: FieldDecision) throws {
        try RowStatement(
            """
            INSERT INTO fieldDecision
                (journalIndex, noun, recordID, field, validFrom, sourceID, value, reason, actor, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            database
        )
        .run([
            decision.index.databaseValue, decision.key.record.noun.rawValue.databaseValue,
            decision.key.record.record.databaseValue, decision.key.field.databaseValue, decision.from.databaseValue,
            decision.source.databaseValue, decision.value.databaseValue, decision.reason.databaseValue,
            decision.actor.databaseValue, decision.at.milliseconds.databaseValue,
        ])
    }

    /// The number under which a text stands; it is written where it is new.
    private func number(of text: String) throws -> DatabaseValue {
        if let known = numbers[text] { return known.databaseValue }
        let find = try database.cachedStatement(sql: "SELECT number FROM sourceText WHERE text = ?")
        if let stored = try Int64.fetchOne(find, arguments: [text]) {
            numbers[text] = stored
            return stored.databaseValue
        }
        try RowStatement("INSERT INTO sourceText (text) VALUES (?)", database).run([text.databaseValue])
        numbers[text] = database.lastInsertedRowID
        return database.lastInsertedRowID.databaseValue
    }
}
