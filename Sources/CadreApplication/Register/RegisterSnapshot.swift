public import CadreDomain
public import CadrePlanning
import Synchronization

/// The register as of one journal index, with its look-ups; a value that never changes.
public final class RegisterSnapshot: Sendable {
    /// Every version of every record.
    public let register: Register
    /// The reference tables.
    public let reference: ReferenceTables
    /// Named settings of the data directory.
    public let settings: [String: String]
    /// The saved views, with who is told of what.
    public let views: ViewShelf
    /// The index of the last journal entry that it holds.
    public let journalIndex: Int64
    /// What sources say of the records.
    public let sources: SourceBook
    /// The day that counts as today: the clock's, or the fixed day of a demo world.
    public let today: Day
    /// Whether this is a demo world.
    public let isDemo: Bool
    /// The register as columns, for analysis and lists.
    public let roster: Roster

    /// The first day on which somebody on record left a position, or else the first on which anybody came.
    ///
    /// Whoever left before that day is not on record, so that earlier days look emptier than they were; nil where no
    /// assignment is on record.
    public let recordsFrom: Day?

    private let offices: [Office]
    private let positions: [Position]
    private let people: [Person]
    private let officesByID: [ID<Office>: Range<Int>]
    private let officesByCode: [String: [Int]]
    private let positionsByID: [ID<Position>: Range<Int>]
    private let positionByNumber: [String: ID<Position>]
    private let peopleByID: [ID<Person>: Range<Int>]
    private let dayViews = Mutex<[Day: DayView]>([:])
    private let disagreements = Mutex<[Day: [Disagreement]]>([:])
    private let assignmentsByPosition: [ID<Position>: [Int]]
    private let assignmentsByPerson: [ID<Person>: [Int]]
    private let qualificationsByPerson: [ID<Person>: [Int]]

    /// How many days' worth of figures are kept at hand.
    private static let dayCountMax = 8

    /// Makes the snapshot of what a store holds.
    public convenience init(_ state: StoredState, reference: ReferenceTables, clockDay: Day) {
        self.init(
            register: state.register, reference: reference, settings: state.settings, views: state.views,
            journalIndex: state.journalIndex, sources: state.sources, clockDay: clockDay
        )
    }

    private init(
        register: Register, reference: ReferenceTables, settings: [String: String], views: ViewShelf,
        journalIndex: Int64, sources: SourceBook, clockDay: Day
    ) {
        self.register = register
        self.reference = reference
        self.settings = settings
        self.views = views
        self.journalIndex = journalIndex
        self.sources = sources
        let fixed = settings[RegisterKeeper.todaySetting].flatMap { Day($0) }
        today = fixed ?? clockDay
        isDemo = fixed != nil
        roster = Roster(register: register, reference: reference, today: fixed ?? clockDay)
        recordsFrom = register.recordsFrom
        offices = Self.standing(register.offices, \.id, \.validity)
        positions = Self.standing(register.positions, \.id, \.validity)
        people = Self.standing(register.people, \.id, \.validity)
        officesByID = Self.ranges(offices, \.id)
        officesByCode = Dictionary(grouping: register.offices.indices) { register.offices[$0].code }
        positionsByID = Self.ranges(positions, \.id)
        positionByNumber = Dictionary(register.positions.map { ($0.number, $0.id) }) { first, _ in first }
        peopleByID = Self.ranges(people, \.id)
        assignmentsByPosition = Dictionary(grouping: register.assignments.indices) {
            register.assignments[$0].position
        }
        assignmentsByPerson = Dictionary(grouping: register.assignments.indices) { register.assignments[$0].person }
        qualificationsByPerson = Dictionary(grouping: register.qualifications.indices) {
            register.qualifications[$0].person
        }
    }

    /// The same register on another day of the clock; itself where the clock decides nothing new.
    func on(clockDay: Day) -> RegisterSnapshot {
        guard !isDemo, clockDay != today else { return self }
        return RegisterSnapshot(
            register: register, reference: reference, settings: settings, views: views,
            journalIndex: journalIndex, sources: sources, clockDay: clockDay
        )
    }

