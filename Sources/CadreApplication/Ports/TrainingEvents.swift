public import CadreDomain

/// One line of a public report on foreign military training, as loaded into the demand register.
public struct TrainingEvent: Hashable, Sendable {
    /// The report, such as `2018_2019`.
    public var report: String
    /// The row of the file, the header being row 1.
    public var row: Int
    /// The region as printed.
    public var region: String
    /// The partner as printed.
    public var partner: String
    /// The country that the partner was mapped to; nil where none could be.
    public var country: CountryCode?
    /// The programme as printed.
    public var program: String
    /// The course as printed.
    public var course: String
    /// The fiscal year.
    public var fiscalYear: FiscalYear?
    /// The first day; nil where missing or unreadable.
    public var start: Day?
    /// The last day; nil where missing or unreadable.
    public var end: Day?
    /// Students; nil where missing or unreadable.
    public var quantity: Int?
    /// Cost in cents of US dollars; nil where missing or unreadable.
    public var costCents: Int64?
    /// The place, the giving unit and the students' unit as printed.
    public var location: String
    /// The unit that gave the training, as printed.
    public var givingUnit: String
    /// The unit of the students, as printed.
    public var studentUnit: String
    /// Whether it repeats the sum of lines above it; such lines are kept and left out of sums.
    public var isTotal: Bool

    /// Makes an event.
    public init(
        report: String, row: Int, region: String, partner: String, country: CountryCode?, program: String,
        course: String, fiscalYear: FiscalYear?, start: Day?, end: Day?, quantity: Int?, costCents: Int64?,
        location: String, givingUnit: String, studentUnit: String, isTotal: Bool = false
    ) {
        self.report = report
        self.row = row
        self.region = region
        self.partner = partner
        self.country = country
        self.program = program
        self.course = course
        self.fiscalYear = fiscalYear
        self.start = start
        self.end = end
        self.quantity = quantity
        self.costCents = costCents
        self.location = location
        self.givingUnit = givingUnit
        self.studentUnit = studentUnit
        self.isTotal = isTotal
    }
}

/// Demand of one partner in one fiscal year.
public struct TrainingDemandYear: Hashable, Sendable {
    /// The partner.
    public let country: CountryCode
    /// The year.
    public let fiscalYear: FiscalYear
    /// Lines of the reports.
    public let lines: Int
    /// Students, where reported.
    public let students: Int
    /// Cost in cents, where reported.
    public let costCents: Int64

    /// Makes a row.
    public init(country: CountryCode, fiscalYear: FiscalYear, lines: Int, students: Int, costCents: Int64) {
        self.country = country
        self.fiscalYear = fiscalYear
        self.lines = lines
        self.students = students
        self.costCents = costCents
    }
}

/// A part of a report with the count of its lines that are loaded.
public struct TrainingSource: Hashable, Sendable {
    /// The report, such as `2018_2019`.
    public let report: String
    /// The region as printed.
    public let region: String
    /// How many lines are loaded.
    public let lineCount: Int

    /// Makes a part.
    public init(report: String, region: String, lineCount: Int) {
        self.report = report
        self.region = region
        self.lineCount = lineCount
    }
}

/// The account of a load after its lines were compared with published counts.
public struct ReconciledAccount: Hashable, Sendable {
    /// The whole account as canonical JSON.
    public let account: String
    /// What it said of published counts before.
    public let before: String
    /// What it says of them now.
    public let after: String

    /// Makes an account.
    public init(account: String, before: String, after: String) {
        self.account = account
        self.before = before
        self.after = after
    }
}

/// Takes training events in batches while a load is under way.
public protocol TrainingEventSink {
    /// Writes a batch inside the load's transaction.
    func write(_ events: [TrainingEvent]) throws
}

/// Keeps the demand register.
public protocol TrainingEventStore: Sendable {
    /// Loads one file in one transaction, in place of an earlier load of the same file name.
    ///
    /// - Parameters:
    ///   - file: The name under which the load is kept; loading the same digest again writes nothing.
    ///   - digest: SHA-256 of the file, hexadecimal.
    ///   - commit: Caller, time and journal entry; its changes are empty. The entry's `after` is what `produce`
    ///     returns.
    ///   - produce: Feeds the sink and returns the account of the load as canonical JSON; when it throws, nothing
    ///     is written.
    func loadTrainingEvents(
        file: String, digest: String, commit: Commit,
        produce: @Sendable @escaping (any TrainingEventSink) throws -> String
    ) async throws -> CommitReceipt
    /// Compares the lines of a loaded file with published counts in one transaction; no line is written.
    ///
    /// - Parameters:
    ///   - digest: SHA-256 of the file, hexadecimal.
    ///   - commit: Caller, time and journal entry; its changes are empty. The entry gets `before` and `after` of what
    ///     `reconcile` returns.
    ///   - reconcile: Makes the new account of the stored one and of the parts of the reports in the order of the file;
    ///     nil where nothing is new, so that nothing is written.
    func reconcileTrainingEvents(
        digest: String, commit: Commit,
        reconcile: @Sendable @escaping (_ account: String, _ sources: [TrainingSource]) throws -> ReconciledAccount?
    ) async throws -> CommitReceipt
    /// Demand by partner and fiscal year, ordered by both; of one partner where given.
    func trainingDemand(of country: CountryCode?) async throws(StoreError) -> [TrainingDemandYear]
    /// How many events are loaded.
    func trainingEventCount() async throws(StoreError) -> Int
}
