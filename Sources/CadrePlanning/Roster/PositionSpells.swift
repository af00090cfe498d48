public import CadreDomain

/// The days behind a position's gap days and overlap days.
extension RosterDay {
    /// The days that gaps and overlaps look back over; the day itself is not among them.
    public var lookBack: DayRange { DayRange(clamping: asOf.adding(days: -Self.lookBackDays), asOf) }

    /// The days on which the position was authorized and nobody held it, oldest first.
    ///
    /// Together they are as many days as ``PositionStatus/gapDays``.
    public func gaps(of status: PositionStatus) -> [DayRange] {
        authorizedDays(of: status).flatMap { window in
            var gaps: [DayRange] = []
            var reach = window.start
            for held in holdings(of: status, in: window) {
                gaps.append(DayRange(clamping: reach, held.days.start))
                reach = max(reach, held.days.end)
            }
            return (gaps + [DayRange(clamping: reach, window.end)]).filter { !$0.isEmpty }
        }
    }

    /// The days on which the position was authorized and held more than once, each stretch with everybody who held it.
    ///
    /// The days of each stretch, times its incumbents beyond the first, add up to ``PositionStatus/overlapDays``.
    ///
    /// - Returns: Stretches of days, oldest first; incumbents by start, as indices in the assignments of the register.
    public func overlaps(of status: PositionStatus) -> [(days: DayRange, incumbents: [Int])] {
        authorizedDays(of: status).flatMap { window in
            let held = holdings(of: status, in: window)
            let changes = Set(held.flatMap { [$0.days.start, $0.days.end] }).sorted()
            return zip(changes, changes.dropFirst()).compactMap { start, end in
                let incumbents = held.filter { $0.days.contains(start) }.map(\.assignment)
                return incumbents.count > 1 ? (DayRange(clamping: start, end), incumbents) : nil
            }
        }
    }

    /// The days of the look-back on which the position was authorized, one range a version.
    private func authorizedDays(of status: PositionStatus) -> [DayRange] {
        let entries = roster.positions.entries
        let versions = entries[Int(status.number)].firstVersion..<entries[Int(status.number) + 1].firstVersion
        return versions.map { roster.positions.versions[Int($0)] }.filter(\.isAuthorized).compactMap { version in
            lookBack.intersection(DayRange(clamping: Day(number: version.from), Day(number: version.to)))
        }
    }

    /// Who holds the position on which days of a window, by start.
    private func holdings(
        of status: PositionStatus, in window: DayRange
    ) -> [(days: DayRange, assignment: Int)] {
        roster.holdings(ofEntry: Int(status.number)).compactMap { holding in
            window.intersection(DayRange(clamping: Day(number: holding.from), Day(number: holding.to)))
                .map { ($0, Int(holding.assignment)) }
        }
    }
}
