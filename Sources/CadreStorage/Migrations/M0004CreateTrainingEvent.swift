/// Creates the demand register: the loads of public files on foreign military training, and their lines.
///
/// The reports repeat the same few terms hundreds of thousands of times, so each term is kept once.
enum M0004CreateTrainingEvent {
    static let migration = Migration(
        name: "create-training-event",
        sql: """
            CREATE TABLE trainingLoad (
                id INTEGER NOT NULL PRIMARY KEY,
                file TEXT NOT NULL UNIQUE,
                digest TEXT NOT NULL UNIQUE,
                at INTEGER NOT NULL,
                eventCount INTEGER NOT NULL CHECK (eventCount >= 0),
                account TEXT NOT NULL,
                result TEXT NOT NULL,
                journalIndex INTEGER NOT NULL REFERENCES journal ("index") DEFERRABLE INITIALLY DEFERRED
            ) STRICT;

            CREATE TABLE trainingTerm (
                id INTEGER NOT NULL PRIMARY KEY,
                term TEXT NOT NULL UNIQUE
            ) STRICT;

            CREATE TABLE trainingEvent (
                trainingLoadID INTEGER NOT NULL REFERENCES trainingLoad (id) DEFERRABLE INITIALLY DEFERRED,
                "row" INTEGER NOT NULL CHECK ("row" >= 1),
                reportTermID INTEGER NOT NULL REFERENCES trainingTerm (id),
                regionTermID INTEGER NOT NULL REFERENCES trainingTerm (id),
                partnerTermID INTEGER NOT NULL REFERENCES trainingTerm (id),
                country TEXT CHECK (length(country) = 3),
                programTermID INTEGER NOT NULL REFERENCES trainingTerm (id),
                courseTermID INTEGER NOT NULL REFERENCES trainingTerm (id),
                fiscalYear TEXT,
                start INTEGER CHECK (start BETWEEN -719162 AND 2932896),
                "end" INTEGER CHECK ("end" BETWEEN -719162 AND 2932896),
                quantity INTEGER,
                costCents INTEGER,
                isTotal INTEGER NOT NULL CHECK (isTotal IN (0, 1)),
                locationTermID INTEGER NOT NULL REFERENCES trainingTerm (id),
                givingUnitTermID INTEGER NOT NULL REFERENCES trainingTerm (id),
                studentUnitTermID INTEGER NOT NULL REFERENCES trainingTerm (id),
                PRIMARY KEY (trainingLoadID, "row")
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX trainingEventDemand ON trainingEvent (country, fiscalYear, quantity, costCents) \
            WHERE isTotal = 0;
            """
    )
}
