import CadreApplication
import CadreDomain
import GRDB

/// Reads slates with their runs and pins.
enum SlateRows {
    /// Every slate, newest first, or only the one named.
    static func slates(_ database: Database, only id: ID<Slate>? = nil) throws -> [StoredSlate] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, title, windowFrom, windowTo, state, submittedBy, publishedBy, publishedOn, supersededBy,
                    version, createdBy, inputDigest, planDigest, journalIndex, totalPoints, bound, openingCount,
                    candidateCount, pairCount, stoppedAfter
                FROM slate JOIN solverRun ON solverRun.slateID = slate.id
                WHERE ?1 IS NULL OR slate.id = ?1
                ORDER BY sequence DESC
                """)
        let cursor = try Row.fetchCursor(statement, arguments: [id?.rawValue])
        var slates: [StoredSlate] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "slate")
            let slate = try head(row)
            let run = SolverRun(
                slate: slate.id, frozenInput: "", inputDigest: try row.text(11), planDigest: try row.text(12),
                journalIndex: Int64(try row.int(13)), lines: try lines(database, slate.id),
                totalPoints: try row.int(14), bound: try row.int(15), openingCount: try row.int(16),
                candidateCount: try row.int(17), pairCount: try row.int(18), stoppedAfter: try row.optionalInt(19))
            slates.append(StoredSlate(slate: slate, run: run, pins: try pins(database, slate.id)))
        }
        return slates
    }

    /// The head of every slate with the counts of its lines and pins, newest first.
    static func heads(_ database: Database) throws -> [SlateHead] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, title, windowFrom, windowTo, state, submittedBy, publishedBy, publishedOn, supersededBy,
                    version, createdBy, openingCount,
                    (SELECT count(*) FROM slateLine WHERE slateLine.slateID = slate.id), candidateCount, totalPoints,
                    bound, (SELECT count(*) FROM slatePin WHERE slatePin.slateID = slate.id)
                FROM slate JOIN solverRun ON solverRun.slateID = slate.id
                ORDER BY sequence DESC
                """)
        let cursor = try Row.fetchCursor(statement)
        var heads: [SlateHead] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "slate")
            heads.append(
                SlateHead(
                    slate: try head(row), openingCount: try row.int(11), filledCount: try row.int(12),
                    candidateCount: try row.int(13), totalPoints: try row.int(14), bound: try row.int(15),
                    pinCount: try row.int(16)))
        }
        return heads
    }

    /// The slate itself, from the first eleven columns.
    private static func head(_ row: StoredRow) throws -> Slate {
        Slate(
            id: try row.id(0), title: try row.text(1), window: try row.days(from: 2), state: try state(row),
            version: try row.int(9), createdBy: try row.text(10))
    }

    /// The frozen input of the run that made a slate; nil where there is no such slate.
    static func frozenInput(_ database: Database, of id: ID<Slate>) throws -> String? {
        try String.fetchOne(
            database, sql: "SELECT frozenInput FROM solverRun WHERE slateID = ?", arguments: [id.rawValue])
    }

    private static func state(_ row: StoredRow) throws -> Slate.State {
        let word = try row.text(4)
        switch word {
        case "draft": return .draft
        case "submitted": return .submitted(by: try row.text(5))
        case "published": return .published(by: try row.text(6), on: try row.day(7))
        case "superseded": return .superseded(by: try row.id(8))
        default: return try row.require(nil, 4, word)
        }
    }

    private static func lines(_ database: Database, _ id: ID<Slate>) throws -> [SlateLine] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT positionID, personID, reportDay, plannedEnd, points, isPinned
                FROM slateLine WHERE slateID = ? ORDER BY positionID
                """)
        let cursor = try Row.fetchCursor(statement, arguments: [id.rawValue])
        var lines: [SlateLine] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "slateLine")
            lines.append(
                SlateLine(
                    position: try row.id(0), person: try row.id(1), reportDay: try row.day(2),
                    plannedEnd: try row.day(3), points: try row.int(4), isPinned: try row.flag(5)))
        }
        return lines
    }

    private static func pins(_ database: Database, _ id: ID<Slate>) throws -> [Pin] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT kind, personID, positionID, reason, decidedBy FROM slatePin WHERE slateID = ? ORDER BY ordinal
                """)
        let cursor = try Row.fetchCursor(statement, arguments: [id.rawValue])
        var pins: [Pin] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "slatePin")
            pins.append(
                Pin(
                    kind: try row.word(0), person: try row.id(1), position: try row.id(2), reason: try row.text(3),
                    decidedBy: try row.text(4)))
        }
        return pins
    }
}
