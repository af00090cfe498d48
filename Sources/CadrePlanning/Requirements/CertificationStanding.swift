public import CadreDomain

/// On which days a person's certifications are good enough.
public enum CertificationStanding {
    /// The scheme in which the level digit of an SC code is read unless the caller names another: `SC-2.0`.
    ///
    /// The name is the project's own word for the security cooperation workforce certification in its second form.
    public static let defaultScheme = "SC-2.0"

    /// The days on which a certification of the scheme at this level or a higher one is in force.
    ///
    /// - Parameters:
    ///   - level: The level needed, 1 lowest; 0 or less is met on every day.
    ///   - area: The functional area needed. Where both the need and the certification name one they must be the
    ///     same; where either names none the area plays no part.
    ///   - scheme: The name of the scheme; certifications of other schemes are passed over.
    ///   - qualifications: The qualifications of one person, in any order.
    /// - Returns: Sorted, disjoint, non-empty ranges.
    public static func daysMet(
        level: Int, area: Character?, scheme: String, in qualifications: [Qualification]
    ) -> [DayRange] {
        guard level > 0 else { return [DayRange(from: .first)] }
        var good: [DayRange] = []
        for qualification in qualifications {
            guard case .certification(scheme, let held, let heldArea) = qualification.kind, held >= level else {
                continue
            }
            if let area, let heldArea, area != heldArea { continue }
            good.append(qualification.goodDays)
        }
        return DayRanges.union(good)
    }
}
