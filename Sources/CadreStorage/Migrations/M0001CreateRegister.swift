/// Creates the tables of the register and the settings.
///
/// Days are whole numbers of days since 1970-01-01; a range ends on the first day after it, and 2932896 (9999-12-31)
/// stands for "no end is known". References are checked when the transaction commits, so the order of changes within
/// one commit is free.
enum M0001CreateRegister {
    static let migration = Migration(
        name: "create-register",
        sql: """
            CREATE TABLE setting (
                name TEXT NOT NULL PRIMARY KEY,
                value TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE office (
                id TEXT NOT NULL PRIMARY KEY,
                code TEXT NOT NULL,
                name TEXT NOT NULL,
                type TEXT NOT NULL,
                country TEXT NOT NULL CHECK (length(country) = 3),
                post TEXT NOT NULL,
                command TEXT,
                parentID TEXT REFERENCES office (id) DEFERRABLE INITIALLY DEFERRED,
                validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
                validTo INTEGER NOT NULL CHECK (validTo BETWEEN validFrom AND 2932896)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX officeCode ON office (code);

            CREATE TABLE positionIdentity (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE position (
                id TEXT NOT NULL REFERENCES positionIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
                validTo INTEGER NOT NULL CHECK (validTo BETWEEN validFrom AND 2932896),
                number TEXT NOT NULL,
                title TEXT NOT NULL,
                officeID TEXT NOT NULL REFERENCES office (id) DEFERRABLE INITIALLY DEFERRED,
                country TEXT NOT NULL CHECK (length(country) = 3),
                post TEXT NOT NULL,
                command TEXT,
                service TEXT CHECK (service IN ('USA', 'USN', 'USMC', 'USAF', 'USSF', 'USCG', 'DOD')),
                kind TEXT NOT NULL CHECK (kind IN ('military', 'civilian')),
                gradeLowest TEXT NOT NULL,
                gradeHighest TEXT NOT NULL,
                specialty TEXT,
                scCode TEXT CHECK (scCode GLOB 'SC[0-9][A-Z][0-9]'),
                clearance TEXT NOT NULL
                    CHECK (clearance IN ('none', 'confidential', 'secret', 'top_secret', 'top_secret_sci')),
                accompaniedMonths INTEGER CHECK (accompaniedMonths BETWEEN 1 AND 120),
                unaccompaniedMonths INTEGER NOT NULL CHECK (unaccompaniedMonths BETWEEN 1 AND 120),
                isKeyBillet INTEGER NOT NULL CHECK (isKeyBillet IN (0, 1)),
                isJointDuty INTEGER NOT NULL CHECK (isJointDuty IN (0, 1)),
                funding TEXT NOT NULL
                    CHECK (funding IN ('fms_admin', 'fms_case', 'fmf', 'title_10', 'military_personnel')),
                countsTowardCap INTEGER NOT NULL CHECK (countsTowardCap IN (0, 1)),
                state TEXT NOT NULL CHECK (state IN ('required', 'authorized', 'funded')),
                PRIMARY KEY (id, validFrom)
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX positionNumber ON position (number);

            CREATE INDEX positionOffice ON position (officeID);

            CREATE TABLE positionLanguage (
                positionID TEXT NOT NULL,
                validFrom INTEGER NOT NULL,
                ordinal INTEGER NOT NULL,
                language TEXT NOT NULL,
                level TEXT NOT NULL,
                isRequired INTEGER NOT NULL CHECK (isRequired IN (0, 1)),
                PRIMARY KEY (positionID, validFrom, ordinal),
                FOREIGN KEY (positionID, validFrom) REFERENCES position (id, validFrom)
                    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE personIdentity (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE person (
                id TEXT NOT NULL REFERENCES personIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
                validTo INTEGER NOT NULL CHECK (validTo BETWEEN validFrom AND 2932896),
                name TEXT NOT NULL,
                service TEXT NOT NULL CHECK (service IN ('USA', 'USN', 'USMC', 'USAF', 'USSF', 'USCG', 'DOD')),
                kind TEXT NOT NULL CHECK (kind IN ('military', 'civilian')),
                grade TEXT NOT NULL,
                clearance TEXT NOT NULL
                    CHECK (clearance IN ('none', 'confidential', 'secret', 'top_secret', 'top_secret_sci')),
                clearanceUntil INTEGER CHECK (clearanceUntil BETWEEN -719162 AND 2932896),
                availableFrom INTEGER CHECK (availableFrom BETWEEN -719162 AND 2932896),
                constraints INTEGER NOT NULL CHECK (constraints >= 0),
                PRIMARY KEY (id, validFrom)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE personSpecialty (
                personID TEXT NOT NULL,
                validFrom INTEGER NOT NULL,
                ordinal INTEGER NOT NULL,
                specialty TEXT NOT NULL,
                PRIMARY KEY (personID, validFrom, ordinal),
                FOREIGN KEY (personID, validFrom) REFERENCES person (id, validFrom)
                    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE qualification (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                personID TEXT NOT NULL REFERENCES personIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                kind TEXT NOT NULL CHECK (kind IN ('certification', 'language', 'course')),
                scheme TEXT,
                level INTEGER,
                area TEXT,
                language TEXT,
                result TEXT,
                course TEXT,
                earned INTEGER NOT NULL CHECK (earned BETWEEN -719162 AND 2932896),
                goodUntil INTEGER CHECK (goodUntil BETWEEN -719162 AND 2932896),
                CHECK ((kind = 'certification') = (scheme IS NOT NULL AND level IS NOT NULL)),
                CHECK (area IS NULL OR kind = 'certification'),
                CHECK ((kind = 'language') = (language IS NOT NULL AND result IS NOT NULL)),
                CHECK ((kind = 'course') = (course IS NOT NULL))
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX qualificationPerson ON qualification (personID);

            CREATE TABLE assignment (
                id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
                personID TEXT NOT NULL REFERENCES personIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                positionID TEXT NOT NULL REFERENCES positionIdentity (id) DEFERRABLE INITIALLY DEFERRED,
                "from" INTEGER NOT NULL CHECK ("from" BETWEEN -719162 AND 2932896),
                plannedEnd INTEGER NOT NULL CHECK (plannedEnd BETWEEN -719162 AND 2932896),
                actualEnd INTEGER CHECK (actualEnd BETWEEN "from" AND 2932896),
                state TEXT NOT NULL CHECK (state IN ('planned', 'active', 'completed', 'curtailed', 'cancelled')),
                curtailment TEXT
                    CHECK (curtailment IN ('medical', 'clearance', 'service_need', 'compassionate', 'other')),
                CHECK ("from" < plannedEnd),
                CHECK ((state IN ('completed', 'curtailed')) = (actualEnd IS NOT NULL)),
                CHECK ((state = 'curtailed') = (curtailment IS NOT NULL))
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX assignmentPerson ON assignment (personID);

            CREATE INDEX assignmentPosition ON assignment (positionID);

            CREATE UNIQUE INDEX oneReliefPerPosition ON assignment (positionID) WHERE state = 'planned';
            """
    )
}
