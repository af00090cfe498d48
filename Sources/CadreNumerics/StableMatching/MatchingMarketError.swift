/// What is wrong with the data offered to `MatchingMarket`, with the place and the value found.
public enum MatchingMarketError: Error, Equatable, Sendable {
    /// The compressed rows are malformed.
    case pairs(SparseWeightsError)
    /// The two lists of scores are not as long as the list of pairs.
    case scoresDiffer(pairs: Int, rowScores: Int, columnScores: Int)
    /// The list of groups is not as long as the list of rows.
    case groupsDiffer(rows: Int, groups: Int)
    /// A group below `MatchingMarket.ungrouped`.
    case groupOutOfRange(row: Int, group: Int)
    /// A negative number of seats, or more than `SparseWeights.countMax`.
    case seatsOutOfRange(column: Int, seats: Int)
    /// A reserve for an unknown column, for a negative group, or of no seats.
    case reserveOutOfRange(SeatReserve)
    /// Two reserves of one column for one group.
    case reserveRepeated(SeatReserve)
    /// The reserves of a column exceed its seats.
    case reservesExceedSeats(column: Int32, seats: Int)
}
