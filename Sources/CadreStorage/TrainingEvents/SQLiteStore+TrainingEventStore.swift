public import CadreApplication
public import CadreDomain
import GRDB

extension SQLiteStore: TrainingEventStore {
    /// Loads one file in one transaction, in place of an earlier load of the same file name.
    ///
    /// A digest that was loaded before, under whatever name, writes no line, so that no line is counted twice. The
    /// receipt's result is the commit's own, or the account of the load where that is empty; a repeated load answers
    /// with the first one's. What `produce` throws is thrown on as it is.
    public func loadTrainingEvents(
        file: String, digest: String, commit: Commit,
        produce: @Sendable @escaping (any TrainingEventSink) throws -> String
    ) async throws -> CommitReceipt {
        let outcome = await write { database in
            try Self.load(file: file, digest: digest, commit: commit, produce: produce, database)
        }
        do {
            return try outcome.get()
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Compares the lines of a loaded file with published counts in one transaction; no line is written.
    ///
    /// The key of the commit is kept also where nothing is found, so that it cannot stand for another file.
    ///
    /// What `reconcile` throws is thrown on as it is.
    public func reconcileTrainingEvents(
        digest: String, commit: Commit,
        reconcile: @Sendable @escaping (_ account: String, _ sources: [TrainingSource]) throws -> ReconciledAccount?
    ) async throws -> CommitReceipt {
        let outcome = await write { database in
            if let key = commit.idempotency, let result = try IdempotencyKeyRows.result(of: key, database) {
                return CommitReceipt.repeated(result: result)
            }
            guard let known = try TrainingLoadRows.account(ofDigest: digest, database) else {
                throw StoreError.conflict(constraint: "trainingLoad.digest")
            }
            let sources = try TrainingLoadRows.sources(of: known.load, database)
            guard let found = try reconcile(known.account, sources) else {
                try Self.keep(commit, result: known.account, database)
                return .repeated(result: known.account)
            }
            try TrainingLoadRows.replaceAccount(of: known.load, with: found.account, database)
            let drafts = commit.entries.map { draft in
                JournalDraft(
                    action: draft.action, objectKind: draft.objectKind, objectID: draft.objectID, before: found.before,
                    after: found.after)
            }
            let lastIndex = try JournalWriter(database).append(drafts, by: commit.caller, at: commit.at, database)
            try Self.keep(commit, result: found.account, database)
            return .committed(lastIndex: lastIndex, result: found.account)
        }
        do {
            return try outcome.get()
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Demand by partner and fiscal year, ordered by both; of one partner where given.
    public func trainingDemand(of country: CountryCode?) async throws(StoreError) -> [TrainingDemandYear] {
        try await read { try TrainingDemandRows.demand($0, of: country) }
    }

    /// How many events are loaded.
    public func trainingEventCount() async throws(StoreError) -> Int {
        try await read { try Int.fetchOne($0, sql: "SELECT coalesce(sum(eventCount), 0) FROM trainingLoad") ?? 0 }
    }

    private static func load(
        file: String, digest: String, commit: Commit, produce: (any TrainingEventSink) throws -> String,
        _ database: Database
    ) throws -> CommitReceipt {
        if let key = commit.idempotency, let result = try IdempotencyKeyRows.result(of: key, database) {
            return .repeated(result: result)
        }
        if let result = try TrainingLoadRows.result(ofDigest: digest, database) { return .repeated(result: result) }
        guard !commit.entries.isEmpty else { throw StoreError.conflict(constraint: "journal.atLeastOneEntry") }
        let load = try TrainingLoadRows.start(file: file, database)
        let writer = try TrainingEventWriter(load: load, database)
        let account = try produce(writer)
        let result = commit.result.isEmpty ? account : commit.result
        let drafts = commit.entries.map { draft in
            JournalDraft(
                action: draft.action, objectKind: draft.objectKind, objectID: draft.objectID, before: draft.before,
                after: account)
        }
        let lastIndex = try JournalWriter(database).append(drafts, by: commit.caller, at: commit.at, database)
        try TrainingLoadRows.write(
            TrainingLoad(
                id: load, file: file, digest: digest, at: commit.at, eventCount: writer.count, account: account,
                result: result, journalIndex: lastIndex),
            database)
        try keep(commit, result: result, database)
        return .committed(lastIndex: lastIndex, result: result)
    }

    /// Keeps the key of a commit, where it has one, with the newest entry of the journal.
    private static func keep(_ commit: Commit, result: String, _ database: Database) throws {
        guard let key = commit.idempotency else { return }
        let index = try JournalRows.lastIndex(database)
        try IdempotencyKeyRows.write(key, result: result, at: commit.at, journalIndex: index, database)
    }
}
