/// Seats of one column that rows of one group fill first; left empty by the group, they are open to all.
///
/// Source of the meaning: Hafalir, Yenmez & Yildirim, *Effective affirmative action in school choice*, Theoretical
/// Economics 8, 2013 (minority reserves).
public struct SeatReserve: Hashable, Sendable {
    /// The column whose seats are kept.
    public let column: Int32
    /// The group for which they are kept, 0 or more.
    public let group: Int32
    /// How many, 1 or more.
    public let seats: Int

    /// Keeps `seats` of a column's seats for a group; `MatchingMarket` checks the ranges.
    public init(column: Int32, group: Int32, seats: Int) {
        self.column = column
        self.group = group
        self.seats = seats
    }
}
