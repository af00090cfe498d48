/// Creates saved views, who is told of which, and what was told and not acknowledged yet.
enum M0009CreateView {
    static let migration = Migration(
        name: "create-view",
        sql: """
            CREATE TABLE savedView (
                id TEXT NOT NULL PRIMARY KEY,
                owner TEXT NOT NULL,
                name TEXT NOT NULL,
                note TEXT NOT NULL,
                address TEXT NOT NULL,
                isShared INTEGER NOT NULL CHECK (isShared IN (0, 1)),
                isDeleted INTEGER NOT NULL CHECK (isDeleted IN (0, 1))
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE viewSubscription (
                viewID TEXT NOT NULL REFERENCES savedView (id) DEFERRABLE INITIALLY DEFERRED,
                subscriber TEXT NOT NULL,
                reader TEXT NOT NULL,
                firedAt INTEGER,
                PRIMARY KEY (viewID, subscriber)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE viewMatch (
                viewID TEXT NOT NULL,
                subscriber TEXT NOT NULL,
                rowID TEXT NOT NULL,
                PRIMARY KEY (viewID, subscriber, rowID),
                FOREIGN KEY (viewID, subscriber) REFERENCES viewSubscription (viewID, subscriber)
                    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE viewAlert (
                id TEXT NOT NULL PRIMARY KEY,
                viewID TEXT NOT NULL,
                subscriber TEXT NOT NULL,
                firstEntry INTEGER CHECK (firstEntry >= 1),
                lastEntry INTEGER CHECK (lastEntry >= firstEntry),
                day INTEGER NOT NULL CHECK (day BETWEEN -719162 AND 2932896),
                foundAt INTEGER NOT NULL,
                matches TEXT NOT NULL CHECK (json_valid(matches)),
                CHECK ((firstEntry IS NULL) = (lastEntry IS NULL)),
                FOREIGN KEY (viewID, subscriber) REFERENCES viewSubscription (viewID, subscriber)
                    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX viewAlertSubscription ON viewAlert (viewID, subscriber);
            """
    )
}
