public import CadreDomain

/// A line of a training report: one course, in one place, for students of one unit of one partner.
///
/// Texts are as printed. What could not be read is nil, and the report of the reading counts it.
public struct TrainingEventLine: Hashable, Sendable {
    /// The row in the file as a spreadsheet shows it; the header is row 1.
    public let row: Int
    /// The years of the report, such as `1999_2000`.
    public let report: String
    /// The part of the report, such as `Africa`.
    public let region: String
    /// The partner as printed.
    public let partnerAsPrinted: String
    /// The partner's country; nil where the spelling has none.
    public let partner: CountryCode?
    /// What the partner's spelling turned out to be.
    public let mapping: CountrySpellings.Mapping
    /// The programme that paid, with its year, as printed.
    public let program: String
    /// The fiscal year; see ``TrainingEventReader``.
    public let fiscalYear: FiscalYear
    /// Whether the programme names the fiscal year; otherwise it is the first year of the report.
    public let isFiscalYearPrinted: Bool
    /// The title of the course.
    public let courseTitle: String
    /// The unit that trains.
    public let usUnit: String
    /// The unit of the students.
    public let studentUnit: String
    /// Where.
    public let location: String
    /// The first day.
    public let start: Day?
    /// The last day.
    public let end: Day?
    /// How many students.
    public let quantity: Int?
    /// The cost in cents of US dollars.
    public let costCents: Int64?
}

/// Lines of a training report, in the order of the file.
public struct TrainingEventBatch: Sendable {
    /// The lines; ``TrainingEventReader/batchLineCount`` of them, fewer in the last batch.
    public let lines: [TrainingEventLine]
}
