public import CadreApplication
public import CadreDomain
public import CadreLedger
import Synchronization

/// A store in memory that keeps the same rules as the one on disk, and fails when told to.
public final class MemoryStore: Sendable {
    private struct Contents {
        var state = MemoryState()
        var commitFailure: StoreError?
        var readFailure: StoreError?
        var writers = 0
        var writersMax = 0
        var commitCount = 0
    }

    private let contents: Mutex<Contents>

    /// Makes a store that holds a register and the settings of its data directory; its journal is empty.
    public init(_ register: Register = Register(), settings: [String: String] = [:]) {
        var contents = Contents()
        contents.state = MemoryState(register: register, settings: settings)
        self.contents = Mutex(contents)
    }

    /// Makes every commit fail, writing nothing, until it is called with nil.
    public func failCommits(with error: StoreError?) { contents.withLock { $0.commitFailure = error } }

    /// Makes every read fail until it is called with nil.
    public func failReads(with error: StoreError?) { contents.withLock { $0.readFailure = error } }

    /// How many commits took effect.
    public var commitCount: Int { contents.withLock { $0.commitCount } }

    /// The most commits that were ever under way at once.
    public var concurrentCommitsMax: Int { contents.withLock { $0.writersMax } }

    /// Replaces the stored digest of a slate's plan, as somebody does who tampers with the store.
    public func tamper(planDigest: String, of slate: ID<Slate>) {
        contents.withLock { $0.state.tamper(planDigest: planDigest, of: slate) }
    }

    func read<Value: Sendable>(
        _ body: (borrowing MemoryState) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let (state, failure) = contents.withLock { ($0.state, $0.readFailure) }
        if let failure { throw failure }
        return try body(state)
    }

    /// Changes whose turn a run is, beside every commit.
    func change<Value: Sendable>(
        _ body: (inout RunLedger) -> sending Value
    ) throws(StoreError) -> Value {
        let outcome = contents.withLock { contents -> Result<Value, StoreError> in
            if let failure = contents.readFailure { return .failure(failure) }
            return .success(contents.state.changeRuns(body))
        }
        return try outcome.get()
    }

    /// Enters, gives others a chance to come between, makes the change, leaves.
    private func write(
        _ body: (inout MemoryState) throws -> CommitReceipt
    ) async throws -> CommitReceipt {
        contents.withLock {
            $0.writers += 1
            $0.writersMax = max($0.writersMax, $0.writers)
        }
        await Task.yield()
        let outcome = contents.withLock { contents -> Result<CommitReceipt, any Error> in
            contents.writers -= 1
            if let failure = contents.commitFailure { return .failure(failure) }
            var next = contents.state
            let outcome = Result { try body(&next) }
            if case .success(.committed) = outcome {
                contents.state = next
                contents.commitCount += 1
            }
            return outcome
        }
        return try outcome.get()
    }
}

extension MemoryStore: RegisterStore {
    /// Reads everything.
    public func loadState() async throws(StoreError) -> StoredState {
        try read {
            StoredState(
                register: $0.register, settings: $0.settings, views: $0.views,
                journalIndex: Int64($0.journal.count), sources: $0.sources
            )
        }
    }

    /// Writes all of a commit or nothing.
    public func commit(_ commit: Commit) async throws(StoreError) -> CommitReceipt {
        do {
            return try await write { try $0.commit(commit) }
        } catch let error as StoreError {
            throw error
        } catch {
            throw .unavailable(reason: "\(error)")
        }
    }

    /// What the key was answered with before.
    public func result(of key: IdempotencyKey) async throws(StoreError) -> String? {
        try read { state throws(StoreError) in try state.result(of: key) }
    }
}

extension MemoryStore: JournalStore {
    /// Entries after an index, oldest first.
    public func entries(after index: Int64, limit: Int) async throws(StoreError) -> [JournalEntry] {
        try read { state in Array(state.journal.filter { $0.index > index }.prefix(limit)) }
    }

