/// What a column of a file holds.
public struct ColumnProfile: Sendable {
    /// What the values of a column are.
    public enum ValueType: String, Sendable, CaseIterable {
        /// No value stands in the column.
        case empty
        /// Days.
        case day
        /// Whole numbers.
        case whole
        /// Numbers with decimals among them.
        case number
        /// Answers of yes and no.
        case answer
        /// Anything else.
        case text
    }

    /// The letters of the column.
    public let letters: String
    /// The name in the header; empty where it has none.
    public let name: String
    /// What most values are.
    public let type: ValueType
    /// How many values are of that type.
    public let typeCount: Int
    /// How many rows have a value.
    public let filledCount: Int
    /// How many rows have none.
    public let emptyCount: Int
    /// How many different values there are, up to ``distinctCountMax``.
    public let distinctCount: Int
    /// The first different values.
    public let samples: [String]
    /// How many cells are formulas or errors, or show no day although they are to.
    public let faultyCount: Int
    /// The column of the kind that is suggested; nil where none is.
    public internal(set) var suggestion: ColumnSuggestion?

    /// Up to how many different values are counted.
    public static let distinctCountMax = 10_000
}

/// Which column of a kind a column of a file seems to be.
public struct ColumnSuggestion: Hashable, Sendable {
    /// The column of the kind.
    public let column: String
    /// How sure it is, in per cent.
    public let sureness: Int
    /// What speaks for it, in a few words.
    public let reason: String
}

/// Counts the values of a column.
struct ColumnCount {
    private static let sampleCountMax = 3
    /// How many different values are held against the columns of a kind.
    private static let comparedCountMax = 200

    private var filledCount = 0
    private var faultyCount = 0
    private var distinct: Set<String> = []
    private(set) var compared: [String] = []
    private var countOfType: [ColumnProfile.ValueType: Int] = [:]
    private var typeOfText: [String: ColumnProfile.ValueType] = [:]

    mutating func take(_ text: String, isFaulty: Bool) {
        guard !text.isEmpty || isFaulty else { return }
        filledCount += 1
        guard !isFaulty else {
            faultyCount += 1
            return
        }
        if let type = typeOfText[text] {
            countOfType[type, default: 0] += 1
            return
        }
        let type = Self.type(of: text)
        countOfType[type, default: 0] += 1
        guard distinct.count < ColumnProfile.distinctCountMax else { return }
        distinct.insert(text)
        typeOfText[text] = type
        if compared.count < Self.comparedCountMax { compared.append(text) }
    }

    func profile(letters: String, name: String, rowCount: Int) -> ColumnProfile {
        let types: [ColumnProfile.ValueType] = [.day, .whole, .number, .answer, .text]
        var best = (type: ColumnProfile.ValueType.empty, count: 0)
        for type in types {
            let count = countOfType[type, default: 0]
            if count > best.count { best = (type, count) }
        }
        // Whole numbers among numbers with decimals are numbers.
        if [.whole, .number].contains(best.type), let number = countOfType[.number] {
            best = (.number, number + countOfType[.whole, default: 0])
        }
        return ColumnProfile(
            letters: letters, name: name, type: best.type, typeCount: best.count, filledCount: filledCount,
            emptyCount: rowCount - filledCount, distinctCount: distinct.count,
            samples: Array(compared.prefix(Self.sampleCountMax)), faultyCount: faultyCount, suggestion: nil
        )
    }

    private static func type(of text: String) -> ColumnProfile.ValueType {
        if case .value = DayCell.reading(text) { return .day }
        if text.utf8.allSatisfy({ (48...57).contains($0) }) { return .whole }
        if Double(text) != nil { return Int(text) == nil ? .number : .whole }
        if ["yes", "no", "true", "false", "y", "n"].contains(text.lowercased()) { return .answer }
        return .text
    }
}
