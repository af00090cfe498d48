import CadreApplication
import CadreDomain
import GRDB

/// Writes slates, the runs that made them, and pins.
struct SlateWriter {
    private let database: Database

    init(_ database: Database) throws { self.database = database }

    /// Writes the head: a new slate at version 1, else in place of the version one lower.
    func write(_ slate: Slate) throws {
        let found = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT version FROM slate WHERE id = ?"), arguments: [slate.id.rawValue])
        guard (found ?? 0) == slate.version - 1 else { throw StoreError.staleVersion(found: found ?? 0) }
        try RowStatement(
            """
            INSERT INTO slate
                (id, title, windowFrom, windowTo, state, submittedBy, publishedBy, publishedOn, supersededBy, version,
                createdBy)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                title = excluded.title, windowFrom = excluded.windowFrom, windowTo = excluded.windowTo,
                state = excluded.state, submittedBy = coalesce(excluded.submittedBy, submittedBy),
                publishedBy = excluded.publishedBy, publishedOn = excluded.publishedOn,
                supersededBy = excluded.supersededBy, version = excluded.version, createdBy = excluded.createdBy
            """,
            database
        )
        .run(Self.columns(of: slate))
    }

    private static func columns(of slate: Slate) -> [DatabaseValue] {
        var state = [DatabaseValue](repeating: .null, count: 4)
        switch slate.state {
        case .draft: break
        case .submitted(let actor): state[0] = actor.databaseValue
        case .published(let actor, let day):
            state[1] = actor.databaseValue
            state[2] = day.databaseValue
        case .superseded(let successor): state[3] = successor.databaseValue
        }
        return [
            slate.id.databaseValue, slate.title.databaseValue, slate.window.start.databaseValue,
            slate.window.end.databaseValue, slate.state.word.databaseValue,
        ] + state + [slate.version.databaseValue, slate.createdBy.databaseValue]
    }

    /// Writes the run that made a slate, with its lines; a slate has one run.
    func write(_ run: SolverRun) throws {
        let slate = run.slate.databaseValue
        try RowStatement(
            """
            INSERT INTO solverRun
                (slateID, inputDigest, planDigest, journalIndex, totalPoints, bound, openingCount, candidateCount,
                pairCount, frozenInput, stoppedAfter)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            database
        )
        .run([
            slate, run.inputDigest.databaseValue, run.planDigest.databaseValue, run.journalIndex.databaseValue,
            run.totalPoints.databaseValue, run.bound.databaseValue, run.openingCount.databaseValue,
            run.candidateCount.databaseValue, run.pairCount.databaseValue, run.frozenInput.databaseValue,
            run.stoppedAfter.column(\.databaseValue),
        ])
        let insertLine = try RowStatement(
            """
            INSERT INTO slateLine (slateID, positionID, personID, reportDay, plannedEnd, points, isPinned)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            database)
        for line in run.lines {
            try insertLine.run([
                slate, line.position.databaseValue, line.person.databaseValue, line.reportDay.databaseValue,
                line.plannedEnd.databaseValue, line.points.databaseValue, line.isPinned.databaseValue,
            ])
        }
    }

    /// Adds a pin after the slate's last one.
    func write(_ pin: Pin, on slate: ID<Slate>) throws {
        try RowStatement(
            """
            INSERT INTO slatePin (slateID, ordinal, kind, personID, positionID, reason, decidedBy)
            VALUES (?1, (SELECT 1 + coalesce(max(ordinal), 0) FROM slatePin WHERE slateID = ?1), ?2, ?3, ?4, ?5, ?6)
            """,
            database
        )
        .run([
            slate.databaseValue, pin.kind.rawValue.databaseValue, pin.person.databaseValue, pin.position.databaseValue,
            pin.reason.databaseValue, pin.decidedBy.databaseValue,
        ])
    }
}