    /// Entries about one object, oldest first.
    public func entries(
        about objectKind: String, _ objectID: String, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        try read { state in
            Array(
                state.journal.filter { $0.draft.objectKind == objectKind && $0.draft.objectID == objectID }
                    .prefix(limit)
            )
        }
    }

    /// The leaf digests in order.
    public func leafHashes() async throws(StoreError) -> [Digest256] {
        try read { state in state.journal.map(\.leafHash) }
    }
}

extension MemoryStore: SlateStore {
    /// Every slate, newest first.
    public func slates() async throws(StoreError) -> [StoredSlate] {
        try read { state in state.slates.reversed().map(\.stored) }
    }

    /// One slate.
    public func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? {
        try read { state in state.slates.first { $0.slate.id == id }?.stored }
    }

    /// The frozen input of the run that made a slate.
    public func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? {
        try read { state in state.slates.first { $0.slate.id == id }?.run?.frozenInput }
    }
}

extension MemoryStore: TrainingEventStore {
    /// Loads one file in place of an earlier load of the same name; a digest that was loaded writes nothing.
    public func loadTrainingEvents(
        file: String, digest: String, commit: Commit,
        produce: @Sendable @escaping (any TrainingEventSink) throws -> String
    ) async throws -> CommitReceipt {
        try await write { try $0.load(file: file, digest: digest, commit: commit, produce: produce) }
    }

    /// Keeps what published counts say of a loaded file.
    public func reconcileTrainingEvents(
        digest: String, commit: Commit,
        reconcile: @Sendable @escaping (_ account: String, _ sources: [TrainingSource]) throws -> ReconciledAccount?
    ) async throws -> CommitReceipt {
        try await write { try $0.reconcile(digest: digest, commit: commit, reconcile) }
    }

    /// Demand by partner and fiscal year, ordered by both.
    public func trainingDemand(of country: CountryCode?) async throws(StoreError) -> [TrainingDemandYear] {
        try read { state in state.demand(of: country) }
    }

    /// How many events are loaded.
    public func trainingEventCount() async throws(StoreError) -> Int {
        try read { state in state.loads.reduce(0) { $0 + $1.events.count } }
    }
}

extension MemoryStore: AttestationStore {
    /// Every campaign, newest first.
    public func campaigns() async throws(StoreError) -> [AttestationCampaign] {
        try read { state in state.campaigns.sorted { $0.id > $1.id } }
    }

    /// What the offices have said in a campaign, by office.
    public func attestations(
        in campaign: ID<AttestationCampaign>
    ) async throws(StoreError) -> [Attestation] {
        try read { state in
            state.attestations.filter { $0.campaign == campaign }.sorted { $0.office < $1.office }
        }
    }

    /// What an office has said in every campaign, newest first.
    public func attestations(of office: ID<Office>) async throws(StoreError) -> [Attestation] {
        try read { state in
            state.attestations.filter { $0.office == office }.sorted { $0.campaign > $1.campaign }
        }
    }
}

extension MemoryStore: ChangeStore {
    /// Every change set, newest first.
    public func changeSets() async throws(StoreError) -> [StoredChangeSet] {
        try read { state in state.storedChangeSets }
    }

    /// One change set.
    public func changeSet(_ id: ID<ChangeSet>) async throws(StoreError) -> StoredChangeSet? {
        try read { state in state.storedChangeSets.first { $0.set.id == id } }
    }
}

extension MemoryStore: StoreInspection {
    /// A report that all is well, as far as memory can be.
    public func health() async throws(StoreError) -> StoreHealth {
        try read { _ in StoreHealth(engine: "memory", isDurable: false, warnings: []) }
    }

    /// Nothing is ever wrong.
    public func verifyIntegrity() async throws(StoreError) -> [String] {
        try read { _ in [] }
    }
}
