public import CadreDomain

/// The positions that stand empty in the coming 24 months, by the month in which that begins.
///
/// The members together are exactly the rows of the measure `projected_vacant`.
public struct ProjectedVacancies: Sendable {
    /// The positions whose vacancy begins in one stretch of days.
    public struct Month: Sendable {
        /// The days: a calendar month, cut at the ends of the 24 months.
        public let days: DayRange
        /// Positions with somebody named to come, in identity order.
        public let withRelief: [PositionStatus]
        /// Positions with nobody named, in identity order.
        public let withoutRelief: [PositionStatus]

        /// How many positions in all.
        public var count: Int { withRelief.count + withoutRelief.count }
    }

    /// The day from which is projected.
    public let asOf: Day
    /// Positions that are empty on that day already.
    public let standing: Month
    /// Positions that fall empty later, for every month of the 24, also where there are none.
    public let months: [Month]

    /// Sorts the positions of a day by month.
    ///
    /// - Parameters:
    ///   - day: The statuses.
    ///   - isCounted: Which positions to count; all unless given.
    public init(day: RosterDay, where isCounted: ((PositionStatus) -> Bool)? = nil) {
        let projected = day.statuses.filter { $0.isProjectedVacant && (isCounted?($0) ?? true) }
        asOf = day.asOf
        standing = Self.month(DayRange(clamping: day.asOf, day.asOf.next), of: projected.filter(\.isVacant))
        let falling = Dictionary(grouping: projected.filter { !$0.isVacant }) { status in
            status.projectedVacancy.map { Self.firstOfMonth($0) }
        }
        months = Self.months(of: DayRange(clamping: day.asOf, day.asOf.adding(months: RosterDay.horizonMonths)))
            .map { Self.month($0, of: falling[Self.firstOfMonth($0.start), default: []]) }
    }

    private static func month(_ days: DayRange, of statuses: [PositionStatus]) -> Month {
        Month(
            days: days, withRelief: statuses.filter(\.hasNamedRelief),
            withoutRelief: statuses.filter { !$0.hasNamedRelief })
    }

    private static func months(of days: DayRange) -> [DayRange] {
        var found: [DayRange] = []
        var start = days.start
        while start < days.end {
            let end = min(firstOfMonth(start).adding(months: 1), days.end)
            found.append(DayRange(clamping: start, end))
            start = end
        }
        return found
    }

    private static func firstOfMonth(_ day: Day) -> Day { day.adding(days: 1 - day.parts.day) }
}
