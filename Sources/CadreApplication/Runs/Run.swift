public import CadreDomain

/// One run of the solver, from the moment somebody asks for it to its end.
///
/// It is kept from the first moment on, with its frozen input, so that a process that is killed loses none: another
/// worker leases the run again and solves it from the same input.
public struct Run: Hashable, Sendable {
    /// What the run was asked for.
    public enum Kind: String, Sendable, CaseIterable {
        /// A slate of a window.
        case solve
        /// A slate of the window of an earlier one, which stays as it is.
        case again
        /// A draft in place of an earlier one, with a pair forced by hand.
        case pin
        /// A draft in place of an earlier one, with a pair forbidden by hand.
        case exclude
    }

    /// How far a run has come.
    public enum State: Hashable, Sendable {
        /// No worker has taken it yet.
        case waiting
        /// A worker has leased it.
        case running
        /// It made this slate.
        case done(ID<Slate>)
        /// It made none, for this reason.
        case failed(Refusal)
        /// Somebody stopped it before it had found a slate.
        case stopped

        /// The word for the state in files, tables and pages.
        public var word: String {
            switch self {
            case .waiting: "waiting"
            case .running: "running"
            case .done: "done"
            case .failed: "failed"
            case .stopped: "stopped"
            }
        }

        /// Every word, in the order in which a run takes them.
        public static let words = ["waiting", "running", "done", "failed", "stopped"]
    }

    /// The slate that a run begins from.
    public struct Base: Hashable, Sendable {
        /// The slate.
        public let slate: ID<Slate>
        /// The version of it that the new draft replaces; nil where the slate stays as it is.
        public let version: Int?

        /// Makes a base.
        public init(slate: ID<Slate>, version: Int?) {
            self.slate = slate
            self.version = version
        }
    }

    /// The right of one worker to a run, until a moment that it puts off again and again while it works.
    public struct Lease: Hashable, Sendable {
        /// The worker.
        public let owner: String
        /// When another may take the run.
        public let until: Timestamp

        /// Makes a lease.
        public init(owner: String, until: Timestamp) {
            self.owner = owner
            self.until = until
        }
    }

    /// What the slate that a run made is worth.
    public struct Found: Hashable, Sendable {
        /// The sum of the points.
        public let points: Int
        /// The proven bound on the sum.
        public let bound: Int
        /// After which step the search ended because somebody stopped it; nil where nobody did.
        public let stoppedAfter: Int?
        /// SHA-256 of the plan, hexadecimal.
        public let planDigest: String

        /// Makes a finding.
        public init(points: Int, bound: Int, stoppedAfter: Int?, planDigest: String) {
            self.points = points
            self.bound = bound
            self.stoppedAfter = stoppedAfter
            self.planDigest = planDigest
        }

        /// How many points at most the best slate has more.
        public var gap: Int { bound - points }
    }

    /// The identity, such as `run_000009`.
    public let id: ID<Run>
    /// What it was asked for.
    public let kind: Kind
    /// What the slate is to be called.
    public let title: String
    /// The window whose vacancies it fills.
    public let window: DayRange
    /// The slate that it begins from; nil where from none.
    public let base: Base?
    /// SHA-256 of the frozen input, hexadecimal.
    public let inputDigest: String
    /// The journal index that the input was frozen at.
    public let journalIndex: Int64
    /// Who asked for it; the reach is not kept, since it was checked then.
    public let asker: Caller
    /// When.
    public let askedAt: Timestamp
    /// How far it has come.
    public var state: State
    /// How often a worker has begun it.
    public var attemptCount: Int
    /// When the last worker began it; nil where none has.
    public var begunAt: Timestamp?
    /// Whose it is for now; nil where it waits or has ended.
    public var lease: Lease?
    /// Who stopped it; nil where nobody did.
    public var stopper: String?
    /// When it ended; nil where it has not.
    public var endedAt: Timestamp?
    /// What the slate that it made is worth; nil where it made none.
    public var found: Found?

    /// Makes a run as it is stored.
    public init(
        id: ID<Run>, kind: Kind, title: String, window: DayRange, base: Base?, inputDigest: String,
        journalIndex: Int64, asker: Caller, askedAt: Timestamp, state: State = .waiting, attemptCount: Int = 0,
        begunAt: Timestamp? = nil, lease: Lease? = nil, stopper: String? = nil, endedAt: Timestamp? = nil,
        found: Found? = nil
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.window = window
        self.base = base
        self.inputDigest = inputDigest
        self.journalIndex = journalIndex
        self.asker = Caller(
            actor: asker.actor, role: asker.role, scope: .global, requestID: asker.requestID
        )
        self.askedAt = askedAt
        self.state = state
        self.attemptCount = attemptCount
        self.begunAt = begunAt
        self.lease = lease
        self.stopper = stopper
        self.endedAt = endedAt
        self.found = found
    }

    /// Whether it has not ended.
    public var isOpen: Bool { endedAt == nil }

    /// The slate that it made; nil where it made none.
    public var slate: ID<Slate>? {
        if case .done(let slate) = state { slate } else { nil }
    }

    /// How long it has taken from the moment when it was asked for to its end, or to now where it is open.
    public func milliseconds(now: Timestamp) -> Int { Int((endedAt ?? now).milliseconds - askedAt.milliseconds) }
}
