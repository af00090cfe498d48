/// What is wrong with the data offered to `SlotRenewal`, with the place and the value found.
public enum SlotRenewalError: Error, Equatable, Sendable {
    /// A number of steps outside `1 ... SlotRenewal.stepCountMax`.
    case stepCountOutOfRange(found: Int, max: Int)
    /// A chance outside its range, or not a number.
    case chanceOutOfRange(kind: Int, found: Double)
    /// A kind without terms, or a term with a length or a share outside its range.
    case termsOutOfRange(kind: Int)
    /// A slot of an unknown kind, or with a negative number of remaining steps.
    case slotOutOfRange(slot: Int, kind: Int, remaining: Int)
}
