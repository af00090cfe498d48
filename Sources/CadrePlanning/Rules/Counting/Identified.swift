import CadreDomain

extension CountingRule {
    /// A person on record whom at least one ground puts into the security cooperation workforce.
    public static let identified = CountingRule(
        identifier: "counted.identified",
        title: "Identified",
        sentence:
            "A person is identified when the person's record holds on the day and at least one ground does: the "
            + "person holds a position of the register on the day, has a certification that is good on the day under "
            + "a scheme that counts on the day, or has a training record that is good on the day.",
        citation:
            "10 USC 384(c)(1) orders all personnel of the security cooperation workforce to be tracked and accounted "
            + "for; which grounds put somebody into it is Cadre's own definition",
        confidence: .unverified
    )

    /// The grounds on which a person on record is identified, the strongest first; empty where there is none.
    ///
    /// - Parameters:
    ///   - held: The positions that the person holds on the day.
    ///   - qualifications: What the person has shown.
    ///   - schemes: The names of the certification schemes that count on the day.
    ///   - day: The day.
    static func grounds(
        held: [HeldPosition], qualifications: [Qualification], schemes: Set<String>, on day: Day
    ) -> [CountingGround] {
        let good = qualifications.filter { $0.goodDays.contains(day) }
        return held.map { CountingGround.assignment($0.assignment, in: $0.position) }
            + good.compactMap { held in
                guard case .certification(let scheme, _, _) = held.kind, schemes.contains(scheme) else { return nil }
                return .certification(held.id)
            }
            + good.compactMap { held in
                guard case .course = held.kind else { return nil }
                return .training(held.id)
            }
    }
}
