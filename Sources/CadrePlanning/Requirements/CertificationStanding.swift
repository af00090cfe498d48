public import CadreDomain

/// On which days a person's certifications are good enough.
public enum CertificationStanding {
    /// The days on which a certification at this level or a higher one is in force under a scheme that counts.
    ///
    /// - Parameters:
    ///   - level: The level needed, 1 lowest; 0 or less is met on every day.
    ///   - area: The functional area needed. Where both the need and the certification name one they must be the
    ///     same; where either names none the area plays no part.
    ///   - schemes: The schemes with the days on which each counts; certifications of others are passed over.
    ///   - qualifications: The qualifications of one person, in any order.
    /// - Returns: Sorted, disjoint, non-empty ranges.
    public static func daysMet(
        level: Int, area: Character?, schemes: [CertificationScheme], in qualifications: [Qualification]
    ) -> [DayRange] {
        guard level > 0 else { return [DayRange(from: .first)] }
        var good: [DayRange] = []
        for qualification in qualifications {
            guard case .certification(let name, let held, let heldArea) = qualification.kind, held >= level else {
                continue
            }
            if let area, let heldArea, area != heldArea { continue }
            for scheme in schemes where scheme.name == name {
                if let counted = qualification.goodDays.intersection(scheme.days) { good.append(counted) }
            }
        }
        return DayRanges.union(good)
    }

    /// What is asked for and under which schemes on a day, such as `level 2 in area C (SC-2.0)`.
    public static func words(level: Int, area: Character?, schemes: [CertificationScheme], on day: Day) -> String {
        let names = schemes.filter { $0.days.contains(day) }.map(\.name)
        let inForce = names.isEmpty ? "no scheme in force" : names.joined(separator: " or ")
        return "level \(level)" + (area.map { " in area \($0)" } ?? "") + " (\(inForce))"
    }
}
