public import CadreDomain

/// A stretch of time of a position: somebody holds it or is to, nobody does, or more than one do.
public struct StripSegment: Sendable {
    /// What a stretch of time is.
    public enum Kind: String, Sendable, CaseIterable {
        /// Somebody holds the position.
        case incumbent
        /// Nobody does, though it is authorized.
        case gap
        /// More than one do.
        case overlap
        /// Somebody is expected to go on holding it.
        case projected
        /// Somebody is named who comes after the day.
        case relief
    }

    /// What it is.
    public let kind: Kind
    /// All of its days, also those that no drawing reaches.
    public let days: DayRange
    /// Who holds the position or is named for it, oldest first; nobody in a gap.
    public let tenures: [Tenure]
    /// Whether it may have begun earlier than is on record.
    public let isAtLeast: Bool

    private init(_ kind: Kind, _ days: DayRange, _ tenures: [Tenure] = [], isAtLeast: Bool = false) {
        self.kind = kind
        self.days = days
        self.tenures = tenures
        self.isAtLeast = isAtLeast
    }

    /// Everything that is known of a position, in the order in which it is drawn: who holds it, gaps, reliefs, whose
    /// arrows stand in the gap before them, overlaps.
    ///
    /// A stretch across the day is cut there, so that the days of each part are past or to come.
    static func all(_ tenures: [Tenure], gaps: [PositionGap], on day: Day) -> [StripSegment] {
        let empty = gaps.flatMap { gap in
            split(gap.days, on: day).map { days in
                StripSegment(.gap, days, isAtLeast: gap.isAtLeast && days.start == gap.days.start)
            }
        }
        let doubled = overlaps(of: tenures).flatMap { split($0, on: day) }.map { days in
            StripSegment(.overlap, days, tenures.filter { $0.days.overlaps(days) })
        }
        let held = held(tenures, on: day)
        return held.filter { $0.kind != .relief } + empty + held.filter { $0.kind == .relief } + doubled
    }

    /// What each tenure is on a day: held up to it, projected after it, or a relief that comes after the day.
    static func held(_ tenures: [Tenure], on day: Day) -> [StripSegment] {
        tenures.flatMap { tenure -> [StripSegment] in
            if tenure.assignment.state == .planned, tenure.days.start > day {
                return [StripSegment(.relief, tenure.days, [tenure])]
            }
            let turn = min(max(day, tenure.days.start), tenure.days.end)
            return [
                StripSegment(.incumbent, DayRange(clamping: tenure.days.start, turn), [tenure]),
                StripSegment(.projected, DayRange(clamping: turn, tenure.days.end), [tenure]),
            ].filter { !$0.days.isEmpty }
        }
    }

    /// A stretch up to the day and what is left of it after, each with its own count of days.
    private static func split(_ days: DayRange, on day: Day) -> [DayRange] {
        guard days.start < day, day < days.end else { return [days] }
        return [DayRange(clamping: days.start, day), DayRange(clamping: day, days.end)]
    }

    /// The stretches on which more than one of the tenures hold, oldest first.
    public static func overlaps(of tenures: [Tenure]) -> [DayRange] {
        var overlaps: [DayRange] = []
        var reach: Day?
        for tenure in tenures.sorted(by: { $0.days.start < $1.days.start }) {
            if let end = reach, tenure.days.start < end {
                let found = DayRange(clamping: tenure.days.start, min(end, tenure.days.end))
                if let last = overlaps.last, found.start <= last.end {
                    overlaps[overlaps.count - 1] = DayRange(clamping: last.start, max(last.end, found.end))
                } else {
                    overlaps.append(found)
                }
            }
            reach = max(reach ?? tenure.days.end, tenure.days.end)
        }
        return overlaps
    }
}
