import CadreDomain

/// The demo world's own choices about offices: where they stand, what type they are, how large they are.
enum DemoOfficeTable {
    /// Countries that sent ``studentsMin`` or more and yet have no office: no such work goes on there.
    static let closed: [String] = ["AFG", "BLR", "IRN", "RUS"]

    /// The fewest students of five fiscal years with which a partner has an office in the demo world.
    static let studentsMin = 19

    /// Sizes of offices in partners of which the public figures say nothing: they pay for training themselves.
    static let sizes: [(country: String, positions: Int)] = [
        ("ALB", 7), ("AUS", 12), ("BEL", 7), ("BGR", 8), ("CAN", 8), ("CZE", 8), ("DEU", 14), ("DNK", 7), ("ESP", 22),
        ("EST", 8), ("FRA", 8), ("GBR", 14), ("GRC", 24), ("HRV", 8), ("HUN", 8), ("ITA", 10), ("JPN", 20), ("LTU", 8),
        ("LVA", 8), ("NLD", 8), ("NOR", 8), ("NZL", 5), ("POL", 18), ("PRT", 20), ("ROU", 10), ("SVK", 7), ("SVN", 6),
        ("TUR", 36),
    ]

    /// Types whose name says the country.
    static let namesOfOneCountry = ["JUSMAGK", "KUSLO", "ODRP"]

    /// The type of an office in a country for which none is known by name: an office of defense cooperation.
    static let commonType = "ODC"

    /// How many positions the office in a country has; nil where the demo world has none.
    ///
    /// Where the number of students is public, its square root decides: 3 to 26 positions, of which 6 or fewer under
    /// 400 students; 22 or more in a country exempt from the cap on service members. Elsewhere ``sizes`` decides.
    static func size(in country: Country, students: Int?) -> Int? {
        guard country.kind == .country, !closed.contains(country.code.rawValue) else { return nil }
        guard let students else { return sizes.first { $0.country == country.code.rawValue }?.positions }
        guard students >= studentsMin else { return nil }
        let root = integerRoot(students)
        return country.isCapExempt ? 22 + root / 4 : min(26, 3 + root / 5)
    }

    /// The largest integer whose square is at most `value`.
    static func integerRoot(_ value: Int) -> Int {
        var root = 0
        while (root + 1) * (root + 1) <= value { root += 1 }
        return root
    }
}
