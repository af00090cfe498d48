/// Loads a file of training events into the demand register, in one transaction.
public struct LoadTrainingEvents: Sendable {
    let keeper: RegisterKeeper
    let store: any TrainingEventStore

    /// Makes the use case.
    public init(keeper: RegisterKeeper, store: any TrainingEventStore) {
        self.keeper = keeper
        self.store = store
    }

    /// Loads the file; the same file again writes nothing.
    ///
    /// - Parameters:
    ///   - file: The name under which the load is kept.
    ///   - digest: SHA-256 of the file, hexadecimal.
    ///   - produce: Feeds the sink and returns the account of the load as canonical JSON.
    /// - Returns: The account, of this load or of the earlier one.
    /// - Throws: A ``Refusal``, or what `produce` throws.
    public func callAsFunction(
        file: String, digest: String, by caller: Caller,
        produce: @Sendable @escaping (any TrainingEventSink) throws -> String
    ) async throws -> CommitReceipt {
        try AccessPolicy.check(caller, may: .importTrainingEvents)
        let commit = Commit(
            caller: caller, at: keeper.now, changes: [],
            entries: [
                JournalDraft(
                    action: "training-events.loaded", objectKind: "file", objectID: digest, before: nil, after: nil
                )
            ]
        )
        do {
            return try await keeper.writeBeside {
                try await store.loadTrainingEvents(file: file, digest: digest, commit: commit, produce: produce)
            }
        } catch let error as StoreError {
            throw Refusal(error)
        }
    }
}
