/// Creates attestation campaigns and what offices have said in them.
enum M0010CreateAttestation {
    static let migration = Migration(
        name: "create-attestation",
        sql: """
            CREATE TABLE attestationCampaign (
                id TEXT NOT NULL PRIMARY KEY,
                quarter TEXT NOT NULL UNIQUE,
                asOf INTEGER NOT NULL CHECK (asOf BETWEEN -719162 AND 2932896),
                due INTEGER NOT NULL CHECK (due BETWEEN asOf AND 2932896),
                openedBy TEXT NOT NULL,
                openedAt INTEGER NOT NULL,
                closedBy TEXT,
                closedAt INTEGER,
                CHECK ((closedBy IS NULL) = (closedAt IS NULL))
            ) STRICT;

            CREATE UNIQUE INDEX oneOpenCampaign ON attestationCampaign (closedAt IS NULL) WHERE closedAt IS NULL;

            CREATE TABLE attestation (
                campaignID TEXT NOT NULL REFERENCES attestationCampaign (id),
                officeID TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1),
                answers TEXT NOT NULL CHECK (json_valid(answers)),
                sentBy TEXT,
                sentAt INTEGER,
                digest TEXT CHECK (length(digest) = 64),
                PRIMARY KEY (campaignID, officeID),
                CHECK ((sentBy IS NULL) = (sentAt IS NULL) AND (sentBy IS NULL) = (digest IS NULL))
            ) STRICT, WITHOUT ROWID;

            CREATE INDEX attestationOffice ON attestation (officeID, campaignID);
            """
    )
}
