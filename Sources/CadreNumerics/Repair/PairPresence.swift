/// In how many of all optimal assignments a pair is.
public enum PairPresence: String, Hashable, Sendable, CaseIterable {
    /// In every one: without the pair the total falls.
    case always
    /// In some and not in others: a tie, to be decided by something else than the weights.
    case sometimes
    /// In none: with the pair the total falls.
    case never
}
