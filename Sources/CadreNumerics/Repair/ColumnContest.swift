/// How contested a column is: who has it, who else might have it at which loss, and what it is worth.
public struct ColumnContest: Hashable, Sendable {
    /// The row that has the column, or `nil`.
    public let holder: Int?
    /// The other rows that may have it, by ascending loss, ties by ascending row; those that cannot at the end.
    public let rivals: [PartnerRegret]
    /// What the column is worth.
    public let price: ShadowPrice

    /// By how much the holder is ahead: the least loss at which another row would have the column.
    ///
    /// `nil` if no other row may have it.
    public var lead: Int64? { rivals.first?.loss }
    /// How many other rows might have the column at no loss.
    public var equalCount: Int { rivals.prefix { $0.loss == 0 }.count }
}
