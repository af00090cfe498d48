/// Creates slates, the runs that made them, their lines, and pins.
///
/// A slate and its run need each other, so neither can be committed alone. Whoever submitted stays noted when the
/// slate is published, and cannot be the one who publishes.
enum M0003CreateSlate {
    static let migration = Migration(
        name: "create-slate",
        sql: """
            CREATE TABLE slate (
                sequence INTEGER NOT NULL PRIMARY KEY,
                id TEXT NOT NULL UNIQUE REFERENCES solverRun (slateID) DEFERRABLE INITIALLY DEFERRED,
                title TEXT NOT NULL,
                windowFrom INTEGER NOT NULL CHECK (windowFrom BETWEEN -719162 AND 2932896),
                windowTo INTEGER NOT NULL CHECK (windowTo BETWEEN windowFrom AND 2932896),
                state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'published', 'superseded')),
                submittedBy TEXT,
                publishedBy TEXT,
                publishedOn INTEGER CHECK (publishedOn BETWEEN -719162 AND 2932896),
                supersededBy TEXT REFERENCES slate (id) DEFERRABLE INITIALLY DEFERRED,
                version INTEGER NOT NULL CHECK (version >= 1),
                createdBy TEXT NOT NULL,
                CHECK (state <> 'submitted' OR submittedBy IS NOT NULL),
                CHECK ((state = 'published') = (publishedBy IS NOT NULL AND publishedOn IS NOT NULL)),
                CHECK ((state = 'superseded') = (supersededBy IS NOT NULL)),
                CONSTRAINT slateSecondPerson CHECK (publishedBy <> submittedBy)
            ) STRICT;

            CREATE TABLE solverRun (
                slateID TEXT NOT NULL PRIMARY KEY REFERENCES slate (id) DEFERRABLE INITIALLY DEFERRED,
                inputDigest TEXT NOT NULL,
                planDigest TEXT NOT NULL,
                journalIndex INTEGER NOT NULL CHECK (journalIndex >= 0),
                totalPoints INTEGER NOT NULL,
                bound INTEGER NOT NULL,
                openingCount INTEGER NOT NULL CHECK (openingCount >= 0),
                candidateCount INTEGER NOT NULL CHECK (candidateCount >= 0),
                pairCount INTEGER NOT NULL CHECK (pairCount >= 0),
                frozenInput TEXT NOT NULL
            ) STRICT;

            CREATE TABLE slateLine (
                slateID TEXT NOT NULL REFERENCES solverRun (slateID) DEFERRABLE INITIALLY DEFERRED,
                positionID TEXT NOT NULL REFERENCES positionIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                personID TEXT NOT NULL REFERENCES personIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                reportDay INTEGER NOT NULL CHECK (reportDay BETWEEN -719162 AND 2932896),
                plannedEnd INTEGER NOT NULL CHECK (plannedEnd BETWEEN -719162 AND 2932896),
                points INTEGER NOT NULL,
                isPinned INTEGER NOT NULL CHECK (isPinned IN (0, 1)),
                PRIMARY KEY (slateID, positionID),
                UNIQUE (slateID, personID)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX slateLinePosition ON slateLine (positionID);

            CREATE INDEX slateLinePerson ON slateLine (personID);

            CREATE TABLE slatePin (
                slateID TEXT NOT NULL REFERENCES slate (id) DEFERRABLE INITIALLY DEFERRED,
                ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
                kind TEXT NOT NULL CHECK (kind IN ('pin', 'exclude')),
                personID TEXT NOT NULL REFERENCES personIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                positionID TEXT NOT NULL REFERENCES positionIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                reason TEXT NOT NULL,
                decidedBy TEXT NOT NULL,
                PRIMARY KEY (slateID, ordinal)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX slatePinPosition ON slatePin (positionID);

            CREATE INDEX slatePinPerson ON slatePin (personID);
            """
    )
}
