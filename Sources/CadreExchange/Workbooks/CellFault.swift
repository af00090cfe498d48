/// What is wrong with a cell of a workbook, whatever its column; ``CellProblem`` says it in words.
enum CellFault: Hashable {
    /// The cell is worked out from others.
    case formula
    /// The cell shows an error, such as `#N/A`.
    case error
    /// The cell holds a time of day, with a day or without.
    case timeOfDay
    /// The number in a cell that shows days stands for none.
    case noDay
}

extension CellProblem {
    /// What is wrong with a cell.
    init(_ fault: CellFault) {
        switch fault {
        case .formula:
            self.init(
                .cellFormula, allowed: "a value",
                fix: "Save values only: copy the cells and paste them as values; a formula is not worked out."
            )
        case .error:
            self.init(.cellError, allowed: "a value", fix: "Write the value, or empty the cell.")
        case .timeOfDay:
            self.init(
                .cellTimeOfDay, allowed: "a day without a time of day",
                fix: "Write the day alone; whether the time belongs to the day before or after is not guessed."
            )
        case .noDay:
            self.init(
                .cellNoDay, allowed: "a day of the calendar", fix: "Write the day as text, YYYY-MM-DD."
            )
        }
    }
}
