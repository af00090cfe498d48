/// Something that a person can do and has shown: a certification, a language result, a course.
public struct Qualification: Hashable, Sendable {
    /// What was shown.
    public enum Kind: Hashable, Sendable {
        /// A certification of a scheme, at a level (1 lowest), in an area where the scheme has areas.
        case certification(scheme: String, level: Int, area: Character?)
        /// A test in a language.
        case language(code: String, result: ILRProfile)
        /// A course completed.
        case course(code: String)

        /// The word for the kind in files and tables.
        public var word: String {
            switch self {
            case .certification: "certification"
            case .language: "language"
            case .course: "course"
            }
        }
    }

    /// The identity, such as `qua_000301`.
    public let id: ID<Qualification>
    /// Who holds it.
    public var person: ID<Person>
    /// What was shown.
    public var kind: Kind
    /// The day it was earned or tested.
    public var earned: Day
    /// The first day on which it is no longer good; nil where it does not lapse.
    public var goodUntil: Day?

    /// Makes a qualification.
    public init(id: ID<Qualification>, person: ID<Person>, kind: Kind, earned: Day, goodUntil: Day?) {
        self.id = id
        self.person = person
        self.kind = kind
        self.earned = earned
        self.goodUntil = goodUntil
    }

    /// The days on which it is good; empty where it lapsed before it was earned.
    public var goodDays: DayRange { DayRange(clamping: earned, goodUntil ?? .endless) }
}
