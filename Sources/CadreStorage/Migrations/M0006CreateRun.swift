/// Creates runs, which are kept from the moment when they are asked for, and notes where a search was stopped.
///
/// A run that made a slate shares its frozen input with it. Only a run under way has a lease.
enum M0006CreateRun {
    static let migration = Migration(
        name: "create-run",
        sql: """
            CREATE TABLE run (
                sequence INTEGER NOT NULL PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL CHECK (kind IN ('solve', 'again', 'pin', 'exclude')),
                title TEXT NOT NULL,
                windowFrom INTEGER NOT NULL CHECK (windowFrom BETWEEN -719162 AND 2932896),
                windowTo INTEGER NOT NULL CHECK (windowTo BETWEEN windowFrom AND 2932896),
                baseID TEXT REFERENCES slate (id) DEFERRABLE INITIALLY DEFERRED,
                baseVersion INTEGER CHECK (baseVersion >= 1),
                inputDigest TEXT NOT NULL,
                journalIndex INTEGER NOT NULL CHECK (journalIndex >= 0),
                actor TEXT NOT NULL,
                role TEXT NOT NULL,
                requestID TEXT NOT NULL,
                askedAt INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
                attemptCount INTEGER NOT NULL CHECK (attemptCount >= 0),
                begunAt INTEGER,
                leaseOwner TEXT,
                leaseUntil INTEGER,
                stopper TEXT,
                endedAt INTEGER,
                slateID TEXT UNIQUE REFERENCES slate (id) DEFERRABLE INITIALLY DEFERRED,
                failureCode TEXT,
                failureDetail TEXT,
                failureFix TEXT,
                failureProblems TEXT,
                frozenInput TEXT,
                CHECK (baseVersion IS NULL OR baseID IS NOT NULL),
                CHECK ((state = 'running') = (leaseOwner IS NOT NULL)),
                CHECK ((state = 'running') = (leaseUntil IS NOT NULL)),
                CHECK ((state IN ('waiting', 'running')) = (endedAt IS NULL)),
                CHECK ((state = 'done') = (slateID IS NOT NULL)),
                CHECK ((state = 'failed') = (failureCode IS NOT NULL)),
                CHECK ((state = 'done') = (frozenInput IS NULL)),
                CHECK (state <> 'stopped' OR stopper IS NOT NULL)
            ) STRICT;

            CREATE INDEX runOpen ON run (sequence) WHERE endedAt IS NULL;

            CREATE INDEX runBase ON run (baseID);

            ALTER TABLE solverRun ADD COLUMN stoppedAfter INTEGER CHECK (stoppedAfter >= 0);
            """
    )
}
