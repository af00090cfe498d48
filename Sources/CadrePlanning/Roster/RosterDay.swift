public import CadreDomain

/// The status of every position that exists on a day.
public struct RosterDay: Sendable {
    /// How many days gaps and overlaps look back.
    public static let lookBackDays = 365
    /// How many months vacancies are projected ahead.
    public static let horizonMonths = 24

    /// The roster.
    public let roster: Roster
    /// The day.
    public let asOf: Day
    /// One a position that exists on the day, in identity order.
    public let statuses: [PositionStatus]

    init(roster: Roster, asOf: Day) {
        self.roster = roster
        self.asOf = asOf
        let clock = StatusClock(
            day: asOf.number, windowStart: asOf.adding(days: -Self.lookBackDays).number,
            horizon: asOf.adding(months: Self.horizonMonths).number)
        statuses = roster.positions.withBuffers { buffers in
            let count = buffers.entries.count - 1
            return [PositionStatus](unsafeUninitializedCapacity: count) { target, used in
                for number in 0..<count {
                    guard let status = clock.status(of: number, in: buffers) else { continue }
                    target.initializeElement(at: used, to: status)
                    used += 1
                }
            }
        }
    }

    /// The status of one position; nil where it does not exist on the day.
    ///
    /// - Complexity: O(log n).
    public func status(of position: ID<Position>) -> PositionStatus? {
        guard let number = roster.number(of: position) else { return nil }
        var (low, high) = (0, statuses.count)
        while low < high {
            let middle = (low + high) / 2
            if statuses[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < statuses.count && statuses[low].number == number ? statuses[low] : nil
    }

    /// The version of the position that a status is about.
    public func position(of status: PositionStatus) -> Position { roster.register.positions[status.positionIndex] }

    /// Who holds the position that day, by start, as indices in the assignments of the register.
    public func incumbents(of status: PositionStatus) -> [Int] {
        guard status.incumbents > 0 else { return [] }
        return roster.holdings(ofEntry: Int(status.number))
            .filter { $0.from <= status.day && status.day < $0.to }.map { Int($0.assignment) }
    }

    /// The key under which a dimension counts a position.
    public func key(of status: PositionStatus, in dimension: StaffingDimension) -> String {
        let codes = roster.positions.versions[Int(status.version)].codes
        return roster.keys.keys(of: dimension)[roster.keys.code(of: codes, in: dimension)]
    }
}
