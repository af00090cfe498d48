public import CadreDomain

/// What a position asks of whoever holds it, day by day.
///
/// The standing requirements are: service, kind, grade band, clearance, every required language, and the
/// certification that the level digit of the SC code names (1 to 4; 0 or an uncoded position needs none). Preferred
/// languages and specialties are no standing requirement.
public struct PositionRequirements: Sendable {
    /// The service that must fill it; nil for any.
    public let service: Service?
    /// Military or civilian.
    public let kind: PersonnelKind
    /// The grades that may fill it.
    public let grades: GradeBand
    /// The clearance required.
    public let clearance: Clearance
    /// The languages that are required, without the preferred ones.
    public let languages: [LanguageRequirement]
    /// The level of certification; 0 where none is needed.
    public let certificationLevel: Int
    /// The functional area of the certification; nil for any.
    public let certificationArea: Character?
    /// The schemes of certification, with the days on which each counts.
    public let schemes: [CertificationScheme]

    /// Reads the requirements off a version of a position.
    public init(position: Position, schemes: [CertificationScheme]) {
        service = position.service
        kind = position.kind
        grades = position.grades
        clearance = position.clearance
        languages = position.languages.filter(\.isRequired)
        certificationLevel = position.scCode?.level ?? 0
        certificationArea = position.scCode?.area
        self.schemes = schemes
    }

    /// The days of this version of the person's record on which every requirement is met.
    ///
    /// - Parameters:
    ///   - person: A version of the record; no day outside its validity is returned.
    ///   - qualifications: The qualifications of that person, in any order.
    /// - Returns: Sorted, disjoint, non-empty ranges.
    public func qualifiedDays(of person: Person, qualifications: [Qualification]) -> [DayRange] {
        guard fits(service: person.service, kind: person.kind, grade: person.grade) else { return [] }
        var days = ClearanceStanding.daysMet(clearance, by: person)
        if certificationLevel > 0, !days.isEmpty {
            let certified = CertificationStanding.daysMet(
                level: certificationLevel, area: certificationArea, schemes: schemes, in: qualifications
            )
            days = DayRanges.intersection(days, certified)
        }
        for requirement in languages where !days.isEmpty {
            let spoken = LanguageStanding.daysMet(requirement, results: qualifications)
            days = DayRanges.intersection(days, spoken)
        }
        return days
    }

    /// Whether service, kind and grade, which do not change within a version of a record, are the ones asked for.
    ///
    /// The service counts for civilians too, and only where the position names one.
    public func fits(service held: Service, kind heldKind: PersonnelKind, grade: Grade) -> Bool {
        heldKind == kind && grades.contains(grade) && (service.map { $0 == held } ?? true)
    }
}
