public import CadreDomain
public import CadreLedger

extension PastStore: RegisterStore {
    /// The state as it was.
    public func loadState() async throws(StoreError) -> StoredState { state }

    /// Refuses: the past is not written.
    public func commit(_ commit: Commit) async throws(StoreError) -> CommitReceipt { throw Self.unwritten }

    /// Nothing: no request is answered again from the past.
    public func result(of key: IdempotencyKey) async throws(StoreError) -> String? { nil }

    static var unwritten: StoreError { .unavailable(reason: "what is read is the past, which is not written") }
}

extension PastStore: JournalStore {
    /// Entries after an index, oldest first, as far as they are known.
    public func entries(after index: Int64, limit: Int) async throws(StoreError) -> [JournalEntry] {
        let room = max(0, last.index - index)
        return try await store.entries(after: index, limit: Int(min(room, Int64(limit))))
    }

    /// Entries about one object, oldest first, as far as they are known.
    public func entries(
        about objectKind: String, _ objectID: String, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        known(try await store.entries(about: objectKind, objectID, limit: limit))
    }

    /// Entries about any of some objects, newest first, as far as they are known.
    public func newestEntries(
        about objects: [JournalObject], upTo last: Int64, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        try await store.newestEntries(about: objects, upTo: min(last, self.last.index), limit: limit)
    }

    /// Entries about decisions by hand, newest first, as far as they are known.
    public func newestDecisions(
        naming records: [String], upTo last: Int64, limit: Int
    ) async throws(StoreError) -> [JournalEntry] {
        try await store.newestDecisions(naming: records, upTo: min(last, self.last.index), limit: limit)
    }

    /// The index of the last known entry that was written before a moment.
    public func lastIndex(before moment: Timestamp) async throws(StoreError) -> Int64 {
        min(try await store.lastIndex(before: moment), last.index)
    }

    /// The leaf digests of the known entries.
    public func leafHashes() async throws(StoreError) -> [Digest256] {
        Array(try await store.leafHashes().prefix(Int(last.index)))
    }
}

extension PastStore: SlateStore {
    /// Every known slate as it stood, newest first.
    public func slates() async throws(StoreError) -> [StoredSlate] {
        var slates: [StoredSlate] = []
        for slate in try await store.slates() where knows(slate.slate.id.rawValue) {
            slates.append(try await stood(slate))
        }
        return slates
    }

    /// The head of every known slate as it stood, newest first.
    public func heads() async throws(StoreError) -> [SlateHead] {
        var heads: [SlateHead] = []
        for var head in try await store.heads() where knows(head.slate.id.rawValue) {
            head.slate = head.slate.stood(after: try await history(of: head.slate.id), calendar)
            heads.append(head)
        }
        return heads
    }

    /// A known slate as it stood.
    public func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? {
        guard knows(id.rawValue), let slate = try await store.slate(id) else { return nil }
        return try await stood(slate)
    }

    /// The frozen input, where it was known.
    public func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? {
        knows(id.rawValue) ? try await store.frozenInput(of: id) : nil
    }

    /// The known entries about a slate, oldest first.
    public func history(of id: ID<Slate>) async throws(StoreError) -> [JournalEntry] {
        known(try await store.history(of: id))
    }

    private func stood(_ newest: StoredSlate) async throws(StoreError) -> StoredSlate {
        let slate = newest.slate.stood(after: try await history(of: newest.slate.id), calendar)
        return StoredSlate(slate: slate, run: newest.run, pins: newest.pins)
    }
}

extension PastStore: RunStore {
    /// Every known run as far as it had come, newest first.
    public func runs() async throws(StoreError) -> [Run] {
        var runs: [Run] = []
        for run in try await store.runs() where knows(run.id.rawValue) { runs.append(try await stood(run)) }
        return runs
    }

    /// A known run as far as it had come.
    public func run(_ id: ID<Run>) async throws(StoreError) -> Run? {
        guard knows(id.rawValue), let run = try await store.run(id) else { return nil }
        return try await stood(run)
    }

    /// The frozen input, where it was known.
    public func frozenInput(of id: ID<Run>) async throws(StoreError) -> String? {
        knows(id.rawValue) ? try await store.frozenInput(of: id) : nil
    }

