import CadreApplication
import CadreDomain
import Foundation
import GRDB

/// Reads runs.
enum RunRows {
    private static let columns = """
        run.id, kind, run.title, run.windowFrom, run.windowTo, baseID, baseVersion, run.inputDigest, run.journalIndex,
        actor, role, requestID, askedAt, run.state, attemptCount, begunAt, leaseOwner, leaseUntil, stopper, endedAt,
        run.slateID, failureCode, failureDetail, failureFix, failureProblems,
        totalPoints, bound, stoppedAfter, planDigest
        """

    /// Every run, newest first, or only the one named.
    static func runs(_ database: Database, only id: ID<Run>? = nil) throws -> [Run] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(columns) FROM run LEFT JOIN solverRun ON solverRun.slateID = run.slateID
                WHERE ?1 IS NULL OR run.id = ?1
                ORDER BY run.sequence DESC
                """)
        let cursor = try Row.fetchCursor(statement, arguments: [id?.rawValue])
        var runs: [Run] = []
        while let next = try cursor.next() { runs.append(try run(StoredRow(row: next, table: "run"))) }
        return runs
    }

    /// The frozen input of a run, which the slate has that it made; nil where there is no such run.
    static func frozenInput(_ database: Database, of id: ID<Run>) throws -> String? {
        try String.fetchOne(
            database,
            sql: """
                SELECT coalesce(run.frozenInput, solverRun.frozenInput)
                FROM run LEFT JOIN solverRun ON solverRun.slateID = run.slateID WHERE run.id = ?
                """,
            arguments: [id.rawValue])
    }

    private static func run(_ row: StoredRow) throws -> Run {
        let roleWord = try row.text(10)
        let asker = Caller(
            actor: try row.text(9), role: try row.require(Caller.Role(rawValue: roleWord), 10, roleWord),
            scope: .global, requestID: try row.text(11))
        let base = try row.optionalID(5).map { Run.Base(slate: $0, version: try row.optionalInt(6)) }
        let lease = try row.optionalText(16).map { Run.Lease(owner: $0, until: try moment(row, 17)) }
        let found = try row.optionalInt(25).map { points in
            Run.Found(
                points: points, bound: try row.int(26), stoppedAfter: try row.optionalInt(27),
                planDigest: try row.text(28))
        }
        return Run(
            id: try row.id(0), kind: try row.word(1), title: try row.text(2), window: try row.days(from: 3),
            base: base, inputDigest: try row.text(7), journalIndex: Int64(try row.int(8)), asker: asker,
            askedAt: try moment(row, 12), state: try state(row), attemptCount: try row.int(14),
            begunAt: try optionalMoment(row, 15), lease: lease, stopper: try row.optionalText(18),
            endedAt: try optionalMoment(row, 19), found: found)
    }

    private static func state(_ row: StoredRow) throws -> Run.State {
        let word = try row.text(13)
        switch word {
        case "waiting": return .waiting
        case "running": return .running
        case "done": return .done(try row.id(20))
        case "failed": return .failed(try refusal(row))
        case "stopped": return .stopped
        default: return try row.require(nil, 13, word)
        }
    }

    private static func refusal(_ row: StoredRow) throws -> Refusal {
        let code = try row.text(21)
        let problems = try JSONDecoder().decode([ProblemRow].self, from: Data((try row.optionalText(24) ?? "[]").utf8))
        return Refusal(
            try row.require(ErrorCode(rawValue: code), 21, code), try row.text(22), fix: try row.text(23),
            problems: problems.map { Refusal.Problem(pointer: $0.pointer, detail: $0.detail, fix: $0.fix) })
    }

    private static func moment(_ row: StoredRow, _ column: Int) throws -> Timestamp {
        Timestamp(milliseconds: Int64(try row.int(column)))
    }

    private static func optionalMoment(_ row: StoredRow, _ column: Int) throws -> Timestamp? {
        try row.optionalInt(column).map { Timestamp(milliseconds: Int64($0)) }
    }
}

/// A part at fault of a run that failed, as it stands in its row.
struct ProblemRow: Codable {
    let pointer: String
    let detail: String
    let fix: String
}
