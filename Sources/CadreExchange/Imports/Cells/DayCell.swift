import CadreDomain

/// Days as files write them: `2027-06-15` and `15 Jun 2027`, never a form whose order of day and month is open.
enum DayCell {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let longMonths = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Reads a day.
    static func reading(_ text: String) -> CellReading<Day> {
        let trimmed = text.split(separator: " ").joined(separator: " ")
        if let day = Day(trimmed) ?? namedMonth(trimmed) { return .value(day) }
        let isSlashed = text.contains("/") || text.contains(".")
        return .problem(
            CellProblem(
                .dateUnreadable, allowed: "YYYY-MM-DD, or a day such as 15 Jun 2027",
                fix: isSlashed
                    ? "Write the day as YYYY-MM-DD; the order of day and month is not guessed."
                    : "Write the day as YYYY-MM-DD, and check that the calendar has it."
            )
        )
    }

    private static func namedMonth(_ text: String) -> Day? {
        let parts = text.split(separator: " ")
        guard parts.count == 3, parts[0].utf8.count <= 2, parts[2].utf8.count == 4,
            let day = number(parts[0]), let year = number(parts[2])
        else { return nil }
        let word = parts[1].lowercased()
        guard let month = months.firstIndex(of: word) ?? longMonths.firstIndex(of: word) else { return nil }
        return Day(year: year, month: month + 1, day: day)
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
