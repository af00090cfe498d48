/// Creates change sets: which entries of the journal one decision wrote, and which change set it reverted.
///
/// Who and when stand in the first entry, what was changed in all of them. A change set is reverted once at most.
enum M0007CreateChangeSet {
    static let migration = Migration(
        name: "create-change-set",
        sql: """
            CREATE TABLE changeSet (
                sequence INTEGER NOT NULL PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL CHECK (kind IN ('import', 'edit', 'bulk_edit', 'revert')),
                title TEXT NOT NULL,
                reason TEXT,
                revertsID TEXT UNIQUE REFERENCES changeSet (id) DEFERRABLE INITIALLY DEFERRED,
                firstIndex INTEGER NOT NULL UNIQUE REFERENCES journal ("index") DEFERRABLE INITIALLY DEFERRED,
                lastIndex INTEGER NOT NULL REFERENCES journal ("index") DEFERRABLE INITIALLY DEFERRED,
                recordCount INTEGER NOT NULL CHECK (recordCount >= 0),
                CHECK (lastIndex >= firstIndex),
                CHECK ((kind = 'revert') = (revertsID IS NOT NULL))
            ) STRICT;

            CREATE INDEX changeSetLast ON changeSet (lastIndex);
            """
    )
}
