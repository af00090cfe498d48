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
