/// A proposed set of assignments for a window, with its state and version.
public struct Slate: Hashable, Sendable {
    /// How far the slate has come; a slate only moves forward.
    public enum State: Hashable, Sendable {
        /// Made by a run; may still be pinned and solved again.
        case draft
        /// Handed in for approval.
        case submitted(by: String)
        /// Approved by a second person and in force.
        case published(by: String, on: Day)
        /// Replaced by a later run of the same window.
        case superseded(by: ID<Slate>)

        /// The word for the state in files, tables and pages.
        public var word: String {
            switch self {
            case .draft: "draft"
            case .submitted: "submitted"
            case .published: "published"
            case .superseded: "superseded"
            }
        }
    }

    /// Why a slate cannot take the next step.
    public enum Refusal: Error, Hashable, Sendable {
        /// Somebody changed it since it was read.
        case staleVersion(expected: Int, actual: Int)
        /// The step does not fit the state.
        case wrongState(found: String, needed: String)
        /// The person who submitted it cannot publish it.
        case samePerson(String)
    }

    /// The identity, such as `slt_000009`.
    public let id: ID<Slate>
    /// What it is called.
    public var title: String
    /// The window whose vacancies it fills.
    public var window: DayRange
    /// How far it has come.
    public private(set) var state: State
    /// Counts every change, from 1.
    public private(set) var version: Int
    /// Who asked for the run.
    public let createdBy: String

    /// Makes a slate as it is stored.
    public init(id: ID<Slate>, title: String, window: DayRange, state: State, version: Int, createdBy: String) {
        self.id = id
        self.title = title
        self.window = window
        self.state = state
        self.version = version
        self.createdBy = createdBy
    }

    /// Hands the draft in for approval.
    public mutating func submit(by actor: String, expectedVersion: Int) throws(Refusal) {
        try check(expectedVersion)
        guard case .draft = state else { throw .wrongState(found: state.word, needed: "draft") }
        state = .submitted(by: actor)
        version += 1
    }

    /// Approves the slate; only somebody other than the submitter can.
    public mutating func publish(by actor: String, on day: Day, expectedVersion: Int) throws(Refusal) {
        try check(expectedVersion)
        guard case .submitted(let submitter) = state else {
            throw .wrongState(found: state.word, needed: "submitted")
        }
        guard submitter != actor else { throw .samePerson(actor) }
        state = .published(by: actor, on: day)
        version += 1
    }

    /// Notes that a later run of the same window replaces this draft.
    public mutating func supersede(by successor: ID<Slate>, expectedVersion: Int) throws(Refusal) {
        try check(expectedVersion)
        guard case .draft = state else { throw .wrongState(found: state.word, needed: "draft") }
        state = .superseded(by: successor)
        version += 1
    }

    private func check(_ expectedVersion: Int) throws(Refusal) {
        guard expectedVersion == version else { throw .staleVersion(expected: expectedVersion, actual: version) }
    }
}

/// A decision that a run must respect, with its reason.
public struct Pin: Hashable, Sendable {
    /// Whether the pair is forced or forbidden.
    public enum Kind: String, Sendable, CaseIterable {
        /// The person gets the position.
        case pin
        /// The person does not get the position.
        case exclude
    }

    /// Forced or forbidden.
    public let kind: Kind
    /// Who.
    public let person: ID<Person>
    /// Where.
    public let position: ID<Position>
    /// Why, in words.
    public let reason: String
    /// Who decided.
    public let decidedBy: String

    /// Makes a decision.
    public init(kind: Kind, person: ID<Person>, position: ID<Position>, reason: String, decidedBy: String) {
        self.kind = kind
        self.person = person
        self.position = position
        self.reason = reason
        self.decidedBy = decidedBy
    }
}

/// One line of a slate: a person proposed for a position.
public struct SlateLine: Hashable, Sendable {
    /// The position to be filled.
    public let position: ID<Position>
    /// The person proposed.
    public let person: ID<Person>
    /// The day the person reports.
    public let reportDay: Day
    /// The first day after the planned tour.
    public let plannedEnd: Day
    /// The points of the pair.
    public let points: Int
    /// Whether a pin forced it.
    public let isPinned: Bool

    /// Makes a line.
    public init(
        position: ID<Position>, person: ID<Person>, reportDay: Day, plannedEnd: Day, points: Int, isPinned: Bool
    ) {
        self.position = position
        self.person = person
        self.reportDay = reportDay
        self.plannedEnd = plannedEnd
        self.points = points
        self.isPinned = isPinned
    }
}
