import CadreDomain

/// Sorted, disjoint, non-empty day ranges: the union and the intersection that every standing requirement uses.
enum DayRanges {
    /// The days that at least one of the ranges holds, as sorted ranges that neither overlap nor touch.
    ///
    /// - Complexity: O(n log n); O(n) where `ranges` is sorted by start.
    static func union(_ ranges: [DayRange]) -> [DayRange] {
        guard ranges.count > 1 else { return ranges.filter { !$0.isEmpty } }
        var joined: [DayRange] = []
        for range in ranges.sorted(by: { $0.start < $1.start }) where !range.isEmpty {
            if let last = joined.last, range.start <= last.end {
                joined[joined.count - 1] = DayRange(clamping: last.start, max(last.end, range.end))
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// The days that both lists hold; both must be sorted and disjoint, and so is the result.
    ///
    /// - Complexity: O(n + m).
    static func intersection(_ left: [DayRange], _ right: [DayRange]) -> [DayRange] {
        var shared: [DayRange] = []
        var (first, second) = (0, 0)
        while first < left.count, second < right.count {
            if let days = left[first].intersection(right[second]) { shared.append(days) }
            if left[first].end < right[second].end { first += 1 } else { second += 1 }
        }
        return shared
    }
}
