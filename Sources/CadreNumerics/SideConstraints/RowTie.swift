/// Two rows that have to be both unmatched, or both matched with columns of one site.
public struct RowTie: Hashable, Sendable {
    /// The one row.
    public let first: Int32
    /// The other row.
    public let second: Int32

    /// Ties two rows; that they exist and differ is checked when a problem is made of it.
    public init(first: Int32, second: Int32) {
        self.first = first
        self.second = second
    }
}
