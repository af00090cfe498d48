public import CadreDomain
public import CadreLedger

/// Why a store did not do what it was asked.
public enum StoreError: Error, Hashable, Sendable {
    /// It cannot be written or read now, such as with a full disk.
    case unavailable(reason: String)
    /// It holds something that breaks its own rules.
    case corrupt(reason: String)
    /// A constraint of the store refused the change, such as a second relief for one position.
    case conflict(constraint: String)
    /// A slate's stored version is not the one before the version written.
    case staleVersion(found: Int)
    /// The idempotency key was used for another request.
    case keyReused
}

/// The state that everything else is computed from, as of the last commit.
public struct StoredState: Sendable {
    /// Every version of every record, in register order.
    public var register: Register
    /// Named settings of this data directory.
    public var settings: [String: String]
    /// The saved views, with who is told of what.
    public var views: ViewShelf
    /// The index of the last journal entry; 0 for an empty journal.
    public var journalIndex: Int64
    /// What sources say.
    public var sources: SourceBook

    /// Makes a state.
    public init(
        register: Register, settings: [String: String], views: ViewShelf = ViewShelf(), journalIndex: Int64,
        sources: SourceBook = SourceBook()
    ) {
        self.register = register
        self.settings = settings
        self.views = views
        self.journalIndex = journalIndex
        self.sources = sources
    }
}

/// Keeps the register: one write path, one read of everything.
public protocol RegisterStore: Sendable {
    /// Reads everything.
    func loadState() async throws(StoreError) -> StoredState
    /// Writes state, journal and idempotency key in one durable transaction, or nothing.
    func commit(_ commit: Commit) async throws(StoreError) -> CommitReceipt
    /// What the key was answered with before; nil where it is new.
    func result(of key: IdempotencyKey) async throws(StoreError) -> String?
}

/// Reads the journal.
public protocol JournalStore: Sendable {
    /// Entries after an index, oldest first.
    func entries(after index: Int64, limit: Int) async throws(StoreError) -> [JournalEntry]
    /// Entries about one object, oldest first.
    func entries(about objectKind: String, _ objectID: String, limit: Int) async throws(StoreError) -> [JournalEntry]
    /// Entries about any of some objects up to and including an index, newest first.
    func newestEntries(
        about objects: [JournalObject], upTo last: Int64, limit: Int
    ) async throws(StoreError) -> [JournalEntry]
    /// Entries about decisions by hand that name any of some people and positions, up to and including an index, newest
    /// first.
    func newestDecisions(
        naming records: [String], upTo last: Int64, limit: Int
    ) async throws(StoreError) -> [JournalEntry]
    /// The index of the last entry that was written before a moment; 0 where there is none.
    func lastIndex(before moment: Timestamp) async throws(StoreError) -> Int64
    /// When each record of a noun was last imported or had a version ended, by its identity.
    ///
    /// - Parameter end: The moment before which entries are looked at; every entry where nil.
    func lastMoments(of noun: String, before end: Timestamp?) async throws(StoreError) -> [String: Timestamp]
    /// The stored leaf digests in order, for checking the tree.
    func leafHashes() async throws(StoreError) -> [Digest256]
}

extension JournalStore {
    /// Entries about any of some objects, newest first, looked up in every entry about each.
    public func newestEntries(
        about objects: [JournalObject], upTo last: Int64, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        var entries: [JournalEntry] = []
        for object in objects { entries += try await self.entries(about: object.kind, object.id, limit: .max) }
        return Array(entries.filter { $0.index <= last }.sorted { $0.index > $1.index }.prefix(limit))
    }

    /// Entries about decisions by hand, newest first, looked up in every entry.
    public func newestDecisions(
        naming records: [String], upTo last: Int64, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        let records = Set(records)
        let decisions = try await entries(after: 0, limit: .max).filter { entry in
            entry.index <= last && JournalEntry.slateDecisions.contains(entry.draft.action)
                && [entry.person, entry.position].contains { $0.map(records.contains) == true }
        }
        return Array(decisions.reversed().prefix(limit))
    }

    /// When each record of a noun was last imported or had a version ended, looked up in every entry.
    public func lastMoments(of noun: String, before end: Timestamp?) async throws(StoreError) -> [String: Timestamp] {
        var moments: [String: Timestamp] = [:]
        for entry in try await entries(after: 0, limit: .max)
        where JournalEntry.recordActions(of: noun).contains(entry.draft.action) && end.map({ entry.at < $0 }) ?? true {
            moments[entry.draft.objectID] = entry.at
        }
        return moments
    }

    /// The index of the last entry that was written before a moment, looked up in every entry.
    public func lastIndex(before moment: Timestamp) async throws(StoreError) -> Int64 {
        var (last, seen): (Int64, Int64) = (0, 0)
        while case let batch = try await entries(after: seen, limit: 1_000), let newest = batch.last {
            last = batch.last { $0.at < moment }?.index ?? last
            seen = newest.index
        }
        return last
    }
}

