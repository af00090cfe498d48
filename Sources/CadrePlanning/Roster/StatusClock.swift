/// Reads the status of positions off their rows for one day.
struct StatusClock {
    /// The day asked for.
    let day: Int32
    /// The first day of the window for gaps and overlaps, which ends at ``day``.
    let windowStart: Int32
    /// The first day after the window for projected vacancies, which starts at ``day``.
    let horizon: Int32

    /// What the holdings say about the day and what comes after it.
    private struct Holders {
        var count: Int32 = 0
        var isQualified = false
        var isPastPlannedEnd = false
        var lastPlannedEnd = PositionStatus.none
        /// The latest end of a holding that is over.
        var lastEnd = PositionStatus.none
        /// The day up to which somebody holds the position from ``StatusClock/day`` on.
        var reach: Int32
        /// The first holding to start after ``reach``.
        var afterReach = PositionStatus.none
        /// The first holding to start after the day.
        var afterDay = PositionStatus.none
    }

    /// The status of the position at this place in identity order; nil where no version holds on the day.
    @inline(__always)
    func status(of number: Int, in rows: PositionBuffers) -> PositionStatus? {
        let entry = rows.entries[number]
        let next = rows.entries[number + 1]
        var slot = Int(entry.firstVersion)
        let end = Int(next.firstVersion)
        while slot < end, day < rows.versions[slot].from || day >= rows.versions[slot].to { slot += 1 }
        guard slot < end else { return nil }
        let version = rows.versions[slot]
        let held = Int(entry.firstHolding)..<Int(next.firstHolding)
        let holders = self.holders(held, in: rows)
        let (gap, overlap) = occupancy(versions: Int(entry.firstVersion)..<end, held: held, in: rows)

        let isHeld = holders.count > 0
        let isEmptyAhead = version.isAuthorized && holders.reach < min(horizon, version.authorizedTo)
        let follower = isEmptyAhead ? holders.afterReach : holders.afterDay
        let isVacant = version.isAuthorized && !isHeld

        var counted: UInt16 = 0
        counted |= Self.bit(.required, if: true)
        counted |= Self.bit(.authorized, if: version.isAuthorized)
        counted |= Self.bit(.funded, if: version.isFunded)
        counted |= Self.bit(.filled, if: version.isAuthorized && isHeld)
        counted |= Self.bit(.vacant, if: isVacant)
        counted |= Self.bit(.qualified, if: version.isAuthorized && holders.isQualified)
        counted |= Self.bit(.gapDays, if: gap > 0)
        counted |= Self.bit(.overlapDays, if: overlap > 0)
        counted |= Self.bit(.keyEmpty, if: isVacant && version.isKeyBillet)
        counted |= Self.bit(.pastPlannedEnd, if: version.isAuthorized && holders.isPastPlannedEnd)
        counted |= Self.bit(.projectedVacant, if: isEmptyAhead)
        counted |= Self.bit(.projectedWithRelief, if: isEmptyAhead && follower >= 0)
        counted |= Self.bit(.projectedWithoutRelief, if: isEmptyAhead && follower < 0)

        var facts: PositionStatus.Facts = []
        if isHeld { facts.insert(.isHeld) }
        if holders.isQualified { facts.insert(.isQualified) }
        if holders.isPastPlannedEnd { facts.insert(.isPastPlannedEnd) }
        if version.isKeyBillet { facts.insert(.isKeyBillet) }
        return PositionStatus(
            number: Int32(truncatingIfNeeded: number), version: Int32(truncatingIfNeeded: slot), index: version.index,
            incumbents: holders.count, counted: counted, facts: facts, gap: gap, overlap: overlap, day: day,
            emptySince: isVacant ? max(holders.lastEnd, version.authorizedFrom) : PositionStatus.none,
            lastPlannedEnd: holders.lastPlannedEnd, emptyFrom: isEmptyAhead ? holders.reach : PositionStatus.none,
            follower: follower)
    }

    @inline(__always)
    private static func bit(_ measure: StaffingMeasure, if isCounted: Bool) -> UInt16 {
        (isCounted ? 1 : 0) << UInt16(measure.lane)
    }

    /// Walks the holdings once, by start.
    @inline(__always)
    private func holders(_ held: Range<Int>, in rows: PositionBuffers) -> Holders {
        var holders = Holders(reach: day)
        for slot in held {
            let holding = rows.holdings[slot]
            if holding.to <= day {
                holders.lastEnd = max(holders.lastEnd, holding.to)
                continue
            }
            if holding.from <= day {
                holders.count += 1
                holders.isPastPlannedEnd = holders.isPastPlannedEnd || holding.plannedEnd <= day
                holders.lastPlannedEnd = max(holders.lastPlannedEnd, holding.plannedEnd)
                for index in Int(holding.firstQualified)..<Int(holding.lastQualified)
                where rows.qualified[index].contains(day) {
                    holders.isQualified = true
                }
            } else if holders.afterDay == PositionStatus.none {
                holders.afterDay = holding.assignment
            }
            if holders.afterReach == PositionStatus.none {
                if holding.from > holders.reach {
                    holders.afterReach = holding.assignment
                } else {
                    holders.reach = max(holders.reach, holding.to)
                }
            }
        }
        return holders
    }

    /// Gap and overlap days over the authorized days of the window; the rule is that of `Occupancy` in CadreDomain.
    @inline(__always)
    private func occupancy(
        versions: Range<Int>, held: Range<Int>, in rows: PositionBuffers
    ) -> (gap: Int32, overlap: Int32) {
        var (gap, overlap): (Int32, Int32) = (0, 0)
        for slot in versions where rows.versions[slot].isAuthorized {
            let start = max(windowStart, rows.versions[slot].from)
            let end = min(day, rows.versions[slot].to)
            guard start < end else { continue }
            var (covered, total, reach): (Int32, Int32, Int32) = (0, 0, start)
            for index in held {
                let from = max(rows.holdings[index].from, start)
                let to = min(rows.holdings[index].to, end)
                guard from < to else { continue }
                total += to - from
                covered += max(0, to - max(reach, from))
                reach = max(reach, to)
            }
            gap += end - start - covered
            overlap += total - covered
        }
        return (gap, overlap)
    }
}
