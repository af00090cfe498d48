/// What is wrong with an instance file or a side-constraint file: the first fault, with its place and the value found.
public struct InstanceFault: Error, Hashable, Sendable {
    /// The kinds of fault.
    public enum Cause: String, Hashable, Sendable, CaseIterable {
        /// The file is shorter than its header.
        case headerCutShort = "header-cut-short"
        /// The file does not begin with the four bytes of its kind.
        case magic
        /// The version of the format is not one that is read.
        case version
        /// The mode is neither 0 nor 1.
        case mode
        /// A word that is kept free holds something.
        case reserved
        /// A count of the header is out of range.
        case count
        /// The largest weight of the header is out of range.
        case weightMax = "weight-max"
        /// The budget of moves is out of range.
        case moveBudget = "move-budget"
        /// The file is shorter than its header says.
        case truncated
        /// The file is longer than its header says.
        case trailing
        /// The problem would take more memory than there is.
        case memory
        /// The offsets of the rows do not go from 0 up to the number of pairs.
        case rowStart = "row-start"
        /// A column that does not exist.
        case columnRange = "column-range"
        /// A column smaller than the one before it in its row.
        case columnOrder = "column-order"
        /// A column that stands twice in a row.
        case columnRepeated = "column-repeated"
        /// A weight below 1 or above the largest that the header allows.
        case weight
        /// A column at a location that does not exist.
        case location
        /// A column of an office that does not exist.
        case office
        /// A cost of moving below 0.
        case moveCost = "move-cost"
        /// A couple with a row that does not exist, or with a row of another couple.
        case couple
        /// A minimum of an office below 0.
        case officeMinimum = "office-minimum"
    }

    /// Which kind.
    public let cause: Cause
    /// Where it stands, in bytes from the beginning of the file; nil where the file as a whole is at fault.
    public let offset: Int?
    /// The row that it concerns, from 0; nil where it concerns none.
    public let row: Int?
    /// What was found there.
    public let found: Int
    /// What is allowed there.
    public let allowed: String

    init(_ cause: Cause, at offset: Int? = nil, row: Int? = nil, found: Int, allowed: String) {
        self.cause = cause
        self.offset = offset
        self.row = row
        self.found = found
        self.allowed = allowed
    }

    /// What is wrong, with the place and the values, in one sentence.
    public var message: String {
        let places = [row.map { "row \($0)" }, offset.map { "byte \($0)" }].compactMap(\.self).joined(separator: ", ")
        return "\(subject)\(places.isEmpty ? "" : " (\(places))") is \(found); allowed: \(allowed)."
    }

    /// What to do about it, in one sentence.
    public var fix: String {
        switch cause {
        case .headerCutShort, .magic: "Name a file of the right kind; docs/formats/ describes both."
        case .version: "Write the file again in version 1."
        case .mode: "Write 0 where every row has to be matched, 1 where rows may stay unmatched."
        case .reserved: "Write 0 there."
        case .count: "Correct the header, or split the problem; every count has to be that of the data after it."
        case .weightMax: "Write the largest weight of the pairs there, or a larger one that is allowed."
        case .moveBudget: "Write a budget that is allowed, in the unit of the costs of moving."
        case .truncated: "Write the file again, whole; maybe copying it was cut short."
        case .trailing: "Remove what follows, or correct the counts of the header."
        case .memory: "Solve it on a machine with more memory, or split it into parts that share no column."
        case .rowStart: "Write where each row begins: 0 first, never less than before, the number of pairs last."
        case .columnRange: "Correct the column, or the number of columns in the header."
        case .columnOrder: "Sort the pairs of each row by column."
        case .columnRepeated: "Keep one of the two pairs."
        case .weight: "Leave a pair worth nothing out; scale larger weights down, or correct the largest in the header."
        case .location, .office: "Correct it, or their number in the header."
        case .moveCost, .officeMinimum: "Write 0 where there is none."
        case .couple: "Name two rows that exist, and no row twice."
        }
    }

    private var subject: String {
        switch cause {
        case .headerCutShort, .truncated, .trailing: "The length of the file in bytes"
        case .magic: "The first word"
        case .version: "The version"
        case .mode: "The mode"
        case .reserved: "A word that is kept free"
        case .count: "A count of the header"
        case .weightMax: "The largest weight of the header"
        case .moveBudget: "The budget of moves"
        case .memory: "The memory needed in bytes"
        case .rowStart: "The beginning of a row"
        case .columnRange, .columnOrder, .columnRepeated: "The column of a pair"
        case .weight: "The weight of a pair"
        case .location: "The location of a column"
        case .office: "The office of a column"
        case .moveCost: "The cost of moving of a pair"
        case .couple: "The row of a couple"
        case .officeMinimum: "The minimum of an office"
        }
    }
}
