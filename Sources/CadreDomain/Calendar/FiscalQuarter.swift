/// A quarter of a fiscal year: the first runs from October to December.
public struct FiscalQuarter: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The fiscal year.
    public let year: FiscalYear
    /// Which quarter of it, 1 to 4.
    public let number: Int

    /// The first fiscal year that runs from October to September.
    private static let yearMin = 1977

    private init(_ year: FiscalYear, _ number: Int) {
        self.year = year
        self.number = number
    }

    /// Reads `FY2027-Q1` or `2027-Q1`, letters of either case; nil for anything else, and before fiscal year 1977.
    public init?(_ description: String) {
        let parts = description.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = FiscalYear(String(parts[0])), !year.isTransitionQuarter,
            year.year >= Self.yearMin, parts[1].count == 2, parts[1].hasPrefix("Q"),
            let number = Int(parts[1].dropFirst()), (1...4).contains(number)
        else { return nil }
        self.init(year, number)
    }

    /// Finds the quarter that holds a day; nil before fiscal year 1977.
    public init?(containing day: Day) {
        let year = FiscalYear(containing: day)
        guard !year.isTransitionQuarter, year.year >= Self.yearMin else { return nil }
        self.init(year, (day.parts.month + 2) % 12 / 3 + 1)
    }

    /// The quarter as `FY2027-Q1`.
    public var description: String { "FY\(year)-Q\(number)" }

    /// Orders quarters by time.
    public static func < (left: Self, right: Self) -> Bool { (left.year, left.number) < (right.year, right.number) }
}
