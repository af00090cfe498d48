import CadreApplication

/// What `cadre help` explains besides the commands.
enum HelpTopic: String, CaseIterable {
    /// How commands end.
    case exitCodes = "exit-codes"
    /// How rows are chosen.
    case filters
    /// How answers are written.
    case formats
    /// What is read from the environment.
    case env

    /// The topic that a command line asks for, its program left out; nil where it asks for none.
    ///
    /// - Throws: Where it asks for help on something that is neither a topic nor a command.
    static func asked(_ arguments: some BidirectionalCollection<String>, commands: [String]) throws(Refusal) -> Self? {
        guard arguments.count == 2, arguments.first == "help", let word = arguments.last, !word.hasPrefix("-") else {
            return nil
        }
        if let topic = Self(rawValue: word) { return topic }
        guard !commands.contains(word) else { return nil }
        let words = commands + allCases.map(\.rawValue)
        throw Refusal(
            .usageBad, "There is no help on (\(word)).",
            fix: (Nearest.word(to: word, among: words).map { "Did you mean \($0)? " } ?? "")
                + "There is help on: \(words.joined(separator: ", "))."
        )
    }

    /// The explanation.
    var text: String {
        switch self {
        case .exitCodes:
            let codes = ExitStatus.allCases.map { (word: String($0.rawValue), meaning: $0.meaning) }
            return "Every command ends with one of these:\n\n" + Self.lines(codes)
        case .filters:
            let operators = FilterOperator.allCases.map { (word: $0.rawValue, meaning: $0.meaning) }
            return """
                A filter is field=value, or field__operator=value, the same in --where and in the query of an address.
                A field that is named again means either value; different fields must all hold. Which fields a list has,
                an unknown one tells.

                \(Self.lines(operators))
                any=(...) keeps the rows for which one of the filters in it holds; all(...) and any(...) may stand \
                inside:

                  --where 'any=(status=vacant,all(relief=none,planned_end__lt=2027-01-01))'

                A value with a comma, a parenthesis or a quote stands in double quotes, a quote in it twice. It may have
                \(FilterExpression.filterCountMax) filters, \(FilterExpression.depthMax) levels of parentheses and \
                \(FilterExpression.byteCountMax) bytes. See docs/filters.md.

                """
        case .formats:
            let formats = OutputFormat.allCases.map { (word: $0.rawValue, meaning: $0.meaning) }
            return "-o FORMAT, or --output FORMAT, takes:\n\n" + Self.lines(formats)
        case .env:
            let levels = "trace, debug, info, notice, warning, error or critical"
            return Self.lines([("CADRE_LOG_LEVEL", "What a server writes to standard error: \(levels).")])
        }
    }

    private static func lines(_ pairs: [(word: String, meaning: String)]) -> String {
        let width = pairs.map { $0.word.count }.max() ?? 0
        return pairs.reduce("") { text, pair in
            let space = String(repeating: " ", count: width - pair.word.count + 2)
            return text + "  \(pair.word)\(space)\(pair.meaning)\n"
        }
    }
}

extension FilterOperator {
    fileprivate var meaning: String {
        switch self {
        case .eq: "Equal; it is not written: field=value."
        case .ne: "Not equal."
        case .in: "One of a list with commas."
        case .nin: "None of a list with commas."
        case .lt: "Below."
        case .lte: "At most."
        case .gt: "Above."
        case .gte: "At least."
        case .contains: "Holds the text, letters of either case."
        case .startswith: "Starts with the text, letters of either case."
        case .overlaps: "Shares a day with a range of days, 2027-01-01..2027-04-01, without the last."
        case .isnull: "1 for missing, 0 for present."
        }
    }
}
