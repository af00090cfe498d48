import CadreDomain

/// Whether the cap leaves a seat for an opening that counts toward it.
public struct CapStanding: Hashable, Sendable {
    /// The country's name.
    public let countryName: String
    /// The highest number allowed.
    public let limit: Int
    /// Seats taken on the fullest day from the report day on, without this opening.
    public let seatsTaken: Int
    /// Those of them, on the fullest such day, that are held without the slate or that a pin takes.
    public let seatsDecided: Int

    /// Whether one more service member fits.
    public var isOpen: Bool { seatsTaken < limit }
    /// Whether a pin would get a seat: pins are served first.
    public var isOpenToPin: Bool { seatsDecided < limit }

    init(of opening: Opening, _ seats: CapSeats, taken: [DayRange], decided: [DayRange]) {
        countryName = seats.countryName
        limit = seats.limit
        seatsTaken = CapSeats.peak(of: taken, from: opening.reportDay)
        seatsDecided = CapSeats.peak(of: decided, from: opening.reportDay)
    }

    /// Which openings have a seat before there is a slate: served in one order, each holds its seat.
    ///
    /// - Returns: A standing for each opening that counts toward a cap; none for the others.
    static func standings(of problem: SlateProblem) -> [ID<Position>: CapStanding] {
        CapServing(problem).standings
    }

    /// Which openings have a seat beside the lines of a slate.
    ///
    /// A line takes its seat from the day on which a successor is wanted. In a country with a limit `cap` each opening
    /// is looked at alone; the limit shares out the seats.
    ///
    /// - Parameters:
    ///   - lines: The slate.
    ///   - exempt: Positions whose pins override the cap; they are not counted.
    /// - Returns: A standing for each opening that counts toward a cap; none for the others.
    static func standings(
        of problem: SlateProblem, after lines: [SlateLine], exempt: Set<ID<Position>> = []
    ) -> [ID<Position>: CapStanding] {
        let filled = Set(lines.map(\.position)).subtracting(exempt)
        let pinned = problem.pinnedPositions
        let limited = problem.limits?.cappedCountries ?? []
        let counted = Dictionary(grouping: problem.openings.filter(\.countsTowardCap), by: \.position.country)
        var standings: [ID<Position>: CapStanding] = [:]
        for seats in problem.caps {
            let openings = counted[seats.country] ?? []
            let holders = limited.contains(seats.country) ? [] : openings.filter { filled.contains($0.position.id) }
            for opening in openings {
                let others = holders.filter { $0.position.id != opening.position.id }
                standings[opening.position.id] = CapStanding(
                    of: opening, seats,
                    taken: seats.holdings + others.map { DayRange(from: $0.reportDay) },
                    decided: seats.holdings
                        + others.filter { pinned.contains($0.position.id) }.map { DayRange(from: $0.reportDay) }
                )
            }
        }
        return standings
    }

    /// Which openings have a seat beside the lines of a plan.
    static func standings(of problem: SlateProblem, after plan: SlatePlan) -> [ID<Position>: CapStanding] {
        let exempt = plan.overrides.filter { $0.rule == Rule.capServiceMembers.identifier }.map(\.position)
        return standings(of: problem, after: plan.lines, exempt: Set(exempt))
    }
}
