import CadreDomain

extension CountingRule {
    /// A person in a position that bears a security cooperation code.
    public static let coded = CountingRule(
        identifier: "counted.coded",
        title: "Coded",
        sentence:
            "A person is coded when the person is identified and holds, on the day, at least one position that bears "
            + "an SC code on the day.",
        citation:
            "Interim Implementation Guidelines of certification 2.0 ask for positions to be coded in manpower systems "
            + "of record (https://www.dscu.mil/certification2); that a holder counts whatever the state of the "
            + "position is Cadre's own definition",
        confidence: .unverified
    )

    /// Whether holding these positions makes a person coded.
    static func isCoded(_ held: [HeldPosition]) -> Bool { held.contains(where: \.isCoded) }
}
