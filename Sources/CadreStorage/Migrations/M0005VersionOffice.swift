/// Gives offices versions, as positions and people have them: what an office was stays known when it becomes another.
///
/// The table of offices becomes that of their identities, so that every reference to an office goes on to refer to
/// the same row; each office that was there is the one version that is known of it.
enum M0005VersionOffice {
    static let migration = Migration(
        name: "version-office",
        sql: """
            DROP INDEX officeCode;

            ALTER TABLE office RENAME TO officeIdentity;

            CREATE TABLE office (
                id TEXT NOT NULL REFERENCES officeIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
                validTo INTEGER NOT NULL CHECK (validTo BETWEEN validFrom AND 2932896),
                code TEXT NOT NULL,
                name TEXT NOT NULL,
                type TEXT NOT NULL,
                country TEXT NOT NULL CHECK (length(country) = 3),
                post TEXT NOT NULL,
                command TEXT,
                parentID TEXT REFERENCES officeIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                PRIMARY KEY (id, validFrom)
            ) STRICT, WITHOUT ROWID;

            INSERT INTO office (id, validFrom, validTo, code, name, type, country, post, command, parentID)
            SELECT id, validFrom, validTo, code, name, type, country, post, command, parentID FROM officeIdentity;

            ALTER TABLE officeIdentity DROP COLUMN validTo;
            ALTER TABLE officeIdentity DROP COLUMN validFrom;
            ALTER TABLE officeIdentity DROP COLUMN parentID;
            ALTER TABLE officeIdentity DROP COLUMN command;
            ALTER TABLE officeIdentity DROP COLUMN post;
            ALTER TABLE officeIdentity DROP COLUMN country;
            ALTER TABLE officeIdentity DROP COLUMN type;
            ALTER TABLE officeIdentity DROP COLUMN name;
            ALTER TABLE officeIdentity DROP COLUMN code;

            CREATE INDEX officeCode ON office (code);
            """
    )
}
