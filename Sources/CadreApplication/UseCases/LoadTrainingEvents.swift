/// Loads a file of training events into the demand register, in one transaction.
public struct LoadTrainingEvents: Sendable {
    let keeper: RegisterKeeper
    let store: any TrainingEventStore

    /// What became of a file, with the account of its load as canonical JSON.
    public enum Outcome: Hashable, Sendable {
        /// It was loaded.
        case loaded(account: String)
        /// It was loaded before; what published counts say of it is new.
        case reconciled(account: String)
        /// It was loaded before, and nothing was written.
        case repeated(account: String)

        /// The account.
        public var account: String {
            switch self {
            case .loaded(let account), .reconciled(let account), .repeated(let account): account
            }
        }
    }

    /// Makes the use case.
    public init(keeper: RegisterKeeper, store: any TrainingEventStore) {
        self.keeper = keeper
        self.store = store
    }

    /// Loads the file; the same file again writes no line, and at most what published counts say of it.
    ///
    /// - Parameters:
    ///   - file: The name under which the load is kept.
    ///   - digest: SHA-256 of the file, hexadecimal.
    ///   - counts: SHA-256 of the published counts, hexadecimal; nil without counts.
    ///   - key: The caller's idempotency key, under which the same file is loaded once; nil for one that is derived
    ///     from the file and the state of the register.
    ///   - produce: Feeds the sink and returns the account of the load as canonical JSON.
    ///   - reconcile: Compares the lines of a file that was loaded before with published counts; nil without counts.
    /// - Throws: A ``Refusal``, such as `idempotency-key.reused` where the key was used for another file, or what
    ///   `produce` or `reconcile` throws.
    public func callAsFunction(
        file: String, digest: String, counts: String? = nil, key: String? = nil, by caller: Caller,
        produce: @Sendable @escaping (any TrainingEventSink) throws -> String,
        reconcile: (@Sendable (_ account: String, _ sources: [TrainingSource]) throws -> ReconciledAccount?)? = nil
    ) async throws -> Outcome {
        try AccessPolicy.check(caller, may: .importTrainingEvents)
        let isOwnKey = key != nil
        let key = try ImportKey.make(
            key, of: ["training-events", file, digest, counts ?? ""], by: caller,
            at: await keeper.snapshot.journalIndex
        )
        do {
            let load = commit("training-events.loaded", digest, key, caller)
            let receipt = try await keeper.writeBeside {
                try await store.loadTrainingEvents(file: file, digest: digest, commit: load, produce: produce)
            }
            guard case .repeated = receipt else { return .loaded(account: receipt.result) }
            // Without counts there is nothing to find, but a key of the caller's own is kept.
            guard isOwnKey || reconcile != nil else { return .repeated(account: receipt.result) }
            let comparison = commit("training-events.reconciled", digest, key, caller)
            let compared = try await keeper.writeBeside {
                try await store.reconcileTrainingEvents(
                    digest: digest, commit: comparison, reconcile: reconcile ?? { _, _ in nil })
            }
            return switch compared {
            case .committed(_, let account): .reconciled(account: account)
            case .repeated(let account): .repeated(account: account)
            }
        } catch let error as StoreError {
            throw Refusal(error)
        }
    }

    private func commit(_ action: String, _ digest: String, _ key: IdempotencyKey, _ caller: Caller) -> Commit {
        Commit(
            caller: caller, at: keeper.now, changes: [],
            entries: [
                JournalDraft(action: action, objectKind: "file", objectID: digest, before: nil, after: nil)
            ],
            idempotency: key
        )
    }
}
