import CadrePlanning

/// Which table of two slates compared is asked for, and which rows of it.
public struct DifferenceRows: Hashable, Sendable {
    /// The name of the table.
    public let table: String
    /// What became of the rows of positions or people; nil for all that differ.
    public let change: String?
    /// Which of the slates lists the rows, `before` or `after` alone; nil for any.
    public let listedIn: String?

    /// The names of the tables, the first shown unless another is asked for.
    public static let tableNames = ["positions", "people", "points", "position_points", "decisions", "inputs"]

    /// Makes a choice of rows; the positions that differ unless told otherwise.
    public init(table: String? = nil, change: String? = nil, listedIn: String? = nil) {
        self.table = table ?? Self.tableNames[0]
        self.change = change
        self.listedIn = listedIn
    }

    /// What may become of the rows of a table; empty for a table that always holds every row that differs.
    public static func changes(of table: String) -> [String] {
        switch table {
        case "positions": PositionDifference.Change.allCases.map(\.rawValue)
        case "people": PersonDifference.Change.allCases.map(\.rawValue)
        default: []
        }
    }

    /// Refuses a table that there is not, and rows that it does not have.
    func check() throws(Refusal) {
        try Self.check(table, "table", allowed: Self.tableNames)
        let changes = Self.changes(of: table)
        if let change { try Self.check(change, "change", allowed: changes) }
        if let listedIn {
            let sides: [Listing] = changes.isEmpty ? [] : [.before, .after]
            try Self.check(listedIn, "listed_in", allowed: sides.map(\.rawValue))
        }
    }

    private static func check(_ value: String, _ name: String, allowed: [String]) throws(Refusal) {
        guard !allowed.contains(value) else { return }
        throw Refusal(
            .parameterBadValue, "The value (\(value)) of (\(name)) does not fit here.",
            fix: allowed.isEmpty
                ? "Leave it out: only positions and people are chosen so."
                : "Give one of: \(allowed.joined(separator: ", "))."
        )
    }

    /// Whether a row of a table belongs to the choice; a table that is not asked for holds what differs.
    func holds(_ name: String, change: String, isSame: Bool, listing: Listing) -> Bool {
        guard name == table else { return !isSame }
        if let listedIn, listedIn != listing.rawValue { return false }
        return self.change.map { $0 == change } ?? (listedIn != nil || !isSame)
    }
}
