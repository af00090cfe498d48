/// What it costs to force one node, a row or a column, to have a given partner.
public struct PartnerRegret: Hashable, Sendable {
    /// The column, where a row was asked about, or the row, where a column was.
    public let partner: Int32
    /// By how much the best total weight falls; 0 if some optimal assignment has the pair.
    ///
    /// `nil` if in `AssignmentMode.everyRow` some other row would be left without a column.
    public let loss: Int64?
}
