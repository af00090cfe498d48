/// Creates the tables of sources: who they are, what they delivered, what they say, and what stewards decided.
///
/// Texts of fields and values repeat in tens of thousands of rows, so that they stand once, in `sourceText`. A claim is
/// written where a source says something new; that it said the same again is the last delivery of its row.
///
/// Only references to the journal, which is written last, wait for the end of the transaction: while such a one is open,
/// SQLite looks for children of every parent that is inserted under a deferred reference, which would be all claims for
/// every new text.
enum M0008CreateSource {
    static let migration = Migration(
        name: "create-source",
        sql: """
            CREATE TABLE source (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                name TEXT NOT NULL,
                owner TEXT NOT NULL,
                steward TEXT NOT NULL,
                cadenceDays INTEGER NOT NULL CHECK (cadenceDays >= 1),
                isSynthetic INTEGER NOT NULL CHECK (isSynthetic IN (0, 1))
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE sourceTrust (
                sourceID TEXT NOT NULL REFERENCES source (id),
                noun TEXT NOT NULL
                    CHECK (noun IN ('office', 'position', 'person', 'qualification', 'assignment')),
                field TEXT NOT NULL,
                validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
                rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 99),
                PRIMARY KEY (sourceID, noun, field, validFrom)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE sourceDelivery (
                journalIndex INTEGER NOT NULL PRIMARY KEY
                    REFERENCES journal ("index") DEFERRABLE INITIALLY DEFERRED,
                sourceID TEXT NOT NULL REFERENCES source (id),
                at INTEGER NOT NULL,
                files TEXT NOT NULL,
                rowCount INTEGER NOT NULL CHECK (rowCount >= 0)
            ) STRICT;

            CREATE TABLE sourceRow (
                number INTEGER NOT NULL PRIMARY KEY,
                noun TEXT NOT NULL
                    CHECK (noun IN ('office', 'position', 'person', 'qualification', 'assignment')),
                recordID TEXT NOT NULL,
                sourceID TEXT NOT NULL REFERENCES source (id),
                validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
                lastSeen INTEGER NOT NULL REFERENCES sourceDelivery (journalIndex),
                UNIQUE (noun, recordID, sourceID, validFrom)
            ) STRICT;

            CREATE TABLE sourceText (
                number INTEGER NOT NULL PRIMARY KEY,
                text TEXT NOT NULL UNIQUE
            ) STRICT;

            CREATE TABLE sourceClaim (
                rowNumber INTEGER NOT NULL REFERENCES sourceRow (number),
                fieldNumber INTEGER NOT NULL REFERENCES sourceText (number),
                received INTEGER NOT NULL REFERENCES sourceDelivery (journalIndex),
                valueNumber INTEGER NOT NULL REFERENCES sourceText (number),
                PRIMARY KEY (rowNumber, fieldNumber, received)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE fieldDecision (
                journalIndex INTEGER NOT NULL PRIMARY KEY
                    REFERENCES journal ("index") DEFERRABLE INITIALLY DEFERRED,
                noun TEXT NOT NULL
                    CHECK (noun IN ('office', 'position', 'person', 'qualification', 'assignment')),
                recordID TEXT NOT NULL,
                field TEXT NOT NULL,
                validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
                sourceID TEXT NOT NULL REFERENCES source (id),
                value TEXT NOT NULL,
                reason TEXT NOT NULL,
                actor TEXT NOT NULL,
                at INTEGER NOT NULL
            ) STRICT;
            """
    )
}
