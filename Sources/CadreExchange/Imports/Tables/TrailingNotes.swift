/// Rows behind a blank one that hold a single cell, of which nobody knows yet whether rows of the table follow.
struct TrailingNotes {
    /// How many are held; more are rows.
    private static let countMax = 100
    /// How many columns a table has at least whose rows of one cell may be notes.
    private static let widthMin = 3

    private(set) var held: [CSVRecord] = []
    private var lastRow = 0

    /// Whether a row is held back, as it may be a note.
    mutating func hold(_ record: CSVRecord, width: Int) -> Bool {
        let isApart = !held.isEmpty || (lastRow > 0 && record.row > lastRow + 1)
        guard isApart, width >= Self.widthMin, record.filledCount == 1, record.cellFaults.isEmpty,
            held.count < Self.countMax
        else { return false }
        held.append(record)
        return true
    }

    /// The rows that are no notes, since a row of the table follows them.
    mutating func release(before record: CSVRecord) -> [CSVRecord] {
        lastRow = record.row
        guard !held.isEmpty else { return [] }
        defer { held = [] }
        return held
    }
}