    /// The snapshot after a commit.
    func applying(_ changes: [Change], journalIndex: Int64, clockDay: Day) -> RegisterSnapshot {
        var register = register
        register.apply(changes)
        var settings = settings
        var (views, sources) = (views, sources)
        for change in changes {
            switch change {
            case .setting(let name, let value): settings[name] = value
            case .views(let change): views.apply(change)
            default: continue
            }
        }
        sources.apply(changes)
        return RegisterSnapshot(
            register: register, reference: reference, settings: settings, views: views,
            journalIndex: journalIndex, sources: sources, clockDay: clockDay
        )
    }

    /// The register on a day; the last few days are kept at hand.
    public func view(on day: Day) -> DayView {
        if let known = dayViews.withLock({ $0[day] }) { return known }
        let made = DayView(snapshot: self, day: day)
        dayViews.withLock { views in
            if views.count >= Self.dayCountMax { views.removeAll() }
            views[day] = made
        }
        return made
    }

    /// The fields of which sources say different things on a day; those of the last few days are kept at hand.
    func disagreements(on day: Day) -> [Disagreement] {
        if let known = disagreements.withLock({ $0[day] }) { return known }
        let made = Disagreements(snapshot: self, day: day).all
        disagreements.withLock { known in
            if known.count >= Self.dayCountMax { known.removeAll() }
            known[day] = made
        }
        return made
    }

    /// A sentence where a day lies outside what the record of assignments covers; nil elsewhere.
    ///
    /// The record covers the days from ``recordsFrom`` on.
    public func caution(on day: Day) -> String? {
        guard let first = recordsFrom else { return nil }
        if day < first {
            return "Who left before \(first.prose) is not on record, so earlier days look emptier than they were."
        }
        let horizon = today.adding(months: RosterDay.horizonMonths)
        return day > horizon ? "Little is planned after \(horizon.prose), so later days look empty." : nil
    }

    /// What to know of the staffing figures of a day, gap days among them; empty where nothing is to be known.
    func cautions(on day: Day) -> [String] { [caution(on: day), gapCaution(on: day)].compactMap(\.self) }

    /// A sentence where the days that gap days of a day look back on begin before the record does; nil elsewhere.
    ///
    /// It is said wherever gap days stand, since those before ``recordsFrom`` are counted though somebody may have been
    /// there.
    public func gapCaution(on day: Day) -> String? {
        guard let first = recordsFrom, day.adding(days: -RosterDay.lookBackDays) < first else { return nil }
        return "Gap days look back \(RosterDay.lookBackDays) days, to days before \(first.prose), from when it is on "
            + "record who left: they can be fewer than counted."
    }

    /// The versions of an office, oldest first.
    ///
    /// A version without a day, which was withdrawn, is none, here and of positions and people, where the record has
    /// another; ``register`` has them all.
    public func versions(of id: ID<Office>) -> ArraySlice<Office> { offices[officesByID[id] ?? 0..<0] }

    /// The version of an office that holds on a day; else the nearest earlier, else the first.
    public func office(_ id: ID<Office>, on day: Day) -> Office? {
        versions(of: id).version(on: day, \.validity)
    }

    /// The version on a day of the office that has this code then, letters of either case.
    ///
    /// Where no office has it on the day, the one that has it on another day.
    public func office(code: String, on day: Day) -> Office? {
        guard let places = officesByCode[Office.canonicalCode(code)] else { return nil }
        let place =
            places.first { register.offices[$0].validity.contains(day) }
            ?? places.first { !register.offices[$0].validity.isEmpty } ?? places[0]
        return office(register.offices[place].id, on: day)
    }

    /// The versions of a position, oldest first.
    public func versions(of id: ID<Position>) -> ArraySlice<Position> { positions[positionsByID[id] ?? 0..<0] }

    /// The versions of a person, oldest first.
    public func versions(of id: ID<Person>) -> ArraySlice<Person> { people[peopleByID[id] ?? 0..<0] }

