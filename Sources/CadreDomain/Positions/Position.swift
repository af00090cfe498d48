/// A post to be filled, in one version of the record.
public struct Position: Hashable, Sendable {
    /// How far the position has come on the way from need to money.
    public enum State: String, Sendable, CaseIterable, Comparable {
        /// Somebody has shown the need.
        case required
        /// A manning document holds it.
        case authorized
        /// Money pays for it.
        case funded

        /// Orders states; a funded position is also authorized and required.
        public static func < (left: Self, right: Self) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// The identity, such as `pos_000114`.
    public let id: ID<Position>
    /// The natural key of manpower files.
    public var number: String
    /// The title.
    public var title: String
    /// The office that owns it.
    public var office: ID<Office>
    /// Where it stands.
    public var country: CountryCode
    /// The city.
    public var post: String
    /// The combatant command; nil for agencies and the school.
    public var command: CommandCode?
    /// The service that must fill it; nil for any.
    public var service: Service?
    /// Military or civilian.
    public var kind: PersonnelKind
    /// The grades that may fill it.
    public var grades: GradeBand
    /// The code of the specialty; nil for any.
    public var specialty: String?
    /// The functional area and proficiency; nil where the position is not coded.
    public var scCode: SCCode?
    /// The clearance required.
    public var clearance: Clearance
    /// The languages asked for.
    public var languages: [LanguageRequirement]
    /// How long a tour lasts.
    public var tour: TourLength
    /// Whether it is a key billet.
    public var isKeyBillet: Bool
    /// Whether a tour earns joint-duty credit.
    public var isJointDuty: Bool
    /// What pays for it, such as `fms_admin`.
    public var funding: FundingSource
    /// Whether the holder counts toward the cap on service members in the country.
    public var countsTowardCap: Bool
    /// Required, authorized or funded.
    public var state: State
    /// When this version of the record holds.
    public var validity: DayRange

    /// Makes a version of a position's record.
    public init(
        id: ID<Position>, number: String, title: String, office: ID<Office>, country: CountryCode, post: String,
        command: CommandCode?, service: Service?, kind: PersonnelKind, grades: GradeBand, specialty: String?,
        scCode: SCCode?, clearance: Clearance, languages: [LanguageRequirement], tour: TourLength,
        isKeyBillet: Bool, isJointDuty: Bool, funding: FundingSource, countsTowardCap: Bool, state: State,
        validity: DayRange
    ) {
        self.id = id
        self.number = number
        self.title = title
        self.office = office
        self.country = country
        self.post = post
        self.command = command
        self.service = service
        self.kind = kind
        self.grades = grades
        self.specialty = specialty
        self.scCode = scCode
        self.clearance = clearance
        self.languages = languages
        self.tour = tour
        self.isKeyBillet = isKeyBillet
        self.isJointDuty = isJointDuty
        self.funding = funding
        self.countsTowardCap = countsTowardCap
        self.state = state
        self.validity = validity
    }

    /// Whether the position stands outside the United States.
    public var isOverseas: Bool { country.rawValue != "USA" }
}

/// How many months a tour lasts.
public struct TourLength: Hashable, Sendable {
    /// Months with family; nil where families do not come along.
    public let accompaniedMonths: Int?
    /// Months without family.
    public let unaccompaniedMonths: Int

    /// Makes a tour length; nil unless every count lies in 1 to 120 months.
    public init?(accompaniedMonths: Int?, unaccompaniedMonths: Int) {
        guard (1...120).contains(unaccompaniedMonths), (1...120).contains(accompaniedMonths ?? 1) else { return nil }
        self.accompaniedMonths = accompaniedMonths
        self.unaccompaniedMonths = unaccompaniedMonths
    }

    /// The longer of the two, which plans assume unless the person comes alone.
    public var plannedMonths: Int { max(accompaniedMonths ?? 0, unaccompaniedMonths) }
}

/// What pays for a position.
public enum FundingSource: String, Sendable, CaseIterable {
    /// The administrative surcharge on foreign military sales.
    case fmsAdmin = "fms_admin"
    /// A foreign military sales case.
    case fmsCase = "fms_case"
    /// Foreign military financing.
    case fmf
    /// Operation and maintenance under title 10.
    case title10 = "title_10"
    /// The military personnel account of a service.
    case militaryPersonnel = "military_personnel"
}
