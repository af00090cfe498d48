import CadreDomain

/// The demo world while it is being made: offices, then positions, then who held them when, then people.
///
/// Lists are filled and read in order only, so that nothing but the draws decides what comes out.
struct DemoDraft {
    let reference: ReferenceTables
    /// The types of offices known by name; only looked up, never read in order.
    let officeTypes: [CountryCode: String]
    let today: Day
    var dice: DemoDice
    var offices: [Office] = []
    /// What each office with positions of its own is made from.
    var plans: [DemoOfficePlan] = []
    var posts: [DemoPost] = []
    /// Who held which post when, in the order of posts and then of days.
    var holdings: [DemoHolding] = []
    var people: [DemoPerson] = []
    /// Finished versions of people, in order.
    var personVersions: [Person] = []
    var qualifications: [Qualification] = []
    /// The language that a scripted position asks for and nobody holds.
    var unheldLanguage: String?

    init(reference: ReferenceTables, officeTypes: [CountryCode: String], today: Day, dice: DemoDice) {
        self.reference = reference
        self.officeTypes = officeTypes
        self.today = today
        self.dice = dice
    }

    /// The finished register, every list in its one order.
    func register() -> Register {
        Register(
            offices: offices, positions: posts.flatMap(\.versions), people: personVersions,
            qualifications: qualifications, assignments: holdings.enumerated().map(assignment))
    }

    private func assignment(index: Int, holding: DemoHolding) -> Assignment {
        Assignment(
            id: ID(prefix: "asg_", sequence: index + 1), person: ID(prefix: "per_", sequence: holding.person + 1),
            position: posts[holding.post].current.id, from: holding.from, plannedEnd: holding.plannedEnd,
            actualEnd: holding.actualEnd, state: holding.state, curtailment: holding.curtailment)
    }
}

/// What an office is made from: a security cooperation office of a country, or a staff with branches.
struct DemoOfficePlan {
    /// The office itself and its branches, as indices of the draft's offices.
    let officeIndices: [Int]
    let positions: Int
    /// The staff; nil for a security cooperation office.
    let staff: DemoStaff?
    /// The country of a security cooperation office; nil for a staff.
    let country: Country?
    /// Where its posts lie in the draft's posts.
    var postIndices: Range<Int> = 0..<0
}

/// A position while the world is being made.
struct DemoPost {
    /// The versions of its record, from the oldest.
    var versions: [Position]
    /// The grade of the people who fill it.
    var tier: Grade
    let area: Character
    /// From when somebody can hold it.
    var opensOn: Day
    var isChief = false
    /// Whether it belongs to the security cooperation office of a country rather than to a staff.
    var isInCountryOffice = false
    /// Whether nobody holds it today.
    var isVacant = false
    /// The puzzle it belongs to.
    var script: DemoScript?

    /// The version of today.
    var current: Position {
        get { versions[versions.count - 1] }
        set { versions[versions.count - 1] = newValue }
    }
    /// Whether anybody may hold it: a manning document has it.
    var isFillable: Bool { current.state != .required }
}

/// An assignment while the world is being made.
struct DemoHolding {
    let post: Int
    var from: Day
    var plannedEnd: Day
    var actualEnd: Day?
    var state: Assignment.State
    var curtailment: Assignment.CurtailmentReason?
    /// The index of the person; -1 until somebody is found.
    var person = -1

    /// The days on which somebody holds the post, known today.
    func occupiedDays(knownOn today: Day) -> DayRange {
        Assignment(
            id: ID(prefix: "asg_", sequence: 0), person: ID(prefix: "per_", sequence: 0),
            position: ID(prefix: "pos_", sequence: 0), from: from, plannedEnd: plannedEnd, actualEnd: actualEnd,
            state: state, curtailment: curtailment
        ).occupiedDays(knownOn: today)
    }
}

/// A person while the world is being made.
struct DemoPerson {
    let classIndex: Int
    /// When the record opens.
    let entry: Day
    /// The first day on which the person is gone from the workforce.
    var exit: Day?
    /// From when the person can hold another position.
    var freeFrom: Day
    /// The command the person served under last.
    var region: CommandCode?
    /// Indices of holdings, from the oldest.
    var holdings: [Int] = []
    /// The post whose work a person without any holding is trained for.
    var model: Int?
    /// The part the person plays in a puzzle without holding the position.
    var script: DemoScript?
}

/// The parts that positions and people play in the puzzles.
enum DemoScript: Hashable {
    case twoChiefs
    case emptyKeyBillet
    /// The senior rival for the empty key billet.
    case rival
    case lapsingRelief
    case unheldLanguage
    case overdue
    case atCap
    case seventhPost
    case lateRelief
}