/// Reads slates and their runs.
public protocol SlateStore: Sendable {
    /// Every slate, newest first.
    func slates() async throws(StoreError) -> [StoredSlate]
    /// The head of every slate, newest first, without reading a line or a pin.
    func heads() async throws(StoreError) -> [SlateHead]
    /// One slate.
    func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate?
    /// The frozen input of the run that made a slate.
    func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String?
    /// Whom the newest draft or submitted slate proposes for a position; nil where none proposes anybody.
    func proposal(for position: ID<Position>) async throws(StoreError) -> SlateProposal?
    /// What the journal tells of a slate, oldest first.
    func history(of id: ID<Slate>) async throws(StoreError) -> [JournalEntry]
}

extension SlateStore where Self: JournalStore {
    /// What the journal tells of a slate: that it was made, and each of its few steps.
    public func history(of id: ID<Slate>) async throws(StoreError) -> [JournalEntry] {
        try await entries(about: "slate", id.rawValue, limit: 100)
    }
}

extension SlateStore {
    /// The head of every slate, newest first, taken from whole slates.
    public func heads() async throws(StoreError) -> [SlateHead] { try await slates().map(\.head) }

    /// Whom the newest draft or submitted slate proposes for a position, looked up in every slate.
    public func proposal(for position: ID<Position>) async throws(StoreError) -> SlateProposal? {
        for stored in try await slates() where ["draft", "submitted"].contains(stored.slate.state.word) {
            guard let line = stored.run.lines.first(where: { $0.position == position }) else { continue }
            return SlateProposal(slate: stored.slate.id, person: line.person)
        }
        return nil
    }
}

/// Somebody whom a slate proposes for a position.
public struct SlateProposal: Hashable, Sendable {
    /// The slate.
    public let slate: ID<Slate>
    /// Who.
    public let person: ID<Person>

    /// Makes a proposal.
    public init(slate: ID<Slate>, person: ID<Person>) {
        self.slate = slate
        self.person = person
    }
}

/// A slate with what its run found.
public struct StoredSlate: Hashable, Sendable {
    /// The head.
    public let slate: Slate
    /// The run; its frozen input is left empty here and read apart.
    public let run: SolverRun
    /// Pins and exclusions, in the order in which they were made.
    public let pins: [Pin]

    /// Makes a stored slate.
    public init(slate: Slate, run: SolverRun, pins: [Pin]) {
        self.slate = slate
        self.run = run
        self.pins = pins
    }
}

/// A slate with what its run comes to: all that a list says, and no line.
public struct SlateHead: Hashable, Sendable {
    /// The slate itself.
    public var slate: Slate
    /// How many openings the run had.
    public let openingCount: Int
    /// How many of them are filled.
    public let filledCount: Int
    /// How many candidates the run had.
    public let candidateCount: Int
    /// The points of all lines.
    public let totalPoints: Int
    /// The points that no slate can exceed.
    public let bound: Int
    /// How many pairs were pinned or excluded by hand.
    public let pinCount: Int

    /// Makes a head.
    public init(
        slate: Slate, openingCount: Int, filledCount: Int, candidateCount: Int, totalPoints: Int, bound: Int,
        pinCount: Int
    ) {
        self.slate = slate
        self.openingCount = openingCount
        self.filledCount = filledCount
        self.candidateCount = candidateCount
        self.totalPoints = totalPoints
        self.bound = bound
        self.pinCount = pinCount
    }
}

extension StoredSlate {
    /// What a list says of the slate.
    public var head: SlateHead {
        SlateHead(
            slate: slate, openingCount: run.openingCount, filledCount: run.lines.count,
            candidateCount: run.candidateCount, totalPoints: run.totalPoints, bound: run.bound, pinCount: pins.count
        )
    }
}

/// What a store knows of its own health.
public struct StoreHealth: Hashable, Sendable {
    /// The name and version of the database library.
    public let engine: String
    /// Whether a commit is on the disk before it is acknowledged.
    public let isDurable: Bool
    /// Why changes are not written now, as a sentence; nil where nothing is known to keep them from it.
    public let writeObstacle: String?
    /// Sentences about what is not as it should be, the obstacle first; empty when all is well.
    public let warnings: [String]
    /// Sentences that are good to know and ask for nothing.
    public let notes: [String]

    /// Makes a report.
    public init(
        engine: String, isDurable: Bool, writeObstacle: String? = nil, warnings: [String], notes: [String] = []
    ) {
        self.engine = engine
        self.isDurable = isDurable
        self.writeObstacle = writeObstacle
        self.warnings = (writeObstacle.map { [$0] } ?? []) + warnings
        self.notes = notes
    }
}

/// Looks at the store itself.
public protocol StoreInspection: Sendable {
    /// A quick look, cheap enough for a health page.
    func health() async throws(StoreError) -> StoreHealth
    /// Checks every page and every constraint; returns what is wrong.
    func verifyIntegrity() async throws(StoreError) -> [String]
}

/// Everything that one database keeps.
public typealias WholeStore = RegisterStore & JournalStore & SlateStore & RunStore & TrainingEventStore & ChangeStore
    & AttestationStore
