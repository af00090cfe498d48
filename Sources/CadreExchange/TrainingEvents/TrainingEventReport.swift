public import CadreDomain

/// What reading a file of training lines gave: every line is loaded or rejected, and what was not read is named.
public struct TrainingEventReport: Hashable, Sendable {
    /// A line that could not be read at all.
    public struct Rejection: Hashable, Sendable {
        /// The row as a spreadsheet shows it.
        public let row: Int
        /// Why; always a cause that rejects.
        public let cause: TrainingEventProblem.Cause
        /// What stands there.
        public let found: String
    }

    /// A spelling of a partner that has no country, or only an older one.
    public struct Spelling: Hashable, Sendable {
        /// The partner as printed.
        public let partner: String
        /// What it turned out to be.
        public let mapping: CountrySpellings.Mapping
        /// The country, where an older name has one.
        public let country: CountryCode?
        /// How many lines have it.
        public let lineCount: Int
        /// The first row that has it.
        public let firstRow: Int
        /// Countries spelt nearly so, for a person to decide.
        public let suggestions: [String]
    }

    /// What could not be read in a column.
    public struct Column: Hashable, Sendable {
        /// A text that could not be read.
        public struct Sample: Hashable, Sendable {
            /// The row as a spreadsheet shows it.
            public let row: Int
            /// The text as printed.
            public let text: String
        }

        /// The name of the column.
        public let name: String
        /// How many lines have nothing in it.
        public internal(set) var emptyCount = 0
        /// How many lines have something in it that is no such value.
        public internal(set) var unreadableCount = 0
        /// The first of them, at most ten.
        public internal(set) var samples: [Sample] = []
    }

    /// A part of a report with the count of its lines.
    public struct Source: Hashable, Sendable {
        /// The years of the report.
        public let report: String
        /// The part of the report.
        public let region: String
        /// How many lines were loaded.
        public let lineCount: Int

        /// Makes a part.
        public init(report: String, region: String, lineCount: Int) {
            self.report = report
            self.region = region
            self.lineCount = lineCount
        }
    }

    /// How many lines stand below the header; blank ones do not count.
    public let readCount: Int
    /// How many lines were loaded.
    public let loadedCount: Int
    /// How many lines were left out; always `readCount - loadedCount`.
    public let rejectedCount: Int
    /// The first lines that were left out, at most 100.
    public let rejections: [Rejection]
    /// Every line and cell that could not be read, and every day that is hardly meant so, in the order of the file, up
    /// to 50,000.
    public let problems: [TrainingEventProblem]
    /// How many more problems there are than are listed.
    public let unlistedProblemCount: Int
    /// Spellings of partners that are not mapped, the most frequent first; older names among them.
    public let spellings: [Spelling]
    /// Quantity, cost, start and end, in this order.
    public let columns: [Column]
    /// How many lines have a fiscal year from their report, since the programme names none.
    public let yearFromReportCount: Int
    /// How many lines have a start or end more than ten years from the fiscal year; kept as printed.
    public let farDayCount: Int
    /// How many lines end before they start; kept as printed.
    public let reversedDayCount: Int
    /// The parts of reports in the order of the file.
    public let sources: [Source]

    /// How many lines have a partner that is in none of the tables.
    public var unmappedLineCount: Int {
        spellings.filter { $0.mapping == .unmapped }.reduce(0) { $0 + $1.lineCount }
    }
}
