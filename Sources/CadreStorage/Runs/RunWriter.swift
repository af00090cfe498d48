import CadreApplication
import CadreDomain
import Foundation
import GRDB

/// Writes runs: asked for, stopped, ended.
struct RunWriter {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Adds a run that waits.
    func write(_ run: Run, frozenInput: String) throws {
        try RowStatement(
            """
            INSERT INTO run
                (id, kind, title, windowFrom, windowTo, baseID, baseVersion, inputDigest, journalIndex, actor, role,
                requestID, askedAt, state, attemptCount, frozenInput)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, ?)
            """,
            database
        )
        .run([
            run.id.databaseValue, run.kind.rawValue.databaseValue, run.title.databaseValue,
            run.window.start.databaseValue, run.window.end.databaseValue, run.base.column(\.slate.databaseValue),
            (run.base?.version).column(\.databaseValue), run.inputDigest.databaseValue,
            run.journalIndex.databaseValue, run.asker.actor.databaseValue, run.asker.role.rawValue.databaseValue,
            run.asker.requestID.databaseValue, run.askedAt.milliseconds.databaseValue, frozenInput.databaseValue,
        ])
    }

    /// Notes who stopped an open run.
    func stop(_ id: ID<Run>, by actor: String) throws {
        try change(
            "UPDATE run SET stopper = ? WHERE id = ? AND endedAt IS NULL",
            [actor.databaseValue, id.databaseValue])
    }

    /// Ends an open run that the owner holds, or that nobody has held since `at`.
    func end(_ id: ID<Run>, as state: Run.State, owner: String?, at: Timestamp) throws {
        var slate = DatabaseValue.null
        var failure = [DatabaseValue](repeating: .null, count: 4)
        switch state {
        case .done(let id): slate = id.databaseValue
        case .failed(let refusal):
            let problems = refusal.problems.map {
                ProblemRow(pointer: $0.pointer, detail: $0.detail, fix: $0.fix)
            }
            failure = [
                refusal.code.rawValue.databaseValue, refusal.detail.databaseValue, refusal.fix.databaseValue,
                String(decoding: try JSONEncoder().encode(problems), as: UTF8.self).databaseValue,
            ]
        case .waiting, .running, .stopped: break
        }
        try change(
            """
            UPDATE run SET state = ?1, slateID = ?2, failureCode = ?3, failureDetail = ?4, failureFix = ?5,
                failureProblems = ?6, endedAt = ?7, leaseOwner = NULL, leaseUntil = NULL,
                frozenInput = CASE WHEN ?2 IS NULL THEN frozenInput END
            WHERE id = ?8 AND endedAt IS NULL
                AND CASE WHEN ?9 IS NULL THEN coalesce(leaseUntil <= ?7, 1) ELSE leaseOwner = ?9 END
            """,
            [state.word.databaseValue, slate] + failure
                + [at.milliseconds.databaseValue, id.databaseValue, owner.column(\.databaseValue)])
    }

    /// Makes a change that has to find its run.
    private func change(_ sql: String, _ values: [DatabaseValue]) throws {
        try RowStatement(sql, database).run(values)
        guard database.changesCount == 1 else { throw StoreError.conflict(constraint: "run.lease") }
    }
}