    /// The version of a position that holds on a day; else the nearest earlier, else the first.
    public func position(_ id: ID<Position>, on day: Day) -> Position? {
        versions(of: id).version(on: day, \.validity)
    }

    /// The version of a person that holds on a day; else the nearest earlier, else the first.
    public func person(_ id: ID<Person>, on day: Day) -> Person? {
        versions(of: id).version(on: day, \.validity)
    }

    /// The first days of an assignment on which its person is not on record; nil where there are none.
    func absence(ofPersonOf assignment: Assignment) -> DayRange? {
        AssignmentLaws.absence(
            of: assignment, from: versions(of: assignment.person).lazy.map(\.validity), knownOn: today
        )
    }

    /// The first days of an assignment on which its position is not on record; nil where there are none.
    func absence(ofPositionOf assignment: Assignment) -> DayRange? {
        AssignmentLaws.absence(
            of: assignment, from: versions(of: assignment.position).lazy.map(\.validity), knownOn: today
        )
    }

    /// The first days of a version of a position on which its office is not on record; nil where there are none.
    func absence(ofOfficeOf position: Position) -> DayRange? {
        OfficeLaws.absence(of: position, from: versions(of: position.office).lazy.map(\.validity))
    }

    /// The identity of the position with this number.
    public func position(number: String) -> ID<Position>? { positionByNumber[number] }

    /// Assignments to a position, oldest first.
    public func assignments(to position: ID<Position>) -> [Assignment] {
        (assignmentsByPosition[position] ?? []).map { register.assignments[$0] }.sorted(by: Self.isEarlier)
    }

    /// Assignments of a person, oldest first.
    public func assignments(of person: ID<Person>) -> [Assignment] {
        (assignmentsByPerson[person] ?? []).map { register.assignments[$0] }.sorted(by: Self.isEarlier)
    }

    /// Qualifications of a person, by identity.
    public func qualifications(of person: ID<Person>) -> [Qualification] {
        (qualificationsByPerson[person] ?? []).map { register.qualifications[$0] }
    }

    /// The part of the service that a position belongs to, for the access policy.
    public func reach(of position: Position) -> Reach {
        Reach(country: position.country, command: position.command)
    }

    /// The part of the service that a person serves in on a day, or will serve in next, for the access policy.
    public func reach(of person: ID<Person>, on day: Day) -> Reach {
        view(on: day).person(person)?.reach ?? Reach(person: person)
    }

    private static func isEarlier(_ left: Assignment, _ right: Assignment) -> Bool {
        (left.from, left.id) < (right.from, right.id)
    }

    /// The versions that were not withdrawn, and all of those records of which every version was.
    private static func standing<Record, Key: Hashable>(
        _ records: [Record], _ key: KeyPath<Record, Key>, _ validity: KeyPath<Record, DayRange>
    ) -> [Record] {
        guard records.contains(where: { $0[keyPath: validity].isEmpty }) else { return records }
        let lasting = Set(records.lazy.filter { !$0[keyPath: validity].isEmpty }.map { $0[keyPath: key] })
        return records.filter { !$0[keyPath: validity].isEmpty || !lasting.contains($0[keyPath: key]) }
    }

    private static func ranges<Record, Key: Hashable>(
        _ records: [Record], _ key: KeyPath<Record, Key>
    ) -> [Key: Range<Int>] {
        var ranges: [Key: Range<Int>] = [:]
        var start = records.startIndex
        while start < records.endIndex {
            let first = records[start][keyPath: key]
            var end = start + 1
            while end < records.endIndex, records[end][keyPath: key] == first { end += 1 }
            ranges[first] = start..<end
            start = end
        }
        return ranges
    }
}

extension ArraySlice {
    /// Of versions, oldest first, the one that holds on a day; else the nearest earlier one, else the first.
    fileprivate func version(on day: Day, _ validity: (Element) -> DayRange) -> Element? {
        last { validity($0).start <= day } ?? first
    }
}
