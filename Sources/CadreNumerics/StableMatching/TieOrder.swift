/// One lottery for each side: whom equal scores put first.
///
/// Every column breaks ties between rows by the same lottery, and every row ties between columns by the other. One
/// lottery a side instead of one a pair makes fewer rows trade places for nothing.
///
/// Source: Abdulkadiroglu, Pathak & Roth, *Strategy-proofness versus efficiency in matching with indifferences*,
/// American Economic Review 99(5), 2009 (single tie-breaking).
struct TieOrder {
    /// The place of each row among all rows, from 0.
    let placeOfRow: [UInt32]
    /// The place of each column among all columns, from 0.
    let placeOfColumn: [UInt32]

    /// Draws both lotteries from one seed, rows first.
    init(rowCount: Int, columnCount: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        placeOfRow = Self.places(rowCount, &random)
        placeOfColumn = Self.places(columnCount, &random)
    }

    private static func places(_ count: Int, _ random: inout SplitMix64) -> [UInt32] {
        var places = (0..<count).map { UInt32(truncatingIfNeeded: $0) }
        random.shuffle(&places)
        return places
    }

    /// Joins a score and a place so that the smaller key is the better one.
    @inline(__always)
    static func key(score: Int32, place: UInt32) -> UInt64 {
        UInt64(UInt32(bitPattern: ~score) ^ 0x8000_0000) << 32 | UInt64(place)
    }
}
