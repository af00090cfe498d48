/// A specialist of the workforce, military or civilian, in one version of the record.
///
/// Demo people are synthetic. There is no field for a national identifier or a diagnosis.
public struct Person: Hashable, Sendable {
    /// The identity, such as `per_000088`.
    public let id: ID<Person>
    /// The name as shown.
    public var name: String
    /// The service or component.
    public var service: Service
    /// Military or civilian.
    public var kind: PersonnelKind
    /// The grade held.
    public var grade: Grade
    /// Codes of specialties, such as `48F`.
    public var specialties: [String]
    /// The clearance held.
    public var clearance: Clearance
    /// The first day on which the clearance is no longer in force; nil where it does not expire.
    public var clearanceUntil: Day?
    /// From when the person can move; nil where it follows from the planned end of the assignment.
    public var availableFrom: Day?
    /// What limits a move, without reasons.
    public var constraints: MovementConstraints
    /// When this version of the record holds.
    public var validity: DayRange

    /// Makes a version of a person's record.
    public init(
        id: ID<Person>, name: String, service: Service, kind: PersonnelKind, grade: Grade, specialties: [String],
        clearance: Clearance, clearanceUntil: Day?, availableFrom: Day?, constraints: MovementConstraints,
        validity: DayRange
    ) {
        self.id = id
        self.name = name
        self.service = service
        self.kind = kind
        self.grade = grade
        self.specialties = specialties
        self.clearance = clearance
        self.clearanceUntil = clearanceUntil
        self.availableFrom = availableFrom
        self.constraints = constraints
        self.validity = validity
    }

    /// Whether a clearance of at least this level is in force on the day.
    public func holds(_ required: Clearance, on day: Day) -> Bool {
        guard required > .none else { return true }
        guard clearance >= required else { return false }
        guard let clearanceUntil else { return true }
        return day < clearanceUntil
    }
}

/// What limits a person's next move; flags only, never a reason or a diagnosis.
public struct MovementConstraints: OptionSet, Hashable, Sendable {
    /// One bit a flag.
    public let rawValue: Int

    /// Makes the set of these bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A review must clear the person before a move overseas.
    public static let reviewPending = MovementConstraints(rawValue: 1)
    /// The person must be placed together with a spouse who serves.
    public static let coLocation = MovementConstraints(rawValue: 2)
    /// The person is not to move before the date of availability, whatever the need.
    public static let stabilized = MovementConstraints(rawValue: 4)
    /// The person can serve only unaccompanied tours.
    public static let unaccompaniedOnly = MovementConstraints(rawValue: 8)

    /// Each flag with the word for it in files, tables and pages.
    public static let words: [(flag: MovementConstraints, word: String)] = [
        (.reviewPending, "review_pending"), (.coLocation, "co_location"), (.stabilized, "stabilized"),
        (.unaccompaniedOnly, "unaccompanied_only"),
    ]

    /// The words of the flags in the set, in the order of ``words``.
    public var wordList: [String] { Self.words.filter { contains($0.flag) }.map(\.word) }

    /// The flag for a word; nil for an unknown word.
    public init?(word: String) {
        guard let match = Self.words.first(where: { $0.word == word }) else { return nil }
        self = match.flag
    }
}
