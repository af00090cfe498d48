/// How weights are scaled in the auction: sixteenfold, or not at all where they are too large.
enum AssignmentScale {
    /// What scaling multiplies by, as a shift.
    static let shift = 4

    /// What scaling multiplies by.
    static let factor = 1 << shift
}
