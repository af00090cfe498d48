import CadreApplication
import CadreDomain
import CadreLedger
import CadreTestSupport

/// A store in memory that takes every write: journal, idempotency keys, slates; the register is what it began with.
actor WritableStore: RegisterStore, JournalStore, SlateStore, RunStore {
    private let register: Register
    private let today: Day
    private var journal: [JournalEntry] = []
    private var answers: [String: (digest: String, result: String)] = [:]
    private var stored: [ID<Slate>: StoredSlate] = [:]
    private var ledger = RunLedger()

    init(_ register: Register, today: Day) {
        self.register = register
        self.today = today
    }

    func loadState() async throws(StoreError) -> StoredState {
        StoredState(
            register: register, settings: [RegisterKeeper.todaySetting: today.description],
            journalIndex: Int64(journal.count)
        )
    }

    func commit(_ commit: Commit) async throws(StoreError) -> CommitReceipt {
        if let key = commit.idempotency, let earlier = try earlier(key) { return .repeated(result: earlier) }
        for change in commit.changes { try take(change) }
        for draft in commit.entries {
            journal.append(
                JournalEntry(
                    index: Int64(journal.count + 1), at: commit.at, actor: commit.caller.actor,
                    role: commit.caller.role.rawValue, requestID: commit.caller.requestID, draft: draft
                )
            )
        }
        if let key = commit.idempotency { answers[key.key] = (key.requestDigest, commit.result) }
        return .committed(lastIndex: Int64(journal.count), result: commit.result)
    }

    /// Replaces the stored digest of a slate's plan, as somebody does who writes in the database beside Cadre.
    func alterPlan(of slate: String) {
        guard let id = ID<Slate>(slate), let old = stored[id] else { return }
        let run = old.run
        let altered = SolverRun(
            slate: id, frozenInput: run.frozenInput, inputDigest: run.inputDigest, planDigest: run.inputDigest,
            journalIndex: run.journalIndex, lines: run.lines, totalPoints: run.totalPoints, bound: run.bound,
            openingCount: run.openingCount, candidateCount: run.candidateCount, pairCount: run.pairCount,
            stoppedAfter: run.stoppedAfter
        )
        stored[id] = StoredSlate(slate: old.slate, run: altered, pins: old.pins)
    }

    private func take(_ change: Change) throws(StoreError) {
        switch change {
        case .slate(let slate):
            if let old = stored[slate.id] {
                guard old.slate.version + 1 == slate.version else { throw .staleVersion(found: old.slate.version) }
                stored[slate.id] = StoredSlate(slate: slate, run: old.run, pins: old.pins)
            } else {
                stored[slate.id] = StoredSlate(slate: slate, run: Self.noRun(slate.id), pins: [])
            }
        case .run(let run):
            guard let old = stored[run.slate] else { throw .corrupt(reason: "a run without a slate") }
            stored[run.slate] = StoredSlate(slate: old.slate, run: run, pins: old.pins)
        case .pin(let pin, let slate):
            guard let old = stored[slate] else { throw .corrupt(reason: "a pin without a slate") }
            stored[slate] = StoredSlate(slate: old.slate, run: old.run, pins: old.pins + [pin])
        case .runAsked, .runStopAsked, .runEnded: try ledger.make(change)
        default: break
        }
    }

    private func earlier(_ key: IdempotencyKey) throws(StoreError) -> String? {
        guard let answer = answers[key.key] else { return nil }
        guard answer.digest == key.requestDigest else { throw .keyReused }
        return answer.result
    }

    private static func noRun(_ slate: ID<Slate>) -> SolverRun {
        SolverRun(
            slate: slate, frozenInput: "", inputDigest: "", planDigest: "", journalIndex: 0, lines: [], totalPoints: 0,
            bound: 0, openingCount: 0, candidateCount: 0, pairCount: 0
        )
    }

    func result(of key: IdempotencyKey) async throws(StoreError) -> String? { try earlier(key) }
    func entries(after index: Int64, limit: Int) async throws(StoreError) -> [JournalEntry] {
        Array(journal.filter { $0.index > index }.prefix(limit))
    }
    func entries(
        about objectKind: String, _ objectID: String, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        Array(journal.filter { $0.draft.objectKind == objectKind && $0.draft.objectID == objectID }.prefix(limit))
    }
    func leafHashes() async throws(StoreError) -> [Digest256] { journal.map(\.leafHash) }
    func slates() async throws(StoreError) -> [StoredSlate] { stored.values.sorted { $0.slate.id > $1.slate.id } }
    func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? { stored[id] }
    func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? { stored[id]?.run.frozenInput }
    func runs() async throws(StoreError) -> [Run] { ledger.runs { stored[$0]?.run } }
    func run(_ id: ID<Run>) async throws(StoreError) -> Run? { try await runs().first { $0.id == id } }
    func frozenInput(of id: ID<Run>) async throws(StoreError) -> String? { ledger.frozenInput(of: id) }
    func openRunCount() async throws(StoreError) -> Int { ledger.openCount }
    func lease(to owner: String, until: Timestamp, at now: Timestamp) async throws(StoreError) -> Run? {
        ledger.lease(to: owner, until: until, at: now)
    }
    func renew(_ id: ID<Run>, of owner: String, until: Timestamp) async throws(StoreError) -> Bool {
        ledger.renew(id, of: owner, until: until)
    }
    func release(_ id: ID<Run>, of owner: String) async throws(StoreError) { ledger.release(id, of: owner) }
}
