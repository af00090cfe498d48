public import CadreApplication
public import CadreDomain

/// What the composition root hands to the pages: everything that comes from outside, by value or as one function.
public struct Site: Sendable {
    /// The reference tables.
    public let reference: ReferenceTables
    /// Who a visitor may act as.
    public let personas: [Persona]
    /// As whom somebody reads who chose no persona; such a visitor changes nothing.
    public let visitor: Persona
    /// Whether `Authorization: Persona KEY` is taken: only for a demo that listens on the local machine.
    public let takesPersonaHeader: Bool
    /// The day and the journal's place.
    public let state: @Sendable () async -> SiteState
    /// The journal.
    public let journal: any JournalStore
    /// What records are called, for the journal's readers.
    public let names: @Sendable (Caller) async -> RecordNames
    /// In which office records stand, for the journal's readers.
    public let offices: @Sendable () async -> RecordOffices
    /// Says the journal's index after each commit.
    public let commits: @Sendable () async -> AsyncStream<Int64>
    /// What is not as it should be; the server is ready while it is empty.
    public let warnings: @Sendable () async -> [String]
    /// The time.
    public let now: @Sendable () -> Timestamp
    /// HMAC-SHA256 under a secret of this process.
    public let sign: @Sendable ([UInt8]) -> [UInt8]
    /// SHA-256.
    public let hash: @Sendable ([UInt8]) -> [UInt8]
    /// This many bytes of chance.
    public let randomBytes: @Sendable (Int) -> [UInt8]
    /// How long an answer waits for a run at most, in seconds.
    public let runWaitSecondsMax: Int
    /// The version of Cadre.
    public let version: String
    /// The bytes of an Excel workbook.
    public let workbook: @Sendable (TableWorkbook) -> [UInt8]
    /// The site as of an earlier entry of the journal; nil where only the present is shown.
    public let past: (@Sendable (Int64) async throws -> PastSite)?
    /// Packs a body with gzip; nil where answers travel as they are.
    public let gzip: (@Sendable ([UInt8]) -> [UInt8])?

    /// Makes the site.
    public init(
        reference: ReferenceTables, personas: [Persona], visitor: Persona, takesPersonaHeader: Bool,
        state: @escaping @Sendable () async -> SiteState, journal: any JournalStore,
        names: @escaping @Sendable (Caller) async -> RecordNames = { _ in .none },
        offices: @escaping @Sendable () async -> RecordOffices = { .none },
        commits: @escaping @Sendable () async -> AsyncStream<Int64>,
        warnings: @escaping @Sendable () async -> [String], now: @escaping @Sendable () -> Timestamp,
        sign: @escaping @Sendable ([UInt8]) -> [UInt8], hash: @escaping @Sendable ([UInt8]) -> [UInt8],
        randomBytes: @escaping @Sendable (Int) -> [UInt8], runWaitSecondsMax: Int = Preference.waitSecondsMax,
        version: String, workbook: @escaping @Sendable (TableWorkbook) -> [UInt8],
        gzip: (@Sendable ([UInt8]) -> [UInt8])? = nil,
        past: (@Sendable (Int64) async throws -> PastSite)? = nil
    ) {
        self.reference = reference
        self.personas = personas
        self.visitor = visitor
        self.takesPersonaHeader = takesPersonaHeader
        self.state = state
        self.journal = journal
        self.names = names
        self.offices = offices
        self.commits = commits
        self.warnings = warnings
        self.now = now
        self.sign = sign
        self.hash = hash
        self.randomBytes = randomBytes
        self.runWaitSecondsMax = runWaitSecondsMax
        self.version = version
        self.workbook = workbook
        self.gzip = gzip
        self.past = past
    }
}
