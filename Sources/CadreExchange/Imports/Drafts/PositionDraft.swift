public import CadreDomain

/// A row of a position file: a version of a position whose office is still a code.
public struct PositionDraft: Hashable, Sendable {
    /// The natural key of manpower files.
    public let number: String
    /// The title.
    public let title: String
    /// The code of the office that owns it.
    public let officeCode: String
    /// Where it stands.
    public let country: CountryCode
    /// The city.
    public let post: String
    /// The combatant command; nil for agencies and the school.
    public let command: CommandCode?
    /// The service that must fill it; nil for any.
    public let service: Service?
    /// Military or civilian.
    public let kind: PersonnelKind
    /// The grades that may fill it.
    public let grades: GradeBand
    /// The code of the specialty; nil for any.
    public let specialty: String?
    /// The functional area and proficiency; nil where the position is not coded.
    public let scCode: SCCode?
    /// The clearance required.
    public let clearance: Clearance
    /// The languages asked for.
    public let languages: [LanguageRequirement]
    /// How long a tour lasts.
    public let tour: TourLength
    /// Whether it is a key billet.
    public let isKeyBillet: Bool
    /// Whether a tour earns joint-duty credit.
    public let isJointDuty: Bool
    /// What pays for it.
    public let funding: FundingSource
    /// Whether the holder counts toward the cap on service members in the country.
    public let countsTowardCap: Bool
    /// Required, authorized or funded.
    public let state: Position.State
    /// When this version of the record holds.
    public let validity: DayRange

    /// The version of the position with this identity, in this office.
    public func record(id: ID<Position>, office: ID<Office>) -> Position {
        Position(
            id: id, number: number, title: title, office: office, country: country, post: post, command: command,
            service: service, kind: kind, grades: grades, specialty: specialty, scCode: scCode, clearance: clearance,
            languages: languages, tour: tour, isKeyBillet: isKeyBillet, isJointDuty: isJointDuty, funding: funding,
            countsTowardCap: countsTowardCap, state: state, validity: validity
        )
    }
}
