public import CadreDomain

/// The cap on service members in one country and the seats that are taken without the slate.
public struct CapSeats: Hashable, Sendable {
    /// The country.
    public let country: CountryCode
    /// The country's name, for sentences.
    public let countryName: String
    /// The highest number of service members on any day.
    public let limit: Int
    /// The law.
    public let citation: String
    /// The days from the window's start on which each seat is held by somebody who is there or named, in order.
    public let holdings: [DayRange]

    /// Makes a row; holdings are put in order.
    public init(country: CountryCode, countryName: String, limit: Int, citation: String, holdings: [DayRange]) {
        self.country = country
        self.countryName = countryName
        self.limit = limit
        self.citation = citation
        self.holdings = holdings.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// The highest number of the given holdings that share a day on or after `day`.
    static func peak(of holdings: [DayRange], from day: Day) -> Int {
        let days = [day] + holdings.map(\.start).filter { $0 > day }
        return days.map { day in holdings.count { $0.contains(day) } }.max() ?? 0
    }
}

/// Whether the cap leaves a seat for an opening that counts toward it.
public struct CapStanding: Hashable, Sendable {
    /// The country's name.
    public let countryName: String
    /// The highest number allowed.
    public let limit: Int
    /// Seats taken on the fullest day from the report day on, before this opening is filled.
    public let seatsTaken: Int

    /// Whether one more service member fits.
    public var isOpen: Bool { seatsTaken < limit }

    /// Decides which openings have a seat.
    ///
    /// In each country the openings are served in one order: pinned ones first, then key billets, then by the day of the
    /// vacancy, then by identity. An opening that gets a seat is counted as held from its report day on. In a country
    /// with a limit `cap` each opening is looked at alone; the limit shares out the seats.
    ///
    /// - Returns: A standing for each opening that counts toward a cap; none for the others.
    static func standings(of problem: SlateProblem) -> [ID<Position>: CapStanding] {
        let pinned = Set(problem.pins.filter { $0.kind == .pin }.map(\.position))
        let limited = problem.limits?.cappedCountries ?? []
        let counted = Dictionary(grouping: problem.openings.filter(\.countsTowardCap), by: \.position.country)
        var standings: [ID<Position>: CapStanding] = [:]
        for seats in problem.caps {
            let isLimited = limited.contains(seats.country)
            var holdings = seats.holdings
            for opening in (counted[seats.country] ?? []).sorted(by: { isServed($0, before: $1, pinned: pinned) }) {
                let standing = CapStanding(
                    countryName: seats.countryName,
                    limit: seats.limit,
                    seatsTaken: CapSeats.peak(of: holdings, from: opening.reportDay)
                )
                if standing.isOpen && !isLimited { holdings.append(DayRange(from: opening.reportDay)) }
                standings[opening.position.id] = standing
            }
        }
        return standings
    }

    private static func isServed(_ left: Opening, before right: Opening, pinned: Set<ID<Position>>) -> Bool {
        let isLeftPinned = pinned.contains(left.position.id)
        if isLeftPinned != pinned.contains(right.position.id) { return isLeftPinned }
        if left.position.isKeyBillet != right.position.isKeyBillet { return left.position.isKeyBillet }
        return (left.vacantFrom, left.position.id) < (right.vacantFrom, right.position.id)
    }
}
