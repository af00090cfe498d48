public import CadreDomain

extension DayRange {
    /// Reads a range as lists write it; nil for anything else, and for a range without a day.
    ///
    /// `2027-01-01..2027-04-01` is the first day and the first day that is no longer inside; either may be left out.
    public init?(written text: String) {
        let ends = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard ends.count == 3, ends[1].isEmpty, !(ends[0].isEmpty && ends[2].isEmpty) else { return nil }
        guard let start = ends[0].isEmpty ? Day.first : Day(String(ends[0])),
            let end = ends[2].isEmpty ? Day.endless : Day(String(ends[2])), start < end
        else { return nil }
        self.init(start: start, end: end)
    }

    /// The range as lists write it; an open end is left out.
    public var written: String { isOpen ? "\(start).." : "\(start)..\(end)" }
}
