public import CadreDomain

/// On which days a person's clearance is good enough.
public enum ClearanceStanding {
    /// The days of this version of the record on which a clearance of at least the required level is in force.
    ///
    /// The day of expiry is the first on which it no longer counts. Where nothing is required every day of the
    /// version counts.
    ///
    /// - Returns: No range or one.
    public static func daysMet(_ required: Clearance, by person: Person) -> [DayRange] {
        guard required > .none else { return person.validity.isEmpty ? [] : [person.validity] }
        guard person.clearance >= required else { return [] }
        let inForce = DayRange(clamping: .first, person.clearanceUntil ?? .endless)
        return person.validity.intersection(inForce).map { [$0] } ?? []
    }
}
