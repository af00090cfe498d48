public import CadreDomain

/// A change of one row of state.
public enum Change: Hashable, Sendable {
    /// Writes a version of an office, new or in place of the one with the same identity and start.
    case office(Office)
    /// Takes away the version of an office that starts on this day.
    case officeVersionRemoved(ID<Office>, start: Day)
    /// Writes a version of a position, new or in place of the one with the same identity and start.
    case position(Position)
    /// Takes away the version of a position that starts on this day.
    case positionVersionRemoved(ID<Position>, start: Day)
    /// Writes a version of a person, new or in place of the one with the same identity and start.
    case person(Person)
    /// Takes away the version of a person that starts on this day.
    case personVersionRemoved(ID<Person>, start: Day)
    /// Writes a qualification, new or in place of the one with the same identity.
    case qualification(Qualification)
    /// Takes away a qualification.
    case qualificationRemoved(ID<Qualification>)
    /// Writes an assignment, new or in place of the one with the same identity.
    case assignment(Assignment)
    /// Takes away an assignment.
    case assignmentRemoved(ID<Assignment>)
    /// Writes a slate's head, new or in place of the one whose version is one lower.
    case slate(Slate)
    /// Writes the run that made a slate, with its lines.
    case run(SolverRun)
    /// Adds a pin or exclusion to a slate.
    case pin(Pin, on: ID<Slate>)
    /// Writes a run that was asked for, with its frozen input.
    case runAsked(Run, frozenInput: String)
    /// Notes who stopped a run that has not ended.
    case runStopAsked(ID<Run>, by: String)
    /// Ends a run that a worker holds, or that none holds where the owner is nil; refused where it has ended.
    case runEnded(ID<Run>, as: Run.State, owner: String?, at: Timestamp)
    /// Adds an attestation campaign that is open, or closes it.
    case attestationCampaign(AttestationCampaign)
    /// Writes what an office has said, new or in place of what has the version one lower.
    case attestation(Attestation)
    /// Notes that the entries of this commit are one change set; refused where it reverts one that is reverted.
    case changeSet(ChangeSet)
    /// Writes a source with all of its trust, new or in place of the one with the same identity.
    case source(Source)
    /// Adds a delivery of a source with the rows as the source says them now, each whole.
    case sourceDelivered(SourceDelivery, [SourceRow])
    /// Adds a steward's decision on a field.
    case fieldDecided(FieldDecision)
    /// Sets a named setting of this data directory.
    case setting(name: String, value: String)
    /// Changes a saved view, a subscription or an alert.
    case views(ViewChange)
}

/// What is kept under a slate of the run that made it: all that is needed to repeat it, and what came out.
public struct SolverRun: Hashable, Sendable {
    /// The slate that it made.
    public let slate: ID<Slate>
    /// The frozen input as canonical text.
    public let frozenInput: String
    /// SHA-256 of the frozen input, hexadecimal.
    public let inputDigest: String
    /// SHA-256 of the plan as canonical text, hexadecimal.
    public let planDigest: String
    /// The journal index that the input was frozen at.
    public let journalIndex: Int64
    /// The lines of the slate, ordered by position.
    public let lines: [SlateLine]
    /// The sum of the points.
    public let totalPoints: Int
    /// The proven bound on the sum.
    public let bound: Int
    /// How many positions were to be filled.
    public let openingCount: Int
    /// How many people were candidates.
    public let candidateCount: Int
    /// How many pairs passed every gate.
    public let pairCount: Int
    /// After which step the search ended because somebody stopped it; nil where nobody did.
    public let stoppedAfter: Int?

    /// Makes a run.
    public init(
        slate: ID<Slate>, frozenInput: String, inputDigest: String, planDigest: String, journalIndex: Int64,
        lines: [SlateLine], totalPoints: Int, bound: Int, openingCount: Int, candidateCount: Int, pairCount: Int,
        stoppedAfter: Int? = nil
    ) {
        self.slate = slate
        self.frozenInput = frozenInput
        self.inputDigest = inputDigest
        self.planDigest = planDigest
        self.journalIndex = journalIndex
        self.lines = lines
        self.totalPoints = totalPoints
        self.bound = bound
        self.openingCount = openingCount
        self.candidateCount = candidateCount
        self.pairCount = pairCount
        self.stoppedAfter = stoppedAfter
    }
}

/// The key that makes a write happen once, however often it is sent.
public struct IdempotencyKey: Hashable, Sendable {
    /// The key that the caller chose with the caller's name: nobody's keys meet those of another.
    public let key: String
    /// SHA-256 of the request, hexadecimal; the same key with another request is refused.
    public let requestDigest: String

    /// Makes the key that an actor chose, which holds no space.
    public init(_ key: String, of actor: String, requestDigest: String) {
        self.key = "\(key) \(actor)"
        self.requestDigest = requestDigest
    }
}

/// Everything that one use case writes, in one transaction.
public struct Commit: Sendable {
    /// Who commits.
    public let caller: Caller
    /// When.
    public let at: Timestamp
    /// The changes of state, in the order in which they are made.
    public var changes: [Change]
    /// The entries of the journal; at least one.
    public var entries: [JournalDraft]
    /// The key that makes it happen once; nil where repeating does no harm.
    public var idempotency: IdempotencyKey?
    /// What a repeated request is answered with, such as the identity of what was made.
    public var result: String

    /// Makes a commit.
    public init(
        caller: Caller, at: Timestamp, changes: [Change], entries: [JournalDraft],
        idempotency: IdempotencyKey? = nil, result: String = ""
    ) {
        self.caller = caller
        self.at = at
        self.changes = changes
        self.entries = entries
        self.idempotency = idempotency
        self.result = result
    }
}

/// What a store answers to a commit.
public enum CommitReceipt: Hashable, Sendable {
    /// The transaction is durable; its last entry has this index.
    case committed(lastIndex: Int64, result: String)
    /// The same key and request were committed before; nothing was written now.
    case repeated(result: String)

    /// What the request made.
    public var result: String {
        switch self {
        case .committed(_, let result), .repeated(let result): result
        }
    }
}
