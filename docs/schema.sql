-- The whole current schema of a Cadre database, as its migrations make it.
-- CADRE_WRITE_SCHEMA=1 swift test --filter SchemaTests writes it anew.

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE "officeIdentity" (
    id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE positionIdentity (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE position (
    id TEXT NOT NULL REFERENCES positionIdentity (id) DEFERRABLE INITIALLY DEFERRED,
    validFrom INTEGER NOT NULL CHECK (validFrom BETWEEN -719162 AND 2932896),
    validTo INTEGER NOT NULL CHECK (validTo BETWEEN validFrom AND 2932896),
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    officeID TEXT NOT NULL REFERENCES "officeIdentity" (id) DEFERRABLE INITIALLY DEFERRED,
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

CREATE TABLE idempotencyKey (
    key TEXT NOT NULL PRIMARY KEY,
    requestDigest TEXT NOT NULL,
    result TEXT NOT NULL,
    at INTEGER NOT NULL,
    journalIndex INTEGER NOT NULL REFERENCES journal ("index") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

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
, stoppedAfter INTEGER CHECK (stoppedAfter >= 0)) STRICT;

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

CREATE INDEX trainingEventDemand ON trainingEvent (country, fiscalYear, quantity, costCents) WHERE isTotal = 0;

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

CREATE INDEX officeCode ON office (code);

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
