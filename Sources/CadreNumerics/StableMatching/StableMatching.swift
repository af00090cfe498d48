/// Who sits where after deferred acceptance, and the seed that broke the ties.
public struct StableMatching: Hashable, Sendable {
    /// The mark for a row without a seat.
    public static let unmatched: Int32 = -1

    /// For each row the column whose seat it has, or `unmatched`.
    public let columnOfRow: [Int32]
    /// The seed that ordered equal scores; with the market it determines the matching.
    public let seed: UInt64
    /// How many proposals were made.
    public let proposalCount: Int

    /// How many rows have a seat.
    public var matchedCount: Int { columnOfRow.lazy.filter { $0 != Self.unmatched }.count }
}
