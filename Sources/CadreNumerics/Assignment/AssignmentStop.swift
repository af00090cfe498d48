/// Why a run of the kernel ended without an optimal assignment.
enum AssignmentStop: Error {
    /// The caller asked for it.
    case cancelled
    /// A potential left the range of the number type, or no path was found within it: not every row can be matched, or
    /// the numbers are too small to show that it can.
    case exhausted
}
