/// Matches rows with seats so that no row and column would both rather have each other.
///
/// **Problem.** Rows want one column each; a column has `seats` and may keep some for a group (`SeatReserve`). A column
/// chooses among rows so: of each group the best, up to the group's reserve; then the best of all others, up to its
/// seats. A matching is *stable* if every pair is acceptable, no column exceeds its seats, and no *blocking pair* is
/// left: a row that would rather have a column which would choose that row over what it has.
///
/// **Method.** One side proposes, from its best choice downward; the other holds the best proposals so far and turns
/// the rest away, for good. Whoever was turned away proposes next. The outcome does not depend on the order of
/// proposals: it is the stable matching that every proposer likes best, because the columns' choice treats rows as
/// substitutes. Ties in the scores are broken by two lotteries drawn from the seed, so a matching is stable for the
/// scores too.
///
/// **Running time.** Sorting takes O(pairs * log(longest list)). Then each pair is proposed at most once, and a
/// proposal takes O(seats of the column) at worst, O(1) where a column has one seat.
///
/// Sources: Gale & Shapley, *College admissions and the stability of marriage*, American Mathematical Monthly 69,
/// 1962; Roth & Sotomayor, *Two-Sided Matching*, Cambridge 1990; Hatfield & Milgrom, *Matching with contracts*,
/// American Economic Review 95(4), 2005 (substitutes).
public enum DeferredAcceptance {
    /// Returns the stable matching that every row likes best.
    ///
    /// - Parameters:
    ///   - ranked: Who may sit where, and the strict orders of both sides.
    ///   - isCancelled: Asked first and every few thousand proposals; answer true to stop.
    /// - Throws: `CancellationError` if `isCancelled` said so.
    public static func rowsPropose(
        _ ranked: RankedMarket,
        isCancelled: () -> Bool = { false }
    ) throws(CancellationError) -> StableMatching {
        var seating = Seating(ranked)
        return try seating.rowsPropose(isCancelled: isCancelled)
    }

    /// Returns the stable matching that every column likes best.
    ///
    /// - Parameters:
    ///   - ranked: Who may sit where, and the strict orders of both sides.
    ///   - isCancelled: Asked first and every few thousand proposals; answer true to stop.
    /// - Throws: `CancellationError` if `isCancelled` said so.
    public static func columnsPropose(
        _ ranked: RankedMarket,
        isCancelled: () -> Bool = { false }
    ) throws(CancellationError) -> StableMatching {
        var offers = SeatOffers(ranked)
        return try offers.columnsPropose(isCancelled: isCancelled)
    }
}
