/// Creates the journal, its head and the idempotency keys.
///
/// The head holds the last index; it is updated in the transaction that appends, so indices follow the order of
/// commits without a gap. Entries can be neither changed nor taken away. Moments are milliseconds since 1970.
enum M0002CreateJournal {
    static let migration = Migration(
        name: "create-journal",
        sql: """
            CREATE TABLE journal (
                "index" INTEGER NOT NULL PRIMARY KEY CHECK ("index" >= 1),
                at INTEGER NOT NULL,
                actor TEXT NOT NULL,
                role TEXT NOT NULL,
                requestID TEXT NOT NULL,
                action TEXT NOT NULL,
                objectKind TEXT NOT NULL,
                objectID TEXT NOT NULL,
                before TEXT,
                after TEXT,
                leafHash BLOB NOT NULL CHECK (length(leafHash) = 32)
            ) STRICT;

            CREATE INDEX journalObject ON journal (objectKind, objectID, "index");

            CREATE TRIGGER journalNeverChanged BEFORE UPDATE ON journal BEGIN
                SELECT RAISE(ABORT, 'journal.neverChanged');
            END;

            CREATE TRIGGER journalNeverShortened BEFORE DELETE ON journal BEGIN
                SELECT RAISE(ABORT, 'journal.neverShortened');
            END;

            CREATE TABLE journalHead (
                id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
                lastIndex INTEGER NOT NULL CHECK (lastIndex >= 0)
            ) STRICT;

            INSERT INTO journalHead (id, lastIndex) VALUES (1, 0);

            CREATE TABLE idempotencyKey (
                key TEXT NOT NULL PRIMARY KEY,
                requestDigest TEXT NOT NULL,
                result TEXT NOT NULL,
                at INTEGER NOT NULL,
                journalIndex INTEGER NOT NULL REFERENCES journal ("index") DEFERRABLE INITIALLY DEFERRED
            ) STRICT, WITHOUT ROWID;
            """
    )
}
