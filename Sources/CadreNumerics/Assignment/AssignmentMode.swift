/// Which rows an assignment has to match.
public enum AssignmentMode: String, Hashable, Sendable, CaseIterable {
    /// Any row and any column may stay unmatched, at value 0.
    case optional
    /// Every row must be matched; any column may stay unmatched, at value 0.
    case everyRow
}