    /// How many runs had not ended.
    public func openRunCount() async throws(StoreError) -> Int {
        try await runs().count { $0.isOpen }
    }

    /// Nothing: no work is done in the past.
    public func lease(to owner: String, until: Timestamp, at now: Timestamp) async throws(StoreError) -> Run? { nil }

    /// Nothing: no work is done in the past.
    public func renew(_ id: ID<Run>, of owner: String, until: Timestamp) async throws(StoreError) -> Bool { false }

    /// Nothing: no work is done in the past.
    public func release(_ id: ID<Run>, of owner: String) async throws(StoreError) {}

    private func stood(_ newest: Run) async throws(StoreError) -> Run {
        let all = try await store.entries(about: "run", newest.id.rawValue, limit: .max)
        let known = self.known(all)
        guard known.count < all.count else { return newest }
        var run = newest
        if !known.contains(where: { $0.draft.action == "run.ended" }) {
            run.state = newest.begunAt.map { $0 <= moment } ?? false ? .running : .waiting
            (run.endedAt, run.found, run.lease) = (nil, nil, nil)
        }
        if !known.contains(where: { $0.draft.action == "run.stopped" }) { run.stopper = nil }
        return run
    }
}

extension PastStore: ChangeStore {
    /// Every known change set, newest first.
    public func changeSets() async throws(StoreError) -> [StoredChangeSet] {
        try await store.changeSets().compactMap(stood)
    }

    /// A known change set.
    public func changeSet(_ id: ID<ChangeSet>) async throws(StoreError) -> StoredChangeSet? {
        try await store.changeSet(id).flatMap(stood)
    }

    private func stood(_ newest: StoredChangeSet) -> StoredChangeSet? {
        guard newest.set.lastIndex <= last.index else { return nil }
        return StoredChangeSet(
            set: newest.set, actor: newest.actor, role: newest.role, requestID: newest.requestID, at: newest.at,
            revertedBy: newest.revertedBy.flatMap { knows($0.rawValue) ? $0 : nil }
        )
    }
}

extension PastStore: AttestationStore {
    /// Every known campaign, newest first, open where it was.
    public func campaigns() async throws(StoreError) -> [AttestationCampaign] {
        try await store.campaigns().filter { $0.openedAt <= moment }.map { newest in
            var campaign = newest
            if let closed = campaign.closedAt, closed > moment { (campaign.closedBy, campaign.closedAt) = (nil, nil) }
            return campaign
        }
    }

    /// What the offices had sent in a campaign.
    public func attestations(in campaign: ID<AttestationCampaign>) async throws(StoreError) -> [Attestation] {
        try await store.attestations(in: campaign).compactMap(stood)
    }

    /// What an office had sent, newest first.
    public func attestations(of office: ID<Office>) async throws(StoreError) -> [Attestation] {
        try await store.attestations(of: office).compactMap(stood)
    }

    /// What was sent by then, without what was settled later; a draft has no moment, so that none is known.
    private func stood(_ newest: Attestation) -> Attestation? {
        guard let receipt = newest.receipt, receipt.at <= moment else { return nil }
        var attestation = newest
        for place in attestation.answers.indices {
            guard let settled = attestation.answers[place].settlement, settled.at > moment else { continue }
            attestation.answers[place].settlement = nil
        }
        return attestation
    }
}

extension PastStore: TrainingEventStore {
    /// Refuses: the past is not written.
    public func loadTrainingEvents(
        file: String, digest: String, commit: Commit,
        produce: @Sendable @escaping (any TrainingEventSink) throws -> String
    ) async throws -> CommitReceipt { throw Self.unwritten }

    /// Refuses: the past is not written.
    public func reconcileTrainingEvents(
        digest: String, commit: Commit,
        reconcile: @Sendable @escaping (_ account: String, _ sources: [TrainingSource]) throws -> ReconciledAccount?
    ) async throws -> CommitReceipt { throw Self.unwritten }

    /// The training demand that is loaded now.
    public func trainingDemand(of country: CountryCode?) async throws(StoreError) -> [TrainingDemandYear] {
        try await store.trainingDemand(of: country)
    }

    /// How many training events are loaded now.
    public func trainingEventCount() async throws(StoreError) -> Int { try await store.trainingEventCount() }
}
