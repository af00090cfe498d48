/// A reference table that cannot be read, with the place and what would be right there.
public struct ReferenceTableError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name of the file, such as `countries.csv`.
    public let file: String
    /// The row in the file, the header being row 1; 0 where the whole file is meant.
    public let row: Int
    /// The name of the column; empty where the whole row is meant.
    public let column: String
    /// What stands there.
    public let found: String
    /// What may stand there.
    public let allowed: String

    /// Makes the error.
    public init(file: String, row: Int, column: String, found: String, allowed: String) {
        self.file = file
        self.row = row
        self.column = column
        self.found = found
        self.allowed = allowed
    }

    /// One line that names the place, what was found and what is allowed.
    public var description: String {
        let place = [file, row > 0 ? "row \(row)" : "", column.isEmpty ? "" : "column \(column)"]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        return "\(place): found \"\(found)\", allowed: \(allowed)"
    }
}
