/// Whole numbers and answers of yes and no as files write them.
enum NumberCell {
    /// Reads a whole number of a range.
    static func reading(_ text: String, in range: ClosedRange<Int>) -> CellReading<Int> {
        let digits = text.filter { $0 != " " }
        if digits.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(digits), range.contains(value) {
            return .value(value)
        }
        return .problem(
            CellProblem(
                .numberUnreadable, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)",
                fix: "Write the number in digits."
            )
        )
    }

    private static let booleans = Vocabulary<Bool>([
        ("yes", ["y", "true", "1", "t", "x"], true), ("no", ["n", "false", "0", "f"], false),
    ])

    /// Reads yes or no.
    static func boolean(_ text: String) -> CellReading<Bool> {
        booleans.value(of: text).map { .value($0) }
            ?? .problem(
                CellProblem(.booleanUnreadable, allowed: "yes, no, true, false, 1, 0", fix: "Write yes or no.")
            )
    }
}
