/// What a row or a column is worth to the best total weight, at the margin.
///
/// The two numbers are the ends of the interval of prices that the node has in optimal certificates: no certificate
/// gives it less than `additionGain` or more than `removalLoss`. Where they differ, the next one is worth less than
/// this one.
///
/// In `AssignmentMode.everyRow` a row that is removed need not be matched, so both may be negative for rows.
///
/// Source: Shapley & Shubik, *The assignment game I: the core*, International Journal of Game Theory 1, 1971.
public struct ShadowPrice: Hashable, Sendable {
    /// By how much the best total falls without the node; `nil` if some row would then have to be left unmatched in
    /// `AssignmentMode.everyRow`.
    public let removalLoss: Int64?
    /// By how much the best total rises with one more node that has the same pairs; `nil` if in
    /// `AssignmentMode.everyRow` one more such row could not be matched.
    public let additionGain: Int64?
}
