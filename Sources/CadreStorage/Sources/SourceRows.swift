import CadreApplication
import CadreDomain
import GRDB

/// Reads what sources say.
enum SourceRows {
    /// Everything, with the newest word of each source on each field.
    static func book(_ database: Database) throws -> SourceBook {
        let sources = try sources(database)
        guard !sources.isEmpty else { return SourceBook() }
        return SourceBook(
            sources: sources, deliveries: try deliveries(database), rows: try rows(database),
            decisions: try decisions(database)
        )
    }

    private static func sources(_ database: Database) throws -> [Source] {
        var trusts: [String: [Source.Trust]] = [:]
        try forEach(
            "SELECT sourceID, noun, field, validFrom, rank FROM sourceTrust ORDER BY noun, field, validFrom",
            "sourceTrust", database
        ) { row in
            let field = try row.text(2)
            let trust = Source.Trust(
                noun: try row.word(1), field: field.isEmpty ? nil : field, rank: try row.int(4), from: try row.day(3))
            trusts[try row.text(0), default: []].append(try row.require(trust, 4, "a rank"))
        }
        var sources: [Source] = []
        try forEach(
            "SELECT id, name, owner, steward, cadenceDays, isSynthetic FROM source ORDER BY id", "source", database
        ) { row in
            sources.append(
                Source(
                    id: try row.id(0), name: try row.text(1), owner: try row.text(2), steward: try row.text(3),
                    cadenceDays: try row.int(4), trusts: trusts[try row.text(0)] ?? [], isSynthetic: try row.flag(5)))
        }
        return sources
    }

    private static func deliveries(_ database: Database) throws -> [SourceDelivery] {
        var deliveries: [SourceDelivery] = []
        try forEach(
            "SELECT journalIndex, sourceID, at, files, rowCount FROM sourceDelivery", "sourceDelivery", database
        ) { row in
            deliveries.append(
                SourceDelivery(
                    index: Int64(try row.int(0)), source: try row.id(1),
                    at: Timestamp(milliseconds: Int64(try row.int(2))), files: try row.text(3),
                    rowCount: try row.int(4)))
        }
        return deliveries
    }

    private static func rows(_ database: Database) throws -> [SourceRow] {
        var texts: [Int: String] = [:]
        try forEach("SELECT number, text FROM sourceText", "sourceText", database) { row in
            texts[try row.int(0)] = try row.text(1)
        }
        var rows: [SourceRow] = []
        var places: [Int: Int] = [:]
        try forEach(
            "SELECT number, noun, recordID, sourceID, validFrom, lastSeen FROM sourceRow", "sourceRow", database
        ) { row in
            places[try row.int(0)] = rows.count
            rows.append(
                SourceRow(
                    source: try row.id(3), key: SourceRow.Key(try row.word(1), try row.text(2)), from: try row.day(4),
                    lastSeen: Int64(try row.int(5)), claims: []))
        }
        // The column that no function names is that of the row with the greatest index.
        try forEach(
            """
            SELECT rowNumber, fieldNumber, valueNumber, max(received) FROM sourceClaim
            GROUP BY rowNumber, fieldNumber
            """,
            "sourceClaim", database
        ) { row in
            guard let place = places[try row.int(0)], let field = texts[try row.int(1)],
                let value = texts[try row.int(2)]
            else { return }
            rows[place].claims.append(SourceClaim(field: field, value: value, received: Int64(try row.int(3))))
        }
        return rows
    }

    private static func decisions(_ database: Database) throws -> [FieldDecision] {
        var decisions: [FieldDecision] = []
        try forEach(
            """
            SELECT journalIndex, noun, recordID, field, validFrom, sourceID, value, reason, actor, at
            FROM fieldDecision ORDER BY journalIndex
            """,
            "fieldDecision", database
        ) { row in
            decisions.append(
                FieldDecision(
                    key: FieldKey(SourceRow.Key(try row.word(1), try row.text(2)), try row.text(3)),
                    from: try row.day(4), source: try row.id(5), value: try row.text(6), reason: try row.text(7),
                    actor: try row.text(8), at: Timestamp(milliseconds: Int64(try row.int(9))),
                    index: Int64(try row.int(0))))
        }
        return decisions
    }

    private static func forEach(
        _ sql: String, _ table: String, _ database: Database, _ body: (StoredRow) throws -> Void
    ) throws {
        let cursor = try Row.fetchCursor(database, sql: sql)
        while let next = try cursor.next() { try body(StoredRow(row: next, table: table)) }
    }
}
